import { type Line, lines } from '../../answers/workings.ts';
import type { Claim } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import type { Window } from '../window.ts';
import { windowsOf } from '../windows.ts';
import { claimStep, expectedWindow, isCurrent } from '../windows-expected.ts';

const line = lines<DeadlinesSentences>();

/** The window a claim is made in, and what was assumed to say so. */
export type ForClaim = { window: Window; said: Line[] };

/** What is claimed for: by whom, and of an interest subsidy for which year. */
export type Claimed = { measureId: string; projectId: string | undefined };

/** The announced windows of a measure, the first to close first. */
export function own(circumstances: Circumstances, measureId: string): Window[] {
  return windowsOf(circumstances)
    .filter(({ measures }) => measures.includes(measureId))
    .toSorted((a, b) => (closingOf(a) < closingOf(b) ? -1 : closingOf(a) > closingOf(b) ? 1 : 0));
}

/** The ISO day on which a window closes for applications; an open end comes after every day. */
export function closingOf(window: Window): string {
  return claimStep(window)?.closes?.on ?? '9999-12-31';
}

/** Whether a step of a window can be taken on an ISO day; paper copies may follow the application. */
export function takes(window: Window, on: string): boolean {
  return (window.opens?.on ?? '') <= on && isCurrent(window, on);
}

/** The first day on which the measure can be applied for in an announced window, where that still lies ahead; an ISO day. */
export function nextOpening(measureId: string, circumstances: Circumstances): string | undefined {
  const today = circumstances.today.toString();
  const next = own(circumstances, measureId).find((each) => closingOf(each) >= today);
  const opens = next?.opens?.on;
  return opens !== undefined && opens > today ? opens : undefined;
}

/** A subsidy year: its number, its last day, and the day on which something has first become of its claim, or is to. */
type Year = { index: number; to: string; begunOn: string | undefined };

/**
 * The window of each subsidy year: what a window covers by its last day, else the earliest year that ended before the
 * window closes and that no earlier window or claim has taken, which is an assumption.
 */
export function windowsForYears(
  claimed: Claimed,
  ends: ReadonlyMap<number, string>,
  facts: Pick<EnterpriseFacts, 'claims' | 'grants'>,
  circumstances: Circumstances,
): Map<number, ForClaim> {
  const { measureId } = claimed;
  const today = circumstances.today.toString();
  const expected = expectedWindow(windowsOf(circumstances), measureId, today);
  const years = [...ends].map(([index, to]) => ({ index, to, begunOn: begunOn(claimed, index, facts) }));
  const found = new Map<number, ForClaim[]>();
  const announced = own(circumstances, measureId);
  // What is claimed in a window of its own is not looked for in another.
  const placed = new Set(
    years.flatMap(({ index, begunOn: on }) => (on && announced.some((each) => takes(each, on)) ? index : [])),
  );
  for (const window of [...announced, ...(expected ? [expected] : [])])
    for (const { index, said } of yearsFor(window, years, new Set([...found.keys(), ...placed]), today))
      found.set(index, [...(found.get(index) ?? []), { window, said }]);
  return new Map(
    years.flatMap((year) => {
      const chosen = choose(found.get(year.index) ?? [], year, today);
      return chosen ? [[year.index, chosen] as const] : [];
    }),
  );
}

function yearsFor(
  window: Window,
  years: Year[],
  taken: ReadonlySet<number>,
  today: string,
): { index: number; said: Line[] }[] {
  const { covers, opens } = window;
  if (covers)
    return years
      .filter(({ to }) => covers.from <= to && to <= covers.to)
      .map(({ index }) => ({ index, said: [] }));
  const claimedIn = years.find(({ begunOn: on }) => on !== undefined && takes(window, on));
  if (claimedIn) return [{ index: claimedIn.index, said: [] }];
  const last = claimStep(window)?.closes?.on ?? today;
  const year = years.find(
    ({ index, to, begunOn: begun }) =>
      to < last && !taken.has(index) && !(begun && opens && begun < opens.on),
  );
  if (!year) return [];
  const assumption = { parameter: 'windowYear', taken: 'earliest-unclaimed' };
  const [source] = window.sources;
  const basis = { assumption, ...(source ? { source } : {}) };
  return [{ index: year.index, said: [line('deadlines.window-year-assumed', { year: year.index }, basis)] }];
}

/** Of several windows for a year: the one it was claimed in, the first still to close, else the last. */
function choose(windows: ForClaim[], { begunOn: begun }: Year, today: string): ForClaim | undefined {
  const claimedIn = begun ? windows.find(({ window }) => takes(window, begun)) : undefined;
  return claimedIn ?? windows.find(({ window }) => closingOf(window) >= today) ?? windows.at(-1);
}

/** The day a claim that is being prepared sets for its application. */
export function plannedDay({ steps }: Claim): string | undefined {
  return (['online', 'paper'] as const).flatMap(
    (name) => steps.find(({ step, dueOn }) => step === name && dueOn)?.dueOn ?? [],
  )[0];
}

/** The first day something is registered of the claim for a year, or of money received for it; else the one planned. */
function begunOn(
  { measureId, projectId }: Claimed,
  year: number,
  { claims, grants }: Pick<EnterpriseFacts, 'claims' | 'grants'>,
): string | undefined {
  const same = (body: { measureId?: string; projectId?: string; year?: number }) =>
    body.measureId === measureId && body.projectId === projectId && body.year === year;
  const days = [
    ...claims.flatMap(({ body }) => (same(body) ? (body.history[0]?.on ?? plannedDay(body) ?? []) : [])),
    ...grants.flatMap(({ body }) => (same(body) ? body.receivedOn : [])),
  ];
  return days.toSorted()[0];
}
