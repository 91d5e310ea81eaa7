import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Condition } from '../../src/policies/condition.ts';
import type { Measure } from '../../src/policies/measure.ts';
import { atHand, inventory } from './inventory.ts';

const withoutMoney = ['service-or-facilitation', 'regulatory-relief', 'target'];
const catalogue = readCatalogue();
const money = catalogue.flatMap(({ clauses }) =>
  clauses.flatMap(({ measures }) => measures.filter(({ kind }) => !withoutMoney.includes(kind))),
);

/**
 * Read off the transcripts by hand: whom a measure is claimed for, the amount its rate is of or what counts its units, and
 * what the text asks for, in the order of the catalogue. Marks: `~` first things first (优先), `≈` in principle (原则上),
 * `?` unclear or the authority's to say.
 */
const read: Record<string, string> = {
  'jiading-1.1': 'project actual: held nature authority?',
  'jiading-2.1': 'enterprise: held once',
  'jiading-3.1': 'enterprise: activity happened once',
  'jiading-4.1': 'enterprise: activity? happened once',
  'jiading-5.1': 'project actual: nature held',
  'jiading-6.1': 'project: nature held once',
  'jiading-7.1': 'project service: activity nature quantity',
  'jiading-8.1': 'project withoutCivilWorks: nature authority?',
  'jiading-9.1': 'project audited: nature event filed-before',
  'jiading-10.1': 'project: nature held once',
  'sh527-1.1': 'project approved: activity nature',
  'sh527-1.2': 'enterprise: held',
  'sh527-2.1': 'project approved: nature held?',
  'sh527-3.1': 'enterprise: held authority?',
  'sh527-3.2': 'project enterprisesDiagnosed: activity nature',
  'sh527-3.3': 'project approved: nature',
  'sh527-4.1': 'project approved: nature',
  'sh527-4.2': 'project approved: nature',
  'sh527-6.1': 'project approved: nature',
  'sh527-6.2': 'project approved: nature',
  'sh527-6.3': 'project approved: nature',
  'sh527-7.1': 'project investment: activity nature authority?',
  'sh527-7.2': 'project: activity nature quantity once',
  'sh527-7.3': 'project coalTonnes: activity nature',
  'sh527-8.1': 'project approved: activity nature',
  'sh527-8.2': 'project: activity nature loan',
  'sh527-8.3': 'project lease: activity nature lease',
  'sh527-8.4': 'project approved: activity nature',
  'sh527-8.5': 'project: nature quantity once',
  'sh527-9.1': 'project approved: nature',
  'sh527-9.2': 'project: nature loan',
  'sh527-10.1': 'enterprise: activity held authority?',
  'sh527-10.2': 'enterprise: activity held authority?',
  'sh527-10.3': 'project contract: nature authority?',
  'sh527-10.4': 'enterprise: held',
  'sh527-10.5': 'enterprise: held',
  'sh527-11.1': 'enterprise: held',
  'sheq-5.1': 'project contract: nature',
  'sheq-7.1': 'project: nature amount~ loan',
  'sheq-7.2': 'project lease: nature amount~ lease',
  'sheq-7.3': 'project approved: nature authority?',
  'sheq-10.1': 'project added: nature authority?',
  'sheq-10.2': 'project contract: nature',
  'sheq-12.1': 'project: nature authority?',
  'sheq-13.1': 'project approved: nature',
  'sheq-16.1': 'project contract: nature',
  'sheq-17.1': 'project: nature loan',
  'sheq-17.2': 'project lease: nature lease',
  'sheq-17.3': 'project contract: nature authority?',
  'sheq-18.1': 'project: nature held',
  'shni-p4.1': 'project: nature loan',
  'shni-p11.1': 'project: nature authority?',
  'shni-p11.2': 'project: nature financing?',
  'shni-p24.1': 'project: held loan',
  'songjiang-2.1': 'project approved: nature held share± once',
  'songjiang-3.1': 'enterprise: held once',
  'songjiang-3.2': 'project: nature',
  'songjiang-4.1': 'project investment: nature held share≈',
  'songjiang-5.1': 'enterprise: held once',
  'songjiang-5.2': 'enterprise: held once',
  'songjiang-5.3': 'enterprise: held once',
  'songjiang-7.1': 'project investment: nature authority?',
  'songjiang-8.1': 'project sales: activity nature signed authority?',
  'songjiang-9.1': 'enterprise: held',
  'songjiang-9.2': 'enterprise: held',
  'songjiang-10.1': 'project: nature',
  'songjiang-10.2': 'enterprise: held once',
  'songjiang-10.3': 'project: nature held once',
  'songjiang-10.4': 'project: nature held once',
  'songjiang-12.1': 'project: nature held once',
  'songjiang-13.1': 'project: activity nature held once',
  'songjiang-13.2': 'project construction: activity nature held',
  'songjiang-13.3': 'project construction: activity nature held',
  'songjiang-14.1': 'project: nature loan',
  'songjiang-17.1': 'project: nature amount loan',
};

t.test(
  'all 75 money measures have a subject, a base where there is a rate, and what their text asks for',
  (t) => {
    t.strictSame(Object.fromEntries(money.map((measure) => [measure.id, summary(measure)])), read);
    t.equal(money.length, 75);
    t.end();
  },
);

function summary({ subject, base, perUnit, conditions = [] }: Measure): string {
  const head = [subject, base ?? perUnit?.of].filter(Boolean).join(' ');
  return `${head}: ${conditions.map(marked).join(' ')}`;
}

function marked({ test, force }: Condition): string {
  const marks = { required: '', priority: '~', 'in-principle': '≈', unclear: '?', 'condition-or-base': '±' };
  return `${test}${test === 'authority' ? '?' : marks[force]}`;
}

t.test(
  'one document has conditions of its own: Jiading 一 and 14, open as to what good credit is and which day counts',
  (t) => {
    t.strictSame(
      catalogue.flatMap(({ key, conditions = [] }) =>
        conditions.map(({ clause, condition }) => [key, clause, condition.test, condition.question]),
      ),
      [
        ['jiading-industrial-internet', '一', 'good-standing', 'jiading-0.credit'],
        ['jiading-industrial-internet', '14', 'no-violation-last-year', 'jiading-14.date'],
      ],
    );
    t.end();
  },
);

t.test('what may be the same money in two documents names the other; other triggers do not', (t) => {
  const pairs = money.flatMap(({ id, sameAs = [], headlineOf = [] }) => [
    ...sameAs.map((other) => `${id} = ${other}`),
    ...headlineOf.map((other) => `${id} > ${other}`),
  ]);
  t.strictSame(pairs, [
    'sh527-7.1 = sheq-13.1',
    'sheq-13.1 = sh527-7.1',
    'shni-p11.2 > sheq-7.1',
    'shni-p11.2 > sheq-7.2',
  ]);
  const ids = new Set(money.map(({ id }) => id));
  t.ok(
    money.every(({ sameAs = [], headlineOf = [] }) => [...sameAs, ...headlineOf].every((id) => ids.has(id))),
  );
  t.end();
});

t.test('interest exactly as far as the text goes: what it leaves out is not filled in', (t) => {
  const terms = money.flatMap(({ id, interest }) => {
    if (!interest) return [];
    const { rate = '-', years = '-', total, annualCapFen = '-', cumulativeCapFen = '-' } = interest;
    return [`${id}: ${rate} ${total ? 'total' : years} ${annualCapFen} ${cumulativeCapFen}`];
  });
  t.strictSame(terms, [
    'sh527-8.2: 0.5 - - 2000000000',
    'sh527-9.2: 0.5 total - -',
    'sheq-7.1: 0.5 3 - 2000000000',
    'sheq-17.1: 0.5 3 - 500000000',
    'shni-p4.1: - - - -',
    'shni-p24.1: - - - -',
    'songjiang-14.1: - - - -',
    'songjiang-17.1: - 3 200000000 -',
  ]);
  t.end();
});

if (atHand) {
  t.test('they are the money measures of the inventory', (t) => {
    const theirs = [...inventory()].filter(
      ([name, { kind }]) => name.startsWith('measure ') && !withoutMoney.includes(String(kind)),
    );
    t.strictSame(theirs.map(([name]) => name.slice('measure '.length)).sort(), Object.keys(read).sort());
    t.end();
  });
}
