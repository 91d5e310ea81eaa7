import fc from 'fast-check';
import t from 'tap';
import { readersAmong } from '../../src/cases/handed-readers.ts';
import { LetterBook } from '../../src/cases/letter-book.ts';
import { planFor, planRows, type Surroundings } from '../../src/cases/plan-rows.ts';
import { instantAt } from '../../src/clock.ts';
import type { Reminder } from '../../src/db/reminders.ts';
import { circumstances, day } from '../deadlines/cast.ts';
import { member, reportDue } from './readers-of.ts';

const row = reportDue('report', '2026-06-15');
const from = day('2026-05-28');
const { calendar } = circumstances('2026-05-28');
const rungs = ['-14', '-7', '-3', '-1', '0', '+1'];

/** On each day: what 赵 and 王 have handed over, 王 to 陈 alone, and who is not reached. 赵 always is, and is the only one who wants reports. */
const days = fc.array(
  fc.record({
    zhao: fc.constantFrom(undefined, 'wang', 'chen'),
    wang: fc.constantFrom(undefined, 'chen'),
    stopped: fc.subarray(['wang', 'chen']),
  }),
  { minLength: 21, maxLength: 21 },
);
type Day = { zhao: string | undefined; wang: string | undefined; stopped: string[] };

function aroundOn({ zhao, wang, stopped }: Day, ledger: Reminder[]): Surroundings {
  const claims = { only: { kinds: ['claim' as const] } };
  const members = [member('zhao', [{}]), member('wang', [claims]), member('chen', [claims])].map((each) =>
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

/** Plans a day as the day's run does, and asks again; what must not be throws. */
function playDay(each: Day, today: Temporal.PlainDate, ledger: Reminder[]) {
  for (const { reminder, letter } of planRows([row], aroundOn(each, ledger), instantAt(today, 0)).reminders) {
    const { personId } = reminder;
    if (letter && each.stopped.includes(personId)) throw new Error('planned for who is not reached');
    const isHanded = personId === 'zhao' && each.zhao !== undefined && !each.stopped.includes(each.zhao);
    if (letter && isHanded) throw new Error('reminded of what was handed over');
    ledger.push(reminder);
  }
  const around = aroundOn(each, ledger);
  for (const reader of readersAmong(row, around.members.get('shenjiang') ?? [], around))
    if (planFor(row, reader, around, today).send) throw new Error('planned twice');
}

t.test('whoever has it, and whoever is not reached, each rung reaches somebody', async () => {
  fc.assert(
    fc.property(days, (all) => {
      const ledger: Reminder[] = [];
      for (const [index, each] of all.entries()) playDay(each, from.add({ days: index }), ledger);
      const planned = ledger.filter(({ state }) => state === 'planned');
      const reached = new Set(planned.map(({ rung }) => rung.replace(/^(back\/)+/, '')));
      const keys = new Set(ledger.map(({ rung, personId, channel }) => `${rung} ${personId} ${channel}`));
      return rungs.every((rung) => reached.has(rung)) && keys.size === ledger.length;
    }),
    { numRuns: 300 },
  );
});
