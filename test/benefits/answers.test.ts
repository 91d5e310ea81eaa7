import t from 'tap';
import type { Line } from '../../src/answers/workings.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { InterestTerms } from '../../src/policies/interest-terms.ts';
import type { Measure } from '../../src/policies/measure.ts';
import { speak } from '../../src/words/lines.ts';
import { actionTerms, clause7, documentWith, loan, loanDrawnOn, renovation, required } from './cast.ts';
import { settling, subsidyOf } from './subsidies.ts';

const today = '2025-12-01';

function ask(changes: { measure?: Measure; project?: Partial<Project>; loans?: Loan[] }) {
  const { measure = clause7, loans = [loan()] } = changes;
  const project = { ...renovation, ...changes.project };
  return subsidyOf({ document: documentWith(measure), measure, project, loans, today });
}

function missing(answer: ReturnType<typeof ask>): string[] {
  return answer.answer === 'incomplete'
    ? answer.missing.map(({ need, what }) => `${need} ${what}`)
    : [answer.answer];
}

function reasons(answer: ReturnType<typeof ask>): string[] {
  return answer.answer === 'not-owed' ? answer.reasons.map(({ say }) => say) : [answer.answer];
}

const strict: Measure = { ...clause7, conditions: [...(clause7.conditions ?? []).slice(0, 1), required] };

t.test('the threshold includes the figure itself', async (t) => {
  t.equal(ask({ measure: strict, project: { investmentFen: 2_000_000_000 } }).answer, 'owed');
  t.same(reasons(ask({ measure: strict, project: { investmentFen: 1_999_999_999 } })), [
    'benefits.amount-below',
  ]);
});

t.test('below a threshold of priority the text does not refuse, so the department is asked', async (t) => {
  t.equal(ask({ project: { investmentFen: 2_000_000_000 } }).answer, 'owed');
  const below = ask({ project: { investmentFen: 1_999_999_999 } });
  t.same(missing(below), ['reading sheq-7.1.below-threshold']);
  const line = below.answer === 'incomplete' ? below.missing[0]?.line : undefined;
  t.equal(line?.say, 'benefits.force-open');
  t.match(speak(line as Line).zh, '市经济信息化委');
});

t.test('a refusal tells all its reasons, each with its source', async (t) => {
  const answer = ask({ measure: strict, project: { nature: 'design', investmentFen: 1 } });
  t.same(reasons(answer), ['benefits.nature-differs', 'benefits.amount-below']);
  t.ok(
    answer.answer === 'not-owed' &&
      answer.reasons.every(({ source }) => source?.clause === '7' && source.quote),
  );
});

t.test('a definite reason stands although another fact is missing', async (t) => {
  const { investmentFen: _, ...project } = renovation;
  const unknown = { ...project, nature: 'design' } as const;
  const document = documentWith(clause7);
  const answer = subsidyOf({ document, measure: clause7, project: unknown, loans: [], today });
  t.same(reasons(answer), ['benefits.nature-differs']);
});

t.test('exactly the missing facts are asked for', async (t) => {
  const { investmentFen: _, ...project } = renovation;
  const document = documentWith(clause7);
  const answer = subsidyOf({ document, measure: clause7, project, loans: [], today });
  t.same(missing(answer), ['fact project.investmentFen', 'fact loan']);
  t.same(missing(ask({ loans: [loan({ drawdowns: [] })] })), ['fact loan.drawdowns']);
  t.same(missing(ask({ loans: [loan({ rates: [{ from: '2025-03-16', yearly: '0.042' }] })] })), [
    'fact loan.fact-0.rates',
  ]);
});

t.test('of several loans each without a rate is named', async (t) => {
  const unrated = loan({ rates: [{ from: '2025-03-16', yearly: '0.042' }] });
  const both = ['fact loan.fact-0.rates', 'fact loan.fact-2.rates'];
  t.same(missing(ask({ loans: [unrated, loan(), unrated] })), both);
  t.same(missing(ask({ loans: [loan(), loan(), unrated] })), both.slice(1), 'the first is supplied');
  t.equal(ask({ loans: [loan(), loan(), loan()] }).answer, 'owed');
});

t.test('a text silent about rate or years leaves a reading to be given, never a figure', async (t) => {
  const { rate: _rate, years: _years, ...silent } = actionTerms;
  const { rate, years } = actionTerms;
  t.same(missing(ask({ measure: { ...clause7, interest: { ...silent, years } } })), [
    'reading sheq-7.1.rate',
  ]);
  t.same(missing(ask({ measure: { ...clause7, interest: { ...silent, rate } } })), [
    'reading sheq-7.1.years',
  ]);
  t.same(missing(ask({ measure: { ...clause7, interest: silent } })), [
    'reading sheq-7.1.rate',
    'reading sheq-7.1.years',
  ]);
});

t.test('a settled value that is none of the parameter stays a question', async (t) => {
  const settled = settling({ 'sheq-7.1.rate': 'half', 'sheq-7.1.periodBasis': 'lunar-year' });
  const answer = subsidyOf({
    document: documentWith(clause7),
    measure: clause7,
    project: renovation,
    loans: [loan()],
    today,
    settled,
  });
  t.same(missing(answer), ['reading sheq-7.1.periodBasis', 'reading sheq-7.1.rate']);
});

t.test('where the text settles basis and first year there is one reading', async (t) => {
  const interest: InterestTerms = { ...actionTerms, periodBasis: 'loan-year', assumed: [] };
  const answer = ask({ measure: { ...clause7, interest } });
  t.ok(answer.answer === 'owed' && answer.value.settled);
  t.same(answer.answer === 'owed' && answer.value.readings.map(({ basis }) => basis), ['loan-year']);
});

t.test('loans outside the eligible ranges do not count', async (t) => {
  const interest = { ...actionTerms, eligibleDrawRange: { from: '2025-03-15', to: '2025-12-31' } };
  const measure = { ...clause7, interest };
  const [early, mixed] = [[{ on: '2025-03-14', amountFen: 1 }], loan().drawdowns];
  t.equal(ask({ measure }).answer, 'owed');
  t.same(reasons(ask({ measure, loans: [loan({ drawdowns: early })] })), ['benefits.drawdown-outside-range']);
  t.same(missing(ask({ measure, loans: [loan({ drawdowns: [...early, ...mixed] })] })), [
    'reading sheq-7.1.partly-eligible-drawdowns',
  ]);
  const signed = { ...clause7, interest: { ...actionTerms, eligibleContractRange: { to: '2025-03-09' } } };
  t.same(reasons(ask({ measure: signed })), ['benefits.contract-outside-range']);
});

t.test('a loan drawn only partly in the period counts as settled', async (t) => {
  const interest = { ...actionTerms, eligibleDrawRange: { from: '2025-03-15' } };
  const measure = { ...clause7, interest };
  const mixed = loan({ drawdowns: [{ on: '2025-03-14', amountFen: 1 }, ...loan().drawdowns] });
  const answer = (value: string) =>
    subsidyOf({
      document: documentWith(measure),
      measure,
      project: renovation,
      loans: [mixed],
      today,
      settled: settling({ 'sheq-7.1.partly-eligible-drawdowns': value }),
    });
  t.equal(answer('included').answer, 'owed');
  t.same(reasons(answer('excluded')), ['benefits.drawdown-outside-range']);
});

t.test('validity is tested on the day of the application, else of the first drawdown', async (t) => {
  const validity = { kind: 'until', until: '2025-03-15', quote: '施行至2025年3月15日' } as const;
  const document = documentWith(clause7, { validity });
  const answer = (loans: Loan[], appliedOn?: string) => {
    const project = { ...renovation, ...(appliedOn && { appliedOn }) };
    return subsidyOf({ document, measure: clause7, project, loans, today });
  };
  t.equal(answer([loan()]).answer, 'owed', 'the last day itself is inside');
  const late = answer([loanDrawnOn('2025-03-16')]);
  t.same(reasons(late), ['benefits.validity-over']);
  t.ok(late.answer === 'not-owed' && late.reasons[0]?.source?.quote === validity.quote);
  t.equal(answer([loanDrawnOn('2025-03-16')], '2025-03-15').answer, 'owed');
  t.same(reasons(answer([loan()], '2025-03-16')), ['benefits.validity-over']);
});

t.test('a cap whose text omits 累计 shows what it would give as a yearly cap', async (t) => {
  const interest = { ...actionTerms, cumulativeCapFen: 200_000_000, assumed: ['cumulativeCapFen'] };
  const answer = ask({ measure: { ...clause7, interest } });
  const workings = answer.answer === 'owed' ? answer.value.workings : [];
  const cap = workings.find(({ say }) => say === 'benefits.cumulative-assumed');
  // Cumulative: 2,000,000.00 in all. Yearly: 1,639,166.66 and twice 2,000,000.00.
  t.equal(answer.answer === 'owed' && answer.value.atLeastFen, 200_000_000);
  t.equal(cap?.assumption?.otherResult, String(163_916_666 + 400_000_000));
});

t.test('a measure of another document is refused', async (t) => {
  const document = documentWith({ ...clause7, id: 'sheq-17.1' });
  t.throws(
    () => subsidyOf({ document, measure: clause7, project: renovation, loans: [], today }),
    /sheq-7\.1/,
  );
});
