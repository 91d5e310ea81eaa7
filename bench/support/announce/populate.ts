import { ensureAdmin } from '../../../src/cases/access.ts';
import type { Context } from '../../../src/cases/context.ts';
import { rederiveAll } from '../../../src/cases/derive-enterprise.ts';
import { rederivePolicies } from '../../../src/cases/derive-policies.ts';
import { draftAnnouncement } from '../../../src/cases/drafts.ts';
import { calendarShelf, documentShelf } from '../../../src/cases/law.ts';
import { syncCalendars } from '../../../src/cases/sync-calendars.ts';
import { syncCatalogue } from '../../../src/cases/sync-catalogue.ts';
import { readCatalogue } from '../../../src/catalogue.ts';
import { standingClock } from '../../../src/clock.ts';
import type { Database } from '../../../src/db/connect.ts';
import { insertAll } from '../../../src/db/records.ts';
import { enterprise, fact } from '../../../src/db/schema/facts.ts';
import { membership, person } from '../../../src/db/schema/people.ts';
import { recordRun } from '../../../src/db/state.ts';
import type { EnterpriseFacts } from '../../../src/facts/registered.ts';
import { notice2027 } from '../../../test/support/notice-2027.ts';
import { enterpriseAt } from '../enterprises.ts';

/** The day the working days of 2027 are announced: until then what falls in that year is provisional. */
export const morning = '2026-12-08T10:00:00+08:00';

/** The service's context on a database, at that hour. */
export function contextOn(db: Database): Context {
  return {
    db,
    clock: standingClock(morning),
    calendars: calendarShelf(),
    documents: documentShelf(),
    publicUrl: 'https://qixian.example',
    mailFrom: 'reminders@qixian.example',
    secret: 'a secret of measurements',
  };
}

const perConsultant = 10;
const atOnce = 100;

/**
 * Registers the first so many enterprises of the other benchmarks, each with an officer and every ten with a consultant, and
 * derives them by the night's own run; answers the draft of the announcement.
 */
export async function populate(context: Context, enterprises: number): Promise<string> {
  const { db } = context;
  await syncCalendars(context);
  await syncCatalogue(context, readCatalogue());
  await rederivePolicies(context);
  const { id: adminId } = await ensureAdmin(context, {});
  for (let first = 0; first < enterprises; first += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, enterprises - first) }, (_, at) => first + at);
    await register(db, numbers);
  }
  const failures = await rederiveAll(context);
  if (failures.length > 0) throw new AggregateError(failures, 'an enterprise was not derived');
  await recordRun(db, 'nightly', context.clock.today().toString(), context.clock.now());
  const { id } = await draftAnnouncement(context, adminId, notice2027('2026-12-07'));
  return id;
}

const registeredAt = Temporal.Instant.from('2026-01-05T02:00:00Z');

async function register(db: Database, numbers: number[]) {
  const all = numbers.map((number) => ({ number, facts: enterpriseAt(number) }));
  await insertAll(
    db,
    enterprise,
    all.map(({ number, facts: { id } }) => ({
      id,
      creditCode: `BENCH${String(number).padStart(13, '0')}`,
      demo: false,
      createdAt: registeredAt,
    })),
  );
  await insertAll(
    db,
    fact,
    all.flatMap(({ facts }) => factRows(facts)),
  );
  const readers = numbers.flatMap((number) => [
    personAt('4', number, `officer${number}`),
    ...(number % perConsultant === 0 ? [personAt('5', number, `consultant${number}`)] : []),
  ]);
  await insertAll(db, person, readers);
  await insertAll(
    db,
    membership,
    all.flatMap(({ number, facts }) =>
      [personId('4', number), personId('5', number - (number % perConsultant))].map((id) => ({
        personId: id,
        enterpriseId: facts.id,
        channel: 'mail' as const,
        sendMinute: 540,
        createdAt: registeredAt,
      })),
    ),
  );
}

function factRows({ id, enterprise: own, projects, loans, certificates, events }: EnterpriseFacts) {
  const row = (factId: string, kind: typeof fact.$inferSelect.kind, body: unknown) => ({
    id: factId,
    enterpriseId: id,
    kind,
    revision: 1,
    body,
    withdrawn: false,
    createdAt: registeredAt,
    recordedAt: registeredAt,
  });
  return [
    row(id, 'enterprise', own),
    ...projects.map((each) => row(each.id, 'project', each.body)),
    ...loans.map((each) => row(each.id, 'loan', each.body)),
    ...certificates.map((each) => row(each.id, 'certificate', each.body)),
    ...events.map((each) => row(each.id, 'event', each.body)),
  ];
}

function personId(kind: '4' | '5', number: number): string {
  return `00000000-0000-7000-9${kind}00-${String(number).padStart(12, '0')}`;
}

function personAt(kind: '4' | '5', number: number, name: string): typeof person.$inferSelect {
  return {
    id: personId(kind, number),
    email: `${name}@bench.example`,
    name,
    lang: 'zh',
    admin: false,
    passwordHash: null,
    addressStoppedAt: null,
    createdAt: registeredAt,
  };
}
