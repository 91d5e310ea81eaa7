import t from 'tap';
import { codes, enrol, project } from './support/cast.ts';
import { ask, get, openHouse, post } from './support/house.ts';

const house = await openHouse(t);
const { app, admin } = house;
const jia = await enrol(house, '甲公司', codes.jiading, 'jia@example.com');
const own = `/api/v1/enterprises/${jia.id}`;
const path = `${own}/projects/${jia.project}`;

const title = { zh: '修改贴息条款的通知（示例）', en: 'Notice amending the interest subsidy (example)' };
const quote = '2025年7月1日前备案的项目按原规定执行';
/** 30 % for two years where the Action's text says 50 % for three; what was filed before July keeps the text. */
const amendment = {
  title,
  source: { title, quote },
  publishedOn: '2025-12-01',
  effect: {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom: '2025-12-01',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.3', years: 2, interest: { rate: '0.3', years: 2 } } }],
    transition: {
      by: 'filing',
      before: '2025-07-01',
      text: { zh: quote, en: 'projects filed before 1 July 2025 keep the earlier rule' },
      quote,
    },
  },
};

async function row() {
  const { items } = (await get(app, jia.member, `${path}/matches`)).json();
  return items.find(({ measureId }: { measureId: string }) => measureId === 'sheq-7.1');
}

async function say(part: object) {
  const { headers } = await get(app, jia.member, path);
  const reply = await ask(app, jia.member, 'PUT', path, {
    payload: { ...project, ...part },
    headers: { 'if-match': String(headers.etag) },
  });
  t.equal(reply.statusCode, 200);
}

t.test('an amendment that goes by the day of filing asks for it where it is registered', async (t) => {
  t.match(await row(), { answer: 'claimable', fen: 589_749_998 });
  const { id } = (await post(app, admin, '/api/v1/announcements', amendment)).json();
  const announcement = `/api/v1/announcements/${id}`;
  const { digest } = (await post(app, admin, `${announcement}/rehearsal`, {})).json();
  t.equal((await post(app, admin, `${announcement}/publication`, { digest })).statusCode, 200);
  t.match(await row(), {
    answer: 'incomplete',
    toRegister: [{ what: 'project.filedOn', path, pointer: '/filedOn' }],
  });
});

t.test('the day of filing, once registered, decides which rule the project has', async (t) => {
  // Half of 3,278,333.33, 4,258,333.33 and 4,258,333.33; three tenths of the first two.
  await say({ filedOn: '2025-06-30' });
  t.match(await row(), { answer: 'claimable', fen: 589_749_998 });
  await say({ filedOn: '2025-07-01' });
  t.match(await row(), { answer: 'claimable', fen: 98_349_999 + 127_749_999 });
});
