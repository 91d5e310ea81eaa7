import t from 'tap';
import { interestSubsidy } from '../../src/benefits/interest-subsidy.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import type { Project } from '../../src/facts/project.ts';
import { loan, renovation } from './cast.ts';

const catalogue = readCatalogue();

function ask(measureId: string, nature: Project['nature']) {
  for (const document of catalogue)
    for (const measure of document.clauses.flatMap(({ measures }) => measures))
      if (measure.id === measureId) {
        const project = { ...renovation, nature };
        return interestSubsidy({ document, measure, project, loans: [loan()], today: '2025-12-01' });
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
