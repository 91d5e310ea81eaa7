import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import type { Owed } from '../../src/cases/letter-items.ts';
import { isPutOff, retryOf } from '../../src/cases/retries.ts';

const busy: Outcome = { outcome: 'deferred', blame: 'network', detail: '450' };
const down: Outcome = { outcome: 'deferred', blame: 'relay', detail: 'ECONNREFUSED' };
const at = (text: string) => Temporal.Instant.from(text);
const first = at('2025-12-01T09:00:00+08:00');

/** A try of a letter, so many minutes after its first one. */
const tryOf = (letterId: string, tries: number) => ({
  letterId,
  kind: 'digest' as const,
  channel: 'mail' as const,
  tries,
  triedSince: first,
});

/** Only the days of an item count. */
const item = (dueOn: string | null, rungOn = '2025-12-01') =>
  ({
    reminder: { rungOn: Temporal.PlainDate.from(rungOn) },
    deadline: { dueOn: dueOn && Temporal.PlainDate.from(dueOn) },
  }) as unknown as Owed;

const minutesTo = (letterId: string, tries: number) => {
  const retry = retryOf(tryOf(letterId, tries), busy, [], first);
  return 'next' in retry ? first.until(retry.next).total('minutes') : Number.NaN;
};

t.test(
  'the wait grows from a minute to hours; the long ones are half an hour and more, and drawn out apart',
  async (t) => {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    t.same([minutesTo('a', 1), minutesTo('a', 2)], [1, 5]);
    for (const [tries, least] of [
      [3, 15],
      [4, 30],
      [5, 60],
      [6, 120],
      [7, 240],
      [40, 240],
    ] as const) {
      const waits = letters.map((letterId) => minutesTo(letterId, tries));
      t.ok(
        waits.every((wait) => wait >= least && wait < least * 1.25 + 0.1),
        `try ${tries}: ${waits}`,
      );
      t.ok(new Set(waits).size > 4, 'letters put off together do not come back together');
      t.same(
        letters.map((letterId) => minutesTo(letterId, tries)),
        waits,
        'the same letter waits the same',
      );
    }
  },
);

t.test(
  'a letter is given up after four days of tries, and a channel that is down uses up none',
  async (t) => {
    const late = first.add({ hours: 97 });
    t.same(retryOf(tryOf('a', 9), busy, [], late), { ended: 'gave-up' });
    t.ok(isPutOff(down));
    t.notOk(isPutOff(busy));
    const retry = retryOf(tryOf('a', 9), down, [item('2025-12-01')], late);
    t.equal('next' in retry && String(retry.next), String(late.add({ minutes: 5 })));
  },
);

t.test('a letter is not tried beyond the day after the last of its days', async (t) => {
  // Due on Wednesday 3 December; the last minute of use is 23:59 on Thursday.
  const owed = [item('2025-12-02'), item('2025-12-03')];
  const thursday = at('2025-12-04T21:00:00+08:00');
  const last = retryOf({ ...tryOf('a', 7), triedSince: thursday }, busy, owed, thursday);
  t.equal('next' in last && String(last.next), '2025-12-04T15:59:00Z', 'what is left of the day is used');
  const night = at('2025-12-04T23:40:00+08:00');
  t.same(retryOf({ ...tryOf('a', 7), triedSince: thursday }, busy, owed, night), { ended: 'too-late' });
});

t.test(
  'one that says a day has passed may come a day later; one without a day is never too late',
  async (t) => {
    const friday = at('2025-12-05T21:00:00+08:00');
    const soon = { ...tryOf('a', 2), triedSince: friday };
    t.ok('next' in retryOf(soon, busy, [item('2025-12-03', '2025-12-04')], friday));
    t.same(retryOf({ ...soon, tries: 7 }, busy, [item('2025-12-03')], friday), { ended: 'too-late' });
    t.ok('next' in retryOf({ ...soon, tries: 7 }, busy, [item('2025-12-03'), item(null)], friday));
    t.ok('next' in retryOf({ ...soon, tries: 7 }, busy, [], friday), 'an announcement has no last day');
  },
);

t.test('the wait that the other side asks for is kept', async (t) => {
  const retry = retryOf(tryOf('a', 1), { ...busy, retryAfterSeconds: 600 }, [], first);
  t.equal('next' in retry && String(retry.next), String(first.add({ minutes: 10 })));
});
