import fc from 'fast-check';
import t from 'tap';
import { canonical } from '../../src/answers/canonical.ts';
import { scheduleDifference, scheduleUpTo } from '../../src/deadlines/difference.ts';
import { scheduleDocument, schedulePatch } from '../../src/deadlines/difference-patch.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { totalOf } from '../../src/deadlines/stake.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { anyEnterprise } from '../benefits/any-enterprise.ts';
import { type Amendment, anyAmendment, anyValidity } from '../policies/any-amendment.ts';
import {
  action,
  amendedAction,
  shippedDocument,
  versionOf,
  withMeasure,
} from '../policies/second-version.ts';
import { action as actionKey, announced } from './announcing.ts';
import { circumstances, day, facts, recordedAt, report } from './cast.ts';
import { patched } from './patched.ts';

const today = '2025-12-01';
const law = circumstances(today);
const keys = [...law.policies.keys()];

/** The shipped law with a second version of one policy, published the day before. */
function amended(document: PolicyDocument): Circumstances {
  const policies = new Map(law.policies);
  const first = policies.get(document.key) ?? [];
  policies.set(document.key, [...first, versionOf(document, 2, '2025-11-30', recordedAt)]);
  return { ...law, policies };
}

const both = (own: EnterpriseFacts, document: PolicyDocument) => {
  const under = amended(document);
  const of = (version: number) => scheduleUpTo(own, under, { policyKey: document.key, version });
  return { before: of(1), after: of(2) };
};

/** 申江精工 with the project and loan of design section 6. */
const shenjiang = facts({
  projects: [
    {
      id: 'p1',
      body: { name: '智能产线', nature: 'technical-renovation', investmentFen: 15_000_000_000 },
    },
  ],
  loans: [
    {
      id: 'l1',
      body: {
        projectId: 'p1',
        lender: '某银行',
        contractOn: '2025-03-10',
        principalFen: 10_000_000_000,
        maturityOn: '2030-03-15',
        rates: [{ from: '2025-03-15', yearly: '0.042' }],
        drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
        repayments: [],
        payments: [],
      },
    },
  ],
});

t.test(
  'an amendment of rate and years withdraws the third year and changes the money of the others',
  async (t) => {
    const { before, after } = both(shenjiang, amendedAction());
    const difference = scheduleDifference(before, after);
    const withdrawn = difference.withdrawn.map(({ kind, occurrence }) => `${kind} ${occurrence}`).sort();
    t.same(withdrawn, ['claim year3', 'subsidy-year calendar-year/3', 'subsidy-year loan-year/3']);
    t.same([difference.moved, difference.added], [[], []]);
    // Interest of design section 6: 3,278,333.33, 4,258,333.33, 4,258,333.33; 50 % three times, 60 % twice, each floored.
    const amounts = difference.money.changes
      .filter(({ key }) => !key.includes('#'))
      .map(({ measureId, projectId, year, before: was, after: is, deltaFen }) => [
        measureId,
        projectId,
        year,
        was?.fen,
        is?.fen,
        deltaFen,
      ]);
    t.same(amounts, [
      ['sheq-7.1', 'p1', '1', 163_916_666, 196_699_999, 32_783_333],
      ['sheq-7.1', 'p1', '2', 212_916_666, 255_499_999, 42_583_333],
      ['sheq-7.1', 'p1', '3', 212_916_666, undefined, -212_916_666],
    ]);
    t.match(difference.money.projects, [
      { projectId: 'p1', before: { fen: 589_749_998 }, after: { fen: 452_199_998 } },
    ]);
  },
);

t.test('what was announced later and holds from an earlier day changes just what it says', async (t) => {
  const set = (set: Record<string, unknown>, inForceFrom: string): Effect => ({
    kind: 'amendment',
    policyKey: actionKey,
    inForceFrom,
    measures: [{ id: 'sheq-7.1', set }],
  });
  // Version 2: two fifths from March. Then 3, two years from January, and 4, the first one made again on it.
  const rate = set({ rate: '0.4', interest: { rate: '0.4' } }, '2026-03-01');
  const years = set({ years: 2, interest: { years: 2 } }, '2026-01-01');
  const once = announced(law, rate, { n: 1, on: '2025-12-01' });
  const twice = announced(once, years, { n: 2, on: '2025-12-05' });
  const under = { ...twice, today: day('2026-03-05') };
  const total = (version: number) =>
    totalOf(
      scheduleUpTo(shenjiang, under, { policyKey: actionKey, version }).map(({ content }) => content.stake),
    ).fen;
  // Interest of 3,278,333.33 and twice 4,258,333.33: half of three years, half of two, two fifths of two, of three.
  t.same([total(1), total(3), total(4)], [589_749_998, 376_833_332, 301_466_666]);
  t.equal(total(2), 471_799_999, 'before it was made again');
});

t.test('a later last day moves the one row of the policy, and by nothing else', async (t) => {
  const printed = shippedDocument('jiading-industrial-internet');
  if (printed.validity.kind !== 'until') throw new Error('it has a last day');
  const longer = { ...printed, validity: { ...printed.validity, until: '2027-12-31' } };
  const { before, after } = both(facts(), longer);
  const { moved, added, withdrawn } = scheduleDifference(before, after);
  t.match(
    moved.map(({ identity, before: was, after: is }) => [identity, `${was.dueOn}`, `${is.dueOn}`]),
    [
      [
        'policy-expires|enterprise:shenjiang|jiading-industrial-internet.validity|end',
        '2025-12-31',
        '2027-12-31',
      ],
    ],
  );
  t.same([added, withdrawn], [[], []]);
});

t.test('a date that only becomes firm, or whose wording changes, is amended and not moved', async (t) => {
  const expected = report({ status: 'expected' });
  const reworded = report({ content: { ...report().content, title: { zh: '改称', en: 'Renamed' } } });
  t.match(scheduleDifference([expected], [report()]), { moved: [], amended: [{ fields: ['status'] }] });
  t.match(scheduleDifference([report()], [reworded]), { moved: [], amended: [{ fields: ['title'] }] });
  t.match(scheduleDifference([report()], [report({ minute: 960 })]), { moved: [{ fields: ['minute'] }] });
});

t.test('a version that is not yet public changes nothing today', async (t) => {
  const document = amendedAction();
  const later = amended(document);
  const policies = new Map(later.policies).set(document.key, [
    ...(law.policies.get(document.key) ?? []),
    versionOf(document, 2, '2026-01-15', recordedAt),
  ]);
  const of = (version: number) =>
    scheduleUpTo(shenjiang, { ...law, policies }, { policyKey: document.key, version });
  t.equal(scheduleDifference(of(1), of(2)).unchanged, of(1).length);
});

/** Any enterprise, which also has the project and loan above: then an amendment of the interest subsidy moves its money. */
const anyOwn = anyEnterprise.map((own) => ({
  ...own,
  enterprise: { ...shenjiang.enterprise, ...own.enterprise },
  projects: [...own.projects, ...shenjiang.projects.map((each) => ({ ...each, id: 'own' }))],
  loans: [
    ...own.loans,
    ...shenjiang.loans.map((each) => ({ id: 'own-loan', body: { ...each.body, projectId: 'own' } })),
  ],
}));
const interest = fc
  .record({
    rate: fc.constantFrom('0.3', '0.5', '0.75'),
    years: fc.integer({ min: 1, max: 5 }),
    cumulativeCapFen: fc.constantFrom(100_000_000, 2_000_000_000),
  })
  .map(
    (terms) => (document: PolicyDocument) =>
      withMeasure(document, 'sheq-7.1', (measure) =>
        measure.interest
          ? { ...measure, rate: terms.rate, years: terms.years, interest: { ...measure.interest, ...terms } }
          : measure,
      ),
  );
const jiading = 'jiading-industrial-internet';
const amendments = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ key: fc.constant(action.key), first: interest, second: anyAmendment }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ key: fc.constant(jiading), first: anyValidity, second: anyAmendment }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ key: fc.constantFrom(...keys), first: anyAmendment, second: anyAmendment }),
  },
);
const anyCase = fc.record({ own: anyOwn, amendment: amendments });
type Case = { own: EnterpriseFacts; amendment: { key: string; first: Amendment; second: Amendment } };

const schedules = ({ own, amendment: { key, first, second } }: Case) =>
  both(own, second(first(shippedDocument(key))));

t.test('the random cases do change rows and money', async (t) => {
  const seen = fc.sample(anyCase, { numRuns: 40, seed: 7 }).map((each) => {
    const { before, after } = schedules(each);
    return scheduleDifference(before, after);
  });
  t.ok(seen.filter(({ money }) => money.changes.length > 0).length > 15, 'money');
  t.ok(seen.filter(({ moved }) => moved.length > 0).length > 3, 'moved');
  t.ok(
    seen.filter(({ added, withdrawn }) => added.length + withdrawn.length > 0).length > 10,
    'added, withdrawn',
  );
});

const runs = { numRuns: 25 };
const plain = (rows: Derived[]) => canonical(scheduleDocument(rows));

t.test('the patch makes the one schedule of the other, and the inverse takes it back', async () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const { before, after } = schedules(each);
      const [earlier, later] = [scheduleDocument(before), scheduleDocument(after)];
      const there = patched(earlier, schedulePatch(earlier, later));
      const back = patched(there, schedulePatch(later, earlier));
      return canonical(there) === plain(after) && canonical(back) === plain(before);
    }),
    runs,
  );
});

t.test(
  'the amounts that change add up to what the totals differ by, over all and in each project',
  async () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { before, after } = schedules(each);
        const { money } = scheduleDifference(before, after);
        const total = (rows: Derived[]) => totalOf(rows.map(({ content }) => content.stake)).fen;
        const sum = (projectId?: string) =>
          money.changes
            .filter((change) => projectId === undefined || change.projectId === projectId)
            .reduce((fen, { deltaFen }) => fen + deltaFen, 0);
        return (
          sum() === total(after) - total(before) &&
          money.projects.every((each) => sum(each.projectId) === each.after.fen - each.before.fen)
        );
      }),
      runs,
    );
  },
);

t.test(
  'every row is moved, added, withdrawn, amended or unchanged, and swapping the sides swaps all of it',
  async () => {
    fc.assert(
      fc.property(anyCase, (each) => {
        const { before, after } = schedules(each);
        const there = scheduleDifference(before, after);
        const back = scheduleDifference(after, before);
        const kept = there.moved.length + there.amended.length + there.unchanged;
        const names = (rows: { identity: string }[]) => rows.map(({ identity }) => identity).join();
        return (
          kept + there.withdrawn.length === before.length &&
          kept + there.added.length === after.length &&
          there.unchanged === back.unchanged &&
          names(there.moved) === names(back.moved) &&
          names(there.amended) === names(back.amended) &&
          plain(there.added) === plain(back.withdrawn) &&
          canonical(there.money.before) === canonical(back.money.after)
        );
      }),
      runs,
    );
  },
);

t.test('a schedule against itself is empty', async () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const { after } = schedules(each);
      const { unchanged, money, ...rows } = scheduleDifference(after, after);
      const document = scheduleDocument(after);
      return (
        unchanged === after.length &&
        Object.values(rows).every(({ length }) => length === 0) &&
        money.changes.length === 0 &&
        schedulePatch(document, document).length === 0
      );
    }),
    runs,
  );
});
