import type { Answer } from '../../answers/answer.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Place } from '../../benefits/place.ts';
import { type Subject, transitionDays } from '../../benefits/transition-days.ts';
import type { Project } from '../../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import { inSequence } from '../../policies/sequence.ts';
import { sourceOf } from '../../policies/sources.ts';
import { applicableTo, type Supposed } from '../../policies/transitions.ts';
import { type Applicable, applicable, type PolicyVersion } from '../../policies/versions.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { placesOf } from './places.ts';

const line = lines<DeadlinesSentences>();

/** A measure as the version that applies has it, with a line for each transition it was held against. */
export type Held = { place: Place; lines: Line[] };

/**
 * Every money measure that the newest version has, and those that an announcement removed from earlier ones: projects under
 * the earlier rule keep them. Each as the newest version that has it.
 */
export function measuresOf(versions: readonly PolicyVersion[]): Place[] {
  const [newest, ...earlier] = inSequence(versions).reverse();
  if (!newest) return [];
  const places = [...placesOf(newest.document)];
  let later = newest;
  for (const version of earlier) {
    // What a new reading of the same document no longer has was never there.
    if (later.announcementId)
      places.push(
        ...placesOf(version.document).filter(
          ({ measure }) => !places.some((each) => each.measure.id === measure.id),
        ),
      );
    later = version;
  }
  return places;
}

/** Which version's measure applies to whom, on the day something is applied for. */
export type Choosing = (
  newest: Place,
  on: string,
  project?: Registered<Project>,
  year?: number,
) => Answer<Held>;

/**
 * Chooses among the versions of one policy, for the subjects of one enterprise after another. Many ask for the same few days:
 * which version has begun by one of them is found once for all. `supposed` is taken for the days of transitions that are not
 * registered.
 */
export function choosing(
  versions: readonly PolicyVersion[],
  asked: Temporal.PlainDate,
): (facts: EnterpriseFacts, supposed?: Supposed) => Choosing {
  const sequence = inSequence(versions);
  const today = asked.toString();
  const begun = new Map<string, Answer<Applicable>>();
  const begunBy = (on: string) => {
    const found = begun.get(on) ?? applicable(versions, { asked, anchor: Temporal.PlainDate.from(on) });
    begun.set(on, found);
    return found;
  };
  return (facts, supposed) =>
    ({ measure, document }, on, project, year) => {
      const subject: Subject = {
        policyKey: document.key,
        measureId: measure.id,
        project,
        ...(year ? { year } : {}),
      };
      const days = transitionDays(subject, facts, today);
      const chosen = applicableTo(begunBy(on), { versions, asked }, days, measure.id, supposed);
      if (chosen.answer !== 'owed') return chosen;
      const { version, lines: said } = chosen.value;
      const place = placesOf(version.document).find((each) => each.measure.id === measure.id);
      if (place) return { answer: 'owed', value: { place, lines: said } };
      return absent(sequence, version, measure.id, said);
    };
}

/** A version that lacks the measure: it came with a later amendment, or one has removed it; else a later reading has it. */
function absent(
  sequence: readonly PolicyVersion[],
  chosen: PolicyVersion,
  measureId: string,
  said: Line[],
): Answer<Held> {
  const placeIn = (version: PolicyVersion) =>
    placesOf(version.document).find(({ measure }) => measure.id === measureId);
  const at = sequence.findIndex(({ version }) => version === chosen.version);
  const later = sequence.find((version, index) => index > at && placeIn(version));
  const place = later && placeIn(later);
  if (place && !later.announcementId) return { answer: 'owed', value: { place, lines: said } };
  const source = sourceOf((later ?? chosen).document);
  const reason = later
    ? line('deadlines.measure-added-later', {}, { source })
    : line('deadlines.measure-removed', {}, { source });
  return { answer: 'not-owed', reasons: [reason, ...said] };
}
