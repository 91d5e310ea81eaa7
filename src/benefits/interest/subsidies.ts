import type { Answer } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import { sameFor } from '../../policies/same-for.ts';
import { knownOn, type Place } from '../place.ts';
import type { Settled } from '../settled.ts';
import { type Examined, examine, unearning } from './examine.ts';
import { type Ground, otherReadings, taken } from './ground.ts';
import { lastDayOf } from './guards.ts';
import { type Past, pastOf, type YearTerms, yearKey } from './past.ts';
import { basesOf, scheduleOf, type Telling } from './schedule.ts';
import type { InterestSentences } from './sentences.ts';
import type { SubsidySchedule } from './subsidy.ts';
import { type FullTerms, fullTerms, readTerms } from './terms.ts';

const line = lines<InterestSentences>();

/** What an interest subsidy means for one project. */
export type SubsidyAnswer = { projectId: string; answer: Answer<SubsidySchedule> };

/**
 * An interest-subsidy measure for every project of an enterprise, in the order of registration: claimable with its years
 * and amounts (an estimate subject to approval), not owed with all reasons, or incomplete with every missing fact and
 * reading. All projects at once, since they may share a cap. `today` is a civil day in Asia/Shanghai, `YYYY-MM-DD`.
 * Throws an Error where the measure has no terms of an interest subsidy.
 */
export function interestSubsidies(
  place: Place,
  facts: EnterpriseFacts,
  { today, settled, yearsOf }: { today: string; settled: Settled; yearsOf?: YearPlaces },
): SubsidyAnswer[] {
  const { document, measure } = place;
  if (!measure.interest) throw new Error(`${measure.id} is no interest subsidy`);
  const read = readTerms(place, measure.interest, settled);
  const loansOf = Map.groupBy(facts.loans, ({ body }) => body.projectId);
  const examined = facts.projects.map((project, order) => {
    const on = project.body.appliedOn ?? today;
    const own = loansOf.get(project.id) ?? [];
    return examine({ place, facts, project, on, today, settled }, read, order, own);
  });
  const terms = fullTerms(read);
  const earning = examined.filter((each) => each.earns);
  const unknown = examined.filter((each) => !each.earns && each.answer.answer === 'incomplete').length;
  const common = { place, read, today, lastDay: lastDayOf(document, settled), unknown };
  const years = yearTerms(place, facts, settled, yearsOf);
  const telling = terms && { ...common, ...computed(place, facts, terms, earning, years) };
  return facts.projects.flatMap(({ id: projectId }, order) => {
    const each = examined[order];
    if (!each) return [];
    if (!each.earns || !telling) return each.earns ? [] : [{ projectId, answer: each.answer }];
    return [{ projectId, answer: answerOf(each, earning.indexOf(each), telling) }];
  });
}

/** The measure as it stood when a year's claim was handed in, and that ISO day; undefined where none was. */
export type YearPlaces = (projectId: string, index: number) => { place: Place; on: string } | undefined;

/** The terms of years whose claim was handed in under another version of the rule than the place's own. */
function yearTerms(
  place: Place,
  facts: EnterpriseFacts,
  settled: Settled,
  yearsOf: YearPlaces | undefined,
): Past['terms'] {
  const found: [string, YearTerms][] = [];
  for (const { body } of facts.claims) {
    const { measureId, projectId, year } = body;
    if (measureId !== place.measure.id || projectId === undefined || year === undefined) continue;
    const then = yearsOf?.(projectId, year);
    const { interest } = then?.place.measure ?? {};
    if (!then || !interest || sameFor(measureId, then.place.document, place.document)) continue;
    const terms = fullTerms(readTerms(then.place, interest, settled));
    const said = line('benefits.year-under-version', { on: then.on }, { source: then.place.source });
    if (terms) found.push([yearKey(projectId, year), { terms, line: said }]);
  }
  return new Map(found);
}

type Earning = Examined & { earns: true };

/** The years of all projects that earn the subsidy, in every reading the terms leave open. */
function computed(
  place: Place,
  facts: EnterpriseFacts,
  terms: FullTerms,
  earning: readonly Earning[],
  years: Past['terms'],
) {
  const pooled = earning.map((each) => each.pooled);
  const [basis, ...others] = basesOf(terms);
  const ground: Ground = {
    claimants: earning.map((each) => ({ ...each.pooled, loans: each.loans })),
    pooled,
    terms,
    basis,
    knownOn: knownOn(place.document),
    past: pastOf(place.measure, facts, terms, years),
  };
  const allocations = [basis, ...others].map((each) => ({ basis: each, years: taken(ground, each) }));
  return { terms, pooled, allocations, other: otherReadings(ground) };
}

function answerOf({ met, left, loans }: Earning, at: number, telling: Telling): Answer<SubsidySchedule> {
  const { place, allocations } = telling;
  if (allocations.every(({ years }) => years[at]?.length === 0)) return unearning(place.source, left);
  const told = scheduleOf(telling, at, loans);
  return { answer: 'owed', value: { ...told, workings: [...met, ...told.workings, ...left] } };
}
