import t from 'tap';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { personByEmail } from '../../src/db/people.ts';
import { contract, enter, newMail, openHouse, people, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

async function english(at: string) {
  const house = await openHouse(db, at);
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const owner = { personId: (await personByEmail(db, people.zhao.email))?.id ?? '', enterpriseId };
  const speak = async (lang: 'zh' | 'en') => {
    const [one] = await listSubscriptions(house.context, owner);
    const seen = { id: one?.id ?? '', expected: one?.revision ?? 0 };
    await replaceSubscription(house.context, owner, seen, { outlook: false, lang });
  };
  await speak('en');
  const id = await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
  return { house, enterpriseId, id, speak };
}

t.test('a correction is in the language in which its reader was told the date', async (t) => {
  const { house, enterpriseId, id } = await english('2025-12-01T08:00:00+08:00');
  await house.tick('2025-12-01T09:00:00+08:00');
  const [told] = await newMail(house);
  t.match(told?.text, /days left|working day/i);
  house.at('2025-12-02T15:00:00+08:00');
  await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: '2025-12-19' }]);
  await house.tick();
  const [letter] = await newMail(house);
  t.ok(letter?.bytes.includes('Content-Language: en'));
  t.ok(/days left|working day/i.test(letter?.text ?? ''));
});

t.test('who chooses another language before the hour reads the digest in it', async (t) => {
  const { house, speak } = await english('2025-12-01T08:00:00+08:00');
  await house.tick('2025-12-01T08:01:00+08:00');
  await speak('zh');
  await house.tick('2025-12-01T09:00:00+08:00');
  const [letter] = await newMail(house);
  t.ok(/工作日/.test(letter?.text ?? ''));
});
