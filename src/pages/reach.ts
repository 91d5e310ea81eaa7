import type { Lang, Text } from '../answers/source.ts';
import type { Reach } from '../deadlines/reach.ts';
import { pick } from '../words/format.ts';
import { reachWords as words } from '../words/reach.ts';
import { type Html, html } from './html.ts';

/** The members of an enterprise and whether each is reached, in the order in which they are listed. */
export type ReachModel = { name: string; reach: Reach }[];

/** What is wrong with how an enterprise's members are reached, and what to do; nothing where all are. */
export function reachNotice(members: ReachModel, lang: Lang): Html | false {
  const say = (text: Text) => pick(text, lang);
  const lost = members.filter(({ reach }) => reach !== 'reached').length;
  if (members.length > 0 && lost === 0) return false;
  const nobody = lost === members.length;
  return html`<div class="alarm" role="status"><p class="said"><strong>${say(nobody ? words.nobody : words.some(lost))}</strong></p>
${members.length === 0 ? html`<p>${say(words.noMember)}</p>` : html`<ul>${members.map((each) => helpFor(each, lang))}</ul>`}</div>`;
}

function helpFor({ name, reach }: ReachModel[number], lang: Lang): Html | false {
  return (
    reach !== 'reached' &&
    html`<li><strong>${name}</strong>${lang === 'zh' ? '：' : ': '}${pick(words.help[reach], lang)}</li>`
  );
}

/** The members of an enterprise, each with a mark that says whether reminders arrive. */
export function memberList(members: ReachModel, lang: Lang): Html | false {
  return (
    members.length > 0 &&
    html`<ul class="members">${members.map(({ name, reach }) => html`<li>${name} <span class="badge ${reach}">${pick(words.states[reach], lang)}</span></li>`)}</ul>`
  );
}
