import { type Estimate, type FinancePart, type FinanceRow, financeOf } from '../benefits/finance.ts';
import { type BenefitAnswer, deriveBenefits } from '../deadlines/derive/benefits.ts';
import { Problem } from '../errors.ts';
import { AmountOutOfRange } from '../money/rate.ts';
import { financeYear } from '../words/finance.ts';
import type { Context } from './context.ts';
import { tooMuchTogether } from './facts.ts';
import { snapshotOf } from './snapshot.ts';
import { spokenLine } from './spoken.ts';

/** Public money of an enterprise by calendar year: expected, claimed, granted and received; in all, and by measure and project. */
export async function enterpriseFinance(context: Context, enterpriseId: string) {
  const { facts, circumstances } = await snapshotOf(context, enterpriseId);
  const answers = deriveBenefits(facts, circumstances);
  const { total, parts } = summed(() => financeOf(answers.flatMap(estimates), facts.claims, facts.grants));
  return { total: total.map(namedRow), parts: parts.map(namedPart) };
}

/** Adds up public money; refuses amounts that are too large together to be exact. */
export function summed<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw error instanceof AmountOutOfRange ? new Problem('unprocessable', [tooMuchTogether]) : error;
  }
}

/** What can be claimed, as an estimate to plan with: of several readings the one that gives less. */
function estimates({ place: { measure }, projectId, ...benefit }: BenefitAnswer): Estimate[] {
  const { id: measureId, sameAs: sameMoney = [], headlineOf = [] } = measure;
  const subject = {
    measureId,
    sameMoney,
    headlineOf,
    net: true as const,
    ...(projectId === undefined ? {} : { projectId }),
  };
  if (benefit.kind === 'award') {
    const { answer } = benefit;
    return answer.answer === 'owed' ? [{ ...subject, fen: answer.value.fen, upTo: answer.value.upTo }] : [];
  }
  const { answer } = benefit;
  if (answer.answer !== 'owed') return [];
  const [least] = answer.value.readings.toSorted((a, b) => a.totalFen - b.totalFen);
  // What was granted or lost is no longer expected: the schedule knows.
  const open = least?.years.filter(({ standing }) => standing === 'open') ?? [];
  const years = open.map(({ index, label, to, countsFen: fen }) => ({ index, label, to, fen }));
  return [{ ...subject, fen: answer.value.atLeastFen, upTo: true, years }];
}

function namedRow(row: FinanceRow) {
  return { ...row, text: financeYear(row.year) };
}

function namedPart({ rows, workings, ...part }: FinancePart) {
  return { ...part, rows: rows.map(namedRow), workings: workings.map(spokenLine) };
}
