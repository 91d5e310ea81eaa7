import { readFileSync } from 'node:fs';
import t from 'tap';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import { checkEnterprise, checkLoan, checkProject } from '../../src/facts/checks.ts';
import { circumstances } from '../deadlines/cast.ts';
import { moneyPlaces } from './asking.ts';
import { cast } from './enterprises.ts';
import { day, renderTable } from './table.ts';

t.test('docs/benefits.md is what the code says today', async (t) => {
  const file = readFileSync(new URL('../../docs/benefits.md', import.meta.url), 'utf8');
  t.equal(file, renderTable(), 'otherwise: node test/benefits/write-table.ts, and read what has changed');
});

t.test('the table lists all 75 money measures once', async (t) => {
  const rows =
    renderTable()
      .split('## 企业')[0]
      ?.match(/^\| [\dp]+ \| `[^`]+`/gm) ?? [];
  t.equal(rows.length, 75);
  t.equal(new Set(rows).size, 75);
});

/** Money no text puts into figures or dates: it stays a question whatever is registered. */
const questions = [
  'jiading-7.1',
  'sh527-8.2',
  'sheq-10.2',
  'sheq-12.1',
  'sheq-18.1',
  'shni-p4.1',
  'shni-p11.1',
  'shni-p11.2',
  'shni-p24.1',
  'songjiang-2.1',
  'songjiang-3.2',
  'songjiang-9.1',
  'songjiang-14.1',
  'songjiang-17.1',
];

t.test('every measure is claimable for somebody of the cast, or a question', async (t) => {
  const law = circumstances(day);
  const answers = cast.flatMap(({ facts }) => deriveBenefits(facts, law));
  const claimable = new Set(
    answers.flatMap(({ place, answer }) => (answer.answer === 'owed' ? place.measure.id : [])),
  );
  const never = moneyPlaces.map(({ measure }) => measure.id).filter((id) => !claimable.has(id));
  t.same(
    never,
    questions.toSorted((a, b) => order(a) - order(b)),
  );
});

function order(id: string): number {
  return moneyPlaces.findIndex(({ measure }) => measure.id === id);
}

t.test('the cast could be registered as it stands', async (t) => {
  for (const { facts } of cast) {
    t.same(
      facts.projects.flatMap(({ body }) => checkProject(body, day)),
      [],
    );
    t.same(
      facts.loans.flatMap(({ body }) => checkLoan(body, '2026-12-31')),
      [],
    );
    t.same(checkEnterprise(facts.enterprise, day), []);
  }
});
