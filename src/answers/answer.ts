import type { Line } from './workings.ts';

/** What is missing before an answer can be given, and who can supply it. */
export type Missing = {
  /** `fact`: the enterprise registers it; `announcement` and `reading`: an administrator enters it with a source. */
  need: 'fact' | 'announcement' | 'reading';
  /** A stable name, such as `loan.drawdowns` or `jiading-9.days-before-event`; of one fact among several it has the fact's id, `loan.ID.rates`. */
  what: string;
  line: Line;
};

/** One of three answers, never a default in place of another. `reasons` holds all of them, each with its source. */
export type Answer<T> =
  | { answer: 'owed'; value: T }
  | { answer: 'not-owed'; reasons: Line[] }
  | { answer: 'incomplete'; missing: Missing[] };

/** What is missing, each name once: several clauses may ask for the same thing. */
export function onceEach(missing: readonly Missing[]): Missing[] {
  return [...new Map(missing.map((each) => [each.what, each])).values()];
}
