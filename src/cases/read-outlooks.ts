import { dayOf } from '../clock.ts';
import type { WorkCalendar } from '../dates/calendar.ts';
import type { Database } from '../db/connect.ts';
import type { Letter } from '../db/letters.ts';
import { enterprisesOf } from '../db/people.ts';
import { undoneUntil } from '../db/undone.ts';
import type { Law } from '../deadlines/law.ts';
import { outlookDays } from '../deadlines/outlook.ts';
import type { Context } from './context.ts';
import { readCalendars, readPolicies } from './law.ts';
import { type Outlook, type OutlookSpan, outlooksOf } from './outlooks.ts';
import { policySubjects, readMembers, readResponses } from './read-surroundings.ts';

/** What the outlooks of some enterprises rest on beside their rows. */
export type OutlookLaw = { calendar: WorkCalendar; policies: Law['policies'] };

export async function readOutlookLaw(
  db: Database,
  context: Pick<Context, 'calendars' | 'documents'>,
): Promise<OutlookLaw> {
  const { calendar } = await readCalendars(db, context);
  return { calendar, policies: await readPolicies(db, context) };
}

/** The outlooks owed in some enterprises, to all their members. */
export async function readOutlooks(
  db: Database,
  { calendar, policies }: OutlookLaw,
  enterpriseIds: string[],
  span: OutlookSpan,
): Promise<Outlook[]> {
  const rows = await undoneUntil(db, enterpriseIds, span.on.add({ days: outlookDays }));
  const ids = rows.map(({ id }) => id);
  const around = {
    calendar,
    policies: policySubjects(policies),
    members: await readMembers(db, enterpriseIds),
    responses: await readResponses(db, ids),
  };
  return outlooksOf(rows, around, span);
}

/** What one transaction has read: whoever claims a batch asks of each outlook whether it is owed, and then what it says. */
type Read = { law: Promise<OutlookLaw>; outlooks: Map<string, Promise<Outlook | undefined>> };
const readIn = new WeakMap<Database, Read>();

/**
 * What an outlook's letter, or the digest of its day, tells its reader now; undefined where there is nothing to tell, or it
 * is not wanted any more. Read once in a transaction, which `tx` has to be.
 */
export async function outlookOf(
  tx: Database,
  context: Pick<Context, 'calendars' | 'documents' | 'clock'>,
  letter: OutlookAddress,
): Promise<Outlook | undefined> {
  const read = readIn.get(tx) ?? { law: readOutlookLaw(tx, context), outlooks: new Map() };
  readIn.set(tx, read);
  const key = `${letter.personId} ${letter.channel} ${letter.slot}`;
  const found = read.outlooks.get(key) ?? readOutlookOf(tx, context, await read.law, letter);
  read.outlooks.set(key, found);
  return await found;
}

type OutlookAddress = Pick<Letter, 'personId' | 'channel' | 'slot'>;

async function readOutlookOf(
  tx: Database,
  context: Pick<Context, 'clock'>,
  law: OutlookLaw,
  { personId, channel, slot }: OutlookAddress,
): Promise<Outlook | undefined> {
  const day = Temporal.PlainDate.from(slot);
  const span = { from: day, to: day, on: dayOf(context.clock.now()) };
  const enterprises = await enterprisesOf(tx, personId);
  const all = await readOutlooks(tx, law, enterprises, span);
  return all.find((each) => each.person.id === personId && each.channel === channel);
}
