import type { Answer, Missing } from '../answers/answer.ts';
import { type Line, lines } from '../answers/workings.ts';
import { type Fen, share } from '../money/rate.ts';
import type { AmountKey } from '../policies/condition.ts';
import { amountOf, placeOfAmount } from './amounts.ts';
import type { Asked } from './asked.ts';
import { rankHeld } from './conditions/held.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

/**
 * What a measure's own numbers give, before other money is taken into account. `ceilingFen` is the cap that held, of the
 * rank where there are tiers; absent where the text has none.
 */
export type Amount = { fen: Fen; upTo: boolean; ceilingFen?: Fen; formula: Line; workings: Line[] };

/**
 * Rate × base up to the cap, so much per unit, or the fixed amount or ceiling itself; a share is rounded down to the fen.
 * Incomplete where the base is not registered or the text gives no figure: never the cap in place of an unknown base.
 */
export function amountFor(asked: Asked): Answer<Amount> {
  const { measure } = asked.place;
  const ceiling = ceilingFor(asked);
  if (ceiling.answer !== 'owed') return ceiling;
  const rate = measure.rate ?? asked.settled.get(`${measure.id}.rate`)?.value;
  if (rate !== undefined) return shareOfBase(asked, rate, ceiling.value);
  if (measure.base !== undefined) return incomplete(notStated(asked, 'rate'));
  if (measure.perUnit) return perUnit(asked, ceiling.value);
  const { fen, rank } = ceiling.value;
  return fen === undefined ? incomplete(notStated(asked, 'capFen')) : figure(asked, fen, rank);
}

type Ceiling = { fen?: Fen; rank?: string };

/** The cap, or that of the highest rank held; which rank is held has to be known. */
function ceilingFor(asked: Asked): Answer<Ceiling> {
  const { measure, source } = asked.place;
  const settled = asked.settled.get(`${measure.id}.capFen`);
  const capFen = settled ? Number(settled.value) : measure.capFen;
  if (!measure.tiers) return { answer: 'owed', value: capFen === undefined ? {} : { fen: capFen } };
  const held = measure.conditions?.find((each) => each.test === 'held' && each.ranks !== undefined);
  const rank = held?.test === 'held' ? rankHeld(held, asked) : undefined;
  const tier = measure.tiers.find(({ level }) => level === rank);
  if (rank && tier) return { answer: 'owed', value: { fen: tier.amountFen, rank } };
  return incomplete({
    need: 'fact',
    what: 'title.rank',
    line: line('benefits.rank-for-tier', {}, { source }),
  });
}

function figure({ place: { measure, source } }: Asked, fen: Fen, rank: string | undefined): Answer<Amount> {
  const exact = measure.amountIsExact;
  const formula = rank
    ? line(exact ? 'benefits.fixed-of-rank' : 'benefits.ceiling-of-rank', { fen, rank }, { source })
    : line(exact ? 'benefits.fixed-amount' : 'benefits.ceiling', { fen }, { source });
  return { answer: 'owed', value: { fen, upTo: !exact, ceilingFen: fen, formula, workings: [] } };
}

function shareOfBase(asked: Asked, rate: string, { fen: capFen }: Ceiling): Answer<Amount> {
  const { measure, source, ask } = asked.place;
  const base = measure.base ?? (asked.settled.get(`${measure.id}.base`)?.value as AmountKey | undefined);
  if (base === undefined)
    return incomplete({
      need: 'reading',
      what: `${measure.id}.base`,
      line: line('benefits.base-not-stated', ask, { source }),
    });
  const found = baseOf(asked, base);
  if (!found) {
    const what = base === 'lease' ? 'lease' : placeOfAmount(base);
    return incomplete({ need: 'fact', what, line: line('benefits.base-missing', { of: base }, { source }) });
  }
  const shareFen = share(found.fen, rate, 'floor');
  const values = { of: found.planned ? 'investment' : base, baseFen: found.fen, rate, shareFen };
  const limited = capFen !== undefined && shareFen > capFen;
  const formula = limited
    ? line('benefits.share-of-capped', { ...values, capFen, limitedFen: capFen }, { source })
    : line('benefits.share-of', values, { source });
  return {
    answer: 'owed',
    value: {
      fen: limited ? capFen : shareFen,
      upTo: true,
      ...(capFen === undefined ? {} : { ceilingFen: capFen }),
      formula,
      workings: [
        ...scopeAssumed(asked, shareFen, capFen),
        ...(found.planned ? [plannedLine(found.fen)] : []),
        ...softCeiling(asked, limited, capFen),
      ],
    },
  };
}

/** Until an amount is approved, the planned one stands in for it: an assumption, and the approval may be lower. */
function plannedLine(fen: Fen): Line {
  const assumption = { parameter: 'approvedInvestment', taken: 'planned-investment' };
  return line('benefits.planned-for-approved', { fen }, { assumption });
}

/** What a cap is counted over where the text does not say: each lease contract would be the other reading. */
function scopeAssumed({ place, facts, project }: Asked, shareFen: Fen, capFen: Fen | undefined): Line[] {
  const { measure } = place;
  if (capFen === undefined || measure.capScopeStated !== false || shareFen <= capFen) return [];
  const taken = measure.subject === 'project' ? 'project' : 'enterprise';
  if (measure.base !== 'lease' || measure.rate === undefined)
    return [
      line(
        'benefits.ceiling-scope-assumed',
        { scope: taken },
        { assumption: { parameter: 'capScope', taken } },
      ),
    ];
  const { rate } = measure;
  const leases = facts.leases.filter(({ body }) => body.projectId === project?.id);
  const shares = leases.map(({ body }) => Math.min(share(body.equipmentFen, rate, 'floor'), capFen));
  const otherFen = shares.reduce((sum, fen) => sum + fen, 0);
  const assumption = { parameter: 'capScope', taken, other: 'contract', otherResult: String(otherFen) };
  return [line('benefits.cap-per-contract', { otherFen }, { assumption })];
}

/** 原则上: a ceiling that allows exceptions is applied, and said to be one. */
function softCeiling(
  { place: { measure, source } }: Asked,
  limited: boolean,
  capFen: Fen | undefined,
): Line[] {
  return limited && capFen !== undefined && measure.capQualifier === 'in-principle'
    ? [line('benefits.soft-ceiling', { capFen }, { source })]
    : [];
}

function baseOf({ facts, project }: Asked, base: AmountKey | 'lease') {
  if (base !== 'lease') return project && amountOf(project.body, base);
  const leases = facts.leases.filter(({ body }) => body.projectId === project?.id);
  if (leases.length === 0) return undefined;
  return { fen: leases.reduce((sum, { body }) => sum + body.equipmentFen, 0), planned: false };
}

/** Without a quantity to count, the project is the one unit. */
function perUnit(asked: Asked, { fen: capFen }: Ceiling): Answer<Amount> {
  const { measure, source } = asked.place;
  const { amountFen: unitFen = 0, of } = measure.perUnit ?? {};
  if (of === undefined) return figure(asked, capFen ?? unitFen, undefined);
  const quantity = asked.project?.body.quantities?.[of];
  if (quantity === undefined)
    return incomplete({
      need: 'fact',
      what: `project.quantities.${of}`,
      line: line('benefits.base-missing', { of }, { source }),
    });
  const fen = quantity * unitFen;
  const values = { of, quantity, unitFen, fen };
  const limited = capFen !== undefined && fen > capFen;
  const formula = limited
    ? line('benefits.per-unit-capped', { ...values, capFen, limitedFen: capFen }, { source })
    : line('benefits.per-unit', values, { source });
  const ceiling = capFen === undefined ? {} : { ceilingFen: capFen };
  return {
    answer: 'owed',
    value: { fen: limited ? capFen : fen, upTo: capFen !== undefined, ...ceiling, formula, workings: [] },
  };
}

/** The text promises money and gives no figure; other rules do, if it names any. */
function notStated({ place: { measure, source, ask } }: Asked, parameter: 'rate' | 'capFen'): Missing {
  const { zh = '', en = '' } = measure.deferredTo ?? {};
  const values = { deferredZh: zh, deferredEn: en, ...ask };
  return {
    need: 'reading',
    what: `${measure.id}.${parameter}`,
    line: line('benefits.amount-not-stated', values, { source }),
  };
}

function incomplete(missing: Missing): { answer: 'incomplete'; missing: Missing[] } {
  return { answer: 'incomplete', missing: [missing] };
}
