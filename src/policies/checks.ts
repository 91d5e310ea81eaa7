import { lines } from '../answers/workings.ts';
import { checkGeneralConditions } from './check-conditions.ts';
import { checkMeasure } from './check-measure.ts';
import { checkReferences } from './check-references.ts';
import { type DocumentFault, fault } from './faults.ts';
import type { PolicyDocument } from './schema.ts';
import type { PoliciesSentences } from './sentences.ts';

const line = lines<PoliciesSentences>();

/** What no shape can say of a document: days in order, names used once, references that lead somewhere, numbers that agree. */
export function checkDocument(document: PolicyDocument): DocumentFault[] {
  return [
    ...checkFirstDays(document),
    ...checkValidity(document),
    ...checkDistrict(document),
    ...checkUnique(namesOf(document)),
    ...checkUnique(document.clauses.map(({ no }, index) => ({ pointer: `/clauses/${index}/no`, id: no }))),
    ...checkRules(document),
    ...checkGeneralConditions(document),
    ...checkReferences(document),
    ...document.clauses.flatMap(({ measures }, clause) =>
      measures.flatMap((measure, index) =>
        checkMeasure(measure, document).map((found) =>
          fault(`/clauses/${clause}/measures/${index}${found.pointer}`, found.line),
        ),
      ),
    ),
  ];
}

function checkFirstDays({
  knownFrom,
  issuedOn,
  publishedOn,
  repostedOn,
  inForceFrom,
}: PolicyDocument): DocumentFault[] {
  const documented = [issuedOn, publishedOn, repostedOn, inForceFrom]
    .filter((day) => day !== undefined)
    .sort();
  const earliest = documented[0];
  if (knownFrom === undefined || earliest === undefined || knownFrom <= earliest) return [];
  return [fault('/knownFrom', line('policies.known-from-too-late', { day: earliest }))];
}

function checkValidity(document: PolicyDocument): DocumentFault[] {
  const { validity } = document;
  if (validity.kind !== 'until') return [];
  const { until, disputedUntil, computed } = validity;
  const start = document.inForceFrom ?? document.publishedOn ?? document.knownFrom;
  const faults: DocumentFault[] = [];
  if (start !== undefined && until < start) {
    faults.push(fault('/validity/until', line('policies.end-before-start', { start, end: until })));
  }
  if (disputedUntil !== undefined && disputedUntil <= until) {
    faults.push(fault('/validity/disputedUntil', line('policies.disputed-not-later', { day: until })));
  }
  const counted = computed && lastDayOf(computed.from, computed.years);
  if (counted !== undefined && counted !== until) {
    faults.push(fault('/validity/until', line('policies.last-day-miscounted', { day: counted })));
  }
  return faults;
}

/** The last day of `years` years that begin on `from`, both inclusive: the day before the anniversary, or that month's last. */
function lastDayOf(from: string, years: number): string {
  const first = Temporal.PlainDate.from(from);
  const anniversary = first.add({ years });
  return (anniversary.day === first.day ? anniversary.subtract({ days: 1 }) : anniversary).toString();
}

function checkDistrict({ level, district, eligibility }: PolicyDocument): DocumentFault[] {
  const fits =
    level === 'district' ? district !== undefined : district === undefined && eligibility.places.length === 0;
  return fits ? [] : [fault('/district', line('policies.district-mismatch', {}))];
}

type Named = { pointer: string; id: string };

/** Everything that is found by its id, so that no two answers can be mixed up. */
function namesOf({ generalRules, doubts, openQuestions, clauses }: PolicyDocument): Named[] {
  return [
    ...named('/generalRules', generalRules),
    ...named('/doubts', doubts),
    ...named('/openQuestions', openQuestions),
    ...clauses.flatMap((clause, index) => [
      ...named(`/clauses/${index}/openQuestions`, clause.openQuestions ?? []),
      ...named(`/clauses/${index}/measures`, clause.measures),
      ...clause.measures.flatMap((measure, at) =>
        named(`/clauses/${index}/measures/${at}/openQuestions`, measure.openQuestions ?? []),
      ),
    ]),
  ];
}

function named(pointer: string, items: { id: string }[]): Named[] {
  return items.map(({ id }, index) => ({ pointer: `${pointer}/${index}/id`, id }));
}

function checkUnique(names: Named[]): DocumentFault[] {
  const seen = new Set<string>();
  return names
    .filter(({ id }) => seen.size === seen.add(id).size)
    .map(({ pointer, id }) => fault(pointer, line('policies.id-taken', { id })));
}

function checkRules({ clauses, generalRules, milestones }: PolicyDocument): DocumentFault[] {
  const known = new Set(generalRules.map(({ id }) => id));
  const unknown = clauses.flatMap(({ rules = [] }, clause) =>
    rules.flatMap((id, index) =>
      known.has(id)
        ? []
        : [fault(`/clauses/${clause}/rules/${index}`, line('policies.nothing-called', { id }))],
    ),
  );
  const marks = milestones.map(({ measureId }, index) => ({
    pointer: `/milestones/${index}/measureId`,
    id: measureId,
  }));
  return [...unknown, ...checkUnique(marks)];
}
