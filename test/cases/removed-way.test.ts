import t from 'tap';
import { sealEndpoint } from '../../src/cases/open-endpoint.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { removeEndpoint } from '../../src/cases/remove-endpoint.ts';
import { insertEndpoint } from '../../src/db/endpoints.ts';
import { personByEmail } from '../../src/db/people.ts';
import { contract, deadlineOf, enter, ledger, letters, newMail, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const id = '01890a5d-0000-7000-8000-0000000000aa';
const way = `webhook:${id}` as const;

/** 赵倩 is reminded of 海客 by a webhook alone. */
async function byWebhook() {
  const house = await openHouse(db, '2025-11-28T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const plain = { id, channel: 'webhook' as const, address: 'https://hooks.example/a', secret: null };
  const now = house.context.clock.now();
  const times = { confirmedAt: now, stoppedAt: null, stoppedReason: null, removedAt: null, createdAt: now };
  const sealed = sealEndpoint(house.context.secret, plain);
  await insertEndpoint(db, { ...plain, ...sealed, personId, label: '系统', ...times });
  const owner = { personId, enterpriseId };
  const [usual] = await listSubscriptions(house.context, owner);
  const change = { id: usual?.id ?? '', expected: 1 };
  await replaceSubscription(house.context, owner, change, { channel: way, outlook: false });
  await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
  return { house, owner };
}

t.test('whoever takes a way away on the morning of a rung is reminded by mail on the same day', async (t) => {
  const { house, owner } = await byWebhook();
  await house.tick('2025-12-01T00:10:00+08:00');
  t.match(
    (await letters(house)).map(({ channel, state }) => [channel, state]),
    [[way, 'queued']],
  );
  house.at('2025-12-01T08:00:00+08:00');
  const removal = await removeEndpoint(house.context, owner.personId, id);
  t.match(removal, { lettersEnded: 1, toMail: [{ enterpriseId: owner.enterpriseId }] });
  await house.tick('2025-12-01T08:01:00+08:00');
  await house.tick('2025-12-01T09:00:00+08:00');
  t.match(
    (await letters(house)).map(({ channel, state, reason }) => [channel, state, reason]),
    [
      [way, 'suppressed', 'removed'],
      ['mail', 'sent', null],
    ],
  );
  const mail = await newMail(house);
  t.match(mail, [{ to: 'zhao', text: /报告/ }]);
  const { id: deadlineId } = await deadlineOf(house, owner.enterpriseId, 'project-report');
  const told = (await ledger(house, deadlineId)).filter((line) => line.includes('-14'));
  t.same(told.toSorted(), ['zhao v1 -14 sent', 'zhao v1 -14 suppressed removed']);
});

t.test('a way of somebody else is not there to be taken away', async (t) => {
  const { house, owner } = await byWebhook();
  await t.rejects(removeEndpoint(house.context, house.adminId, id), { code: 'not-found' });
  await removeEndpoint(house.context, owner.personId, id);
  await t.rejects(removeEndpoint(house.context, owner.personId, id), { code: 'not-found' });
});
