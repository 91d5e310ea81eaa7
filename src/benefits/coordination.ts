import { type Missing, onceEach } from '../answers/answer.ts';
import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { Grant } from '../facts/grant.ts';
import type { Registered } from '../facts/registered.ts';
import type { Fen } from '../money/rate.ts';
import type { GeneralRule } from '../policies/schema.ts';
import { sourceOf } from '../policies/sources.ts';
import type { Amount } from './amount.ts';
import type { Asked } from './asked.ts';
import type { AwardReading } from './award.ts';
import { beside, higher, withinCeiling } from './coordination-readings.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/** What the text makes of an amount beside other money: the readings, `fen` the lower gain, whether any `gives` something; or what is missing for it. */
export type Coordinated =
  | { readings: AwardReading[]; fen: Fen; gives: boolean; workings: Line[] }
  | { missing: Missing[] };

type Rule = GeneralRule & { coordination: NonNullable<GeneralRule['coordination']> };

/**
 * Applies the rules on combining that the measure's clause names (Jiading 5 and 13) to what the enterprise has received for
 * the same project. Where a text is silent nothing is changed here: that is said elsewhere.
 */
export function coordinate(asked: Asked, amount: Amount): Coordinated {
  const { superior, local } = otherMoney(asked);
  const rules = rulesOf(asked);
  const first = superior.length === 0 ? noOther(amount) : besideSuperior(asked, rules, amount, superior);
  if ('missing' in first) return first;
  const last = rules.find(({ coordination }) => coordination.kind === 'higher-not-both');
  if (!last || local.length === 0) return withConfirmation(asked, first);
  // What the first rule leaves is what the second is held against (clause 5 before clause 13).
  const left = { ...amount, fen: first.fen };
  const second = taken(asked, last, beside(sourceIn(asked, last), left, sumOf(local)));
  return withConfirmation(asked, { ...second, readings: [...first.readings, ...second.readings] });
}

/** Readings, the least that they give, and whether any of them gives something. */
type Money = { readings: AwardReading[]; fen: Fen; gives: boolean };

function noOther({ fen }: Amount): Money {
  return { readings: [], fen, gives: true };
}

/** The readings without those that were settled otherwise. */
function taken({ settled }: Asked, { coordination }: Rule, all: AwardReading[]): Money {
  const said = settled.get(coordination.question)?.value;
  const readings = all.filter(({ reading }) => said === undefined || said === reading);
  const gains = readings.map(({ moreFen }) => moreFen);
  return { readings, fen: Math.min(...gains), gives: gains.some((fen) => fen > 0) };
}

/** Where the readings differ, the lower is planned with, and the department asked. */
function withConfirmation({ place }: Asked, money: Money): Coordinated {
  const differ = money.readings.some(({ moreFen }) => moreFen !== money.fen);
  const confirm = line('benefits.ask-to-confirm', place.ask, { source: place.source });
  return { ...money, workings: differ ? [confirm] : [] };
}

/** Superior money (clause 5): whether it asks for matching decides which rule applies. */
function besideSuperior(
  asked: Asked,
  rules: Rule[],
  amount: Amount,
  superior: Registered<Grant>[],
): Money | { missing: Missing[] } {
  const asking = superior.filter(({ body }) => body.matching?.asked);
  const kind = asking.length > 0 ? 'higher-with-matching' : 'within-ceiling';
  const rule = rules.find(({ coordination }) => coordination.kind === kind);
  if (!rule) return noOther(amount);
  const source = sourceIn(asked, rule);
  const unsaid = superior.filter(({ body }) => body.matching === undefined);
  if (unsaid.length > 0) return { missing: onceEach(unsaid.map((grant) => matchingUnsaid(grant, source))) };
  const unknown = asking.filter(({ body }) => body.matching?.amountFen === undefined);
  if (unknown.length > 0)
    return { missing: onceEach(unknown.map((grant) => matchingMissing(grant, source))) };
  const matching = asking.reduce((sum, { body }) => sum + (body.matching?.amountFen ?? 0), 0);
  const superiorFen = sumOf(superior);
  const readings =
    asking.length > 0
      ? higher(source, amount, superiorFen, matching)
      : withinCeiling(source, amount, superiorFen);
  return taken(asked, rule, readings);
}

/** Names of the readings of each rule, by its kind; an administrator settles its question with one of them. */
export const readingsOf = {
  'within-ceiling': ['level', 'entitlement'],
  'higher-with-matching': ['matching', 'superior'],
  'higher-not-both': ['difference', 'choice'],
} as const;

function rulesOf({ place: { document, clause } }: Asked): Rule[] {
  const named = new Set(clause.rules ?? []);
  return document.generalRules.filter(
    (rule): rule is Rule => named.has(rule.id) && rule.coordination !== undefined,
  );
}

function sourceIn({ place: { document } }: Asked, { clause, quote }: Rule): Source {
  return sourceOf(document, clause, quote);
}

/** Money for the same project from elsewhere: of a higher level than the policy's own, or of its district or a town. */
function otherMoney({ facts, project, place }: Asked) {
  const own = facts.grants
    .filter(({ body }) => body.projectId !== undefined && body.projectId === project?.id)
    // Two clauses of one policy for the same project are another question.
    .filter(({ body: { measureId } }) => measureId === undefined || !holds(place.document, measureId));
  return {
    superior: own.filter(({ body: { level } }) => level === 'municipal' || level === 'national'),
    local: own.filter(({ body: { level } }) => level === 'district' || level === 'town'),
  };
}

function holds({ clauses }: Asked['place']['document'], measureId: string): boolean {
  return clauses.some(({ measures }) => measures.some(({ id }) => id === measureId));
}

function sumOf(grants: Registered<Grant>[]): Fen {
  return grants.reduce((sum, { body }) => sum + body.amountFen, 0);
}

function matchingUnsaid({ id, body: { programme } }: Registered<Grant>, source: Source): Missing {
  return {
    need: 'fact',
    what: `grant.${id}.matching`,
    line: line('benefits.matching-unsaid', { programme }, { source }),
  };
}

function matchingMissing({ id, body: { programme } }: Registered<Grant>, source: Source): Missing {
  return {
    need: 'fact',
    what: `grant.${id}.matching.amountFen`,
    line: line('benefits.matching-missing', { programme }, { source }),
  };
}
