import { readFileSync } from 'node:fs';

type ByYear = Record<string, string>;
const file = new URL('./published-days.json', import.meta.url);
const published = JSON.parse(readFileSync(file, 'utf8')) as { off: ByYear; makeUp: ByYear };

function days(byYear: ByYear): Set<string> {
  return new Set(
    Object.entries(byYear).flatMap(([year, list]) => list.split(' ').map((day) => `${year}-${day}`)),
  );
}

const off = days(published.off);
const makeUp = days(published.makeUp);

/** Whether a day of 2019–2026 was worked, from the frozen lists alone and without the service's code. */
export function worked(iso: string): boolean {
  const weekday = new Date(`${iso}T00:00:00Z`).getUTCDay();
  return makeUp.has(iso) || (weekday !== 0 && weekday !== 6 && !off.has(iso));
}

/** The next (or previous) day, on plain strings. */
export function step(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Walks by single days until `count` working days have been met; the start is not one of them. */
export function walk(iso: string, direction: 1 | -1, count: number): string {
  let on = iso;
  for (let met = 0; met < count; ) {
    on = step(on, direction);
    if (worked(on)) met += 1;
  }
  return on;
}
