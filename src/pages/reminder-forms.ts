import type { Lang, Text } from '../answers/source.ts';
import { deadlineKinds } from '../deadlines/ladder.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { isOfGroup, type Way } from '../deadlines/way.ts';
import type { Cadence, Quiet } from '../deadlines/wishes.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { wayWords } from '../words/endpoints.ts';
import { hour, pick } from '../words/format.ts';
import { manageWords as words } from '../words/manage.ts';
import { type Html, html } from './html.ts';
import { pathIn } from './layout.ts';
import { clockTime } from './parts.ts';
import { memberList, type ReachModel, reachNotice } from './reach.ts';
import { type WaysModel, waysList } from './ways.ts';

/** What a reader is reminded of, enterprise by enterprise. */
export type RemindersModel = {
  weeklyBudget: number;
  ways: WaysModel;
  enterprises: {
    id: string;
    name: string;
    subscriptions: SubscriptionForm[];
    /** All members, the reader too. */
    members: ReachModel;
    /** Who may be the second contact. */
    colleagues: { id: string; name: string }[];
  }[];
};

type SubscriptionForm = {
  id: string;
  revision: number;
  changedAt: Temporal.Instant;
  way: Way;
  cadence: Cadence;
  weekday: number;
  sendMinute: number;
  zone: string;
  quiet: Quiet;
  outlook: boolean;
  lang: Lang | null;
  kinds: readonly DeadlineKind[];
  second?: { personId: string; fromDays: number };
};

/** What was wrong with what a form has just sent; nothing was changed. `form` is the id of its section. */
export type WrongForm = { form: string; faults: Text[] };

/** Kinds a reader may want or not; milestones are shown and never reminded of. */
export const mutableKinds = deadlineKinds.filter((kind) => kind !== 'milestone');

const zones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Tokyo',
  'Asia/Singapore',
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
];

type Around = { path: string; lang: Lang; wrong: WrongForm | undefined; ways: WaysModel };

/** The forms in which a reader chooses how to be reminded; usable without a script. */
export function reminderForms(model: RemindersModel, path: string, lang: Lang, wrong?: WrongForm): Html {
  const say = (text: Text) => pick(text, lang);
  const around = { path, lang, wrong, ways: model.ways };
  return html`<section id="reminders"><h2>${say(words.reminders)}</h2>
<p class="note">${say(words.pressing)}</p>
${model.enterprises.length === 0 && html`<p class="empty">${say(words.none)}</p>`}
${model.enterprises.map((each) => enterpriseForms(each, around))}
${waysList(model.ways, path, faultsOf('ways', around), lang)}
<datalist id="zones">${zones.map((zone) => html`<option value="${zone}"></option>`)}</datalist>
<form id="budget" class="fields" method="post" action="${pathIn(lang, `${path}/budget`)}">
${faultsOf('budget', around)}
<label>${say(words.budget)} <input type="number" name="letters" min="1" max="100" required value="${model.weeklyBudget}"></label>
<p class="small">${say(words.budgetNote)}</p>
<button class="button plain" type="submit">${say(words.save)}</button></form></section>`;
}

function enterpriseForms(enterprise: RemindersModel['enterprises'][number], around: Around): Html {
  const { path, lang } = around;
  const say = (text: Text) => pick(text, lang);
  const { id, name, members, subscriptions, colleagues } = enterprise;
  return html`<h3 id="${id}">${name}</h3>
${reachNotice(members, lang)}
${memberList(members, lang)}
${faultsOf(id, around)}
${subscriptions.map((form) => subscriptionForm(form, colleagues, around))}
${
  subscriptions.length === 0 &&
  html`<p>${say(words.notReminded)}</p>
<form method="post" action="${pathIn(lang, `${path}/reminders/${id}/start`)}"><button class="button plain" type="submit">${say(words.start)}</button></form>`
}`;
}

function subscriptionForm(
  form: SubscriptionForm,
  colleagues: RemindersModel['enterprises'][number]['colleagues'],
  around: Around,
): Html {
  const { path, lang } = around;
  const say = (text: Text) => pick(text, lang);
  const to = pathIn(lang, `${path}/reminders/${form.id}`);
  const { second } = form;
  const none: [string, string] = ['', say(words.noSecond)];
  const people = [none, ...colleagues.map(({ id, name }): [string, string] => [id, name])];
  return html`<section class="card" id="${form.id}"><p><strong>${say(wayName(form.way, around.ways))}</strong> <span class="small">${say(words.changed)} ${clockTime(form.changedAt)}</span></p>
${faultsOf(form.id, around)}
<form class="fields" method="post" action="${to}"><input type="hidden" name="revision" value="${form.revision}">
${choice(say(wayWords.by), 'channel', waysFor(form.way, around), form.way)}
${choice(say(words.cadence), 'cadence', named(words.cadences, lang), form.cadence)}
${choice(say(words.weekday), 'weekday', weekdaysIn(lang), String(form.weekday))}
<label>${say(words.hour)} <input type="time" name="hour" required value="${hour(form.sendMinute)}"></label>
${isOfGroup(form.way) && html`<p class="small">${say(wayWords.robotHour)}</p>`}
<label>${say(words.zone)} <input type="text" name="zone" list="zones" required maxlength="60" value="${form.zone}"></label>
${choice(say(words.quiet), 'quiet', named(words.quiets, lang), form.quiet)}
<label class="check"><input type="checkbox" name="outlook" value="yes"${checked(form.outlook)}> ${say(words.outlook)}</label>
${choice(say(words.lang), 'lang', langsIn(lang), form.lang ?? '')}
${choice(say(words.second), 'second', people, second?.personId ?? '')}
<label>${say(words.fromDays)} <input type="number" name="fromDays" min="0" max="366" value="${second?.fromDays ?? 7}"></label>
<p class="small">${say(words.secondNote)}</p>
${kindChoices(form, lang)}
<button class="button" type="submit">${say(words.save)}</button></form>
<form method="post" action="${to}/end"><button class="button plain" type="submit">${say(words.end)}</button></form></section>`;
}

function wayName(way: Way, { others }: WaysModel): Text {
  return others.find((each) => each.way === way)?.name ?? words.account;
}

/** The account's address, every way that takes reminders, and the one that is chosen now. */
function waysFor(chosen: Way, { ways, lang }: Around): [string, string][] {
  const open = ways.others.filter(({ way, state }) => state === 'confirmed' || way === chosen);
  const named = open.map(({ way, name }): [string, string] => [way, pick(name, lang)]);
  return [['mail', pick(words.account, lang)], ...named];
}

function kindChoices({ kinds }: SubscriptionForm, lang: Lang): Html {
  const shown = mutableKinds.filter((kind) => kinds.includes(kind)).length;
  return html`<details><summary>${pick(words.kinds(shown, mutableKinds.length), lang)}</summary>
${mutableKinds.map((kind) => html`<label class="check"><input type="checkbox" name="kind" value="${kind}"${checked(kinds.includes(kind))}> ${pick(deadlineKindWords[kind], lang)}</label>`)}</details>`;
}

function choice(label: string, name: string, options: [string, string][], chosen: string): Html {
  return html`<label>${label} <select name="${name}">${options.map(([value, text]) => html`<option value="${value}"${value === chosen && html` selected`}>${text}</option>`)}</select></label>`;
}

function named(texts: Record<string, Text>, lang: Lang): [string, string][] {
  return Object.entries(texts).map(([value, text]) => [value, pick(text, lang)]);
}

function weekdaysIn(lang: Lang): [string, string][] {
  return words.weekdays.map((text, index) => [String(index + 1), pick(text, lang)]);
}

function langsIn(lang: Lang): [string, string][] {
  return Object.entries(words.langs).map(([value, text]) => [value === 'own' ? '' : value, pick(text, lang)]);
}

function checked(is: boolean): Html | false {
  return is && html` checked`;
}

function faultsOf(form: string, { lang, wrong }: Around): Html | false {
  if (wrong?.form !== form) return false;
  return html`<ul class="faults" role="alert">${wrong.faults.map((fault) => html`<li>${pick(fault, lang)}</li>`)}</ul>`;
}
