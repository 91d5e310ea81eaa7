import { appliedOn, type Claim } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Window } from '../window.ts';
import { windowsOf } from '../windows.ts';
import { expectedWindow, isCurrent } from '../windows-expected.ts';
import { type Claimed, closingOf, own, plannedDay, takes } from './window-claims.ts';

/** How long a window that has closed is still told of to who has no row of it yet, in calendar days. */
const lingerDays = 30;

/**
 * The windows that what is claimed once has a row in, each of its own: the one of its registered claim, those that have closed
 * within the last month or are still under way, and the next to close with those that open before it does, or the expected one. What has been applied for looks
 * out for no other. Empty where there is none.
 */
export function windowsForOnce(
  claimed: Claimed,
  { claims }: Pick<EnterpriseFacts, 'claims'>,
  circumstances: Circumstances,
): Window[] {
  const windows = own(circumstances, claimed.measureId);
  const today = circumstances.today.toString();
  const expected = expectedWindow(windowsOf(circumstances), claimed.measureId, today);
  const claim = claims.findLast(({ body }) => isFor(body, claimed))?.body;
  const registered = claim && windowOf(claim, [...windows, ...(expected ? [expected] : [])]);
  if (claim && appliedOn(claim)) return registered ? [registered] : [];
  const since = circumstances.today.subtract({ days: lingerDays }).toString();
  const closed = windows.filter(
    (each) => closingOf(each) < today && (closingOf(each) >= since || isCurrent(each, today)),
  );
  const ahead = windows.filter((each) => closingOf(each) >= today);
  const [first = expected] = ahead;
  const beside = first ? ahead.filter(({ opens }) => opens && opens.on <= closingOf(first)) : [];
  return [...new Set([registered, ...closed, first, ...beside])].flatMap((window) => window ?? []);
}

/** The last window of the measure that was announced and stands, by its closing. */
export function lastWindow(measureId: string, circumstances: Circumstances): Window | undefined {
  return own(circumstances, measureId).at(-1);
}

/**
 * The facts as a window sees them: of the claims for what is claimed once, those that were made or planned in it, and the
 * newest where no window is known to be its own. What was planned in a window that was missed says nothing of the next.
 */
export function factsIn(
  window: Window | undefined,
  claimed: Claimed,
  facts: EnterpriseFacts,
  circumstances: Circumstances,
): EnterpriseFacts {
  const windows = own(circumstances, claimed.measureId);
  const candidates = window?.expectedFrom ? [...windows, window] : windows;
  const newest = facts.claims.findLast(({ body }) => isFor(body, claimed));
  const claims = facts.claims.filter((each) => {
    if (!isFor(each.body, claimed)) return true;
    const its = windowOf(each.body, candidates);
    return its ? its === window : each === newest;
  });
  return { ...facts, claims };
}

function isFor({ measureId, projectId, year }: Claim, claimed: Claimed): boolean {
  return measureId === claimed.measureId && projectId === claimed.projectId && year === undefined;
}

/** The window on a day of which a claim was applied for or planned; else the last to have opened by when it was applied for or missed. */
function windowOf(claim: Claim, windows: readonly Window[]): Window | undefined {
  const applied = appliedOn(claim);
  const on = applied ?? plannedDay(claim);
  const taken = on === undefined ? undefined : windows.find((each) => takes(each, on));
  const closed = applied ?? claim.history.find(({ state }) => state === 'missed')?.on;
  return (
    taken ?? (closed === undefined ? undefined : windows.findLast(({ opens }) => opens && opens.on <= closed))
  );
}
