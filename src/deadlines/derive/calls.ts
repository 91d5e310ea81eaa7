import type { Measure } from '../../policies/measure.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import type { Circumstances } from '../facts.ts';
import type { Window } from '../window.ts';
import { windowsOf } from '../windows.ts';
import { expectedWindow, isCurrent } from '../windows-expected.ts';
import { newestPublished } from './policy.ts';

/** A measure in a call, with the number of its clause. */
type Called = { measure: Measure; clause: string };

/**
 * A window that is announced and not over, or expected, with the measures of one policy that it is for, in the document's
 * order: the first gives the rows of the window their name.
 */
export type Call = { window: Window; document: PolicyDocument; measures: [Called, ...Called[]] };

const known = new WeakMap<Circumstances, Call[]>();

/** The windows that are to be told of today, by policy: worked out once for all who are derived together. */
export function callsOf(circumstances: Circumstances): Call[] {
  const shelved = known.get(circumstances);
  if (shelved) return shelved;
  const documents = [...circumstances.policies.values()].flatMap(
    (versions) => newestPublished(versions, circumstances.today)?.document ?? [],
  );
  const windows = windowsOf(circumstances);
  const calls =
    windows.length === 0
      ? []
      : documents.flatMap((document) => callsIn(document, windows, circumstances.today.toString()));
  known.set(circumstances, calls);
  return calls;
}

function callsIn(document: PolicyDocument, windows: Window[], today: string): Call[] {
  const calls = new Map<string, Call>();
  for (const { no, measures } of document.clauses)
    for (const measure of measures)
      for (const window of windowsToTell(windows, measure.id, today)) {
        const called = { measure, clause: no };
        const name = `${window.window} ${window.expectedFrom ? window.labels.get(measure.id) : ''}`;
        const call = calls.get(name);
        if (call) call.measures.push(called);
        else calls.set(name, { window, document, measures: [called] });
      }
  return [...calls.values()];
}

function windowsToTell(windows: Window[], measureId: string, today: string): Window[] {
  const own = windows.filter((window) => window.measures.includes(measureId) && isCurrent(window, today));
  const expected = own.length > 0 ? undefined : expectedWindow(windows, measureId, today);
  return expected ? [expected] : own;
}

/** The name for life of a call's rows: its first measure, and how the window is called for that. */
export function nameOf({ window, measures: [{ measure }] }: Call): { rule: string; label: string } {
  return { rule: measure.id, label: window.labels.get(measure.id) ?? window.window };
}
