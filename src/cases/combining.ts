import { type Line, lines } from '../answers/workings.ts';
import { type Beside, type Claimable, type Combination, combinationsOf } from '../benefits/combining.ts';
import { askOf } from '../benefits/combining-rules.ts';
import { countedOnce } from '../benefits/counted-once.ts';
import type { Place } from '../benefits/place.ts';
import type { BenefitsSentences } from '../benefits/sentences.ts';
import { deriveBenefits } from '../deadlines/derive/benefits.ts';
import { settledIn } from '../deadlines/settled.ts';
import type { Context } from './context.ts';
import { summed } from './finance.ts';
import { snapshotOf } from './snapshot.ts';
import { spokenLine } from './spoken.ts';
import { claimableOf } from './worth.ts';

const line = lines<BenefitsSentences>();

/** How what an enterprise can claim stands to each other and to what it received, and what of it may be added up. */
export async function enterpriseCombinations(context: Context, enterpriseId: string) {
  const { facts, circumstances } = await snapshotOf(context, enterpriseId);
  const benefits = deriveBenefits(facts, circumstances);
  const places = new Map(benefits.map(({ place }) => [place.measure.id, place]));
  const claimable = claimableOf(benefits);
  const received = facts.grants.map((grant) => {
    const place = places.get(grant.body.measureId ?? '');
    return { ...grant, ...(place ? { place } : {}) };
  });
  const combinations = combinationsOf(claimable, received, settledIn(circumstances));
  const { counted, left, fen, upTo } = summed(() => countedOnce(claimable));
  return {
    combinations: combinations.map(spokenCombination),
    total: { fen, upTo, counted: counted.length, leftOut: left.length, workings: supposing(combinations) },
    counted: counted.map(subjectOf),
    leftOut: left.map((each) => ({
      ...subjectOf(each.claimable),
      instead: each.instead.place.measure.id,
      ...spokenLine(each.line),
    })),
  };
}

/** A sum of what can each be claimed is no promise of all of it. */
function supposing(combinations: Combination[]) {
  const open = combinations.filter(({ kind }) => !['on-top', 'same-money'].includes(kind)).length;
  const said: Line[] = open > 0 ? [line('benefits.total-supposes', { open })] : [];
  return said.map(spokenLine);
}

function subjectOf({ place, projectId, fen, upTo }: Claimable) {
  return { ...named(place), ...(projectId ? { projectId } : {}), fen, upTo };
}

function named({ measure, clause, document }: Place) {
  return { measureId: measure.id, measure: measure.name, policyKey: document.key, clause: clause.no };
}

function spokenCombination({ kind, projectId, place, beside, question, lines: said }: Combination) {
  const { askZh, askEn } = askOf(place, beside.by === 'named' ? undefined : beside.place);
  return {
    kind,
    ...named(place),
    ...(projectId ? { projectId } : {}),
    beside: spokenBeside(beside),
    ...(question ? { question } : {}),
    lines: said.map(spokenLine),
    ask: { zh: askZh, en: askEn },
  };
}

function spokenBeside(beside: Beside) {
  switch (beside.by) {
    case 'measure':
      return { by: beside.by, ...named(beside.place) };
    case 'grant': {
      const { grant, place } = beside;
      const { programme, level, amountFen } = grant.body;
      return {
        by: beside.by,
        grantId: grant.id,
        programme,
        level,
        amountFen,
        ...(place ? named(place) : {}),
      };
    }
    case 'named':
      return { by: beside.by, name: beside.name };
  }
}
