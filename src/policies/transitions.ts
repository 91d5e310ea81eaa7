import type { Answer, Missing } from '../answers/answer.ts';
import { sameValue } from '../answers/canonical.ts';
import { type Line, lines } from '../answers/workings.ts';
import { sameFor } from './same-for.ts';
import type { PolicyDocument } from './schema.ts';
import type { PoliciesSentences } from './sentences.ts';
import { inSequence } from './sequence.ts';
import { sourceOf } from './sources.ts';
import type { Transition } from './transition.ts';
import type { Applicable, PolicyVersion } from './versions.ts';

const line = lines<PoliciesSentences>();

/**
 * The ISO days of a subject that a transition may ask for; absent where none is registered. `missing` names the fact;
 * `asked` says that it is the day of asking, for what has not taken place yet.
 */
export type TransitionDays = (by: Transition['by']) => { on?: string; missing?: string; asked?: true };

/**
 * The ISO days that are taken where a day that transitions ask for is not registered, so that everything can be worked out
 * under each rule that may apply.
 */
export type Supposed = ReadonlyMap<Transition['by'], string>;

/** The version that applies to one subject, with a line for each transition it was held against. */
export type ForSubject = Applicable & { lines: Line[] };

/**
 * The version that applies to a subject: from the one `found` by its days (see `applicable`) back over every
 * amendment whose transition keeps the earlier rule for it (新老划断), as far as the first that does not: what an earlier one
 * kept, that one has ended. Incomplete where the day a transition asks for is not registered and none is `supposed`. An
 * amendment that says nothing new of the measure asked about asks for nothing. An extension after an amendment lengthens
 * both rules. Source: the amendment's own words.
 */
export function applicableTo(
  found: Answer<Applicable>,
  { versions, asked }: { versions: readonly PolicyVersion[]; asked: Temporal.PlainDate },
  days: TransitionDays,
  measureId: string,
  supposed?: Supposed,
): Answer<ForSubject> {
  if (found.answer !== 'owed') return found;
  const chosen = found.value.version;
  const said: Line[] = [];
  let base = chosen;
  const sequence = inSequence(versions);
  for (let at = sequence.indexOf(chosen); at > 0; at -= 1) {
    const version = sequence[at];
    const earlier = sequence[at - 1];
    if (!version?.transition || !earlier) continue;
    if (sameFor(measureId, version.document, earlier.document)) continue;
    const held = hold(version, version.transition, days, asked);
    const on = supposed?.get(version.transition.by);
    if ('need' in held && on === undefined) return { answer: 'incomplete', missing: [held] };
    said.push(held.line);
    if (!('need' in held ? on !== undefined && isKept(on, version.transition) : held.keeps)) break;
    base = lengthened(earlier, version, base);
  }
  return { answer: 'owed', value: { ...found.value, version: base, lines: said } };
}

/** What is missing because a transition asks for a day that is not registered: by what it goes; undefined of anything else. */
export function transitionDayIn({ line: { say, with: values } }: Missing): Transition['by'] | undefined {
  return say === 'policies.transition-day-unknown' ? (values.by as Transition['by']) : undefined;
}

type Held = { keeps: boolean; line: Line };

function hold(
  version: PolicyVersion,
  transition: Transition,
  days: TransitionDays,
  asked: Temporal.PlainDate,
): Held | Missing {
  const { by, quote, clause } = transition;
  const source = sourceOf(version.document, clause, quote);
  const { which, cut } = cutOf(transition);
  const { on, missing, asked: notYet } = days(by);
  if (on === undefined) {
    if (by !== 'choice' && missing !== undefined)
      return {
        need: 'fact',
        what: missing,
        line: line('policies.transition-day-unknown', { by, which, cut }, { source }),
      };
    const open = by === 'choice' && asked.toString() <= lastOf(transition);
    return {
      keeps: false,
      line: open
        ? line('policies.may-choose-earlier', { until: lastOf(transition) }, { source })
        : line('policies.newer-rule-without-day', { by, which, cut }, { source }),
    };
  }
  const keeps = isKept(on, transition);
  const values = { by, on, which, cut };
  // The day of asking is no part of what is said, so that the answer stays the same on the next day.
  if (notYet)
    return {
      keeps,
      line: line(
        keeps ? 'policies.earlier-while-open' : 'policies.newer-rule-without-day',
        { by, which, cut },
        { source },
      ),
    };
  const say = keeps ? 'policies.keeps-earlier-rule' : 'policies.under-newer-rule';
  return { keeps, line: line(say, values, { source }) };
}

function cutOf(transition: Transition): { which: 'before' | 'through'; cut: string } {
  return 'before' in transition
    ? { which: 'before', cut: transition.before }
    : { which: 'through', cut: transition.through };
}

function isKept(on: string, transition: Transition): boolean {
  return on <= lastOf(transition);
}

/** The last ISO day that keeps the earlier rule, or on which it can be chosen, inclusive. */
export function lastOf(transition: Transition): string {
  const { which, cut } = cutOf(transition);
  return which === 'through' ? cut : Temporal.PlainDate.from(cut).subtract({ days: 1 }).toString();
}

/** What was announced of the validity after the amendment holds for the earlier rule as well; `stands` is what applies with it. */
function lengthened(earlier: PolicyVersion, amended: PolicyVersion, stands: PolicyVersion): PolicyVersion {
  if (sameValue(stands.document.validity, amended.document.validity)) return earlier;
  return { ...earlier, document: withValidityOf(earlier.document, stands.document) };
}

const shelf = new WeakMap<PolicyDocument, WeakMap<PolicyDocument, PolicyDocument>>();

/** Made once: whatever is worked out of a document is kept under it. */
function withValidityOf(earlier: PolicyDocument, stands: PolicyDocument): PolicyDocument {
  const made = shelf.get(earlier) ?? new WeakMap();
  shelf.set(earlier, made);
  const known = made.get(stands);
  if (known) return known;
  const fresh = { ...earlier, validity: stands.validity };
  made.set(stands, fresh);
  return fresh;
}
