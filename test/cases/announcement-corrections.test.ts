import t from 'tap';
import { draftAnnouncement, type NewAnnouncement } from '../../src/cases/drafts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { publishNow } from '../support/announce.ts';
import { enter, type House, ledger, letters, newMail, openHouse, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const policyKey = 'jiading-industrial-internet';
const title = { zh: '关于延长实施意见有效期的通知', en: 'Notice extending the opinions' };
const paper = (effect: NewAnnouncement['effect']): NewAnnouncement => ({
  title,
  source: { title, reference: '嘉经〔2025〕9号', quote: '有效期延长' },
  publishedOn: '2025-12-02',
  effect,
});
const extension = paper({ kind: 'extension', policyKey, until: '2027-12-31' });

async function announce(house: House, body: NewAnnouncement) {
  const { id } = await draftAnnouncement(house.context, house.adminId, body);
  const rehearsal = await rehearse(house.context, id);
  await publishNow(house, id, rehearsal.digest);
  return { id, rehearsal };
}

/** 陈敏 and 王磊 have been told that Jiading's policy ends in 2025; 陈敏 hears of announcements, 王磊 of none. */
async function told(mode: 'at-once' | 'digest') {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const id = await enter(house, 'shenjiang', ['chen', 'wang']);
  await subscribe(house, 'chen', [{ scope: 'concerns-me', mode }]);
  await house.tick('2025-12-01T09:00:00+08:00');
  await newMail(house);
  house.at('2025-12-02T10:00:00+08:00');
  const rows = await deadlinesOf(db, id);
  const copy = rows.find(({ kind, content }) => kind === 'policy-expires' && content.policyKey === policyKey);
  return { house, id, copy: copy?.id ?? '' };
}

for (const mode of ['at-once', 'digest'] as const)
  t.test(
    `told of it ${mode}, a reader gets one letter: the announcement with the date it moved`,
    async (t) => {
      const { house, copy } = await told(mode);
      const { id, rehearsal } = await announce(house, extension);
      t.same(
        rehearsal.letters.map(({ kind, letters: number, items }) => [kind, number, items]),
        [
          ['correction', 1, 1],
          ['announcement', 1, 2],
        ],
      );
      await house.tick('2025-12-02T10:01:00+08:00');
      const [letter, correction, ...more] = await newMail(house);
      t.same([letter?.to, correction?.to, more], ['chen', 'wang', []]);
      const text = letter?.text ?? '';
      for (const part of [
        '它改变了此前告知您的1项期限，列在公告之后，请以本信为准。',
        `/announcements/${id}`,
        '此前告知：2025年12月31日',
        '期限：2027年12月31日',
      ])
        t.match(text, part);
      t.ok(text.indexOf(`/announcements/${id}`) < text.indexOf('此前告知：'), 'the announcement comes first');
      t.notMatch(correction?.text, `/announcements/${id}`, 'who hears of none gets the date alone');
      const own = (await letters(house)).filter(({ kind, slot }) => kind === 'announcement' && slot === id);
      t.match(own, [{ state: 'sent', subject: '【延长有效期】关于延长实施意见有效期的通知' }]);
      t.ok((await ledger(house, copy)).includes('chen v2 correction sent'));
      await house.tick('2025-12-03T09:00:00+08:00');
      t.same(await newMail(house), [], 'and nothing of it in the digest');
    },
  );

t.test('what that letter told is what the next move is held against', async (t) => {
  const { house } = await told('at-once');
  await announce(house, extension);
  await house.tick('2025-12-02T10:01:00+08:00');
  await newMail(house);
  await announce(house, paper({ kind: 'extension', policyKey, until: '2028-12-31' }));
  await house.tick('2025-12-02T10:05:00+08:00');
  const [letter] = await newMail(house);
  t.match(letter?.text, '此前告知：2027年12月31日');
  t.match(letter?.text, '期限：2028年12月31日');
});

t.test(
  'withdrawn before it is written, the letter says nothing, and the old date needs no correction',
  async (t) => {
    const { house, copy } = await told('at-once');
    const { id } = await announce(house, extension);
    await announce(house, paper({ kind: 'withdrawal', announcementId: id }));
    await house.tick('2025-12-02T10:01:00+08:00');
    t.same(
      (await newMail(house)).map(({ to, text }) => [to, text.includes('此前告知')]),
      [['chen', false]],
      'whose dates it moved back hears of the withdrawal',
    );
    t.notOk((await ledger(house, copy)).some((line) => line.includes('correction sent')));
  },
);
