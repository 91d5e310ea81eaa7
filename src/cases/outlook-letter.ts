import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import { type Letter, updateLetter } from '../db/letters.ts';
import type { Person } from '../db/people.ts';
import { remindersAbout } from '../db/reminders.ts';
import { type OutlookItem, type OutlookModel, renderOutlook } from '../letters/outlook.ts';
import type { Context } from './context.ts';
import { readCalendars } from './law.ts';
import { letterAddresses } from './letter-addresses.ts';
import { deadlineItem, detailsLink } from './letter-items.ts';
import { outlookOf } from './read-outlooks.ts';

/** Whether an outlook's letter has anything to tell. */
export async function isOutlookOwed(
  tx: Database,
  context: Context,
  _slot: string,
  letter: Letter,
): Promise<boolean> {
  return (await outlookOf(tx, context, letter)) !== undefined;
}

/** The weekly outlook as a mail; throws where there is nothing to tell. */
export async function outlookLetter(
  tx: Database,
  context: Context,
  person: Person,
  _slot: string,
  letter: Letter,
) {
  return renderOutlook(await outlookModel(tx, context, person, letter));
}

/** What an outlook's letter says to a person in that person's language; throws where there is nothing to tell. */
export async function outlookModel(
  tx: Database,
  context: Context,
  person: Person,
  letter: Letter,
): Promise<OutlookModel> {
  const outlook = await outlookIn(tx, context, person, letter);
  if (!outlook) throw new Error(`no outlook under ${letter.slot}`);
  const { lang, name, email } = person;
  const on = dayOf(context.clock.now());
  const links = letterAddresses(context, person, letter);
  return { lang, recipient: { name, address: email }, on, outlook, links };
}

/**
 * The outlook of a digest's day, whose letter is held: told at the digest's end without what the digest says anyway, and
 * its own letter ends with that. Undefined where nothing is left of it.
 */
export async function takeInOutlook(
  tx: Database,
  context: Context,
  person: Person,
  letter: Letter,
  toldAnyway: readonly string[],
): Promise<OutlookModel['outlook'] | undefined> {
  const outlook = await outlookIn(tx, context, person, letter);
  const now = context.clock.now();
  const reason = outlook ? 'in-digest' : 'nothing-owed';
  await updateLetter(tx, letter.id, { state: 'suppressed', reason, settledAt: now });
  const isNew = ({ deadlineId }: OutlookItem) => !toldAnyway.includes(deadlineId);
  const left = outlook && { overdue: outlook.overdue.filter(isNew), coming: outlook.coming.filter(isNew) };
  return left && left.overdue.length + left.coming.length > 0 ? left : undefined;
}

async function outlookIn(
  tx: Database,
  context: Context,
  person: Person,
  letter: Letter,
): Promise<OutlookModel['outlook'] | undefined> {
  const lines = (await outlookOf(tx, context, letter))?.lines;
  if (!lines) return undefined;
  const now = context.clock.now();
  const { calendar } = await readCalendars(tx, context);
  const names = await enterpriseNames(tx, [...new Set(lines.flatMap(({ row }) => row.enterpriseId ?? []))]);
  // A line leads to the page of the newest reminder there was, where it can be answered.
  const reminders = new Map<string, string>();
  for (const each of await remindersAbout(
    tx,
    lines.map(({ row }) => row.id),
  ))
    if (each.personId === person.id && each.id > (reminders.get(each.deadlineId) ?? ''))
      reminders.set(each.deadlineId, each.id);
  const items = lines.flatMap(({ row, part }) => {
    const reminderId = reminders.get(row.id);
    const links = reminderId
      ? { details: detailsLink(context, { ...person, channel: letter.channel }, reminderId, now) }
      : {};
    const { dates, ...item } = deadlineItem(calendar, names.get(row.enterpriseId ?? ''), row, now);
    return dates ? [{ part, item: { ...item, dates, links } }] : [];
  });
  const of = (part: 'overdue' | 'coming') =>
    items.filter((each) => each.part === part).map(({ item }) => item);
  return { overdue: of('overdue'), coming: of('coming') };
}
