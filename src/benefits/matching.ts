import type { Answer, Missing } from '../answers/answer.ts';
import type { Line } from '../answers/workings.ts';
import type { Fen } from '../money/rate.ts';
import type { Measure } from '../policies/measure.ts';
import type { Place } from './place.ts';

/** What a measure is worth where it can be claimed; `fen` is the amount to plan with. */
type Worth = { fen: Fen; upTo: boolean };

/** A measure's answer for the enterprise or one of its projects, with the ISO days that are known of it, in any order. */
export type Candidate = {
  place: Place;
  projectId?: string;
  answer: Answer<Worth>;
  days: readonly string[];
};

/**
 * One line of "what could we get?". `nextOn` is the closest day still to come, `until` the policy's last day. `followed`:
 * the enterprise has asked to be told about the measure, whatever is missing.
 */
export type Match = {
  place: Place;
  projectId?: string;
  nextOn?: string;
  until?: string;
  followed: boolean;
} & (
  | { kind: 'claimable'; fen: Fen; upTo: boolean }
  /** `possibleFen`: the text's ceiling, of a year where `yearly`; absent where it has none. No estimate of what there will be. */
  | {
      kind: 'incomplete';
      possibleFen?: Fen;
      yearly?: true;
      toRegister: Missing[];
      toSettle: Missing[];
    }
  | { kind: 'not-owed'; reasons: Line[] }
);

type Wanted = { today: string; follows: readonly string[]; all: boolean };

/**
 * Ranks what an enterprise or project could get: what can be claimed by its amount; then what is incomplete by how few
 * facts and readings are missing, then by its ceiling; with `all` last what is not owed, which else is told of followed measures only.
 * Of equals the one whose next day is closer comes first. `today` is an ISO day in Asia/Shanghai.
 */
export function matchesOf(candidates: readonly Candidate[], { today, follows, all }: Wanted): Match[] {
  return candidates
    .map((candidate) => matchOf(candidate, today, follows.includes(candidate.place.measure.id)))
    .filter(({ kind, followed }) => all || followed || kind !== 'not-owed')
    .toSorted(byRank);
}

function matchOf({ place, projectId, answer, days }: Candidate, today: string, followed: boolean): Match {
  const { validity } = place.document;
  const [nextOn] = days.filter((day) => day >= today).toSorted();
  const common = {
    place,
    followed,
    ...(projectId ? { projectId } : {}),
    ...(nextOn ? { nextOn } : {}),
    ...(validity.kind === 'until' ? { until: validity.until } : {}),
  };
  switch (answer.answer) {
    case 'owed':
      return { ...common, kind: 'claimable', fen: answer.value.fen, upTo: answer.value.upTo };
    case 'not-owed':
      return { ...common, kind: 'not-owed', reasons: answer.reasons };
    case 'incomplete': {
      const toRegister = answer.missing.filter(({ need }) => need === 'fact');
      const toSettle = answer.missing.filter(({ need }) => need !== 'fact');
      return { ...common, kind: 'incomplete', ...ceilingOf(place.measure), toRegister, toSettle };
    }
  }
}

/** The cap of the text, which with tiers is that of the highest. */
function ceilingOf({ capFen, interest }: Measure): { possibleFen?: Fen; yearly?: true } {
  if (capFen === undefined) return {};
  const yearly = interest?.annualCapFen !== undefined && interest.cumulativeCapFen === undefined;
  return { possibleFen: capFen, ...(yearly ? { yearly } : {}) };
}

const order = ['claimable', 'incomplete', 'not-owed'] as const;

function byRank(one: Match, other: Match): number {
  return (
    order.indexOf(one.kind) - order.indexOf(other.kind) ||
    missingFacts(one) - missingFacts(other) ||
    unsettled(one) - unsettled(other) ||
    amountOf(other) - amountOf(one) ||
    compare(one.nextOn ?? one.until, other.nextOn ?? other.until)
  );
}

function missingFacts(match: Match): number {
  return match.kind === 'incomplete' ? match.toRegister.length : 0;
}

function unsettled(match: Match): number {
  return match.kind === 'incomplete' ? match.toSettle.length : 0;
}

function amountOf(match: Match): Fen {
  if (match.kind === 'claimable') return match.fen;
  return match.kind === 'incomplete' ? (match.possibleFen ?? 0) : 0;
}

/** ISO days in order; one that is not known comes last. */
function compare(one = '9', other = '9'): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
