import type { Measure } from '../policies/measure.ts';
import { callsOf } from './derive/calls.ts';
import type { Circumstances } from './facts.ts';
import type { Window } from './window.ts';

/** Administrators look out for a window from this many days before it is expected to open. */
const leadDays = 30;
const everyDays = 7;

/** A window that is expected and not announced, under a name that lasts until it is, with the measures that wait for it. */
export type Awaited = { key: string; window: Window; measures: Measure[] };

/** Asks for one window: `slot` is one letter, `on` the civil day that asks first. */
export type WindowRequest = Awaited & { slot: string; on: Temporal.PlainDate };

/** The windows that are expected on a day and have not been announced. */
export function awaitedWindows(circumstances: Circumstances): Awaited[] {
  const found = new Map<string, Awaited>();
  for (const { window, measures } of callsOf(circumstances)) {
    const [{ measure }] = measures;
    const label = window.labels.get(measure.id);
    if (!window.expectedFrom || label === undefined) continue;
    const key = `${window.window}/${label}`;
    const all = measures.map((each) => each.measure);
    const known = found.get(key);
    if (known) known.measures.push(...all);
    else found.set(key, { key, window, measures: all });
  }
  return [...found.values()];
}

/** What administrators are asked on a day: once from thirty days before the expected opening, on that day, and weekly after. */
export function windowRequestsOn(circumstances: Circumstances): WindowRequest[] {
  const { today } = circumstances;
  return awaitedWindows(circumstances).flatMap((awaited) => {
    const { opens } = awaited.window;
    if (!opens) return [];
    const days = Temporal.PlainDate.from(opens.on).until(today).days;
    if (days < -leadDays) return [];
    const name = days < 0 ? 'before' : String(Math.floor(days / everyDays));
    return [{ ...awaited, slot: `${awaited.key}/${name}`, on: today }];
  });
}

/** What administrators would be asked on the days from one to another, both inclusive, if nothing is announced: each slot once. */
export function windowRequestsBetween(circumstances: Circumstances, to: Temporal.PlainDate): WindowRequest[] {
  const slots = new Map<string, WindowRequest>();
  for (let day = circumstances.today; Temporal.PlainDate.compare(day, to) <= 0; day = day.add({ days: 1 }))
    for (const request of windowRequestsOn({ ...circumstances, today: day }))
      if (!slots.has(request.slot)) slots.set(request.slot, request);
  return [...slots.values()];
}

/** The window a slot asks for, by its name. */
export function keyOfSlot(slot: string): string {
  return slot.slice(0, slot.lastIndexOf('/'));
}
