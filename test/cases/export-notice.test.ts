import { createRequire } from 'node:module';
import t from 'tap';
import { exportNotice } from '../../src/cases/export-notice.ts';
import { markDone } from '../../src/cases/mark-done.ts';
import { respond } from '../../src/cases/respond.ts';
import { sealAudit } from '../../src/cases/seal-audit.ts';
import { personByEmail } from '../../src/db/people.ts';
import { NoticeExport } from '../../src/routes/audit-shapes.ts';
import { byWebhook } from '../support/by-webhook.ts';
import { contract, deadlineOf, enter, type House, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { scriptIn } from './audit-house.ts';

type Letter = { id: string; messageId: string; attempts: { event: string; reply?: string }[] };
type Told = { person: { name: string }; channel: string; address?: string; state: string; letter?: Letter };
type Entry = { action: string; subject: string; enterpriseId: string; payload: { after: object } };
type Export = {
  deadlineId: string;
  total: number;
  notice: { told: Told[]; revisions: { dueOn: string }[]; responses: { name: string; via: string }[] };
  entries: Entry[];
};

const { db } = await openTestDatabase(t);

const idOf = async (who: keyof typeof people) => (await personByEmail(db, people[who].email))?.id ?? '';

/** 申江精工 with 陈敏 and 王磊, 云帆 with 王磊, each with a report of which they are told on 1 December; the first one is done. */
async function told() {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const shenjiang = await enter(house, 'shenjiang', ['chen', 'wang']);
  const yunfan = await enter(house, 'yunfan', ['wang']);
  const reports = [{ label: '报告', dueOn: '2025-12-11' }];
  for (const enterpriseId of [shenjiang, yunfan]) await contract(house, enterpriseId, reports);
  await house.tick('2025-12-01T09:00:00+08:00');
  const { id } = await deadlineOf(house, shenjiang, 'project-report');
  await markDone(house.context, { personId: house.adminId, enterpriseId: shenjiang }, id);
  await sealAudit(house.context);
  return { house, shenjiang, yunfan, id };
}

/** What a member is given about a deadline: the text, and what it says. */
async function exported(house: House, enterpriseId: string, who: keyof typeof people, deadlineId: string) {
  const reader = { personId: await idOf(who), enterpriseId };
  let text = '';
  for await (const piece of await exportNotice(house.context, reader, deadlineId)) text += piece;
  return { text, file: JSON.parse(text) as Export };
}

t.test('who was told of a deadline, when, by which letter, and what seals it, in one file', async (t) => {
  const verified = scriptIn(t.testdir());
  const { house, shenjiang, yunfan, id } = await told();
  const { text, file } = await exported(house, shenjiang, 'chen', id);
  const { told: rows, revisions } = file.notice;
  t.same(rows.map(({ person, channel, state }) => `${person.name} ${channel} ${state}`).sort(), [
    '王磊 mail sent',
    '陈敏 mail sent',
  ]);
  t.equal(revisions[0]?.dueOn, '2025-12-11');
  for (const { address, letter } of rows) {
    t.match(address, /@/);
    t.match(letter?.messageId, /^<.+@.+>$/);
    t.match(letter?.attempts, [{ event: 'started' }, { event: 'accepted', reply: '250 OK' }]);
  }
  const letters = rows.map(({ letter }) => `letter:${letter?.id}`);
  t.same(
    [...new Set(file.entries.map(({ subject }) => subject))].sort(),
    [`deadline:${id}`, ...letters].sort(),
  );
  t.same([...new Set(file.entries.map(({ action }) => action))].sort(), ['deadline.done', 'letter.sent']);
  t.ok(file.entries.every(({ enterpriseId }) => enterpriseId === shenjiang));
  t.match(await verified(text), { code: 0, said: new RegExp(`^excerpt holds: ${file.total} entries`) });
  const { default: Ajv } = createRequire(import.meta.url)('ajv/dist/2020.js');
  const valid = new Ajv({ strict: false, validateFormats: false }).compile(NoticeExport);
  t.ok(valid(file), JSON.stringify(valid.errors));
  const theirs = await deadlineOf(house, yunfan, 'project-report');
  t.notOk(
    [yunfan, theirs.id].some((secret) => text.includes(secret)),
    'nothing of the other in 王磊’s digest',
  );
  await t.rejects(exported(house, shenjiang, 'wang', theirs.id), { code: 'not-found' });
});

t.test('an entry altered or left out, and a letter that nothing seals, are found', async (t) => {
  const verified = scriptIn(t.testdir());
  const { house, shenjiang, id } = await told();
  const { text } = await exported(house, shenjiang, 'chen', id);
  const after = async (meddle: (file: Export) => void) => {
    const file: Export = JSON.parse(text);
    meddle(file);
    return await verified(JSON.stringify(file));
  };
  const altered = await after(({ entries }) => Object.assign(entries[0]?.payload.after ?? {}, { kind: 'x' }));
  t.match(altered, { code: 1, said: /payload altered$/ });
  const gone = await after((file) => {
    const at = file.entries.findIndex(({ action }) => action === 'letter.sent');
    file.entries.splice(at, 1);
    file.total -= 1;
  });
  t.match(gone, { code: 1, said: /^letter [0-9a-f-]{36}: not sealed$/ });
  const invented = await after(({ notice: { told } }) => {
    const [first] = told;
    if (first?.letter) told.push({ ...first, letter: { ...first.letter, id: 'a letter nobody sent' } });
  });
  t.same(invented, { code: 1, said: 'letter a letter nobody sent: not sealed' });
});

t.test(
  'where a colleague is reached otherwise, and what is answered there, is the colleague’s',
  async (t) => {
    const verified = scriptIn(t.testdir());
    const { house, owner, hook, look } = await byWebhook(db);
    hook.answer = () => ({ outcome: 'accepted', blame: 'relay', detail: '200 for zhao@home.example' });
    await look('2025-12-01T09:00:00+08:00');
    const { id } = await deadlineOf(house, owner.enterpriseId, 'project-report');
    await respond(house.context, { ...owner, via: 'letter' }, id, { kind: 'acknowledged' });
    await sealAudit(house.context);
    const own = await exported(house, owner.enterpriseId, 'zhao', id);
    const other = await exported(house, owner.enterpriseId, 'wang', id);
    const tries = ({ file }: typeof own) => file.notice.told.map(({ letter }) => letter?.attempts);
    t.match(tries(own), [[{ event: 'started' }, { event: 'accepted', reply: '200 for …' }]]);
    t.same(
      tries(other).map((each) => each?.map((attempt) => [attempt.event, attempt.reply])),
      [
        [
          ['started', undefined],
          ['accepted', undefined],
        ],
      ],
    );
    for (const { text } of [own, other]) t.notMatch(text, /hooks\.example|home\.example/);
    t.match(other.file.notice.responses, [{ name: '赵倩', via: 'letter' }]);
    t.match(await verified(other.text), { code: 0 });
  },
);
