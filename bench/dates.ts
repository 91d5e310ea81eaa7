import { readCatalogue } from '../src/catalogue.ts';
import { calendarsOf, shippedNotices } from '../src/dates/notices.ts';
import { deriveEnterprise } from '../src/deadlines/derive/enterprise.ts';
import type { Circumstances, EnterpriseFacts } from '../src/deadlines/facts.ts';
import { firstVersion } from '../src/policies/versions.ts';
import type { Bench } from './support/bench.ts';
import { enterpriseAt } from './support/enterprises.ts';

const LARGE = 10_000;
const SMALL = 1_000;

/** Thousands of the large run beside which a small one is made: spread from its beginning to its end. */
const COMPARED = [1, 4, 7, 10];

/** Enterprises made outside the clock and derived inside it before the next ones are made. */
const BATCH = 20;

const catalogue = readCatalogue();

/** Time for an enterprise among 10,000 over time for one among 1,000: see docs/benchmarks.md. */
export const dates: Bench = {
  goal: 1.15,
  measure() {
    const law = circumstances();
    const [all, large, small] = [nothing(), nothing(), nothing()];
    takeTurns(0, [circumstances(), circumstances()]);
    for (let thousand = 1; thousand <= LARGE / SMALL; thousand++) {
      const laws = COMPARED.includes(thousand) ? [law, circumstances()] : [law];
      const [ofLarge = nothing(), ofSmall = nothing()] = takeTurns((thousand - 1) * SMALL, laws);
      add(all, ofLarge);
      if (laws.length > 1) add(large, ofLarge);
      add(small, ofSmall);
    }
    print(`${LARGE} enterprises`, all);
    print(`of them, ${large.items} compared`, large);
    print(`the same among ${SMALL}`, small);
    return large.cpuMs / small.cpuMs;
  },
};

type Took = { items: number; deadlines: number; cpuMs: number; wallMs: number };

const nothing = (): Took => ({ items: 0, deadlines: 0, cpuMs: 0, wallMs: 0 });

function add(sum: Took, { items, deadlines, cpuMs, wallMs }: Took): void {
  sum.items += items;
  sum.deadlines += deadlines;
  sum.cpuMs += cpuMs;
  sum.wallMs += wallMs;
}

/** Derives a thousand enterprises under each of the laws, batch by batch in turns, so that a slow spell falls on all. */
function takeTurns(first: number, laws: Circumstances[]): Took[] {
  const took = laws.map(nothing);
  for (let batch = 0; batch < SMALL / BATCH; batch++) {
    const facts = Array.from({ length: BATCH }, (_, at) => enterpriseAt(first + batch * BATCH + at));
    const order = batch % 2 === 0 ? [...laws.keys()] : [...laws.keys()].reverse();
    for (const which of order) {
      const [sum, law] = [took[which], laws[which]];
      if (sum && law) add(sum, derive(facts, law));
    }
  }
  return took;
}

/** Deriving waits for nothing, so its time is the processor's: what others take from this process does not count. */
function derive(facts: EnterpriseFacts[], law: Circumstances): Took {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const deadlines = facts.reduce((sum, each) => sum + deriveEnterprise(each, law).deadlines.length, 0);
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000;
  return { items: facts.length, deadlines, cpuMs, wallMs: performance.now() - wall };
}

/** The shipped law on a day, with nothing worked out yet. */
function circumstances(): Circumstances {
  const recordedAt = Temporal.Instant.from('2026-01-05T00:00:00Z');
  const versions = catalogue.map((document) => firstVersion(document, recordedAt));
  const notices = shippedNotices().map((notice) => ({ ...notice, recordedAt }));
  return {
    policies: Map.groupBy(versions, ({ policyKey }) => policyKey),
    notices,
    ...calendarsOf(notices),
    rulings: [],
    today: Temporal.PlainDate.from('2026-03-02'),
  };
}

function print(which: string, { items, deadlines, cpuMs, wallMs }: Took): void {
  const perItem = (cpuMs / items).toFixed(3);
  const perSecond = Math.round((deadlines / wallMs) * 1000);
  console.log(`${which}: ${deadlines} deadlines, ${perItem} ms each, ${perSecond} deadlines per second`);
}
