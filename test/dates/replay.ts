import type { Line } from '../../src/answers/workings.ts';
import { step, walk, worked } from './oracle.ts';

/** Plain-string arithmetic of months and years, on the month's last day where there is no such day. */
function shift(iso: string, months: number): string {
  const [year = 0, month = 0, day = 0] = iso.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return step(first.toISOString().slice(0, 10), Math.min(day, last) - 1);
}

function away(iso: string, unit: string, count: number): string {
  return unit === 'day' ? step(iso, count) : shift(iso, unit === 'year' ? 12 * count : count);
}

function counted(iso: string, unit: string, count: number): string {
  return unit === 'workday' ? walk(iso, 1, count) : away(iso, unit, count);
}

function countedWithFirst(from: string, unit: string, count: number): string {
  if (unit === 'workday') return walk(step(from, -1), 1, count);
  const on = away(from, unit, count);
  return unit === 'day' || on.slice(8) === from.slice(8) ? step(on, -1) : on;
}

/**
 * Carries out workings line by line without the service's code; answers the days they lead to, or says what is wrong. A
 * day that closes at minute 0 is over before it begins.
 */
export function replay(
  workings: Line[],
  minute?: number,
): { dueOn: string; actBy: string; submitBy?: string } {
  let on = '';
  let extra = 0;
  let actBy: string | undefined;
  let submitBy: string | undefined;
  for (const { say, with: v } of workings) {
    const [from, before, unit, count] = [String(v.from), String(v.before), String(v.unit), Number(v.count)];
    // One cannot act on the day itself any more, or one can until its end.
    const over = step(on || '2000-01-01', minute === 0 ? 0 : 1);
    if (say === 'dates.period') on = counted(from, unit, count);
    else if (say === 'dates.notice' || say === 'dates.validity') on = countedWithFirst(from, unit, count);
    else if (say === 'dates.validity-months') on = step(away(`${from.slice(0, 8)}01`, unit, count), -1);
    else if (say === 'dates.lead' && unit === 'workday') on = step(walk(step(before, 1), -1, count), -1);
    else if (say === 'dates.opening' && unit === 'workday') on = walk(step(before, 1), -1, count + 1);
    else if (say === 'dates.lead' || say === 'dates.opening') on = away(before, unit, -count);
    else if (say === 'dates.moved-next' || say === 'dates.moved-opening')
      on = worked(on) ? 'not a rest day' : walk(on, 1, 1);
    else if (say === 'dates.moved-previous') on = worked(on) ? 'not a rest day' : walk(on, -1, 1);
    else if (say === 'dates.stays' || say === 'dates.longest-interval')
      on = worked(on) ? 'not a rest day' : on;
    else if (say === 'dates.tax-rest-run') extra += count;
    else if (say === 'dates.tax-extended') on = walk(on, 1, extra);
    else if (say === 'dates.act-by') actBy = walk(over, -1, 1);
    else if (say === 'dates.submit-by') submitBy = walk(over, -1, count + 1);
    else if (v.on !== undefined && on === '') on = String(v.on);
  }
  return { dueOn: on, actBy: actBy ?? on, ...(submitBy && { submitBy }) };
}
