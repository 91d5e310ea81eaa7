import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { addMember } from '../../src/cases/members.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { fullCall, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enter, newMail, openHouse, people, subscribe } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test(
  'who joined on the day of an announcement, before it, is told at once; who joined after it is not',
  async (t) => {
    const house = await openHouse(db, '2026-01-21T13:00:00+08:00');
    const id = await enter(house, 'shenjiang', ['chen']);
    const author = { personId: house.adminId, enterpriseId: id };
    const { id: projectId } = await registerFact(house.context, author, 'project', project);
    await registerFact(house.context, author, 'loan', { ...loan, projectId });
    await house.tick('2026-01-21T13:30:00+08:00');
    await newMail(house);
    house.at('2026-01-21T14:00:00+08:00');
    const title = { zh: '申报通知', en: 'Call' };
    const { id: call } = await draftAnnouncement(house.context, house.adminId, {
      title,
      source: { title, reference: '沪经信〔2026〕1号' },
      publishedOn: '2026-01-21',
      effect: fullCall,
    });
    const rehearsal = await rehearse(house.context, call);
    const urgent = rehearsal.letters.filter(({ kind }) => kind === 'urgent');
    t.match(urgent, [{ letters: 1 }], 'and the rehearsal says so');
    await publishNow(house, call, rehearsal.digest);
    house.at('2026-01-21T14:00:30+08:00');
    await addMember(house.context, id, people.wang);
    await subscribe(house, 'wang', []);
    await house.tick('2026-01-21T14:01:00+08:00');
    const mail = (await newMail(house)).filter(({ text }) => text.includes('2026年2月4日 周三 16:00'));
    t.same(
      mail.map(({ to }) => to),
      ['chen'],
    );
    await house.tick('2026-01-22T09:00:00+08:00');
    const next = (await newMail(house)).filter(({ text }) => text.includes('2026年2月4日 周三 16:00'));
    t.same(
      next.map(({ to }) => to),
      ['wang'],
    );
  },
);
