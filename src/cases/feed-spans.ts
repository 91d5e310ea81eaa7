import type { DeadlineRow } from '../db/deadlines.ts';

/**
 * The opening of the window that each closing row ends, by the closing row's id. A window closes with the claims that are made
 * in it; for an enterprise that has none in it, with the application itself, the online one before the one on paper. `openings`
 * may hold what the calendar carries no longer: an old event keeps its first day.
 */
export function openingsOf(
  rows: readonly DeadlineRow[],
  openings: readonly DeadlineRow[],
): Map<string, DeadlineRow> {
  const found = new Map<string, DeadlineRow>();
  for (const opening of openings)
    for (const row of closingsOf(opening, rows, openings))
      if (spans(opening, row)) found.set(row.id, opening);
  return found;
}

function closingsOf(
  opening: DeadlineRow,
  rows: readonly DeadlineRow[],
  openings: readonly DeadlineRow[],
): DeadlineRow[] {
  const within = rows.filter((row) => isWithin(opening, row, openings));
  const standing = within.filter(({ status }) => status !== 'withdrawn');
  // What was withdrawn keeps the span it had, and takes it from nothing that stands.
  return [...applicationsIn(opening, within), ...applicationsIn(opening, standing)];
}

function applicationsIn(opening: DeadlineRow, within: readonly DeadlineRow[]): DeadlineRow[] {
  const claims = within.filter(({ kind }) => kind === 'claim');
  if (claims.length > 0) return claims;
  const steps = within.filter(({ subject }) => subject === opening.subject);
  const at = (step: string) => steps.filter(({ occurrence }) => occurrence.endsWith(`/${step}`));
  const online = at('online');
  return online.length > 0 ? online : at('paper');
}

/** Whether a day lies in the window of an opening. What is only expected names no call: there a policy and a label have to do. */
function isWithin(opening: DeadlineRow, row: DeadlineRow, openings: readonly DeadlineRow[]): boolean {
  const [own, other] = [opening.content.window, row.content.window];
  if (row.enterpriseId !== opening.enterpriseId || !own || !other) return false;
  if (row.kind !== 'claim' && row.kind !== 'window-step') return false;
  if (row.rule === opening.rule) return own.label === other.label;
  if (own.call && other.call)
    return own.call.name.zh === other.call.name.zh && own.call.announcedOn === other.call.announcedOn;
  if (own.call || other.call || !isAlike(opening, row)) return false;
  return openings.filter((each) => isAlike(each, row)).length === 1;
}

function isAlike(opening: DeadlineRow, row: DeadlineRow): boolean {
  const { enterpriseId, content } = opening;
  return (
    enterpriseId === row.enterpriseId &&
    content.policyKey === row.content.policyKey &&
    content.window?.label === row.content.window?.label
  );
}

function spans(opening: DeadlineRow, { dueOn, status }: DeadlineRow): boolean {
  if (!opening.dueOn || !dueOn || Temporal.PlainDate.compare(opening.dueOn, dueOn) > 0) return false;
  return status === 'withdrawn' || opening.status !== 'withdrawn';
}
