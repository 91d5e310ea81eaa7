import { enterpriseAt } from '../../bench/support/enterprises.ts';
import type { Context } from '../../src/cases/context.ts';
import { feedToken, hashToken } from '../../src/cases/tokens.ts';
import { usualSubscription } from '../../src/cases/wanted-reminders.ts';
import { insertAll } from '../../src/db/records.ts';
import { enterprise, fact } from '../../src/db/schema/facts.ts';
import { feed } from '../../src/db/schema/feeds.ts';
import { membership, person } from '../../src/db/schema/people.ts';
import { reminderSubscription } from '../../src/db/schema/reminding.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';

const perConsultant = 10;
const registeredAt = Temporal.Instant.from('2026-01-05T02:00:00Z');

/**
 * Registers the enterprises of these numbers, always the same: each with an officer who has a feed of it, and every ten with
 * a consultant. They are not derived yet.
 */
export async function registerMany({ db, secret }: Pick<Context, 'db' | 'secret'>, numbers: number[]) {
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
  const memberships = all.flatMap(({ number, facts }) =>
    [personId('4', number), personId('5', number - (number % perConsultant))].map((id) => ({
      personId: id,
      enterpriseId: facts.id,
      createdAt: registeredAt,
    })),
  );
  await insertAll(db, membership, memberships);
  await insertAll(
    db,
    reminderSubscription,
    memberships.map((each) => usualSubscription(each)),
  );
  await insertAll(
    db,
    feed,
    all.map(({ number, facts }) => ({
      id: personId('6', number),
      personId: personId('4', number),
      scope: 'enterprise' as const,
      enterpriseId: facts.id,
      projectId: null,
      lang: 'zh' as const,
      kinds: null,
      minimumFen: null,
      alarms: false,
      form: 'events' as const,
      spans: false,
      generation: 1,
      revision: 1,
      version: 1,
      unfetchedToldAt: null,
      tokenHash: hashToken(tokenOf(secret, number)),
      createdAt: registeredAt,
      revokedAt: null,
    })),
  );
}

/** The token of the officer's feed of the enterprise of a number. */
export function tokenOf(secret: string, number: number): string {
  return feedToken(secret, personId('6', number), 1);
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

function personId(kind: '4' | '5' | '6', number: number): string {
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
    weeklyBudget: 7,
    createdAt: registeredAt,
  };
}
