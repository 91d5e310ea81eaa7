import fc from 'fast-check';
import t from 'tap';
import { canonical } from '../../src/answers/canonical.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import {
  type ClauseDifference,
  type PolicyDifference,
  policyDifference,
} from '../../src/policies/difference.ts';
import { anyAmendment } from './any-amendment.ts';
import {
  action,
  amendedAction,
  checked,
  shippedDocument,
  withClause,
  withMeasure,
} from './second-version.ts';

const documents = readCatalogue();
const changes = (difference: PolicyDifference) => [
  ...difference.head.map(({ field }) => field),
  ...difference.clauses
    .filter(({ change }) => change !== 'unchanged')
    .map(({ no, change }) => `${no} ${change}`),
];
const clause = (difference: PolicyDifference, no: string): ClauseDifference | undefined =>
  difference.clauses.find((each) => each.no === no);

t.test('clauses stand side by side in order: kept, changed, new and gone', async (t) => {
  const difference = policyDifference(action, checked(amendedAction()));
  t.same(changes(difference), ['7 changed', '21 removed', '22 added']);
  t.same(
    difference.clauses.map(({ no }) => no),
    [...action.clauses.map(({ no }) => no), '22'],
  );
  const seven = clause(difference, '7');
  t.same(
    seven?.fields.map(({ field }) => field),
    ['quote', 'summary'],
  );
  t.match(seven?.measures, [{ id: 'sheq-7.1', change: 'changed' }]);
  t.same(
    seven?.measures[0]?.fields.map(({ field, before, after }) => [field, before, after]),
    [
      ['capFen', 2_000_000_000, 3_000_000_000],
      ['interest.cumulativeCapFen', 2_000_000_000, 3_000_000_000],
      ['interest.rate', '0.5', '0.6'],
      ['interest.years', 3, 2],
      ['rate', '0.5', '0.6'],
      ['years', 3, 2],
    ],
  );
});

t.test('a clause that is gone from the middle stays where it was', async (t) => {
  const without = withClause(action, '8', () => undefined);
  const numbers = policyDifference(action, without).clauses.map(({ no }) => no);
  t.same(
    numbers,
    action.clauses.map(({ no }) => no),
  );
});

t.test('a measure that moves to another clause is no other measure', async (t) => {
  const measure = action.clauses.find(({ no }) => no === '7')?.measures.find(({ id }) => id === 'sheq-7.1');
  if (!measure) throw new Error('sheq-7.1 is not in clause 7');
  const moved = withClause(
    withMeasure(action, 'sheq-7.1', () => undefined),
    '8',
    (each) => ({
      ...each,
      measures: [...each.measures, { ...measure, rate: '0.4' }],
    }),
  );
  const difference = policyDifference(action, moved);
  t.match(clause(difference, '7')?.measures, [
    {
      id: 'sheq-7.1',
      change: 'removed',
      elsewhere: '8',
      fields: [{ field: 'rate', before: '0.5', after: '0.4' }],
    },
  ]);
  t.match(clause(difference, '8')?.measures, [{ id: 'sheq-7.1', change: 'added', elsewhere: '7' }]);
});

t.test('lists are held against each other item by item, by what the items are called', async (t) => {
  const changed = withMeasure(action, 'sheq-7.1', (measure) => ({
    ...measure,
    conditions: (measure.conditions ?? []).map((each) =>
      each.test === 'amount' ? { ...each, atLeastFen: 3_000_000_000 } : each,
    ),
    openQuestions: (measure.openQuestions ?? []).slice(1),
  }));
  const [measure] = clause(policyDifference(action, changed), '7')?.measures ?? [];
  t.match(measure?.fields, [
    {
      field: 'conditions',
      item: 'amount/investment',
      before: { atLeastFen: 2_000_000_000 },
      after: { atLeastFen: 3_000_000_000 },
    },
    { field: 'openQuestions', item: 'sheq-7.1.first-year', before: { id: 'sheq-7.1.first-year' } },
  ]);
  t.notOk('after' in (measure?.fields[1] ?? {}), 'a question that is answered has no after');
  const turned = withClause(action, '7', (each) => ({ ...each, departments: each.departments.toReversed() }));
  t.same(clause(policyDifference(action, turned), '7')?.fields, [{ field: 'departments', reordered: true }]);
});

t.test('the head tells validity field by field', async (t) => {
  const jiading = shippedDocument('jiading-industrial-internet');
  if (jiading.validity.kind !== 'until') throw new Error('it has a last day');
  const longer = { ...jiading, validity: { ...jiading.validity, until: '2027-12-31' } };
  t.same(policyDifference(jiading, longer).head, [
    { field: 'validity.until', before: '2025-12-31', after: '2027-12-31' },
  ]);
});

t.test('nothing differs between a document and itself, and whatever is amended differs', async () => {
  fc.assert(
    fc.property(fc.constantFrom(...documents), anyAmendment, (document, amend) => {
      const after = amend(document);
      const differs = changes(policyDifference(document, after)).length > 0;
      return differs === (canonical(document) !== canonical(after));
    }),
  );
});

t.test('the other way round, every before is an after', async () => {
  const swapped = (difference: PolicyDifference) =>
    canonical(mirror({ ...difference, clauses: difference.clauses.toSorted(byNumber) }));
  const plain = (difference: PolicyDifference) =>
    canonical({ ...difference, clauses: difference.clauses.toSorted(byNumber).map(inOrder) });
  fc.assert(
    fc.property(fc.constantFrom(...documents), anyAmendment, (document, amend) => {
      const after = amend(document);
      return swapped(policyDifference(document, after)) === plain(policyDifference(after, document));
    }),
  );
});

const byNumber = (one: ClauseDifference, other: ClauseDifference) => (one.no < other.no ? -1 : 1);
const byText = (one: unknown, other: unknown) => (canonical(one) < canonical(other) ? -1 : 1);

function inOrder(each: ClauseDifference) {
  return {
    ...each,
    fields: each.fields.toSorted(byText),
    measures: each.measures
      .map((measure) => ({ ...measure, fields: measure.fields.toSorted(byText) }))
      .toSorted(byText),
  };
}

/** A difference with its sides exchanged. */
function mirror({ head, clauses }: PolicyDifference) {
  return { head: head.map(exchanged), clauses: clauses.map(exchanged).map(inOrder) };
}

const opposite: Record<string, string> = { added: 'removed', removed: 'added' };

function exchanged<T extends object>(value: T): T {
  const { before, after, change, fields, measures, ...rest } = value as Record<string, unknown>;
  return {
    ...rest,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
    ...(change === undefined ? {} : { change: opposite[String(change)] ?? change }),
    ...(fields === undefined ? {} : { fields: (fields as object[]).map(exchanged) }),
    ...(measures === undefined ? {} : { measures: (measures as object[]).map(exchanged) }),
  } as T;
}
