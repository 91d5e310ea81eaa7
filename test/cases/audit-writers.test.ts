import t from 'tap';
import { ensureAdmin, signIn } from '../../src/cases/access.ts';
import { createFeed, dropFeed } from '../../src/cases/feeds.ts';
import { addMember } from '../../src/cases/members.ts';
import { auditEntry } from '../../src/db/schema/audit.ts';
import { contract, enter, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';
import { readTree } from '../support/tree.ts';
import { writingCases } from '../support/writers.ts';
import { busyHouse } from './audit-house.ts';

const { db } = await openTestDatabase(t);

/** Cases that write and leave no entry of their own, and why not. */
const unaudited: Record<string, string> = {
  'announcement-notices.ts': 'the ledger of who is told, which is its own record until the letter is settled',
  'audit.ts': 'it is what writes the audit',
  'claim-letter.ts': 'the queue: a letter is on the record when it is settled',
  'collect-notices.ts': 'the queue: a letter is on the record when it is settled',
  'collect-loose.ts': 'the queue: a letter is on the record when it is settled',
  'feed-health.ts': 'how often calendars are fetched, which is its own record',
  'fix-bytes.ts': 'the queue: a letter is on the record when it is settled',
  'give-back.ts': 'the queue: a letter is on the record when it is settled',
  'idempotency.ts': 'the answer kept for a repeated call, whose change is on the record',
  'letter-notices.ts': 'the ledger of who is told, which is its own record until the letter is settled',
  'letter-slots.ts': 'the queue: a letter is on the record when it is settled',
  'suppress-letters.ts': 'the queue and the ledger: a letter that says nothing ends there, with its reason',
  'mark-clock.ts': 'what the clock shows',
  'move-outlooks.ts': 'the queue: a letter is on the record when it is settled',
  'mute-unwanted.ts': 'the ledger of reminders, which is its own record',
  'nightly.ts': 'an event leaves the feeds by the calendar alone; the run is its own record',
  'owe-corrections.ts': 'the ledger of reminders, which is its own record until the letter is settled',
  'owe-elsewhere.ts': 'the ledger of reminders, which is its own record until the letter is settled',
  'owe-nobody-reminded.ts': 'the queue: a letter is on the record when it is settled',
  'outlook-letter.ts': 'the queue: a letter is on the record when it is settled',
  'owed-letters.ts': 'the queue: a letter is on the record when it is settled',
  'pacing.ts': 'how fast an address is posted to',
  'plan-run.ts': 'the run is its own record',
  'plan-outlooks.ts': 'the queue, and the run, which is its own record',
  'plan-day.ts': 'the ledger of reminders, which is its own record until the letter is settled',
  'publish.ts': 'what was asked for and how it ended; what it does is on the record',
  'record-bounce.ts': 'what became of a letter is in its tries; an address it stops is on the record',
  'public-shelf.ts': 'since when a calendar has had its bytes, which follow from what is on the record',
  'record-answers.ts': 'answers follow from facts and law, which are on the record',
  'seal-audit.ts': 'it seals the audit',
  'unsubscribe.ts': 'what it changes is on the record by who follows a change of a subscription',
  'serve-private-feed.ts': 'how a calendar was last rendered, which follows from what is on the record',
  'sweep-looks.ts': 'it asks the plan to look; what that plans is in the ledger; the run is its own record',
  'tell-unfetched.ts': 'the queue: a letter is on the record when it is settled',
  'touch-feeds.ts': 'the version of calendars that show what was written, which is on the record',
  'watch.ts': 'the queue and the ledger: a letter is on the record when it is settled',
  'write-letter.ts': 'the queue: a letter is on the record when it is settled',
  'welcome-letter.ts': 'the queue: a letter is on the record when it is settled',
};

const tree = readTree().code;
const found = writingCases(tree);

t.test('every case that writes is on the record, or it is said why not', async (t) => {
  for (const seen of ['facts.ts', 'members.ts', 'publish-in.ts', 'record-outcome.ts', 'plan-day.ts'])
    t.ok(found.has(seen), `${seen} is seen to write`);
  for (const unseen of ['finance.ts', 'law.ts', 'why.ts']) t.notOk(found.has(unseen), `${unseen} only reads`);
  const silent = [...found].filter(([, audits]) => !audits).map(([file]) => file);
  t.same(
    silent.filter((file) => !(file in unaudited)),
    [],
  );
  t.same(
    Object.keys(unaudited).filter((file) => !found.has(file)),
    [],
    'nothing is excused that does not write',
  );
});

t.test('a case that writes and says nothing would be seen', async (t) => {
  const invented = [
    ...tree,
    {
      path: 'src/cases/x.ts',
      text: `import { type Person, makeAdmin as rise } from '../db/people.ts';\nawait rise(tx, id, null);`,
    },
  ];
  t.equal(writingCases(invented).get('x.ts'), false);
});

t.test(
  'every kind of change leaves its entry: who, what to what, of which enterprise and announcement',
  async (t) => {
    const { house, shenjiang, announcementId } = await busyHouse(db);
    const rows = await db.select().from(auditEntry);
    const of = (action: string) => rows.filter((row) => row.action === action);
    t.same([...new Set(rows.map(({ action }) => action))].sort(), [
      'administrator.appointed',
      'announcement.drafted',
      'announcement.published',
      'calendar.recorded',
      'deadline.done',
      'deadlines.derived',
      'enterprise.registered',
      'feed.created',
      'letter.sent',
      'member.added',
      'policy.recorded',
      'project.registered',
      'project.revised',
      'subscriptions.set',
      'token.issued',
    ]);
    const [revised] = of('project.revised')
      .filter(({ enterpriseId }) => enterpriseId === shenjiang)
      .toSorted((a, b) => (a.serial ?? 0) - (b.serial ?? 0));
    t.match(revised, {
      actor: house.adminId,
      payload: {
        before: { revision: 1, body: { name: '技改' } },
        after: { revision: 2, body: { name: '第0轮第0次' } },
      },
    });
    const [published] = of('announcement.published');
    t.match(published, {
      actor: house.adminId,
      announcementId,
      subject: `announcement:${announcementId}`,
      payload: { before: { state: 'draft' }, after: { state: 'published', publishedBy: house.adminId } },
    });
    const effects = rows.filter((row) => row.announcementId === announcementId);
    t.ok(
      effects.some(({ action, subject }) => action === 'policy.recorded' && subject.startsWith('policy:')),
    );
  },
);

t.test('a feed, an address that is stopped and a letter that fails are on the record', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', []);
  const { personId } = await addMember(house.context, enterpriseId, people.zhao);
  const feed = await createFeed(house.context, { personId, enterpriseId }, 'en');
  await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
  house.wire.answer = () => ({ outcome: 'refused', permanent: true, blame: 'recipient', detail: '550' });
  await house.tick('2025-12-01T09:00:00+08:00');
  await dropFeed(house.context, personId, feed.id);
  const rows = await db.select().from(auditEntry);
  const [one] = rows.filter(({ action }) => action === 'letter.failed');
  t.match(one, {
    enterpriseId,
    payload: { after: { kind: 'digest', personId, reason: 'bounced', items: [{ rung: String }] } },
  });
  t.match(
    rows.find(({ action }) => action === 'address.stopped'),
    { subject: `person:${personId}`, actor: null },
  );
  t.match(
    rows.find(({ action }) => action === 'feed.revoked'),
    { subject: `feed:${feed.id}`, actor: personId, enterpriseId },
  );
});

t.test(
  'no password, token or hash of one is in the audit, and a start that changes nothing adds nothing',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const enterpriseId = await enter(house, 'haike', []);
    const member = await addMember(house.context, enterpriseId, people.zhao, house.adminId);
    const given = { email: 'head@office.example', password: 'a password of tests' };
    await ensureAdmin(house.context, given);
    const token = await signIn(house.context, given.email, given.password);
    const before = (await db.select().from(auditEntry)).length;
    await ensureAdmin(house.context, given);
    const rows = await db.select().from(auditEntry);
    t.equal(rows.length, before);
    t.ok(rows.some(({ action }) => action === 'password.set'));
    const text = JSON.stringify(rows.map(({ payload }) => payload));
    const feedToken = /calendar\/(.*)\.ics/.exec(member.feedPath)?.[1] ?? '';
    for (const secret of [given.password, token, member.token ?? '', feedToken, '$argon2'])
      t.notOk(secret === '' || text.includes(secret));
    t.notMatch(text, /tokenHash|passwordHash|"hash"/);
  },
);

t.test('a change that is refused or undone leaves no entry', async (t) => {
  const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
  const enterpriseId = await enter(house, 'haike', ['zhao']);
  const before = (await db.select().from(auditEntry)).length;
  await t.rejects(addMember(house.context, enterpriseId, people.zhao), { code: 'conflict' });
  t.equal((await db.select().from(auditEntry)).length, before);
});
