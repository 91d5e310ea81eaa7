import { enterpriseNames } from '../db/facts.ts';
import { enterprisesOf, type Person } from '../db/people.ts';
import { heldSubscriptions, type SubscriptionRow } from '../db/reminder-subscriptions.ts';
import { deadlineKinds } from '../deadlines/ladder.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { type Way, wayTo } from '../deadlines/way.ts';
import type { Cadence, Only, Quiet } from '../deadlines/wishes.ts';
import { Problem } from '../errors.ts';
import { mutableKinds, type RemindersModel } from '../pages/reminder-forms.ts';
import { manageWords as words } from '../words/manage.ts';
import type { Context } from './context.ts';
import { membersReached } from './members-reached.ts';
import {
  addSubscription,
  chooseWeeklyBudget,
  endSubscription,
  replaceSubscription,
} from './reminder-subscriptions.ts';
import { readerOfLink } from './subscriptions-reader.ts';
import { testEndpoint } from './test-endpoint.ts';
import { type WantedReminders, wantedOf } from './wanted-reminders.ts';
import { waysOf } from './ways-by-link.ts';

/** What a person is reminded of, enterprise by enterprise. */
export async function remindersOf(
  context: Pick<Context, 'db' | 'secret' | 'clock'>,
  person: Person,
): Promise<RemindersModel> {
  const { db } = context;
  const ids = await enterprisesOf(db, person.id);
  const names = await enterpriseNames(db, ids);
  const members = await membersReached(db, ids);
  const held = Map.groupBy(await heldSubscriptions(db, person.id, ids), (row) => row.enterpriseId);
  const enterprises: RemindersModel['enterprises'] = [];
  for (const id of ids) {
    const all = members.get(id) ?? [];
    const colleagues = all
      .filter(({ personId }) => personId !== person.id)
      .map(({ personId, name }) => ({ id: personId, name }));
    const subscriptions = [];
    for (const row of held.get(id) ?? []) {
      const { revision, changedAt } = row;
      subscriptions.push({ id: row.id, revision, changedAt, way: row.channel, ...formOf(row) });
    }
    enterprises.push({ id, name: names.get(id)?.name ?? '', members: all, subscriptions, colleagues });
  }
  return { weeklyBudget: person.weeklyBudget, ways: await waysOf(context, person), enterprises };
}

function formOf(row: SubscriptionRow) {
  const { cadence, weekday, sendMinute, zone, quiet, outlook, lang, secondPersonId, secondFrom } = row;
  const kinds = row.only.kinds ?? mutableKinds;
  const second = secondPersonId ? { personId: secondPersonId, fromDays: secondFrom ?? 0 } : undefined;
  return { cadence, weekday, sendMinute, zone, quiet, outlook, lang, kinds, ...(second ? { second } : {}) };
}

type Field = (name: string) => string | undefined;

/** Changes a subscription as its form says; what the form does not show stays as it is. */
export async function reviseByLink(
  context: Context,
  link: string,
  id: string,
  field: Field,
  kinds: readonly string[],
) {
  const { person, row } = await ownByLink(context, link, id);
  const expected = Number(field('revision') ?? 0);
  const owner = { personId: person.id, enterpriseId: row.enterpriseId, via: 'letter' as const };
  await replaceSubscription(context, owner, { id, expected }, wantedFrom(row, field, kinds));
}

function wantedFrom(row: SubscriptionRow, field: Field, kinds: readonly string[]): WantedReminders {
  const { lang: _lang, second: _second, ...before } = wantedOf(row);
  const lang = field('lang');
  const second = field('second');
  return {
    ...before,
    only: onlyFrom(row, kinds),
    channel: wayFrom(field('channel')) ?? row.channel,
    cadence: oneOf<Cadence>(field('cadence'), ['at-once', 'daily', 'weekly']),
    quiet: oneOf<Quiet>(field('quiet'), ['none', 'holidays', 'rest-days']),
    weekday: wholeNumber(field('weekday'), { from: 1, to: 7 }),
    sendMinute: minuteOf(field('hour')),
    zone: field('zone') ?? '',
    outlook: field('outlook') === 'yes',
    ...(lang ? { lang: oneOf(lang, ['zh', 'en']) } : {}),
    ...(second
      ? { second: { personId: uuid(second), fromDays: wholeNumber(field('fromDays'), { from: 0, to: 366 }) } }
      : {}),
  };
}

/** All of them is no narrowing; none of them is no subscription, which has a button of its own. */
function onlyFrom(row: SubscriptionRow, chosen: readonly string[]): Only {
  const kinds = deadlineKinds.filter((kind) => chosen.includes(kind)) as DeadlineKind[];
  if (kinds.length === 0) throw refused(words.noKind);
  const { kinds: _before, ...rest } = row.only;
  return mutableKinds.every((kind) => kinds.includes(kind)) ? rest : { ...rest, kinds };
}

/** Whether it is the reader's own is asked where it is written. */
function wayFrom(given: string | undefined): Way | undefined {
  if (given === undefined || given === 'mail') return given;
  const [, channel, id = ''] = /^(mail|webhook|wecom|dingtalk|feishu):(.+)$/.exec(given) ?? [];
  return wayTo(oneOf(channel, ['mail', 'webhook', 'wecom', 'dingtalk', 'feishu']), uuid(id));
}

function oneOf<T extends string>(given: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((each) => each === given);
  if (!found) throw refused(words.unknownChoice);
  return found;
}

function wholeNumber(given: string | undefined, { from, to }: { from: number; to: number }): number {
  const number = /^\d{1,3}$/.test(given ?? '') ? Number(given) : Number.NaN;
  if (!(number >= from && number <= to)) throw refused(words.number(from, to));
  return number;
}

function minuteOf(given: string | undefined): number {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)/.exec(given ?? '') ?? [];
  if (hours === undefined) throw refused(words.noHour);
  return Number(hours) * 60 + Number(minutes);
}

function uuid(given: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given)) throw refused(words.unknownChoice);
  return given;
}

/** Ends a subscription. */
export async function endByLink(context: Context, link: string, id: string) {
  const { person, row } = await ownByLink(context, link, id);
  const owner = { personId: person.id, enterpriseId: row.enterpriseId, via: 'letter' as const };
  await endSubscription(context, owner, { id, expected: row.revision });
}

/** Begins to remind of an enterprise again, as usual; where that is so already, nothing changes. */
export async function startByLink(context: Context, link: string, enterpriseId: string) {
  const person = await readerOfLink(context, link);
  if (!(await enterprisesOf(context.db, person.id)).includes(enterpriseId)) throw new Problem('not-found');
  const held = await heldSubscriptions(context.db, person.id, [enterpriseId]);
  if (held.length > 0) return;
  await addSubscription(context, { personId: person.id, enterpriseId, via: 'letter' }, {});
}

/** Has a test sent to one of the reader's ways; the page says what was answered. */
export async function testByLink(context: Context, link: string, id: string) {
  const person = await readerOfLink(context, link);
  await testEndpoint(context, person.id, id);
}

/** Sets how many letters of reminders a week the reader takes. */
export async function budgetByLink(context: Context, link: string, letters: string | undefined) {
  const person = await readerOfLink(context, link);
  await chooseWeeklyBudget(context, person, wholeNumber(letters, { from: 1, to: 100 }));
}

async function ownByLink(context: Context, link: string, id: string) {
  const person = await readerOfLink(context, link);
  const row = (await heldSubscriptions(context.db, person.id)).find((each) => each.id === id);
  if (!row) throw new Problem('not-found');
  return { person, row };
}

function refused(detail: { zh: string; en: string }): Problem {
  return new Problem('unprocessable', [{ pointer: '', detail }]);
}
