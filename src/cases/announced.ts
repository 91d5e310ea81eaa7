import { setImmediate } from 'node:timers/promises';
import type { Database } from '../db/connect.ts';
import type { Derivation } from '../deadlines/derive/enterprise.ts';
import { changedMoney, type MoneyChange } from '../deadlines/difference-money.ts';
import type { Circumstances } from '../deadlines/facts.ts';
import type { Stored } from '../deadlines/model.ts';
import { identityOf } from '../deadlines/reconcile.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import { type Decided, type Decision, decideRows, type Moment } from './decide-rows.ts';
import { changesOf, type Registered, readRegistered, storedDeadlines } from './derive-enterprise.ts';
import { policyChangesOf } from './derive-policies.ts';
import { enterpriseChunks } from './enterprise-chunks.ts';
import { asStored } from './stored.ts';

/**
 * The law an announcement makes. `present` is the law before it, given where the day's own derivation has not been done
 * yet: what that would change is pending for another reason, and is no effect of the announcement.
 */
export type Laws = { after: Circumstances; present?: Circumstances };

/** What an announcement changes of one enterprise, by identity, or with `null` of the policies themselves. */
export type Announced = Decided & {
  facts?: EnterpriseFacts;
  derivation?: Derivation;
  /** What it changes of known money, in fen; nothing where no deadline changes. */
  moneyFen: MoneyChange;
  /** What the day changes by itself: written before it, and nothing of the announcement's. */
  pending: Decided;
};

/** A part of what an announcement changes; `failed` names the enterprises that cannot be derived, which keep what they have, and why. */
export type Chunk = { announced: Announced[]; failed: Error[]; last: string | null };

/**
 * What an announcement changes, chunk by chunk in a fixed order: the policies themselves, then the enterprises by id; with
 * `from`, that enterprise and those behind it. While a chunk is derived the database reads the next one; every chunk lets others
 * have their turn, so that what is written of the chunk before goes on meanwhile.
 */
export async function* announcedChunks(
  tx: Database,
  laws: Laws,
  moment: Moment,
  from?: string,
): AsyncGenerator<Chunk, void> {
  if (from === undefined)
    yield { announced: [await announcedPolicies(tx, laws, moment)], failed: [], last: null };
  const chunks = enterpriseChunks(tx, from);
  const readings = Array.from({ length: readAhead }, () => readNext(tx, chunks));
  try {
    for (;;) {
      const registered = await readings.shift();
      const last = registered?.at(-1);
      if (!registered || !last) return;
      readings.push(readNext(tx, chunks));
      yield await deriveChunk(registered, last.enterpriseId, laws, moment);
    }
  } finally {
    // A transaction may not end while something is still asked of it.
    await Promise.allSettled(readings);
  }
}

/** How many chunks are read before they are needed: what is written of one before keeps the database busy meanwhile. */
const readAhead = 3;

function readNext(tx: Database, chunks: AsyncGenerator<string[], void>): Promise<Registered[]> {
  const reading = chunks.next().then(({ value }) => readRegistered(tx, value ?? []));
  // Whoever waits for it is told; until then it is no failure of nobody's.
  reading.catch(() => undefined);
  return reading;
}

async function deriveChunk(
  registered: Registered[],
  last: string,
  laws: Laws,
  moment: Moment,
): Promise<Chunk> {
  const chunk: Chunk = { announced: [], failed: [], last };
  for (const each of registered) {
    try {
      chunk.announced.push(announcedOf(each, laws, moment));
    } catch (cause) {
      chunk.failed.push(new Error(`enterprise ${each.enterpriseId} was not derived`, { cause }));
    }
    await setImmediate();
  }
  return chunk;
}

function announcedOf(each: Registered, { after, present }: Laws, moment: Moment): Announced {
  const { enterpriseId, facts } = each;
  const today = present ? changesOf(each, present).changes : [];
  const pending = decideRows({ enterpriseId, changes: today }, moment);
  const stored = storedAfter(each.stored, pending);
  const { derivation, changes } = changesOf({ ...each, stored }, after);
  const decided = byIdentity(decideRows({ enterpriseId, changes }, moment));
  return { ...decided, facts, derivation, moneyFen: moneyOf(stored, decided), pending };
}

async function announcedPolicies(tx: Database, { after, present }: Laws, moment: Moment): Promise<Announced> {
  const stored = await storedDeadlines(tx, null);
  const today = present ? policyChangesOf(stored, present) : [];
  const pending = decideRows({ enterpriseId: null, changes: today }, moment);
  const standing = storedAfter(stored, pending);
  const changes = policyChangesOf(standing, after);
  const decided = byIdentity(decideRows({ enterpriseId: null, changes }, moment));
  return { ...decided, moneyFen: moneyOf(standing, decided), pending };
}

function moneyOf(stored: Stored[], decided: Decided): Announced['moneyFen'] {
  if (decided.decisions.length === 0) return { before: 0, after: 0 };
  return changedMoney(stored, storedAfter(stored, decided));
}

/** What is stored once something decided is written. */
function storedAfter(stored: Stored[], { decisions }: Decided): Stored[] {
  if (decisions.length === 0) return stored;
  const rows = new Map(stored.map((row) => [row.id, row]));
  for (const { next } of decisions) rows.set(next.row.id, asStored(next.row));
  return [...rows.values()];
}

function byIdentity({ enterpriseId, decisions }: Decided): Decided {
  return { enterpriseId, decisions: decisions.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)) };
}

/** The identity of the deadline that a decision is about. */
export function nameOf({ change }: Decision): string {
  return identityOf(change.after);
}
