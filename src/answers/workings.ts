import type { Source } from './source.ts';

/**
 * A reading the text leaves open, and what it would be otherwise.
 * `parameter` and both readings are names that `words` speaks; `otherResult` is what the other reading gives
 * (an ISO date, or an amount in fen as digits), where it is one value.
 */
export type Assumption = { parameter: string; taken: string; other?: string; otherResult?: string };

/**
 * What a sentence is made of: dates as `YYYY-MM-DD`, amounts in fen as whole numbers under names that end in `Fen`,
 * rates as decimal strings, everything else as it is read.
 */
type Values = Record<string, string | number>;

/** The sentences a room can say: its name, and the values it needs. */
export type Sentences = Record<string, Values>;

/** One line of workings: a sentence for `words` to speak in either language, with its source or its assumption. */
export type Line<S extends Sentences = Sentences> = {
  [K in keyof S & string]: { say: K; with: S[K]; source?: Source; assumption?: Assumption };
}[keyof S & string];

/** Makes the line-builder of a room, typed by the sentences that room declares. */
export function lines<S extends Sentences>() {
  return <K extends keyof S & string>(
    say: K,
    values: S[K],
    basis: { source?: Source; assumption?: Assumption } = {},
  ): Line => ({ say, with: values, ...basis });
}
