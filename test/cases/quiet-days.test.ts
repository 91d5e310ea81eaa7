import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerFact } from '../../src/cases/facts.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { listSubscriptions, replaceSubscription } from '../../src/cases/reminder-subscriptions.ts';
import { simulate } from '../../src/cases/simulate.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import { personByEmail } from '../../src/db/people.ts';
import { ledgerOf } from '../../src/db/reminders.ts';
import { call2026, loan, project } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enter, letters, openHouse, people } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

/** 申江精工, whose 陈敏 wants claims alone, in one digest on Mondays and nothing on days off. */
async function quietHouse() {
  const house = await openHouse(db, '2026-09-20T08:00:00+08:00');
  const id = await enter(house, 'shenjiang', ['chen']);
  const author = { personId: house.adminId, enterpriseId: id };
  const { id: projectId } = await registerFact(house.context, author, 'project', project);
  await registerFact(house.context, author, 'loan', { ...loan, projectId });
  const chen = await personByEmail(db, people.chen.email);
  const owner = { personId: chen?.id ?? '', enterpriseId: id };
  const [usual] = await listSubscriptions(house.context, owner);
  const wishes = { cadence: 'weekly', weekday: 1, quiet: 'holidays' } as const;
  const change = { id: usual?.id ?? '', expected: 1 };
  await replaceSubscription(house.context, owner, change, { ...wishes, only: { kinds: ['claim'] } });
  return { house, id };
}

t.test(
  'a window that closes after the National Day week: the letters of the days are those that were foretold',
  async (t) => {
    const { house, id } = await quietHouse();
    const title = { zh: '申报通知', en: 'Call for applications' };
    const effect = {
      ...call2026,
      window: 'technical-renovation-autumn',
      opensOn: '2026-09-21',
      steps: [{ step: 'online' as const, closesOn: '2026-10-08', minute: 960 }],
    };
    house.at('2026-09-21T14:00:00+08:00');
    await house.tick();
    const notice = {
      title,
      source: { title, reference: '示例〔2026〕9号' },
      publishedOn: '2026-09-21',
      effect,
    };
    const draft = await draftAnnouncement(house.context, house.adminId, notice);
    await publishNow(house, draft.id, (await rehearse(house.context, draft.id)).digest);
    await house.tick('2026-09-21T14:01:00+08:00');
    const claim = (await deadlinesOf(db, id)).find(({ kind, dueOn }) => kind === 'claim' && dueOn);
    t.same([`${claim?.dueOn}`, claim?.minute, `${claim?.submitBy}`], ['2026-10-08', 960, '2026-09-28']);
    const [from, to] = ['2026-09-22', '2026-10-10'].map((each) => Temporal.PlainDate.from(each));
    if (!from || !to || !claim) throw new Error('the claim has no day');
    const foretold = await simulate(house.context, from, to);
    const told = foretold
      .filter(({ to: reader }) => reader === people.chen.email)
      .map(({ on, minute, kind, items }) => [on, minute, kind, ...items.map(({ rung }) => rung)].join(' '));
    t.same(told, [
      '2026-09-28 540 digest submit',
      '2026-09-30 540 digest -7',
      '2026-10-08 540 digest 0',
      '2026-10-09 540 digest +1',
    ]);
    for (let day = from; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
      for (const clock of ['00:01', '08:59', '09:00', '14:00']) await house.tick(`${day}T${clock}:00+08:00`);
    const sent = await sentTo(claim.id);
    t.same(sent.slice(1), told, 'and so they went out');
    t.match(sent[0], /^2026-09-21 841 urgent announced$/, 'the window itself was told at once');
    const ledger = (await ledgerOf(db, claim.id)).map(
      ({ reminder: { rung, state, reason } }) => `${rung} ${state}${reason ? ` ${reason}` : ''}`,
    );
    t.same(
      ledger.toSorted(),
      [
        '+1 sent',
        '-1 suppressed merged',
        '-14 suppressed merged',
        '-3 suppressed merged',
        '-30 suppressed merged',
        '-60 suppressed merged',
        '-7 sent',
        '0 sent',
        'announced sent',
        'submit sent',
      ].toSorted(),
    );

    /** The letters that carried a deadline: the day and minute they went out, their kind, and the rung. */
    async function sentTo(deadlineId: string): Promise<string[]> {
      const all = new Map((await letters(house)).map((letter) => [letter.id, letter]));
      const rows = (await ledgerOf(db, deadlineId)).filter(({ reminder }) => reminder.state === 'sent');
      const lines = rows.map(({ reminder: { rung, letterId }, sentAt }) => {
        const at = sentAt?.toZonedDateTimeISO('Asia/Shanghai');
        const minute = (at?.hour ?? 0) * 60 + (at?.minute ?? 0);
        return `${at?.toPlainDate()} ${minute} ${all.get(letterId ?? '')?.kind} ${rung}`;
      });
      return lines.toSorted();
    }
  },
);
