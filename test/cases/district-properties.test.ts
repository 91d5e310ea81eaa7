import fc from 'fast-check';
import t from 'tap';
import { draftAnnouncement } from '../../src/cases/drafts.ts';
import { registerEnterprise } from '../../src/cases/facts.ts';
import { type PublicFeed, publicFeed } from '../../src/cases/public-feeds.ts';
import { rehearse } from '../../src/cases/publish.ts';
import { deadlinesOf } from '../../src/db/deadlines.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { Problem } from '../../src/errors.ts';
import { eventData } from '../../src/feeds/event.ts';
import { call2026 } from '../deadlines/window-cast.ts';
import { publishNow } from '../support/announce.ts';
import { enterprises, type House, openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);
const { window } = call2026;
const openEnd = { zh: '额度用完为止', en: 'until the funds are used up' };

const step = fc.constantFrom('online' as const, 'paper' as const);
const inFebruary = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((each) => `2026-02-${String(each).padStart(2, '0')}`);
const steps = fc.uniqueArray(
  fc.record({ step, closesOn: fc.option(inFebruary(10, 20), { nil: undefined, freq: 4 }) }),
  { selector: (each) => each.step, minLength: 1 },
);
const districts = fc.uniqueArray(
  fc.record({
    step,
    district: fc.constantFrom('jiading' as const, 'songjiang' as const),
    closesOn: inFebruary(1, 12),
  }),
  { selector: (each) => `${each.step} ${each.district}`, minLength: 1, maxLength: 2 },
);
const measures = fc.constantFrom(['sheq-7.1'], ['sheq-7.1'], ['sheq-0.1']);
const said = { measures, steps: fc.option(steps), districts: fc.option(districts) };
/** What is published next: a call or a change, for itself or in another's place, or that another does not hold. */
const notices = fc.array(
  fc.record({
    ...said,
    what: fc.constantFrom('window', 'change', 'change', 'withdrawal'),
    place: fc.nat(12),
  }),
  { minLength: 8, maxLength: 9 },
);
type Notice = typeof notices extends fc.Arbitrary<(infer N)[]> ? N : never;

function effectOf({ what, measures, steps, districts }: Notice, target: string): Effect {
  if (what === 'withdrawal') return { kind: 'withdrawal', announcementId: target };
  const isOpen = steps?.some(({ closesOn }) => closesOn === undefined);
  const days = { ...(isOpen ? { openEnd } : {}), ...(districts ? { districts } : {}) };
  const taken = steps?.map(({ step, closesOn }) => (closesOn ? { step, closesOn } : { step }));
  if (what === 'change')
    return { kind: 'window-change', window, ...(taken ? { steps: taken } : {}), ...days };
  return { ...call2026, measures: [...measures], ...(taken ? { steps: taken } : {}), ...days };
}

/** Publishes it in another's place where there is one at its number; answers its id, none where it is refused. */
async function publish(
  house: House,
  notice: Notice,
  number: number,
  ids: string[],
): Promise<string | undefined> {
  const target = ids[notice.place];
  if (notice.what === 'withdrawal' && !target) return undefined;
  const title = { zh: `通知${number}`, en: `Notice ${number}` };
  const corrects = notice.what === 'withdrawal' ? undefined : target;
  const body = {
    title,
    source: { title },
    publishedOn: '2026-01-21',
    effect: effectOf(notice, target ?? ''),
  };
  try {
    const draft = await draftAnnouncement(house.context, house.adminId, {
      ...body,
      ...(corrects ? { corrects } : {}),
    });
    await publishNow(house, draft.id, (await rehearse(house.context, draft.id)).digest);
    return draft.id;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

type Seen = { revision: number; at: Temporal.Instant; text: string };

/** The steps of windows in a calendar, by id: what a client shows, and the number and stamp it goes by. */
async function shown({ context }: House, which: PublicFeed): Promise<Map<string, Seen>> {
  const { events } = await publicFeed(context, which, 'zh');
  const ofSteps = events.filter(({ kind }) => kind === 'window-step');
  return new Map(
    ofSteps.map((event) => {
      const { description } = eventData(event, 'zh');
      const text = `${event.dueOn} ${event.minute ?? ''} ${event.status} ${description}`;
      return [event.id, { revision: event.revision, at: event.revisedAt, text }];
    }),
  );
}

t.test(
  'whatever is published of a call, districts’ events change under higher numbers and never vanish',
  async (t) => {
    const calendars: PublicFeed[] = [
      { of: 'district', district: 'jiading' },
      { of: 'district', district: 'songjiang' },
      { of: 'windows' },
    ];
    const property = fc.asyncProperty(notices, async (all) => {
      const house = await openHouse(db, '2026-01-21T08:00:00+08:00');
      const follows = { ...enterprises.shenjiang, follows: ['sh-equipment-renewal-action'] };
      const { id: shenjiang } = await registerEnterprise(house.context, house.adminId, follows);
      const ids: string[] = [];
      let before = await Promise.all(calendars.map((which) => shown(house, which)));
      for (const [number, notice] of all.entries()) {
        house.at(`2026-01-22T${String(8 + number).padStart(2, '0')}:00:00+08:00`);
        const id = await publish(house, notice, number, ids);
        if (id) ids.push(id);
        const after = await Promise.all(calendars.map((which) => shown(house, which)));
        for (const [index, was] of before.entries())
          for (const [event, old] of was) {
            const now = after[index]?.get(event);
            if (!now) throw new Error(`${event} has vanished`);
            const [rises, moves] = [now.revision - old.revision, Temporal.Instant.compare(now.at, old.at)];
            if (rises < 0 || moves < 0) throw new Error(`${event} went back`);
            if (now.text !== old.text && (rises === 0 || moves === 0))
              throw new Error(`not stamped:\n${old.text}\n${now.text}`);
          }
        before = after;
        await asOfEnterprise(house, shenjiang, after[0]);
      }
    });
    await fc.assert(property, { numRuns: 10, seed: 3, endOnFailure: true });
    t.end();
  },
);

/** The days in Jiading's calendar are those that an enterprise there has; what the city never had a day for is not in it. */
async function asOfEnterprise(house: House, enterpriseId: string, jiading: Map<string, Seen> | undefined) {
  const open = (await deadlinesOf(house.db, null)).filter(({ kind }) => kind === 'window-step');
  const own = (await deadlinesOf(house.db, enterpriseId)).filter(({ kind }) => kind === 'window-step');
  for (const row of open) {
    const theirs = own.find(({ rule, occurrence }) => rule === row.rule && occurrence === row.occurrence);
    const text = jiading?.get(row.id)?.text ?? '';
    const expected =
      theirs && theirs.status !== 'withdrawn'
        ? `${theirs.dueOn} ${theirs.minute ?? ''} ${theirs.status} `
        : '';
    if (expected ? !text.startsWith(expected) : text && !text.includes(' withdrawn '))
      throw new Error(`an enterprise there has ${expected}, the calendar ${text}`);
  }
}
