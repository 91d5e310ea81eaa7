import type { Outcome } from '../../src/answers/outcome.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import type { Channel, Message } from '../../src/channels/channel.ts';
import type { Database } from '../../src/db/connect.ts';
import { personByEmail } from '../../src/db/people.ts';
import type { Way } from '../../src/deadlines/way.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { contract, enter, openHouse, people } from './cast.ts';
import { hook as registeredHook } from './hook.ts';

/** 海客 on 28 November, of which 赵倩 is reminded by a webhook alone: of one report on 15 December, unless another day is given. */
export async function byWebhook(db: Database, dueOn = '2025-12-15') {
  const house = await openHouse(db, '2025-11-28T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const hookId = await registeredHook(house, personId);
  const way: Way = `webhook:${hookId}`;
  const owner = { personId, enterpriseId };
  const [usual] = await listSubscriptions(house.context, owner);
  const change = { id: usual?.id ?? '', expected: 1 };
  await replaceSubscription(house.context, owner, change, { channel: way, outlook: false });
  const factId = await contract(house, enterpriseId, [{ label: '报告', dueOn }]);
  const hook = hookWire();
  const office = new PostOffice([house.wire, hook]);
  const look = async (at: string) => {
    house.at(at);
    await tick(house.context, office);
  };
  return { house, owner, hookId, way, hook, look, factId, subscriptionId: change.id };
}

/** A webhook's wire that keeps what is posted and answers as it is told to. */
export function hookWire() {
  const posted: Message[] = [];
  const wire = {
    name: 'webhook' as const,
    posted,
    answer: (): Outcome => ({ outcome: 'accepted', blame: 'relay', detail: '200' }),
    post: async (message: Message) => {
      posted.push(message);
      return wire.answer();
    },
    close: async () => {},
  };
  return wire satisfies Channel;
}
