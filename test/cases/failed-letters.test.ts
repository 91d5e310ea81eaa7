import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { listFailedLetters, resendLetter } from '../../src/cases/failed-letters.ts';
import { removeEndpoint } from '../../src/cases/remove-endpoint.ts';
import { releaseAddress, stoppedAddresses } from '../../src/cases/stopped-addresses.ts';
import { personById } from '../../src/db/people.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { contract, deadlineOf, enter, ledger, newMail, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const accepted: Outcome = { outcome: 'accepted', blame: 'relay', detail: '250' };
const busy: Outcome = { outcome: 'deferred', blame: 'network', detail: '450 busy' };
const noSuchUser: Outcome = { outcome: 'refused', permanent: true, blame: 'recipient', detail: '550 5.1.1' };

/** 海客 with a report whose first letter is answered so. */
async function due(answer: Outcome) {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'haike', ['zhao']);
  await contract(house, id, [{ label: '报告', dueOn: '2025-12-15' }]);
  house.wire.answer = () => answer;
  await house.tick('2025-12-01T09:00:00+08:00');
  return { house, deadline: await deadlineOf(house, id, 'project-report') };
}

t.test(
  'a letter that was given up is listed with what was answered, and goes again with the same bytes',
  async (t) => {
    const { house, deadline } = await due(busy);
    await house.tick('2025-12-05T09:01:00+08:00');
    await house.tick('2025-12-05T09:30:00+08:00');
    const { items, next } = await listFailedLetters(house.context);
    t.equal(next, undefined);
    t.match(items, [
      {
        kind: 'digest',
        channel: 'mail',
        reason: 'gave-up',
        reply: { event: 'deferred', detail: '450 busy' },
      },
    ]);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 failed gave-up']);
    const tried = await newMail(house);

    const id = items[0]?.id ?? '';
    await resendLetter(house.context, house.adminId, id);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 planned']);
    await t.rejects(resendLetter(house.context, house.adminId, id), { code: 'conflict' }, 'it waits already');
    await house.tick('2025-12-05T09:31:00+08:00');
    t.same((await listFailedLetters(house.context)).items, [], 'its days of tries begin anew');
    house.wire.answer = () => accepted;
    await house.tick('2025-12-05T09:32:00+08:00');
    const again = await newMail(house);
    t.equal(again.length, 2);
    t.same(new Set([...tried, ...again].map(({ bytes }) => bytes)).size, 1);
    t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
    const entries = (await db.select().from(auditEntry)).filter(({ action }) => action === 'letter.requeued');
    t.match(entries, [{ actor: house.adminId, subject: `letter:${id}` }]);
  },
);

t.test('one that bounced goes again when its address is released, and not before', async (t) => {
  const { house, deadline } = await due(noSuchUser);
  const [failed] = (await listFailedLetters(house.context)).items;
  await t.rejects(resendLetter(house.context, house.adminId, failed?.id ?? ''), { code: 'conflict' });
  const admin = await personById(db, house.adminId);
  if (!admin) throw new Error('no administrator');
  const [stop] = await stoppedAddresses(house.context, admin);
  await releaseAddress(house.context, admin, stop?.id ?? '');
  await resendLetter(house.context, house.adminId, failed?.id ?? '');
  house.wire.answer = () => accepted;
  await house.tick('2025-12-01T09:10:00+08:00');
  t.same(await ledger(house, deadline.id), ['zhao v1 -14 sent']);
});

t.test('what was sent, or is unknown, cannot be sent again', async (t) => {
  const { house } = await due(accepted);
  t.same((await listFailedLetters(house.context)).items, []);
  await t.rejects(resendLetter(house.context, house.adminId, crypto.randomUUID()), { code: 'not-found' });
});

t.test('one that went by a way that was removed is not said to be stopped', async (t) => {
  const { house, owner, hookId, hook, look } = await byWebhook(db);
  hook.answer = () => noSuchUser;
  await look('2025-12-01T09:00:00+08:00');
  await removeEndpoint(house.context, owner.personId, hookId);
  const [failed] = (await listFailedLetters(house.context)).items;
  await t.rejects(resendLetter(house.context, house.adminId, failed?.id ?? ''), {
    code: 'conflict',
    faults: [{ detail: { en: /was removed/ } }],
  });
});
