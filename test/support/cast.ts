import { sql } from 'drizzle-orm';
import type { Outcome } from '../../src/answers/outcome.ts';
import { ensureAdmin } from '../../src/cases/access.ts';
import { type Claimed, claimLetters } from '../../src/cases/claim-letter.ts';
import type { Context } from '../../src/cases/context.ts';
import { rederivePolicies } from '../../src/cases/derive-policies.ts';
import { registerEnterprise, registerFact, reviseFact } from '../../src/cases/facts.ts';
import { calendarShelf, documentShelf } from '../../src/cases/law.ts';
import { addMember } from '../../src/cases/members.ts';
import { type Subscription, setSubscriptions } from '../../src/cases/subscriptions.ts';
import { syncCalendars } from '../../src/cases/sync-calendars.ts';
import { syncCatalogue } from '../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Channel, Message } from '../../src/channels/channel.ts';
import { outgoing } from '../../src/channels/outgoing/outgoing.ts';
import { standingClock } from '../../src/clock.ts';
import type { Database } from '../../src/db/connect.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { personByEmail } from '../../src/db/people.ts';
import { ledgerOf } from '../../src/db/reminders.ts';
import { letter } from '../../src/db/schema/letters.ts';
import type { DeadlineKind } from '../../src/deadlines/model.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Project } from '../../src/facts/project.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { readMessage } from '../../src/letters/read.ts';
import { wish } from './wishes.ts';

const shippedLaw = readCatalogue();
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250 OK' };

/** A wire that keeps what is posted and answers as it is told to; a letter's `to` is its envelope's. */
export function recordingWire() {
  const posted: Message[] = [];
  const wire = {
    name: 'mail' as const,
    posted,
    answer: (_message: Message): Outcome => accepted,
    post: async (message: Message) => {
      posted.push(message);
      return wire.answer(message);
    },
    close: async () => {},
  };
  return wire satisfies Channel;
}

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The service without its porch at an instant, on an emptied database: the shipped law, an administrator, a wire. */
export async function openHouse(db: Database, at: string) {
  await empty(db);
  const clock = standingClock(at);
  const context: Context = {
    db,
    clock,
    calendars: calendarShelf(),
    documents: documentShelf(),
    publicUrl: 'https://qixian.example',
    mailFrom: 'reminders@qixian.example',
    review: false,
    hostVerdict: outgoing({ allow: [] }).host,
    secret: 'a secret of tests',
  };
  await syncCalendars(context);
  await syncCatalogue(context, shippedLaw);
  await rederivePolicies(context);
  const admin = await ensureAdmin(context, {});
  const wire = recordingWire();
  const office = new PostOffice([wire]);
  return {
    context,
    db,
    wire,
    office,
    adminId: admin.id,
    at: (instant: string) => clock.set(Temporal.Instant.from(instant)),
    tick: async (instant?: string) => {
      if (instant) clock.set(Temporal.Instant.from(instant));
      return await tick(context, office);
    },
  };
}

async function empty(db: Database) {
  const tables = [
    'person',
    'enterprise',
    'policy_version',
    'holiday_notice',
    'announcement',
    'answer_body',
    'run',
    'idempotency',
    'clock_mark',
    'audit_entry',
    'audit_block',
  ];
  await db.execute(sql.raw(`truncate ${tables.join(', ')} cascade`));
}

/** 申江精工 lies in Jiading, 云帆 in Songjiang, 海客 outside the city, where no policy speaks to it. */
export const enterprises = {
  shenjiang: {
    name: '申江精工（上海）有限公司',
    creditCode: '91310114MA1GT3XR0A',
    operatesIn: 'jiading',
    registeredIn: 'jiading',
    taxedIn: 'jiading',
  },
  yunfan: {
    name: '云帆智联（上海）有限公司',
    creditCode: '91310117MA1J2K4L51',
    operatesIn: 'songjiang',
    registeredIn: 'songjiang',
    taxedIn: 'songjiang',
  },
  haike: {
    name: '海客仪表（苏州）有限公司',
    creditCode: '91310115MA1K3P7Q8R',
    operatesIn: 'elsewhere',
    registeredIn: 'elsewhere',
    taxedIn: 'elsewhere',
  },
} as const satisfies Record<string, Enterprise>;

/** 陈敏 is the compliance officer of 申江精工, 王磊 advises it and 云帆, 赵倩 works for 海客 and must see nothing of either. */
export const people = {
  chen: { email: 'chen.min@shenjiang.example', name: '陈敏' },
  wang: { email: 'wang.lei@consult.example', name: '王磊' },
  zhao: { email: 'zhao.qian@haike.example', name: '赵倩' },
};

/** Registers an enterprise with its members, who have chosen to hear of no announcements and to get no weekly outlook; answers its id. */
export async function enter(
  house: House,
  which: keyof typeof enterprises,
  members: (keyof typeof people)[],
  context = house.context,
): Promise<string> {
  const { id } = await registerEnterprise(context, house.adminId, enterprises[which]);
  for (const who of members) {
    const { personId } = await addMember(context, id, people[who]);
    await setSubscriptions(context, personId, []);
    await wish(context, personId, { outlook: false });
  }
  return id;
}

/** A person of the cast subscribes to these announcements and no others. */
export async function subscribe(house: House, who: keyof typeof people, items: Subscription[]) {
  const person = await personByEmail(house.db, people[who].email);
  if (!person) throw new Error(`${who} is a member of nothing`);
  await setSubscriptions(house.context, person.id, items);
}

type Report = { label: string; dueOn: string; minute?: number };

/** Registers a project whose contract sets these reports; answers its id. */
export async function contract(house: House, enterpriseId: string, reports: Report[]): Promise<string> {
  const body: Project = { name: '技改', nature: 'other', contract: { title: '实施合同', reports } };
  const author = { personId: house.adminId, enterpriseId };
  return (await registerFact(house.context, author, 'project', body)).id;
}

/** Revises the contract's reports, seen at `expected`. */
export async function revise(
  house: House,
  enterpriseId: string,
  { id, expected }: { id: string; expected: number },
  reports: Report[],
) {
  const author = { personId: house.adminId, enterpriseId };
  await reviseFact(house.context, author, { kind: 'project', id, expected }, (body) => ({
    ...body,
    contract: { title: '实施合同', reports },
  }));
}

/** The one deadline of a kind that an enterprise has, of an occurrence where there are several. */
export async function deadlineOf(
  house: House,
  enterpriseId: string | null,
  kind: DeadlineKind,
  occurrence?: string,
) {
  const rows = await deadlinesOf(house.db, enterpriseId);
  const found = rows.filter((row) => row.kind === kind && (!occurrence || row.occurrence === occurrence));
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} deadlines are ${kind} ${occurrence}`);
  return found[0];
}

/** The ledger about a deadline, one line each: who, rung, state and reason, in the order of the rungs' days. */
export async function ledger(house: House, deadlineId: string): Promise<string[]> {
  const rows = await ledgerOf(house.db, deadlineId);
  return rows
    .map(({ reminder: { dateVersion, rung, rungOn, state, reason }, email }) => ({
      order: `${email} ${dateVersion} ${rungOn} ${rung}`,
      text: [email.split('.')[0], `v${dateVersion}`, rung, state, ...(reason ? [reason] : [])].join(' '),
    }))
    .toSorted((a, b) => (a.order < b.order ? -1 : 1))
    .map(({ text }) => text);
}

/** The mail letter that has been due longest, claimed; undefined where none is due. */
export async function claimOne(context: House['context']): Promise<Claimed | undefined> {
  const { claimed, unwritten } = await claimLetters(context, { channel: 'mail', most: 1 });
  if (unwritten[0]) throw unwritten[0];
  return claimed[0];
}

/** Every letter there is, oldest first. */
export async function letters(house: House) {
  const rows = await house.db.select().from(letter);
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What was posted since the last look, in the order of its readers: to whom, and the text they read. */
export async function newMail(house: House): Promise<{ to: string; text: string; bytes: string }[]> {
  const messages = house.wire.posted.splice(0);
  const read = messages.map(async ({ envelope, bytes }) => {
    const raw = Buffer.from(bytes).toString('latin1');
    return { to: envelope.to.split('.')[0] ?? '', text: (await readMessage(raw)).text, bytes: raw };
  });
  return (await Promise.all(read)).toSorted((a, b) => (a.to < b.to ? -1 : 1));
}
