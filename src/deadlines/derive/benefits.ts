import type { Answer } from '../../answers/answer.ts';
import type { Award } from '../../benefits/award.ts';
import { benefitsOf } from '../../benefits/benefit.ts';
import { testConditions } from '../../benefits/conditions.ts';
import { guarded } from '../../benefits/guarded.ts';
import { interestSubsidies } from '../../benefits/interest/subsidies.ts';
import type { SubsidySchedule } from '../../benefits/interest/subsidy.ts';
import { conditionsOf, type Place, placeOf } from '../../benefits/place.ts';
import type { Settled } from '../../benefits/settled.ts';
import { withinValidity } from '../../benefits/validity.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Measure } from '../../policies/measure.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { type Applicable, applicable, type PolicyVersion } from '../../policies/versions.ts';
import type { Circumstances } from '../facts.ts';
import { settledIn } from '../settled.ts';
import { payable } from './concern.ts';
import { newestPublished } from './policy.ts';
import { nextOpening } from './window-claims.ts';

/** What one money measure means for an enterprise, or with `projectId` for one of its projects. */
export type BenefitAnswer = { place: Place; projectId?: string } & (
  | { kind: 'award'; answer: Answer<Award> }
  | { kind: 'interest'; answer: Answer<SubsidySchedule> }
);

/** Every money measure of the law for an enterprise and its projects, in the order of the documents and clauses. */
export function deriveBenefits(facts: EnterpriseFacts, circumstances: Circumstances): BenefitAnswer[] {
  const settled = settledIn(circumstances);
  const today = circumstances.today.toString();
  return [...circumstances.policies.values()].flatMap((recorded) => {
    const versions = recorded.map((version) => withFirstDay(version, settled));
    const document = newestPublished(versions, circumstances.today)?.document;
    if (!document) return [];
    const guard = payable(facts.enterprise, document, settled);
    const inForce = (on: string) =>
      applicable(versions, { asked: circumstances.today, anchor: Temporal.PlainDate.from(on) });
    const now = inForce(today);
    return placesOf(document).flatMap((place): BenefitAnswer[] => {
      if (place.measure.interest)
        return ofInterest(place, facts, { today, settled }).map(({ answer, ...subject }) => ({
          kind: 'interest',
          place,
          ...subject,
          answer: guarded([guard, now], answer),
        }));
      // Until it is applied for, by the version that holds when its window opens.
      const opens = nextOpening(place.measure.id, circumstances);
      const then = opens ? inForce(opens) : now;
      const placeOn = (on: string) => placeIn(on === today ? then : inForce(on), place);
      return benefitsOf(place, facts, { today, settled, placeOn }).map(({ projectId, answer }) => ({
        kind: 'award',
        place,
        ...(projectId ? { projectId } : {}),
        answer: guarded([guard], answer),
      }));
    });
  });
}

/** The measure as a version has it; one that the version does not have is taken as the newest does. */
function placeIn(version: Answer<Applicable>, newest: Place): Answer<Place> {
  if (version.answer !== 'owed') return version;
  const { document } = version.value.version;
  const place = placesOf(document).find(({ measure }) => measure.id === newest.measure.id);
  return { answer: 'owed', value: place ?? newest };
}

/** A version of which no day is known, with the first day an administrator has settled for it. */
function withFirstDay(version: PolicyVersion, settled: Settled): PolicyVersion {
  const day = settled.get(`${version.policyKey}.first-day`)?.value;
  if (!day || version.publishedOn || version.inForceFrom || version.knownFrom) return version;
  const kept = firstDays.get(version.document);
  if (kept?.day === day) return { ...version, ...kept.known };
  const known = {
    knownFrom: Temporal.PlainDate.from(day),
    document: { ...version.document, knownFrom: day },
  };
  firstDays.set(version.document, { day, known });
  return { ...version, ...known };
}

const firstDays = new WeakMap<
  PolicyDocument,
  { day: string; known: Pick<PolicyVersion, 'knownFrom' | 'document'> }
>();

/** An interest subsidy for each project; an enterprise without one is told what a project would have to be. */
function ofInterest(
  place: Place,
  facts: EnterpriseFacts,
  { today, settled }: { today: string; settled: Settled },
): { projectId?: string; answer: Answer<SubsidySchedule> }[] {
  if (facts.projects.length > 0) return interestSubsidies(place, facts, { today, settled });
  const asked = { place, facts, on: today, today, settled };
  const tested = testConditions(conditionsOf(place), asked);
  const validity = withinValidity(place, today, settled);
  const reasons = [...validity.reasons, ...tested.reasons];
  if (reasons.length > 0) return [{ answer: { answer: 'not-owed', reasons } }];
  return [{ answer: { answer: 'incomplete', missing: [...validity.missing, ...tested.missing] } }];
}

/** A document's money measures where they stand. Documents are never edited, so the places of one are worked out once. */
const shelf = new WeakMap<PolicyDocument, Place[]>();

/** The money measures of a document, each where it stands. */
export function placesOf(document: PolicyDocument): Place[] {
  const known = shelf.get(document);
  if (known) return known;
  const places = document.clauses.flatMap(({ measures }) =>
    measures.filter(givesMoney).map((measure) => placeOf(document, measure)),
  );
  shelf.set(document, places);
  return places;
}

function givesMoney({ subject }: Measure): boolean {
  return subject !== undefined;
}
