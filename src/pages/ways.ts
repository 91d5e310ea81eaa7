import type { Lang, Text } from '../answers/source.ts';
import type { Way } from '../deadlines/way.ts';
import { wayWords as words } from '../words/endpoints.ts';
import { pick } from '../words/format.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';

type State = 'unconfirmed' | 'confirmed' | 'stopped';

/** The ways a reader can be reached: the account's own address, which comes first, and the others. */
export type WaysModel = {
  /** `why`: why it is stopped. */
  account: { state: State; why?: Text };
  others: {
    id: string;
    way: Way;
    name: Text;
    state: State;
    isTestable: boolean;
    /** Why it is stopped, or how it is confirmed. */
    why?: Text;
    /** What was answered to the newest test. */
    tested?: Text;
  }[];
};

/**
 * The ways with their states, and a test of each that can be tested. The page is reached by a link that does not end and that
 * whoever was forwarded a letter has, so none can be added or taken away here.
 */
export function waysList(
  { account, others }: WaysModel,
  path: string,
  faults: Html | false,
  lang: Lang,
): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<h3 id="ways">${say(words.title)}</h3>
${faults}
<section class="card">${stateLine(words.account, account, lang)}</section>
${others.map((each) => wayForm(each, pathIn(lang, `${path}/ways/${each.id}/test`), lang))}
<p class="small">${say(words.note)} <a href="/api/docs">${say(words.docs)}</a></p>`;
}

function wayForm(way: WaysModel['others'][number], to: string, lang: Lang): Html {
  const say = (text: Text) => pick(text, lang);
  return html`<section class="card">${stateLine(way.name, way, lang)}
${way.tested && html`<p>${say(words.tested)}${say(way.tested)}</p>`}
${way.isTestable && html`<form method="post" action="${to}"><button class="button plain" type="submit">${say(words.test)}</button></form>`}</section>`;
}

function stateLine(name: Text, { state, why }: { state: State; why?: Text }, lang: Lang): Html {
  return html`<p><strong>${pick(name, lang)}</strong> <span class="badge way-${state}">${pick(words.states[state], lang)}</span>${why && html`<span class="small">${pick(why, lang)}</span>`}</p>`;
}
