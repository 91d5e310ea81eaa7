import t from 'tap';
import { chance } from '../../bench/support/chance.ts';
import { isPressing, isQuiet, ladderFor, type TimedRung, timedRungs } from '../../src/deadlines/going-out.ts';
import { rungsOf } from '../../src/deadlines/ladder.ts';
import { usualWishes } from '../../src/deadlines/wishes.ts';
import { day, report } from './cast.ts';
import { calendar2026, closing, play } from './reminding.ts';

const span: [string, string] = ['2026-08-01', '2026-10-12'];
const monday = { cadence: 'weekly', weekday: 1 } as const;

t.test(
  'a window that closes after the National Day week is told before the week, and on its day',
  async (t) => {
    t.same(play(closing, { ...monday, quiet: 'holidays' }, span), [
      // 60, 30 and 14 days before fall on Sunday 9 August, Tuesday 8 and Thursday 24 September: the Mondays before them.
      '2026-08-03, -60',
      '2026-09-07, -30',
      '2026-09-21, -14',
      '2026-09-28, submit',
      // The last day before the week that is not quiet; and not in a weekly digest, for one working day is left.
      '2026-09-30, -7, -3 merged, -1 merged',
      '2026-10-08, 0',
      '2026-10-09, +1',
    ]);
  },
);

t.test('without quiet days the same reader gets every rung of the week on its own day', async (t) => {
  t.same(play(closing, monday, span).slice(3), [
    '2026-09-28, submit',
    '2026-10-01, -7',
    '2026-10-05, -3',
    '2026-10-07, -1',
    '2026-10-08, 0',
    '2026-10-09, +1',
  ]);
});

t.test('a daily reader gets each rung on its day, at-once too', async (t) => {
  const expected = [
    '2026-08-09, -60',
    '2026-09-08, -30',
    '2026-09-24, -14',
    '2026-09-28, submit',
    '2026-10-01, -7',
    '2026-10-05, -3',
    '2026-10-07, -1',
    '2026-10-08, 0',
    '2026-10-09, +1',
  ];
  t.same(play(closing, {}, span), expected);
  t.same(play(closing, { cadence: 'at-once' }, span), expected);
});

t.test('holidays are the days off of the notice, rest days every day that is not worked', async (t) => {
  // Sunday 20 September and Saturday 10 October 2026 are worked for the National Day week.
  const days = [
    '2026-09-19',
    '2026-09-20',
    '2026-09-25',
    '2026-10-01',
    '2026-10-07',
    '2026-10-08',
    '2026-10-10',
  ];
  const quiet = (kind: 'none' | 'holidays' | 'rest-days') =>
    days.filter((each) => isQuiet(calendar2026, kind, day(each)));
  t.same(quiet('none'), []);
  t.same(quiet('holidays'), ['2026-09-25', '2026-10-01', '2026-10-07']);
  t.same(quiet('rest-days'), ['2026-09-19', '2026-09-25', '2026-10-01', '2026-10-07']);
});

t.test('three working days before the day to act by it presses, four before it does not', async (t) => {
  const actBy = day('2026-10-08');
  // Worked after 28 September: the 29th, the 30th and the 8th; after Sunday the 27th the 28th too.
  t.equal(isPressing(calendar2026, day('2026-09-28'), actBy), true);
  t.equal(isPressing(calendar2026, day('2026-09-27'), actBy), false);
  t.equal(isPressing(calendar2026, day('2026-10-09'), actBy), true, 'and once it has gone by');
  t.equal(isPressing(calendar2026, day('2026-08-01'), actBy), false);
});

t.test('a rung on a quiet weekend goes out on the Friday before; overdue is said after it', async (t) => {
  // A report due on Monday 2026-08-31: rungs on 17, 24, 28 (Fri), 30 (Sun), 31 August; overdue on Tuesday 1 September.
  const due = report({ nominalOn: day('2026-08-31'), dueOn: day('2026-08-31'), actBy: day('2026-08-31') });
  t.same(play(due, { quiet: 'rest-days' }, ['2026-08-10', '2026-09-05']), [
    '2026-08-17, -14',
    '2026-08-24, -7',
    '2026-08-28, -3, -1 merged',
    '2026-08-31, 0',
    '2026-09-01, +1',
  ]);
  // Due on Friday 2026-09-04, overdue on the Saturday, which is quiet: told on Monday the 7th.
  const friday = report({ nominalOn: day('2026-09-04'), dueOn: day('2026-09-04'), actBy: day('2026-09-04') });
  t.same(play(friday, { quiet: 'rest-days' }, ['2026-09-04', '2026-09-09']), [
    '2026-09-04, 0, -14 merged, -7 merged, -3 merged, -1 merged',
    '2026-09-07, +1',
  ]);
});

t.test('a worked Sunday is no quiet day', async (t) => {
  // Due on Monday 2026-09-21: the rung of the day before is Sunday the 20th, worked for the National Day week.
  const due = report({ nominalOn: day('2026-09-21'), dueOn: day('2026-09-21'), actBy: day('2026-09-21') });
  t.match(play(due, { quiet: 'rest-days' }, ['2026-09-20', '2026-09-20']), [/^2026-09-20, -1\b/]);
});

t.test('a weekly digest on a quiet Monday goes out on the last day before it that is not', async (t) => {
  // Monday 2026-10-05 lies in the week off; a report due on Wednesday 21 October has its 14-day rung on Wednesday the 7th.
  const due = report({ nominalOn: day('2026-10-21'), dueOn: day('2026-10-21'), actBy: day('2026-10-21') });
  t.same(play(due, { ...monday, quiet: 'holidays' }, ['2026-09-25', '2026-10-13']), [
    '2026-09-30, -14',
    // Seven days before is Wednesday 14 October: the Monday before it.
    '2026-10-12, -7',
  ]);
});

t.test(
  'a weekly digest carries every rung before the next one, and what presses comes on its day',
  async (t) => {
    // Due on Friday 2026-08-28: 14 and 7 days before are Fridays, 3 days before Tuesday the 25th.
    const due = report({ nominalOn: day('2026-08-28'), dueOn: day('2026-08-28'), actBy: day('2026-08-28') });
    t.same(play(due, { cadence: 'weekly', weekday: 5 }, ['2026-08-10', '2026-08-29']), [
      '2026-08-14, -14',
      '2026-08-21, -7',
      '2026-08-25, -3',
      '2026-08-27, -1',
      '2026-08-28, 0',
      '2026-08-29, +1',
    ]);
    t.same(play(due, { cadence: 'weekly', weekday: 3 }, ['2026-08-10', '2026-08-24']), [
      '2026-08-12, -14',
      '2026-08-19, -7',
    ]);
  },
);

t.test('days of one’s own take the place of the usual ones; none are none', async (t) => {
  const due = report({ nominalOn: day('2026-08-28'), dueOn: day('2026-08-28'), actBy: day('2026-08-28') });
  const days = (own: number[]) =>
    play(due, { ladders: { 'project-report': own } }, ['2026-06-01', '2026-09-05']);
  t.same(days([45, 2]), ['2026-07-14, -45', '2026-08-26, -2', '2026-08-29, +1']);
  t.same(days([]), []);
});

t.test('rungs keep their own day beside the day they go out', async (t) => {
  const wishes = { ...usualWishes, ...monday, quiet: 'holidays' as const };
  const { dueOn = day('2026-10-08'), actBy = dueOn } = closing;
  const rungs = timedRungs(rungsOf(closing), { dueOn, actBy }, wishes, calendar2026);
  t.same(
    rungs.slice(4, 7).map(({ rung, on, goesOn }) => `${rung} ${on} ${goesOn}`),
    ['-7 2026-10-01 2026-09-30', '-3 2026-10-05 2026-09-30', '-1 2026-10-07 2026-09-30'],
  );
});

t.test('a ladder that is kept is that of the very days and wishes that are asked for', async (t) => {
  const { below, pick } = chance(20261130);
  for (let round = 0; round < 5000; round += 1) {
    const dueOn = day('2026-09-20').add({ days: below(20) });
    const actBy = dueOn.subtract({ days: below(3) });
    const submitBy = pick([undefined, actBy.subtract({ days: 2 })]);
    const call = { name: { zh: '申报', en: 'Call' }, announcedOn: pick(['2026-08-03', '2026-09-01']) };
    const window = pick([undefined, { label: '2026' }, { label: '2026', call }]);
    const kind = pick(['window-step', 'project-report', 'claim', 'objection'] as const);
    const deadline = {
      ...{ kind, dueOn, actBy },
      status: pick(['firm', 'expected', 'withdrawn'] as const),
      ...(submitBy ? { submitBy } : {}),
      ...(window ? { content: { window } } : {}),
    };
    const days = pick([undefined, [], [45, 2], [14]]);
    const wishes = {
      ...usualWishes,
      cadence: pick(['at-once', 'daily', 'weekly'] as const),
      weekday: 1 + below(7),
      quiet: pick(['none', 'holidays', 'rest-days'] as const),
      ladders: days ? { [kind]: days } : {},
    };
    const anew = timedRungs(rungsOf(deadline, wishes.ladders), { dueOn, actBy }, wishes, calendar2026);
    if (said(ladderFor(deadline, wishes, calendar2026)) !== said(anew)) t.fail(JSON.stringify(deadline));
  }
});

function said(rungs: readonly TimedRung[]): string {
  return rungs.map(({ rung, on, goesOn }) => `${rung} ${on} ${goesOn}`).join(', ');
}
