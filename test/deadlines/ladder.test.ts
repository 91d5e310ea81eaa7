import t from 'tap';
import { rungsOf } from '../../src/deadlines/ladder.ts';
import type { DeadlineKind } from '../../src/deadlines/model.ts';
import { day, report, shown } from './cast.ts';

/** Days before the act-by day, as design section 9 gives them. */
const expected: Record<DeadlineKind, number[]> = {
  'policy-takes-effect': [7],
  'policy-expires': [180, 90, 30, 7],
  'policy-repealed': [30, 7],
  'window-opens': [0],
  'window-step': [60, 30, 14, 7, 3, 1, 0],
  milestone: [],
  'certificate-renewal': [60, 30, 14, 7, 1],
  'certificate-renewal-opens': [7, 0],
  'certificate-audit': [60, 30, 14, 7, 1],
  'certificate-expires': [180, 90, 60, 30, 7],
  duty: [14, 7, 3, 1, 0],
  'change-filing': [14, 7, 3, 1, 0],
  'project-report': [14, 7, 3, 1, 0],
  'project-completion': [14, 7, 3, 1, 0],
  'project-extension': [14, 7, 3, 1, 0],
  'project-acceptance': [14, 7, 3, 1, 0],
  'loan-settlement': [3],
  'subsidy-year': [60, 30, 14, 7],
  claim: [60, 30, 14, 7, 3, 1, 0],
  'claim-step': [60, 30, 14, 7, 3, 1, 0],
  'claim-evidence': [14, 7, 1, 0],
  'claim-correction': [60, 30, 14, 7, 3, 1, 0],
  'event-filing': [30, 14, 7, 3, 1, 0],
  objection: [3, 1, 0],
};

const neverOver = [
  'policy-takes-effect',
  'policy-repealed',
  'window-opens',
  'certificate-renewal-opens',
  'loan-settlement',
  'subsidy-year',
  'objection',
];

t.test(
  'each kind has its rungs, counted back from the act-by day, and where something can be overdue one for the day after',
  async (t) => {
    for (const [kind, days] of Object.entries(expected)) {
      const rungs = rungsOf({ ...report(), kind: kind as DeadlineKind });
      const before = days.map((n) => `${n === 0 ? '0' : `-${n}`} ${day('2025-12-15').subtract({ days: n })}`);
      const over = neverOver.includes(kind);
      const overdue = days.length > 0 && !over ? ['+1 2025-12-16'] : [];
      t.same(shown(rungs), [...before, ...overdue], kind);
    }
  },
);

t.test(
  'a last day on a rest day is counted to from the working day before; +1 comes after the day itself',
  async (t) => {
    const sunday = { dueOn: day('2025-12-14'), actBy: day('2025-12-12') };
    t.same(shown(rungsOf(report(sunday))), [
      '-14 2025-11-28',
      '-7 2025-12-05',
      '-3 2025-12-09',
      '-1 2025-12-11',
      '0 2025-12-12',
      '+1 2025-12-15',
    ]);
  },
);

t.test(
  'a step that closes at 16:00 on a Sunday has a last rung on that day, and one to submit by',
  async (t) => {
    const step = {
      dueOn: day('2025-12-14'),
      minute: 960,
      actBy: day('2025-12-12'),
      submitBy: day('2025-12-09'),
    };
    t.same(shown(rungsOf({ ...report(step), kind: 'claim' })).slice(-6), [
      '-3 2025-12-09',
      'submit 2025-12-09',
      '-1 2025-12-11',
      '0 2025-12-12',
      'due 2025-12-14',
      '+1 2025-12-15',
    ]);
  },
);

t.test('a step that closes on a working day has no rung more than its last', async (t) => {
  const names = rungsOf({ ...report(), kind: 'claim' }).map(({ rung }) => rung);
  t.notOk(names.includes('due'));
  t.notOk(names.includes('submit'));
  t.same(names.at(-2), '0');
});

t.test('no rung stands where there is no date, or no longer one', async (t) => {
  const { dueOn: _, actBy: __, ...undated } = report();
  t.same(rungsOf({ ...undated, status: 'awaiting' }), []);
  t.same(rungsOf(report({ status: 'withdrawn' })), []);
});

t.test('expected and provisional days have their rungs too', async (t) => {
  t.equal(rungsOf(report({ status: 'expected' })).length, 6);
  t.equal(rungsOf(report({ status: 'provisional' })).length, 6);
});

t.test('every ladder is in order and names no rung twice', async (t) => {
  for (const kind of Object.keys(expected) as DeadlineKind[]) {
    const step = { ...report({ dueOn: day('2025-12-14'), actBy: day('2025-12-12') }), kind };
    const rungs = rungsOf({ ...step, submitBy: day('2025-11-12') });
    const days = rungs.map(({ on }) => on.toString());
    t.same(days, days.toSorted());
    t.equal(new Set(rungs.map(({ rung }) => rung)).size, rungs.length);
  }
});

t.test(
  'a window that is only expected is told sixty and thirty days before it opens, its closings not',
  async (t) => {
    const rungs = (kind: DeadlineKind) => shown(rungsOf({ ...report(), kind, status: 'expected' }));
    t.same(rungs('window-opens'), ['-60 2025-10-16', '-30 2025-11-15']);
    t.same([rungs('window-step'), rungs('claim')], [[], []]);
  },
);
