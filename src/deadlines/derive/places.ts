import { type Place, placeOf } from '../../benefits/place.ts';
import type { Measure } from '../../policies/measure.ts';
import type { PolicyDocument } from '../../policies/schema.ts';

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
