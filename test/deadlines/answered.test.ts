import t from 'tap';
import { rungsOf } from '../../src/deadlines/ladder.ts';
import { planRungs } from '../../src/deadlines/plan.ts';
import { day, report } from './cast.ts';
import { closing, play } from './reminding.ts';

// The rungs of 60, 30 and 14 days before go out before any answer.
const span: [string, string] = ['2026-08-01', '2026-10-12'];
const before = 3;

t.test('who has read of it hears of it again around the last day only', async (t) => {
  const read = { kind: 'acknowledged', on: day('2026-09-25') } as const;
  t.same(play(closing, {}, span, read).slice(before), [
    '2026-09-28, –, submit muted',
    '2026-10-01, –, -7 muted',
    '2026-10-05, –, -3 muted',
    '2026-10-07, -1',
    '2026-10-08, 0',
    '2026-10-09, +1',
  ]);
});

t.test('put off it comes back on its day, and goes on from there', async (t) => {
  const off = { kind: 'snoozed', on: day('2026-09-25'), until: day('2026-10-03') } as const;
  t.same(play(closing, {}, span, off).slice(before), [
    '2026-09-28, –, submit muted',
    '2026-10-01, –, -7 muted',
    '2026-10-03, snooze/2026-10-03',
    '2026-10-05, -3',
    '2026-10-07, -1',
    '2026-10-08, 0',
    '2026-10-09, +1',
  ]);
});

t.test('put off until the day of a rung it is that rung, once', async (t) => {
  const off = { kind: 'snoozed', on: day('2026-09-25'), until: day('2026-10-05') } as const;
  t.same(play(closing, {}, ['2026-08-01', '2026-10-06'], off).slice(before), [
    '2026-09-28, –, submit muted',
    '2026-10-01, –, -7 muted',
    '2026-10-05, -3',
  ]);
});

t.test('put off beyond the day to act by, nothing is said until then', async (t) => {
  const off = { kind: 'snoozed', on: day('2026-10-05'), until: day('2026-10-12') } as const;
  t.same(play(closing, {}, span, off).slice(before), [
    '2026-09-28, submit',
    '2026-10-01, -7',
    '2026-10-05, –, -3 muted',
    '2026-10-07, –, -1 muted',
    '2026-10-08, –, 0 muted',
    '2026-10-09, –, +1 muted',
    '2026-10-12, snooze/2026-10-12',
  ]);
});

t.test('put off a second time, it comes back a second time', async (t) => {
  const due = report();
  const ask = (until: string, known: string[]) =>
    planRungs({
      rungs: rungsOf(due).map((rung) => ({ ...rung, goesOn: rung.on })),
      known: new Set(known),
      today: day(until),
      dueOn: day('2025-12-15'),
      recordedOn: day('2025-11-01'),
      joinedOn: day('2025-11-01'),
      afterwards: 'always',
      response: { kind: 'snoozed', on: day('2025-12-01'), until: day(until) },
    }).send?.rung;
  t.equal(ask('2025-12-03', ['-14']), 'snooze/2025-12-03');
  t.equal(ask('2025-12-05', ['-14', 'snooze/2025-12-03']), 'snooze/2025-12-05');
});
