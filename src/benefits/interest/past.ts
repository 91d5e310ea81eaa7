import type { Line } from '../../answers/workings.ts';
import { type Claim, disbursedFen, grantedFen, stateOf } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Fen } from '../../money/rate.ts';
import type { Measure } from '../../policies/measure.ts';
import type { Terms } from './parameters.ts';
import type { FullTerms } from './terms.ts';

/** Money granted under the measure, or under one whose cap is the same; `year` is the calendar year it was granted in. */
export type GrantedMoney = { own: boolean; projectId?: string; index?: number; fen: Fen; year: string };

/** What has become of years already: money granted, and the years that are lost, each as `projectId/index`. */
export type Past = {
  granted: GrantedMoney[];
  lost: ReadonlySet<string>;
  /** The day a registered claim for the year closes, as its own steps say. */
  closes: ReadonlyMap<string, string>;
  /** Years whose claim stands under another version of the rule: its terms, and the line that says so. */
  terms: ReadonlyMap<string, YearTerms>;
};

export type YearTerms = { terms: FullTerms; line: Line };

/** A project's year as one name. */
export function yearKey(projectId: string | undefined, index: number | undefined): string {
  return `${projectId ?? ''}/${index ?? ''}`;
}

/**
 * Reads claims and grants received. A claim's granted amount and a grant for the same project and year are the same money;
 * the claim's word holds, or else what was received.
 */
export function pastOf(
  { id, sameAs = [] }: Measure,
  facts: EnterpriseFacts,
  { unclaimedYear }: Terms,
  terms: Past['terms'],
): Past {
  const claims = facts.claims.map(({ body }) => body).filter(({ measureId }) => measureId === id);
  // Of several claims for the same year the newest holds.
  const newest = new Map(claims.map((claim) => [yearKey(claim.projectId, claim.year), claim]));
  const closed = [...newest].filter(([, claim]) => isClosed(claim, unclaimedYear));
  const open = [...newest.values()].filter((claim) => !isClosed(claim, unclaimedYear));
  const fromClaims = open.flatMap(moneyOf);
  const told = new Set(fromClaims.map(({ projectId, index }) => yearKey(projectId, index)));
  const received = facts.grants.flatMap(({ body }) => {
    const own = body.measureId === id;
    if (!own && !sameAs.some((other) => other === body.measureId)) return [];
    const { projectId, year, amountFen, receivedOn } = body;
    if (own && told.has(yearKey(projectId, year))) return [];
    return [
      {
        own,
        ...(projectId !== undefined && { projectId }),
        ...(year !== undefined && { index: year }),
        fen: amountFen,
        year: receivedOn.slice(0, 4),
      },
    ];
  });
  const granted = [...fromClaims, ...received];
  const paid = new Set(granted.map(({ projectId, index }) => yearKey(projectId, index)));
  const lost = new Set(closed.map(([key]) => key).filter((key) => !paid.has(key)));
  const closes = new Map(
    [...newest].flatMap(([key, { steps }]) => {
      const [first] = steps.flatMap(({ dueOn }) => dueOn ?? []).sort();
      return first === undefined ? [] : [[key, first] as const];
    }),
  );
  return { granted, lost, closes, terms };
}

/** A year that was refused, or not claimed in time, unless it can still be claimed later. */
function isClosed(claim: Claim, unclaimedYear: Terms['unclaimedYear']): boolean {
  const state = stateOf(claim);
  return state === 'refused' || (state === 'missed' && unclaimedYear === 'lost');
}

function moneyOf(claim: Claim): GrantedMoney[] {
  const { projectId, year, history } = claim;
  const paid = disbursedFen(claim);
  const fen = grantedFen(claim) ?? (paid > 0 ? paid : undefined);
  const entry = history.findLast(({ state }) => state === 'granted' || state === 'disbursed');
  if (fen === undefined || entry === undefined) return [];
  return [
    {
      own: true,
      ...(projectId !== undefined && { projectId }),
      ...(year !== undefined && { index: year }),
      fen,
      year: entry.on.slice(0, 4),
    },
  ];
}
