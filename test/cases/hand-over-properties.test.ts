import fc from 'fast-check';
import t from 'tap';
import { readersAmong } from '../../src/cases/handed-readers.ts';
import { LetterBook } from '../../src/cases/letter-book.ts';
import { planFor, planRows, type Surroundings } from '../../src/cases/plan-rows.ts';
import { dayOf, instantAt } from '../../src/clock.ts';
import type { Reminder } from '../../src/db/reminders.ts';
import { circumstances, day } from '../deadlines/cast.ts';
import { member, reportDue } from './readers-of.ts';

const row = reportDue('report', '2026-06-15');
const from = day('2026-05-28');
const { calendar } = circumstances('2026-05-28');
const rungs = ['-14', '-7', '-3', '-1', '0', '+1'];

/** How 赵 is reminded: some rungs go out before their own day. */
const wishes = fc.record({
  cadence: fc.constantFrom('at-once' as const, 'daily' as const, 'weekly' as const),
  weekday: fc.integer({ min: 1, max: 7 }),
  quiet: fc.constantFrom('none' as const, 'holidays' as const, 'rest-days' as const),
});
type Wish = typeof wishes extends fc.Arbitrary<infer W> ? W : never;

/** In the night and at noon of each day: what 赵 and 王 have handed over, 王 to 陈 alone, and who is not reached. 赵 always is, and is the only one who wants reports. */
const halves = fc.array(
  fc.record({
    zhao: fc.constantFrom(undefined, 'wang', 'chen'),
    wang: fc.constantFrom(undefined, 'chen'),
    stopped: fc.subarray(['wang', 'chen']),
  }),
  { minLength: 42, maxLength: 42 },
);
type Half = { zhao: string | undefined; wang: string | undefined; stopped: string[]; wish: Wish };

function aroundOn({ zhao, wang, stopped, wish }: Half, ledger: Reminder[]): Surroundings {
  const claims = { only: { kinds: ['claim' as const] } };
  const members = [member('zhao', [wish]), member('wang', [claims]), member('chen', [claims])].map((each) =>
    stopped.includes(each.person.id) ? { ...each, stopped: new Set(['mail' as const]) } : each,
  );
  const handed = [
    ['zhao', zhao],
    ['wang', wang],
  ].filter((each): each is [string, string] => each[1] !== undefined);
  return {
    calendar,
    policies: new Map(),
    handovers: new Map(handed.length > 0 ? [[row.id, new Map(handed)]] : []),
    members: new Map([['shenjiang', members]]),
    ledger: new Map([[row.id, ledger]]),
    responses: new Map(),
    announced: new Map(),
    book: new LetterBook(),
  };
}

/** Plans at an instant as the day's run does, and asks again; what must not be throws. */
function play(each: Half, now: Temporal.Instant, ledger: Reminder[]) {
  const today = dayOf(now);
  for (const { reminder, letter, reopens } of planRows([row], aroundOn(each, ledger), now).reminders) {
    const { personId } = reminder;
    if (letter && each.stopped.includes(personId)) throw new Error('planned for who is not reached');
    const isHanded = personId === 'zhao' && each.zhao !== undefined && !each.stopped.includes(each.zhao);
    if (letter && isHanded) throw new Error('reminded of what was handed over');
    // What was turned off and is wanted again has one row.
    if (reopens)
      ledger.splice(
        ledger.findIndex((known) => keyOf(known) === keyOf(reminder)),
        1,
      );
    ledger.push(reminder);
  }
  const around = aroundOn(each, ledger);
  for (const reader of readersAmong(row, around.members.get('shenjiang') ?? [], around))
    if (planFor(row, reader, around, today).send) throw new Error('planned twice');
}

/** What there is one row of. */
function keyOf({ rung, personId, channel }: Reminder): string {
  return `${rung} ${personId} ${channel}`;
}

/** The name of a rung in the ladder. */
function own(rung: string): string {
  return rung.replace(/^(back\/)+/, '');
}

/** Whether a rung is sent, or goes along with one that is sent to the same person on the day, as several of one digest do. */
function isTold({ state, reason, personId, createdAt }: Reminder, ledger: Reminder[]): boolean {
  if (state === 'planned') return true;
  const isWith = (each: Reminder) =>
    each.state === 'planned' && each.personId === personId && each.createdAt.equals(createdAt);
  return reason === 'merged' && ledger.some(isWith);
}

t.test('whoever has it, and whoever is not reached, each rung reaches somebody', async () => {
  fc.assert(
    fc.property(halves, wishes, (all, wish) => {
      const ledger: Reminder[] = [];
      for (const [index, each] of all.entries()) {
        const now = instantAt(from, 0).add({ hours: 12 * index });
        play({ ...each, wish }, now, ledger);
      }
      const reached = new Set(ledger.filter((each) => isTold(each, ledger)).map(({ rung }) => own(rung)));
      const keys = new Set(ledger.map(keyOf));
      return rungs.every((rung) => reached.has(rung)) && keys.size === ledger.length;
    }),
    { numRuns: 300 },
  );
});
