import type { Answer } from '../answers/answer.ts';
import type { Claimable } from '../benefits/combining.ts';
import type { SubsidySchedule } from '../benefits/interest/subsidy.ts';
import type { BenefitAnswer } from '../deadlines/derive/benefits.ts';

/** What can still be had, to plan with the lower reading; `readings` are those of the text beside other money. */
type Worth = Pick<Claimable, 'fen' | 'upTo' | 'readings'>;

/** A benefit's answer with what is still to be had: of an interest subsidy, the years that are neither granted nor lost. */
export function worthOf(benefit: BenefitAnswer): Answer<Worth> {
  if (benefit.kind === 'award') return benefit.answer;
  const { answer } = benefit;
  return answer.answer === 'owed'
    ? { answer: 'owed', value: { fen: openFen(answer.value), upTo: true, readings: [] } }
    : answer;
}

function openFen({ readings }: SubsidySchedule): number {
  const open = readings.map(({ years }) =>
    years.reduce((sum, { standing, countsFen }) => sum + (standing === 'open' ? countsFen : 0), 0),
  );
  return open.length > 0 ? Math.min(...open) : 0;
}

/** What can be claimed today and gives something. */
export function claimableOf(benefits: readonly BenefitAnswer[]): Claimable[] {
  return benefits.flatMap((benefit) => {
    const { place, projectId } = benefit;
    const worth = worthOf(benefit);
    if (worth.answer !== 'owed' || worth.value.fen === 0) return [];
    const { fen, upTo, readings } = worth.value;
    return [{ place, ...(projectId ? { projectId } : {}), fen, upTo, readings }];
  });
}
