import type { Answer } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Settled } from '../../benefits/settled.ts';
import type { District } from '../../facts/district.ts';
import type { Enterprise } from '../../facts/enterprise.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { DeadlinesSentences } from '../sentences.ts';

const line = lines<DeadlinesSentences>();
const places = ['operatesIn', 'registeredIn', 'taxedIn'] as const;
type Place = (typeof places)[number];

/** Whether a policy concerns an enterprise: it follows it, or lies where the document asks. */
export function concern(enterprise: Enterprise, document: PolicyDocument): Answer<true> {
  if (enterprise.follows?.includes(document.key)) return { answer: 'owed', value: true };
  return located(enterprise, document);
}

/**
 * Whether an enterprise lies where the document asks; following a policy gives its dates, not its money, so it is no
 * part of this. A place the document asks for and the enterprise has not registered gives incomplete, never no.
 */
export function located(enterprise: Enterprise, document: PolicyDocument): Answer<true> {
  const asked = document.eligibility.places;
  if (asked.length === 0) return anyPlace(enterprise, document);
  if (asked.some((place) => enterprise[place] && enterprise[place] !== document.district))
    return elsewhere(document);
  const unknown = asked.filter((place) => !enterprise[place]);
  return unknown.length === 0 ? { answer: 'owed', value: true } : incomplete(unknown, document);
}

/** A document that asks for no place as a whole concerns whoever has any place within its area; a national one everybody. */
function anyPlace(enterprise: Enterprise, document: PolicyDocument): Answer<true> {
  if (document.level === 'national') return { answer: 'owed', value: true };
  if (places.some((place) => liesWithin(enterprise[place], document))) return { answer: 'owed', value: true };
  const unknown = places.filter((place) => !enterprise[place]);
  return unknown.length === 0 ? elsewhere(document) : incomplete(unknown, document);
}

/**
 * Whether money can go to an enterprise by where it lies. A document that asks for no place as a whole does not say that
 * nobody from elsewhere is paid: that is a reading, settled under `${policyKey}.place` as `required` or `not-required`.
 */
export function payable(enterprise: Enterprise, document: PolicyDocument, settled: Settled): Answer<true> {
  const answer = located(enterprise, document);
  if (answer.answer !== 'not-owed' || document.eligibility.places.length > 0) return answer;
  const what = `${document.key}.place`;
  const said = settled.get(what);
  if (said) return said.value === 'required' ? answer : { answer: 'owed', value: true };
  const source = sourceOf(document);
  return {
    answer: 'incomplete',
    missing: [{ need: 'reading', what, line: line('deadlines.place-unsaid', {}, { source }) }],
  };
}

function incomplete(unknown: Place[], document: PolicyDocument): Answer<true> {
  const { clause, quote } = document.eligibility;
  const basis = { source: sourceOf(document, clause, quote) };
  const missing = unknown.map((place) => ({
    need: 'fact' as const,
    what: `enterprise.${place}`,
    line: line('deadlines.place-unknown', { place }, basis),
  }));
  return { answer: 'incomplete', missing };
}

function elsewhere(document: PolicyDocument): Answer<true> {
  const { clause, quote } = document.eligibility;
  const basis = { source: sourceOf(document, clause, quote) };
  return { answer: 'not-owed', reasons: [line('deadlines.elsewhere', { policy: document.key }, basis)] };
}

function liesWithin(place: District | undefined, { level, district }: PolicyDocument): boolean {
  return level === 'district' ? place === district : place !== undefined && place !== 'elsewhere';
}
