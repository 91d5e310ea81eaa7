import t from 'tap';
import { personByEmail } from '../../src/db/people.ts';
import { contract, enter, newMail, openHouse, people, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { wish } from '../support/wishes.ts';

const { db } = await openTestDatabase(t);

async function english(at: string) {
  const house = await openHouse(db, at);
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const personId = (await personByEmail(db, people.zhao.email))?.id ?? '';
  const speak = (lang: 'zh' | 'en') => wish(house, personId, { lang });
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
  t.match(letter?.bytes, /^Content-Language: en\r$/m);
  t.match(letter?.text, /days left|working day/i);
});

t.test('who chooses another language before the hour reads the digest in it', async (t) => {
  const { house, speak } = await english('2025-12-01T08:00:00+08:00');
  await house.tick('2025-12-01T08:01:00+08:00');
  await speak('zh');
  await house.tick('2025-12-01T09:00:00+08:00');
  const [letter] = await newMail(house);
  t.match(letter?.text, /工作日/);
});
