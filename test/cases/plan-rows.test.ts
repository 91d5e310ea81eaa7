import t from 'tap';
import type { SubscriptionRow } from '../../src/db/reminder-subscriptions.ts';
import { day } from '../deadlines/cast.ts';
import { member, playDays, reportDue } from './readers-of.ts';

const weeks: [string, string] = ['2026-11-30', '2026-12-20'];
const endpoint = 'wecom:01890a5d-0000-7000-8000-000000000001';

/** Reports due on Tuesday 15 and Wednesday 16 December 2026: of the first, rungs on 1, 8, 12, 14 and 15 December. */
const tuesday = reportDue('a', '2026-12-15');
const wednesday = reportDue('b', '2026-12-16');

t.test('at once, each item has a letter of its own on its day', async (t) => {
  const alone = [member('chen', [{ cadence: 'at-once' }])];
  const { letters } = playDays([tuesday, reportDue('c', '2026-12-15')], alone, ['2026-12-01', '2026-12-01']);
  t.same(letters, ['2026-12-01 single chen mail: a -14', '2026-12-01 single chen mail: c -14']);
});

t.test(
  'over the weekly budget a letter waits for a digest within it, and what presses goes out',
  async (t) => {
    const { letters, ledger } = playDays(
      [tuesday, wednesday],
      [member('chen', [{}], { weeklyBudget: 1 })],
      weeks,
    );
    t.same(letters, [
      '2026-12-01 digest chen mail: a -14',
      // The week has its letter: the next one begins on Monday 7 December.
      '2026-12-07 digest chen mail: b -14',
      // That is its letter; on Thursday the 10th only the 11th, 14th and 15th are left for the first, so it goes, and the other with it.
      '2026-12-10 digest chen mail: a -7, b -7',
      '2026-12-12 digest chen mail: a -3',
      '2026-12-13 digest chen mail: b -3',
      '2026-12-14 digest chen mail: a -1',
      '2026-12-15 digest chen mail: a 0, b -1',
      '2026-12-16 digest chen mail: a +1, b 0',
      '2026-12-17 digest chen mail: b +1',
    ]);
    t.same(
      ledger.filter(({ state }) => state !== 'planned'),
      [],
      'nothing is dropped',
    );
  },
);

t.test('at once and over budget, it moves into a digest', async (t) => {
  const reader = member('chen', [{ cadence: 'at-once' }], { weeklyBudget: 1 });
  const { letters } = playDays([tuesday, wednesday], [reader], ['2026-11-30', '2026-12-07']);
  t.same(letters, ['2026-12-01 single chen mail: a -14', '2026-12-07 digest chen mail: b -14']);
});

t.test('by two ways each item comes once by each, however many subscriptions name it', async (t) => {
  const two: Partial<SubscriptionRow>[] = [
    { only: { kinds: ['project-report'] } },
    { only: {} },
    { channel: endpoint, cadence: 'at-once' },
    { channel: endpoint, only: { kinds: ['claim'] } },
  ];
  const { letters, ledger } = playDays([tuesday], [member('chen', two)], ['2026-12-01', '2026-12-08']);
  t.same(letters, [
    '2026-12-01 digest chen mail: a -14',
    `2026-12-01 single chen ${endpoint}: a -14`,
    '2026-12-08 digest chen mail: a -7',
    `2026-12-08 single chen ${endpoint}: a -7`,
  ]);
  t.equal(ledger.length, 4);
});

t.test('what no subscription names is muted, on the record', async (t) => {
  const { letters, ledger } = playDays([tuesday], [member('chen', [{ only: { kinds: ['claim'] } }])], weeks);
  t.same(letters, []);
  t.same(
    ledger.map(({ rung, state, reason }) => `${rung} ${state} ${reason}`),
    ['-14', '-7', '-3', '-1', '0', '+1'].map((rung) => `${rung} suppressed muted`),
  );
});

const withSecond = (from: number) => member('chen', [{ secondPersonId: 'wang', secondFrom: from }]);
const elsewhere = member('wang', [{ only: { kinds: ['claim'] } }]);
const toWang = (letters: string[]) => letters.filter((each) => each.includes(' wang '));

t.test(
  'a second contact is told from the chosen day on, once a rung, while the first is silent',
  async (t) => {
    const { letters, ledger } = playDays([tuesday], [withSecond(7), elsewhere], weeks);
    t.same(toWang(letters), [
      '2026-12-08 digest wang mail: a second/-7',
      '2026-12-12 digest wang mail: a second/-3',
      '2026-12-14 digest wang mail: a second/-1',
      '2026-12-15 digest wang mail: a second/0',
      '2026-12-16 digest wang mail: a second/+1',
    ]);
    t.ok(
      ledger.filter(({ rung }) => rung.startsWith('second/')).every(({ insteadOf }) => insteadOf === 'chen'),
    );
  },
);

t.test('once the first has answered, the second hears no more of it', async (t) => {
  const response = { kind: 'acknowledged', on: day('2026-12-09') } as const;
  const answered = [{ deadlineId: 'a', personId: 'chen', response }];
  const { letters } = playDays([tuesday], [withSecond(7), elsewhere], weeks, answered);
  t.same(toWang(letters), ['2026-12-08 digest wang mail: a second/-7']);
});

t.test('put off by the first, the second hears of it again once it has come back unanswered', async (t) => {
  const response = { kind: 'snoozed', on: day('2026-12-09'), until: day('2026-12-13') } as const;
  const answered = [{ deadlineId: 'a', personId: 'chen', response }];
  const { letters } = playDays([tuesday], [withSecond(7), elsewhere], ['2026-11-30', '2026-12-15'], answered);
  t.same(toWang(letters), [
    '2026-12-08 digest wang mail: a second/-7',
    '2026-12-14 digest wang mail: a second/-1',
    '2026-12-15 digest wang mail: a second/0',
  ]);
});

t.test('nor what the second has read of or put off', async (t) => {
  const response = { kind: 'snoozed', on: day('2026-12-09'), until: day('2026-12-15') } as const;
  const answered = [{ deadlineId: 'a', personId: 'wang', response }];
  const { letters } = playDays([tuesday], [withSecond(7), elsewhere], ['2026-11-30', '2026-12-15'], answered);
  t.same(toWang(letters), [
    '2026-12-08 digest wang mail: a second/-7',
    '2026-12-15 digest wang mail: a second/0',
  ]);
});

t.test(
  'a second contact who is reminded of it anyway is told once; one who has turned all off, never',
  async (t) => {
    const same = playDays([tuesday], [withSecond(30), member('wang', [{}])], ['2026-12-01', '2026-12-01']);
    t.same(toWang(same.letters), ['2026-12-01 digest wang mail: a -14']);
    const off = playDays([tuesday], [withSecond(30), member('wang', [])], ['2026-12-01', '2026-12-02']);
    t.same(toWang(off.letters), []);
  },
);
