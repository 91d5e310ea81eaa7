import { lines } from '../../answers/workings.ts';
import type { Award } from '../../benefits/award.ts';
import type { Mark } from '../../benefits/interest/subsidy.ts';
import type { Place } from '../../benefits/place.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import { applicationIn, nextAfter, unplaced } from '../once-names.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { moneyName, stakeKey } from '../stake.ts';
import type { Window } from '../window.ts';
import { claimDating } from './claim-dating.ts';
import { claimed } from './claimed.ts';
import { claimMarks, windowMarks } from './past-marks.ts';
import { titles } from './titles.ts';
import type { Claimed } from './window-claims.ts';
import { factsIn, lastWindow, windowsForOnce } from './window-once.ts';

const line = lines<DeadlinesSentences>();

type Claiming = { facts: EnterpriseFacts; circumstances: Circumstances; isHeadline: boolean };

/**
 * The claims for a measure that is given once to an enterprise or project: one in each window, or one without a day while none
 * is announced or to be expected. A headline whose instrument can be claimed for the same project puts no money of its own at
 * stake.
 */
export function awardClaims(
  place: Place,
  projectId: string | undefined,
  award: Award,
  claiming: Claiming,
): Derived[] {
  const { facts, circumstances } = claiming;
  const windows = windowsForOnce({ measureId: place.measure.id, projectId }, facts, circumstances);
  const all = windows.length > 0 ? windows : [undefined];
  return all.map((window) => awardClaim({ place, projectId, window }, award, claiming));
}

type For = { place: Place; projectId: string | undefined; window: Window | undefined };

function awardClaim(
  { place, projectId, window }: For,
  { fen, upTo, formula, workings }: Award,
  { facts: registered, circumstances, isHeadline }: Claiming,
): Derived {
  const { document, measure, source } = place;
  const claimedFor = { measureId: measure.id, projectId };
  const facts = factsIn(window, claimedFor, registered, circumstances);
  const awaits = line('deadlines.awaits-announcement', {}, { source });
  const found = window && { window, said: [] };
  const made = claimDating(claimedFor, found, { facts, law: circumstances, awaits });
  const done = claimed(facts, measure.id, projectId, undefined);
  const project = facts.projects.find(({ id }) => id === projectId);
  return {
    kind: 'claim',
    subject: project ? `project:${project.id}` : `enterprise:${facts.id}`,
    rule: measure.id,
    occurrence: nameOf(claimedFor, window, done.fulfilled !== undefined, circumstances),
    ...made.dates,
    content: {
      ...made.content,
      title: titles.awardClaim(measure.name, project?.body.name),
      stake: isHeadline
        ? { kind: 'none' }
        : { kind: 'known', fen, upTo, key: stakeKey(moneyName(measure), projectId, 'once'), formula },
      sources: [source, ...made.sources],
      workings: [...made.workings, ...workings],
      marks: marksOf(place, window, done.fulfilled?.on, circumstances),
      ...done,
      policyKey: document.key,
      ...(project ? { projectId: project.id } : {}),
    },
  };
}

/** The name for life of the claim in a window; without one that of what comes after the last, unless it has been claimed. */
function nameOf(
  { measureId }: Claimed,
  window: Window | undefined,
  isClaimed: boolean,
  circumstances: Circumstances,
): string {
  if (window) return applicationIn(window.labels.get(measureId) ?? window.window);
  const last = isClaimed ? undefined : lastWindow(measureId, circumstances);
  return last ? nextAfter(last.labels.get(measureId) ?? last.window) : unplaced;
}

/** What was applied for is tested by that day, what was not by its window. */
function marksOf(
  { document, clause }: Place,
  window: Window | undefined,
  applied: string | undefined,
  law: Circumstances,
): Mark[] {
  const ending = { document, clause: clause.no };
  if (applied !== undefined) return claimMarks(ending, applied, law);
  return window ? windowMarks(ending, window, law) : [];
}
