import { type Handing, handOver } from '../../src/cases/hand-over.ts';
import { stopAddressFor } from '../../src/cases/stop-address.ts';
import type { Database } from '../../src/db/connect.ts';
import { personByEmail } from '../../src/db/people.ts';
import { contract, deadlineOf, enter, ledger, newMail, openHouse, people } from './cast.ts';
import { wish } from './wishes.ts';

type Who = keyof typeof people;

/** 赵倩, 王磊 and 陈敏 of 海客, with a report due, unless said otherwise on 15 December: rungs on the 1st, 8th, 12th, 14th and 15th. The first tick is on the 1st. */
export async function handing(db: Database, dueOn = '2025-12-15') {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao', 'wang', 'chen']);
  const project = await contract(house, enterpriseId, [{ label: '报告', dueOn }]);
  const { id } = await deadlineOf(house, enterpriseId, 'project-report');
  const idOf = async (who: Who) => (await personByEmail(db, people[who].email))?.id ?? '';
  // What is handed over goes to whoever wants nothing of the kind, too.
  for (const who of ['wang', 'chen'] as const)
    await wish(house, await idOf(who), { only: { kinds: ['claim'] } });
  await house.tick('2025-12-01T09:00:00+08:00');
  await newMail(house);
  const act = async (who: Who, handing: Handing) =>
    await handOver(house.context, { personId: await idOf(who), enterpriseId, via: 'api' }, id, handing);
  const give = async (from: Who, to: Who) =>
    await act(from, { kind: 'handed-over', toPersonId: await idOf(to) });
  const stop = (who: Who) =>
    db.transaction((tx) =>
      stopAddressFor(
        tx,
        { address: people[who].email, reason: 'bounced', detail: '550' },
        house.context.clock.now(),
      ),
    );
  /** Ticks at an instant; answers whom it reminded of the report. */
  const at = async (instant: string) => {
    await house.tick(`2025-12-${instant}:00+08:00`);
    return (await newMail(house)).filter(({ text }) => text.includes('报告')).map(({ to }) => to);
  };
  const own = async (who: Who) =>
    (await ledger(house, id))
      .filter((line) => line.startsWith(`${who} `))
      .map((line) => line.slice(who.length + 1));
  return { house, enterpriseId, project, id, idOf, act, give, stop, at, own };
}
