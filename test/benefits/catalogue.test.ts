import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Project } from '../../src/facts/project.ts';
import { loan, renovation } from './cast.ts';
import { owed, settling, subsidyOf } from './subsidies.ts';

const catalogue = readCatalogue();

function ask(measureId: string, nature: Project['nature'], settled = settling({}), appliedOn?: string) {
  for (const document of catalogue)
    for (const measure of document.clauses.flatMap(({ measures }) => measures))
      if (measure.id === measureId) {
        const project = { ...renovation, nature, ...(appliedOn && { appliedOn }) };
        const enterprise = {
          name: '示例',
          creditCode: '91310114MA1GT3XR0A',
          activities: ['industrial-logistics' as const],
        };
        return subsidyOf({
          document,
          measure,
          project,
          loans: [loan()],
          today: '2025-12-01',
          settled,
          more: { enterprise },
        });
      }
  throw new Error(`no ${measureId} in the catalogue`);
}

const missing = (answer: ReturnType<typeof ask>) =>
  answer.answer === 'incomplete' ? answer.missing.map(({ need, what }) => `${need} ${what}`) : answer.answer;

t.test('clause 7 of the shipped action gives the example of the design', async (t) => {
  const answer = ask('sheq-7.1', 'technical-renovation');
  const readings = answer.answer === 'owed' ? answer.value.readings : [];
  const paid = readings.map(({ years }) => years.map(({ subsidyFen }) => subsidyFen));
  t.same(paid, [
    [163_916_666, 212_916_666, 212_916_666],
    [163_916_666, 212_916_666, 212_916_666],
  ]);
  const marks = readings[0]?.years.map((year) => year.marks.map(({ mark, by }) => `${mark} by ${by}`));
  t.same(marks, [[], [], ['past-goal-year by claim']]);
});

t.test('clause 17 of the action has a lower cap and is for purchases of catalogue products', async (t) => {
  const answer = ask('sheq-17.1', 'catalogue-purchase');
  t.equal(answer.answer === 'owed' && answer.value.atLeastFen, 500_000_000);
  t.equal(ask('sheq-17.1', 'technical-renovation').answer, 'not-owed');
});

t.test(
  'what a clause is silent about is asked for: Songjiang 17 its rate, 527 clause 8 its years',
  async (t) => {
    t.same(missing(ask('songjiang-17.1', 'new-infrastructure')), ['reading songjiang-17.1.rate']);
    t.same(missing(ask('sh527-8.2', 'logistics')), ['reading sh527-8.2.years']);
  },
);

t.test(
  'Songjiang 17 with its rate settled: 2,000,000.00 a year at most, and the announcement as its source',
  async (t) => {
    const settled = settling({ 'songjiang-17.1.rate': '0.5' });
    const value = owed(ask('songjiang-17.1', 'new-infrastructure', settled));
    // Halves of 3,278,333.33 and 4,258,333.33: 1,639,166.66, and twice 2,129,166.66 cut to 2,000,000.00.
    t.same(
      value.readings[0]?.years.map(({ subsidyFen }) => subsidyFen),
      [163_916_666, 200_000_000, 200_000_000],
    );
    const said = value.workings.find(({ say }) => say === 'benefits.reading-settled');
    t.same([said?.with, said?.source?.reference], [{ parameter: 'rate', value: '0.5' }, 'A-1']);
  },
);

t.test(
  'Songjiang 17 ends on 2029-01-27: that day counts, the disputed 28th is asked for, the 29th is too late',
  async (t) => {
    const applied = (on: string, more = {}) => {
      const settled = settling({ 'songjiang-17.1.rate': '0.5', ...more });
      return ask('songjiang-17.1', 'new-infrastructure', settled, on);
    };
    const key = 'songjiang-2024-digital-transformation.last-day';
    t.equal(applied('2029-01-27').answer, 'owed');
    t.same(missing(applied('2029-01-28')), [`reading ${key}`]);
    t.equal(applied('2029-01-28', { [key]: 'yes' }).answer, 'owed');
    t.equal(applied('2029-01-28', { [key]: 'no' }).answer, 'not-owed');
    const late = applied('2029-01-29');
    t.same(late.answer === 'not-owed' && late.reasons.map(({ say }) => say), ['benefits.validity-over']);
  },
);
