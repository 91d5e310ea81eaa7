import type { Context } from '../cases/context.ts';
import { type RunView, showRuns } from '../cases/runs.ts';
import { zone } from '../clock.ts';

/** The newest runs, one line each: what is on one page of the API. */
export async function runsCommand(context: Context): Promise<string> {
  const { items, next } = await showRuns(context, {});
  if (items.length === 0) return 'no job has run yet';
  return [...items.map(lineOf), ...(next ? ['(the newest; older ones: GET /api/v1/runs)'] : [])].join('\n');
}

function lineOf({ slot, scope, startedAt, finishedAt, looked, planned, letters }: RunView): string {
  const { oldestWaitingSince: oldest, ...counts } = letters ?? {};
  const came = Object.entries(counts).map(([state, letters]) => `${letters} ${state}`);
  return [
    slot,
    scope.padEnd(7),
    finishedAt ? `finished ${shown(finishedAt)}` : `since ${startedAt ? shown(startedAt) : 'never'}`,
    `looked ${looked}`,
    `planned ${planned}`,
    ...(letters ? [`letters ${came.join(', ')}`] : []),
    ...(oldest ? [`waiting since ${shown(oldest)}`] : []),
  ].join('  ');
}

function shown(instant: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime().toString();
}
