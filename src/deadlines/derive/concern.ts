import type { Answer } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Enterprise } from '../../facts/enterprise.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { DeadlinesSentences } from '../sentences.ts';

const line = lines<DeadlinesSentences>();
const places = ['operatesIn', 'registeredIn', 'taxedIn'] as const;

/**
 * Whether a policy concerns an enterprise: it follows it, or lies where the document asks. A place the document asks for
 * and the enterprise has not registered gives incomplete, never no.
 */
export function concern(enterprise: Enterprise, document: PolicyDocument): Answer<true> {
  if (enterprise.follows?.includes(document.key)) return { answer: 'owed', value: true };
  const asked = document.eligibility.places;
  if (asked.length === 0)
    return liesWithin(enterprise, document) ? { answer: 'owed', value: true } : elsewhere(document);
  if (asked.some((place) => enterprise[place] && enterprise[place] !== document.district))
    return elsewhere(document);
  const unknown = asked.filter((place) => !enterprise[place]);
  if (unknown.length === 0) return { answer: 'owed', value: true };
  return {
    answer: 'incomplete',
    missing: unknown.map((place) => ({
      need: 'fact',
      what: `enterprise.${place}`,
      line: line('deadlines.place-unknown', { place }),
    })),
  };
}

function elsewhere(document: PolicyDocument): Answer<true> {
  const { clause, quote } = document.eligibility;
  const basis = { source: sourceOf(document, clause, quote) };
  return { answer: 'not-owed', reasons: [line('deadlines.elsewhere', { policy: document.key }, basis)] };
}

function liesWithin(enterprise: Enterprise, { level, district }: PolicyDocument): boolean {
  const known = places.flatMap((place) => enterprise[place] ?? []);
  return level === 'district'
    ? known.some((place) => place === district)
    : known.some((place) => place !== 'elsewhere');
}
