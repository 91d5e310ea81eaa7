import type { Announcement } from '../db/announcements.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { addedMoney } from '../deadlines/difference-money.ts';
import type { ChangeName, EventCounts, Rehearsal } from '../pages/rehearsal-model.ts';
import { type Announced, nameOf } from './announced.ts';
import type { Matter } from './announcement-matter.ts';
import { isHistory, type PlannedNotice } from './announcement-notices.ts';
import type { Context } from './context.ts';
import type { Decision } from './decide-rows.ts';
import { cursorOf } from './rehearsal-cursor.ts';
import { rehearsalDigest } from './rehearsal-digest.ts';
import { type Around, letterItems } from './rehearsal-letters.ts';
import { mailCount } from './rehearsal-mail.ts';
import { inFeeds, moveOf, type Undated } from './rehearsal-moves.ts';
import { isTouched } from './windows-with.ts';

/** How many moves stand in the rehearsal itself; the others are paged. */
const firstMoves = 100;

const changeNames = { add: 'added', move: 'moved', amend: 'amended', withdraw: 'withdrawn' } as const;
const noEvents = (): EventCounts => ({ added: 0, changed: 0, cancelled: 0 });

type Counted = Omit<Rehearsal, 'digest' | 'letters' | 'remarks'>;

/**
 * Adds up what an announcement changes while it goes by: nothing of an enterprise is kept but its numbers, the first moves,
 * and who gets a letter.
 */
export function tally(
  context: Pick<Context, 'publicUrl' | 'log'>,
  announcement: Announcement,
  { moment, windows }: Pick<Matter, 'moment' | 'windows'>,
) {
  const digest = rehearsalDigest(announcement);
  const affected = new Set<string>();
  /** The policies' own rows that it changes. */
  const decided = new Set<string>();
  const mail = mailCount();
  const counted: Counted = {
    enterprises: 0,
    projects: 0,
    deadlines: 0,
    changes: { added: 0, moved: 0, amended: 0, withdrawn: 0 },
    corrections: 0,
    moneyFen: { before: 0, after: 0 },
    feeds: { public: noEvents(), private: { feeds: 0, ...noEvents() } },
    notDerived: 0,
    moves: [],
    next: null,
  };
  let kept = '';
  const addMove = (each: Announced, decision: Decision, around: Around) => {
    if (counted.moves.length === firstMoves) counted.next ??= kept;
    else {
      counted.moves.push(moveOf(context, each, decision, { ...around, windows }));
      kept = cursorOf(each.enterpriseId, nameOf(decision));
    }
  };
  const add = (each: Announced, around: Around) => {
    if (each.decisions.length === 0) return;
    if (each.enterpriseId !== null) affected.add(each.enterpriseId);
    else for (const { next } of each.decisions) decided.add(next.row.id);
    countEnterprise(counted, each);
    countFeeds(counted, each, around);
    for (const decision of each.decisions) {
      const owed = around.owed.get(decision.next.row.id) ?? [];
      counted.corrections += owed.filter(({ rung }) => rung === 'correction').length;
      mail.add(letterItems(each, decision, around, moment));
      addMove(each, decision, around);
    }
  };
  return {
    affected: affected as ReadonlySet<string>,
    /** Puts what changes into the digest, in the order it is given in. */
    seal: (announced: Announced[]) => {
      for (const each of announced) digest.add(each);
    },
    add: (announced: Announced[], around: Around) => {
      for (const each of announced) add(each, around);
    },
    notDerived: (failed: Error[]) => {
      counted.notDerived += failed.length;
      for (const failure of failed) context.log?.error(failure, failure.message);
    },
    /** The whole, with the letters about the announcement itself. `shown` is what the public feeds carry. */
    close: (
      notices: PlannedNotice[],
      shown: readonly DeadlineRow[],
      remarks: Rehearsal['remarks'],
    ): Rehearsal => {
      const touched = shown.filter((row) => !decided.has(row.id) && isTouched(row, windows));
      counted.feeds.public.changed += touched.length;
      return {
        digest: digest.value(),
        ...counted,
        letters: mail.counts(isHistory(announcement, moment.today) ? [] : notices),
        remarks,
      };
    },
  };
}

function countEnterprise(counted: Counted, { enterpriseId, decisions, moneyFen }: Announced) {
  const changes = decisions.map(({ change }) => change);
  counted.enterprises += enterpriseId === null ? 0 : 1;
  counted.projects += new Set(changes.flatMap(({ after }) => after.content.projectId ?? [])).size;
  counted.deadlines += changes.length;
  for (const { change } of changes) counted.changes[changeNames[change] satisfies ChangeName] += 1;
  // Keys name projects or just `enterprise`, so they are counted enterprise by enterprise.
  counted.moneyFen = addedMoney(counted.moneyFen, moneyFen);
}

function countFeeds(
  { feeds: totals }: Counted,
  { enterpriseId, decisions }: Announced,
  { feeds, undated }: Around,
) {
  const events = decisions.flatMap((decision) => eventChange(decision, undated) ?? []);
  const carriers = enterpriseId === null ? 1 : (feeds.get(enterpriseId) ?? 0);
  const counts = enterpriseId === null ? totals.public : totals.private;
  for (const name of events) counts[name] += carriers;
  if (enterpriseId !== null && events.length > 0) totals.private.feeds += carriers;
}

/** What becomes of a deadline's event. */
function eventChange(decision: Decision, undated: Undated): keyof EventCounts | undefined {
  const { before, after } = inFeeds(decision, undated);
  if (!after) return undefined;
  if (!before) return 'added';
  return after.status === 'withdrawn' && before.status !== 'withdrawn' ? 'cancelled' : 'changed';
}
