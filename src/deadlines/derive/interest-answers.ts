import type { Answer } from '../../answers/answer.ts';
import type { Line } from '../../answers/workings.ts';
import { testConditions } from '../../benefits/conditions.ts';
import { guarded } from '../../benefits/guarded.ts';
import { interestSubsidies, type YearPlaces } from '../../benefits/interest/subsidies.ts';
import type { SubsidySchedule } from '../../benefits/interest/subsidy.ts';
import { conditionsOf, type Place } from '../../benefits/place.ts';
import { claimedOn } from '../../benefits/transition-days.ts';
import { withinValidity } from '../../benefits/validity.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import { type Answering, saying } from './benefits.ts';
import type { Choosing, Held } from './version-places.ts';

type InterestAnswer = { place: Place; projectId?: string; answer: Answer<SubsidySchedule> };

/**
 * An interest subsidy for each project, as the version that applies to it today has the measure; a year whose claim has been
 * handed in stands under the version of that day. An enterprise without a project is told what one would have to be.
 */
export function interestAnswers(newest: Place, answering: Answering): InterestAnswer[] {
  const { facts, choose, anchorOf } = answering;
  if (facts.projects.length === 0) {
    const chosen = choose(newest, anchorOf(newest.measure.id));
    const { place, lines } = heldIn(chosen, newest);
    return [{ place, answer: guarded([chosen], saying(withoutProject(place, answering), lines)) }];
  }
  const schedules = schedulesBy(answering, yearPlaces(newest, answering));
  return facts.projects.flatMap((project): InterestAnswer[] => {
    const chosen = choose(newest, anchorOf(newest.measure.id), project);
    const { place, lines } = heldIn(chosen, newest);
    const answer = schedules(place).get(project.id);
    if (!answer) return [];
    return [{ place, projectId: project.id, answer: guarded([chosen], saying(answer, lines)) }];
  });
}

/** The measure as it applies; while that is not known, the newest says what else there is to say. */
function heldIn(chosen: ReturnType<Choosing>, newest: Place): Held {
  return chosen.answer === 'owed' ? chosen.value : { place: newest, lines: [] };
}

/** The schedules of all projects under one version's place: they may share a cap, so each place is computed once for all. */
function schedulesBy({ facts, today, settled }: Answering, yearsOf: YearPlaces) {
  const known = new Map<Place, Map<string, Answer<SubsidySchedule>>>();
  return (place: Place) => {
    const held = known.get(place);
    if (held) return held;
    const answers = interestSubsidies(place, facts, { today, settled, yearsOf });
    const fresh = new Map(answers.map(({ projectId, answer }) => [projectId, answer]));
    known.set(place, fresh);
    return fresh;
  };
}

/** Where a subsidy year's claim has been handed in: the measure as it stood on that day, and the lines that say so. */
function yearPlaces(newest: Place, { facts, choose }: Answering): YearPlaces {
  const { id } = newest.measure;
  return (projectId, index) => {
    const project = facts.projects.find((each) => each.id === projectId);
    const on = claimedOn(facts, { measureId: id, projectId, year: index });
    if (!project || on === undefined) return undefined;
    const chosen = choose(newest, on, project, index);
    return chosen.answer === 'owed' ? { place: chosen.value.place, on } : undefined;
  };
}

function withoutProject(
  place: Place,
  { facts, today, settled }: { facts: EnterpriseFacts } & Pick<Answering, 'today' | 'settled'>,
): Answer<SubsidySchedule> {
  const asked = { place, facts, on: today, today, settled };
  const tested = testConditions(conditionsOf(place), asked);
  const validity = withinValidity(place, { appliedOn: undefined, today }, settled);
  const reasons: Line[] = [...validity.reasons, ...tested.reasons];
  if (reasons.length > 0) return { answer: 'not-owed', reasons };
  return { answer: 'incomplete', missing: [...validity.missing, ...tested.missing] };
}
