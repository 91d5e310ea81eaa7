import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { circumstances } from './law.ts';

/** What is measured: enterprises by number, what is done with one, and what to call the things. */
export type Growth = {
  /** Enterprises in the large run, and in each small one. */
  large: number;
  small: number;
  /** The `index`th enterprise, always the same. */
  make: (index: number) => EnterpriseFacts;
  /** Does the work and answers how many results it has. */
  work: (facts: EnterpriseFacts, law: Circumstances) => number;
  /** How many items an enterprise counts as, and what an item and a result are called. */
  itemsEach: number;
  item: string;
  result: string;
};

/** Small runs beside which a part of the large one is made: spread from its beginning to its end. */
const COMPARED = [1, 4, 7, 10];

/** Enterprises made outside the clock and worked on inside it before the next ones are made. */
const BATCH = 20;

type Took = { items: number; results: number; cpuMs: number; wallMs: number };

const nothing = (): Took => ({ items: 0, results: 0, cpuMs: 0, wallMs: 0 });

/** Time of an item in the large run over its time in the small ones: see docs/benchmarks.md. */
export function growth(measured: Growth): number {
  const { large: many, small: few } = measured;
  const law = circumstances();
  const [all, large, small] = [nothing(), nothing(), nothing()];
  takeTurns(measured, 0, [circumstances(), circumstances()]);
  for (let part = 1; part <= many / few; part++) {
    const laws = COMPARED.includes(part) ? [law, circumstances()] : [law];
    const [ofLarge = nothing(), ofSmall = nothing()] = takeTurns(measured, (part - 1) * few, laws);
    add(all, ofLarge);
    if (laws.length > 1) add(large, ofLarge);
    add(small, ofSmall);
  }
  const { item, itemsEach } = measured;
  print(`${many * itemsEach} ${item}`, all, measured);
  print(`of them, ${large.items} compared`, large, measured);
  print(`the same among ${few * itemsEach}`, small, measured);
  return large.cpuMs / small.cpuMs;
}

function add(sum: Took, { items, results, cpuMs, wallMs }: Took): void {
  sum.items += items;
  sum.results += results;
  sum.cpuMs += cpuMs;
  sum.wallMs += wallMs;
}

/** Works on as many enterprises as a small run has under each of the laws, batch by batch in turns, so that a slow spell falls on all. */
function takeTurns(measured: Growth, first: number, laws: Circumstances[]): Took[] {
  const took = laws.map(nothing);
  for (let batch = 0; batch < measured.small / BATCH; batch++) {
    const facts = Array.from({ length: BATCH }, (_, at) => measured.make(first + batch * BATCH + at));
    const order = batch % 2 === 0 ? [...laws.keys()] : [...laws.keys()].reverse();
    for (const which of order) {
      const [sum, law] = [took[which], laws[which]];
      if (sum && law) add(sum, timed(facts, law, measured));
    }
  }
  return took;
}

/** The work waits for nothing, so its time is the processor's: what others take from this process does not count. */
function timed(facts: EnterpriseFacts[], law: Circumstances, { work, itemsEach }: Growth): Took {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  const results = facts.reduce((sum, each) => sum + work(each, law), 0);
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000;
  return { items: facts.length * itemsEach, results, cpuMs, wallMs: performance.now() - wall };
}

function print(which: string, { items, results, cpuMs, wallMs }: Took, { result }: Growth): void {
  const perItem = (cpuMs / items).toFixed(3);
  const perSecond = Math.round((results / wallMs) * 1000);
  console.log(`${which}: ${results} ${result}, ${perItem} ms each, ${perSecond} ${result} per second`);
}
