import t from 'tap';
import { removeEndpoint } from '../../src/cases/remove-endpoint.ts';
import { countStops } from '../../src/db/letter-counts.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { deadlineOf, ledger, letters, newMail } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test('whoever takes a way away on the morning of a rung is reminded by mail on the same day', async (t) => {
  const { house, owner, hookId: id, way } = await byWebhook(db);
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
  const { house, owner, hookId: id } = await byWebhook(db);
  await t.rejects(removeEndpoint(house.context, house.adminId, id), { code: 'not-found' });
  await removeEndpoint(house.context, owner.personId, id);
  await t.rejects(removeEndpoint(house.context, owner.personId, id), { code: 'not-found' });
});

t.test('the stop of a webhook ends with it', async (t) => {
  const { house, owner, hookId, hook, look } = await byWebhook(db);
  hook.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: 'gone: HTTP 410' });
  await look('2025-12-01T09:00:00+08:00');
  t.equal((await countStops(db)).length, 1);
  await removeEndpoint(house.context, owner.personId, hookId);
  t.same(await countStops(db), []);
  await look('2025-12-01T09:01:00+08:00');
  const kinds = (await letters(house)).filter(({ state }) => state === 'sent').map(({ kind }) => kind);
  t.notOk(kinds.includes('way-stopped'), 'nobody is told of what its owner has taken away');
});
