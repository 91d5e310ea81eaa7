import { type Line, lines } from '../answers/workings.ts';
import { appliedOn, type Claim, stateOf } from '../facts/claim.ts';
import type { Grant } from '../facts/grant.ts';
import type { Registered } from '../facts/registered.ts';
import { AmountOutOfRange, type Fen } from '../money/rate.ts';
import { isGranted, isLost, type Outcomes, sameMoneyKey } from './outcomes.ts';

/** What the finance view says besides its amounts. Days are ISO dates. */
export type FinanceSentences = {
  'finance.claimed-amount-missing': { on: string };
  'finance.granted-amount-missing': { on: string };
  'finance.grant-counted-once': { programme: string; amountFen: number; on: string };
  'finance.same-money': { measureId: string };
};

const line = lines<FinanceSentences>();

/**
 * What a measure is estimated to give: `fen` once, or its subsidy `years`, each of which ends with `to`. `sameMoney` are
 * measures under which the same money may stand; a headline is left out beside the measures it is of.
 */
export type Estimate = {
  measureId: string;
  projectId?: string;
  fen: Fen;
  upTo: boolean;
  years?: readonly { index: number; label: string; to: string; fen: Fen }[];
  sameMoney?: readonly string[];
  headlineOf?: readonly string[];
  /** What was granted or lost is out of the amounts already. */
  net?: true;
};

const columns = ['expectedFen', 'claimedFen', 'grantedFen', 'receivedFen'] as const;
type Column = (typeof columns)[number];

/** A calendar year's money in fen; `null` is what no window has been announced for. `upTo`: of what is expected, some is a ceiling. */
export type FinanceRow = Record<Column, Fen> & { year: number | null; upTo: boolean };

/** The money of a measure, for the enterprise or one of its projects; `programme` names money from outside the catalogue. */
export type FinancePart = {
  measureId?: string;
  programme?: string;
  projectId?: string;
  rows: FinanceRow[];
  workings: Line[];
};

export type Finance = { total: FinanceRow[]; parts: FinancePart[] };

type Subject = Pick<FinancePart, 'measureId' | 'programme' | 'projectId'>;
type Item = Subject & { year: number | null; column: Column; fen: Fen; upTo?: boolean; besides?: true };
type Said = Subject & { said: Line };

/**
 * Public money by calendar year. Expected is what is estimated and neither granted nor lost: a subsidy year in the year of
 * the day after it ends, what is given once in no year. Claimed counts in the year of the first submission, granted in that
 * of the grant, received in that of the payment. Throws AmountOutOfRange where a sum is no longer exact.
 */
export function financeOf(
  estimates: readonly Estimate[],
  claims: readonly Registered<Claim>[],
  grants: readonly Registered<Grant>[],
): Finance {
  const facts = { claims: claims.map(({ body }) => body), grants: grants.map(({ body }) => body) };
  const found: (Item | Said)[] = [
    ...estimates.flatMap((estimate) => expected(estimate, estimates, facts)),
    ...facts.claims.flatMap(ofClaim),
    ...facts.grants.flatMap((grant) => ofGrant(grant, facts.claims)),
  ];
  const items = found.filter((each) => 'column' in each);
  const parts = Map.groupBy(found, ({ measureId, programme, projectId }) =>
    JSON.stringify([measureId, programme, projectId]),
  );
  return {
    total: rowsOf(items.filter(({ besides }) => !besides)),
    parts: [...parts.values()].map(partOf),
  };
}

function expected(estimate: Estimate, all: readonly Estimate[], facts: Outcomes): (Item | Said)[] {
  const { fen, upTo, years, projectId, net = false } = estimate;
  const subject = { measureId: estimate.measureId, ...(projectId === undefined ? {} : { projectId }) };
  const rival = years ? undefined : countedInstead(estimate, all, facts);
  const parts = years
    ? years.map(({ index, to, fen: yearFen }) => ({
        key: { ...subject, year: index },
        year: yearAfter(to),
        fen: yearFen,
      }))
    : [{ key: subject, year: null, fen }];
  const items = parts
    .filter((part) => part.fen > 0 && (net || (!isLost(part.key, facts) && !isGranted(part.key, facts))))
    .map(
      (part): Item => ({
        ...subject,
        column: 'expectedFen',
        year: part.year,
        fen: part.fen,
        upTo,
        ...(rival === undefined ? {} : { besides: true }),
      }),
    );
  const said =
    rival === undefined ? [] : [{ ...subject, said: line('finance.same-money', { measureId: rival }) }];
  return items.length > 0 ? [...items, ...said] : [];
}

/** The measure under which the same money is counted: a headline's instrument; of twins the one granted, else the one that gives less. */
function countedInstead(
  { measureId, projectId, fen, sameMoney = [], headlineOf = [] }: Estimate,
  all: readonly Estimate[],
  facts: Outcomes,
): string | undefined {
  const own = all.findIndex((each) => each.measureId === measureId && each.projectId === projectId);
  return all.find((other, index) => {
    if (other.measureId === measureId || other.projectId !== projectId) return false;
    const key = { ...other, year: undefined };
    if (isLost(key, facts)) return false;
    if (headlineOf.includes(other.measureId)) return true;
    if (!sameMoney.includes(other.measureId) && !other.sameMoney?.includes(measureId)) return false;
    return isGranted(key, facts) || other.fen < fen || (other.fen === fen && index < own);
  })?.measureId;
}

function ofClaim(claim: Claim): (Item | Said)[] {
  const { measureId, projectId, history } = claim;
  const subject = { measureId, ...(projectId === undefined ? {} : { projectId }) };
  const item = (column: Column, on: string, fen: Fen): Item => ({
    ...subject,
    column,
    year: yearOf(on),
    fen,
  });
  const submittedOn = appliedOn(claim);
  const amountFen = history.findLast(
    (entry) => entry.state === 'submitted' && entry.amountFen !== undefined,
  )?.amountFen;
  // A grant that was taken back is none.
  const grant = stateOf(claim) === 'refused' ? undefined : newestGrant(claim);
  return [
    ...(submittedOn === undefined
      ? []
      : amountFen === undefined
        ? [{ ...subject, said: line('finance.claimed-amount-missing', { on: submittedOn }) }]
        : [item('claimedFen', submittedOn, amountFen)]),
    ...(grant === undefined
      ? []
      : grant.amountFen === undefined
        ? [{ ...subject, said: line('finance.granted-amount-missing', { on: grant.on }) }]
        : [item('grantedFen', grant.on, grant.amountFen)]),
    ...history.flatMap(({ state, on, amountFen: paidFen = 0 }) =>
      state === 'disbursed' ? [item('receivedFen', on, paidFen)] : [],
    ),
  ];
}

/** The newest word on what was granted; one with an amount before one without. */
function newestGrant({ history }: Claim) {
  const granted = history.filter(({ state }) => state === 'granted');
  return granted.findLast(({ amountFen }) => amountFen !== undefined) ?? granted.at(-1);
}

/** Money received; what a claim already shows as paid out is the same money. */
function ofGrant(grant: Grant, claims: readonly Claim[]): (Item | Said)[] {
  const { measureId, projectId, programme, amountFen, receivedOn: on } = grant;
  const of = measureId === undefined ? { programme } : { measureId };
  const subject = { ...of, ...(projectId === undefined ? {} : { projectId }) };
  const shown = claims.some(
    (claim) => sameMoneyKey(claim, grant) && claim.history.some(({ state }) => state === 'disbursed'),
  );
  return shown
    ? [{ ...subject, said: line('finance.grant-counted-once', { programme, amountFen, on }) }]
    : [{ ...subject, column: 'receivedFen', year: yearOf(on), fen: amountFen }];
}

function partOf(found: (Item | Said)[]): FinancePart {
  const [{ measureId, programme, projectId } = {}] = found;
  return {
    ...(measureId === undefined ? {} : { measureId }),
    ...(programme === undefined ? {} : { programme }),
    ...(projectId === undefined ? {} : { projectId }),
    rows: rowsOf(found.filter((each) => 'column' in each)),
    workings: found.flatMap((each) => ('said' in each ? [each.said] : [])),
  };
}

/** A row for each year that has money, in order, and last the one without a year. */
function rowsOf(items: Item[]): FinanceRow[] {
  const years = [...new Set(items.map(({ year }) => year))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity));
  return years.map((year) => {
    const own = items.filter((item) => item.year === year);
    const [expectedFen = 0, claimedFen = 0, granted = 0, receivedFen = 0] = columns.map((column) =>
      sum(own.flatMap((item) => (item.column === column ? [item.fen] : []))),
    );
    const upTo = own.some((item) => item.column === 'expectedFen' && item.upTo === true);
    return { year, expectedFen, claimedFen, grantedFen: granted, receivedFen, upTo };
  });
}

function sum(amounts: Fen[]): Fen {
  const total = amounts.reduce((all, fen) => all + fen, 0);
  if (!Number.isSafeInteger(total)) throw new AmountOutOfRange('public money together is no longer exact');
  return total;
}

function yearOf(iso: string): number {
  return Number(iso.slice(0, 4));
}

/** The calendar year of the day after a day. */
function yearAfter(iso: string): number {
  return Temporal.PlainDate.from(iso).add({ days: 1 }).year;
}
