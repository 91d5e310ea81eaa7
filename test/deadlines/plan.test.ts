import fc from 'fast-check';
import t from 'tap';
import { rungsOf } from '../../src/deadlines/ladder.ts';
import type { DeadlineKind, Derived } from '../../src/deadlines/model.ts';
import { afterwardsOf, planRungs, type RungPlan } from '../../src/deadlines/plan.ts';
import { day, report } from './cast.ts';

type Asked = {
  known?: string[];
  recordedOn?: string;
  joinedOn?: string;
  kind?: DeadlineKind;
  dates?: Partial<Derived>;
};

/** What is owed on a day of a report due on Monday 2025-12-15: rungs on 1, 8, 12, 14, 15 and 16 December. */
function ask(
  today: string,
  { known = [], recordedOn = '2025-11-01', joinedOn = recordedOn, kind, dates = {} }: Asked = {},
): RungPlan {
  const deadline = { ...report(dates), ...(kind ? { kind } : {}) };
  return planRungs({
    rungs: rungsOf(deadline).map((rung) => ({ ...rung, goesOn: rung.on })),
    known: new Set(known),
    today: day(today),
    dueOn: deadline.dueOn ?? day('9999-12-31'),
    recordedOn: day(recordedOn),
    joinedOn: day(joinedOn),
    afterwards: afterwardsOf(kind ?? 'project-report'),
  });
}

/** As `send; drop reason, …; next`. */
function spoken({ send, drop, next }: RungPlan): string {
  const dropped = drop.map(({ rung, reason }) => `${rung.rung} ${reason}`).join(', ');
  return `${send?.rung ?? '-'}; ${dropped}; ${next ?? '-'}`;
}

const table: [title: string, plan: RungPlan, expected: string][] = [
  ['before the first rung nothing is owed', ask('2025-11-30'), '-; ; 2025-12-01'],
  ['a rung is sent on its day', ask('2025-12-01'), '-14; ; 2025-12-08'],
  ['and not again the same day', ask('2025-12-01', { known: ['-14'] }), '-; ; 2025-12-08'],
  ['nor the day after', ask('2025-12-02', { known: ['-14'] }), '-; ; 2025-12-08'],
  ['a day of standstill sends it a day late', ask('2025-12-02'), '-14; ; 2025-12-08'],
  [
    'after days of standstill the latest passed rung goes once, the earlier are merged into it',
    ask('2025-12-10'),
    '-7; -14 merged; 2025-12-12',
  ],
  ['what was sent before is not merged again', ask('2025-12-10', { known: ['-14'] }), '-7; ; 2025-12-12'],
  [
    'registered late it gets the latest rung already passed, once',
    ask('2025-12-09', { recordedOn: '2025-12-09' }),
    '-7; -14 merged; 2025-12-12',
  ],
  [
    'a rung due tomorrow takes the place of a late one',
    ask('2025-12-11', { recordedOn: '2025-12-11' }),
    '-; -14 merged, -7 merged; 2025-12-12',
  ],
  [
    'but not of a rung that is due today',
    ask('2025-12-14', { known: ['-14', '-7', '-3'] }),
    '-1; ; 2025-12-15',
  ],
  [
    'on the last day the last day is named',
    ask('2025-12-15', { recordedOn: '2025-12-15' }),
    '0; -14 merged, -7 merged, -3 merged, -1 merged; 2025-12-16',
  ],
  ['the day after is overdue', ask('2025-12-16', { known: ['-14', '-7', '-3', '-1', '0'] }), '+1; ; -'],
  [
    'overdue is said once, however long the standstill',
    ask('2026-03-01'),
    '+1; -14 merged, -7 merged, -3 merged, -1 merged, 0 merged; -',
  ],
  ['and never again', ask('2026-03-01', { known: ['-14', '-7', '-3', '-1', '0', '+1'] }), '-; ; -'],
  [
    'registered long after its last day it is still asked for',
    ask('2026-03-15', { recordedOn: '2026-03-15' }),
    '+1; -14 merged, -7 merged, -3 merged, -1 merged, 0 merged; -',
  ],
  [
    'who joins a month after the last day is still told',
    ask('2026-01-15', { joinedOn: '2026-01-15' }),
    '+1; -14 merged, -7 merged, -3 merged, -1 merged, 0 merged; -',
  ],
  [
    'who joins later than that is not told of what was over by then, and so it is written',
    ask('2026-01-16', { joinedOn: '2026-01-16' }),
    '-; -14 past, -7 past, -3 past, -1 past, 0 past, +1 past; -',
  ],
  [
    'a subsidy year that has ended is never reminded of: nothing was to be filed',
    ask('2025-12-17', { kind: 'subsidy-year' }),
    '-; -60 past, -30 past, -14 past, -7 past; -',
  ],
  [
    'a policy that had ended when it was registered asks for nothing',
    ask('2025-12-17', { recordedOn: '2025-12-17', kind: 'policy-expires' }),
    '-; -180 past, -90 past, -30 past, -7 past, +1 past; -',
  ],
  [
    'a policy that ends while it is watched is told about the day after',
    ask('2025-12-16', { known: ['-180', '-90', '-30', '-7'], kind: 'policy-expires' }),
    '+1; ; -',
  ],
  [
    'a renewal first seen on its last day is told on its last day, not as overdue on the next',
    ask('2025-12-15', { recordedOn: '2025-12-15', kind: 'certificate-renewal' }),
    '-1; -60 merged, -30 merged, -14 merged, -7 merged; 2025-12-16',
  ],
  [
    'so is a validity that ends on the day the service comes up again',
    ask('2025-12-15', { known: ['-180', '-90', '-30'], kind: 'policy-expires' }),
    '-7; ; 2025-12-16',
  ],
  ['a milestone has nothing to send', ask('2025-12-15', { kind: 'milestone' }), '-; ; -'],
];

for (const [title, plan, expected] of table)
  t.test(title, async (t) => {
    t.equal(spoken(plan), expected);
  });

const kinds: DeadlineKind[] = ['policy-expires', 'certificate-renewal', 'project-report', 'claim'];
const calendarDay = fc.integer({ min: 0, max: 300 }).map((days) => day('2025-06-01').add({ days }));
const story = fc.record({
  kind: fc.constantFrom(...kinds),
  restDays: fc.integer({ min: 0, max: 8 }),
  submit: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
  recordedOn: calendarDay,
  asked: fc.array(calendarDay, { minLength: 1, maxLength: 60 }),
});
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** Runs the planner over the days of a story, twice each, and answers what it decided. */
function run({ kind, restDays, submit, recordedOn, asked }: Story) {
  const dueOn = day('2025-12-15');
  const actBy = dueOn.subtract({ days: restDays });
  const plain = rungsOf({
    ...report({ dueOn, actBy, ...(submit ? { submitBy: actBy.subtract({ days: submit }) } : {}) }),
    kind,
  });
  const rungs = plain.map((rung) => ({ ...rung, goesOn: rung.on }));
  const days = asked.filter((on) => Temporal.PlainDate.compare(on, recordedOn) >= 0);
  const ledger: { rung: string; sent: boolean; on: string }[] = [];
  for (const today of days.toSorted(Temporal.PlainDate.compare).flatMap((on) => [on, on])) {
    const known = new Set(ledger.map(({ rung }) => rung));
    const plan = planRungs({
      rungs,
      known,
      today,
      dueOn,
      recordedOn,
      joinedOn: recordedOn,
      afterwards: afterwardsOf(kind),
    });
    for (const { rung } of plan.drop) ledger.push({ rung: rung.rung, sent: false, on: today.toString() });
    if (plan.send) ledger.push({ rung: plan.send.rung, sent: true, on: today.toString() });
  }
  const last = days.map(String).sort().at(-1) ?? '';
  return { rungs, ledger, last, days: new Set(days.map(String)) };
}

t.test('over any days asked, each rung that has passed ends exactly once in the ledger', async (t) => {
  const once = fc.property(story, (told) => {
    const { rungs, ledger, last } = run(told);
    const passed = rungs.filter(({ on }) => on.toString() <= last).map(({ rung }) => rung);
    return (
      ledger
        .map(({ rung }) => rung)
        .sort()
        .join() === passed.sort().join()
    );
  });
  t.doesNotThrow(() => fc.assert(once, { numRuns: 500 }));
});

t.test('over any days asked, no day sends two, and no rung is sent before its day', async (t) => {
  const property = fc.property(story, (told) => {
    const { rungs, ledger } = run(told);
    const sent = ledger.filter((entry) => entry.sent);
    const onDay = new Map(rungs.map(({ rung, on }) => [rung, on.toString()]));
    return (
      new Set(sent.map(({ on }) => on)).size === sent.length &&
      sent.every(({ rung, on }) => (onDay.get(rung) ?? '') <= on)
    );
  });
  t.doesNotThrow(() => fc.assert(property, { numRuns: 500 }));
});

t.test('a rung whose own day is asked is sent on it, whatever was asked before', async (t) => {
  const property = fc.property(story, (told) => {
    const { rungs, ledger, days } = run(told);
    const due = new Set(
      rungs.map(({ on }) => on.toString()).filter((on) => days.has(on) && on <= '2025-12-15'),
    );
    return [...due].every((on) => ledger.some((entry) => entry.sent && entry.on === on));
  });
  t.doesNotThrow(() => fc.assert(property, { numRuns: 500 }));
});
