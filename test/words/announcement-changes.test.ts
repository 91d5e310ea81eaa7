import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import { policyDifference } from '../../src/policies/difference.ts';
import type { Measure } from '../../src/policies/measure.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { measureLines } from '../../src/words/announcement-changes.ts';

const found = readCatalogue().find(({ key }) => key === 'sh-equipment-renewal-action');
if (!found) throw new Error('no document');
const document: PolicyDocument = found;

/** The document with one measure changed, or with `null` without it. */
function withMeasure(id: string, set: Partial<Measure> | null): PolicyDocument {
  const change = (measure: Measure) =>
    measure.id !== id ? [measure] : set ? [{ ...measure, ...set } as Measure] : [];
  const clauses = document.clauses.map((each) => ({ ...each, measures: each.measures.flatMap(change) }));
  return { ...document, clauses };
}
const told = (id: string, set: Partial<Measure> | null) =>
  measureLines(policyDifference(document, withMeasure(id, set)));

t.test('a measure is named, and its numbers stand from what to what', async (t) => {
  t.same(told('sheq-7.1', { rate: '0.4', capFen: 1_000_000_000 }), [
    {
      zh: '“技改项目银行贷款贴息”：比例50% → 40%；上限20,000,000.00元 → 10,000,000.00元',
      en: '“Interest subsidy for technical renovation”: rate 50% → 40%; cap CNY 20,000,000.00 → CNY 10,000,000.00',
    },
  ]);
});

t.test('words that change are named after the numbers, and the quote only where it is alone', async (t) => {
  const conditionsText = { zh: '另有规定', en: 'as set elsewhere' };
  t.match(told('sheq-7.1', { rate: '0.4', conditionsText, quote: '贷款利息40%' }), [
    { zh: /：比例50% → 40%；另改动条件$/, en: /: rate 50% → 40%; also changed: conditions$/ },
  ]);
  t.match(told('sheq-7.1', { conditionsText }), [{ zh: /：改动条件$/, en: /: changed: conditions$/ }]);
  t.match(told('sheq-7.1', { quote: '贷款利息40%' }), [{ zh: /：改动原文$/, en: /in its own words$/ }]);
});

t.test('an interest subsidy’s parameter that says the same number is not said twice', async (t) => {
  const [measure] = document.clauses
    .flatMap(({ measures }) => measures)
    .filter(({ id }) => id === 'sheq-7.1');
  const interest = { ...measure?.interest, years: 2 } as Measure['interest'];
  t.match(told('sheq-7.1', { years: 2, interest } as Partial<Measure>), [
    { zh: /：年限3年 → 2年$/, en: /: years 3 years → 2 years$/ },
  ]);
});

t.test('one that is gone, and one that is new, are named', async (t) => {
  const without = withMeasure('sheq-7.2', null);
  const [gone] = measureLines(policyDifference(document, without));
  t.match(gone, { zh: /^删去“.+”$/, en: /^Removed: “.+”$/ });
  const [new_] = measureLines(policyDifference(without, document));
  t.match(new_, { zh: /^新增“.+”$/, en: /^Added: “.+”$/ });
  t.same(measureLines(policyDifference(document, document)), []);
});

t.test('a number that was not there, or is no more, is told as such', async (t) => {
  const { rate: _, ...rest } = document.clauses
    .flatMap(({ measures }) => measures)
    .find(({ id }) => id === 'sheq-7.1') as Measure;
  const clauses = document.clauses.map((each) => ({
    ...each,
    measures: each.measures.map((measure) => (measure.id === rest.id ? (rest as Measure) : measure)),
  }));
  const without = { ...document, clauses };
  t.match(measureLines(policyDifference(document, without)), [
    { zh: /：不再有比例，原为50%$/, en: /: no more rate, was 50%$/ },
  ]);
  t.match(measureLines(policyDifference(without, document)), [
    { zh: /：新增比例50%$/, en: /: rate 50% added$/ },
  ]);
});
