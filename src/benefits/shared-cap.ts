import type { Answer } from '../answers/answer.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { Fen } from '../money/rate.ts';
import type { Asked } from './asked.ts';
import { type Award, lessened } from './award.ts';
import type { Benefit } from './benefit.ts';
import type { Place } from './place.ts';
import { receivedFen } from './received.ts';
import type { BenefitsSentences } from './sentences.ts';

const line = lines<BenefitsSentences>();

type Answered = { asked: Asked; answer: Answer<Award> };

/**
 * Applies a cap that all projects of an enterprise share, in all or in each calendar year: what was received or granted
 * first, then by the day that puts a project into its year, then by registration. Other caps are left as they are.
 */
export function shareCap({ measure, source }: Place, answered: Answered[]): Benefit[] {
  const { capShared, capFen } = measure;
  const used = new Map<string, Fen>();
  const limited = new Map<Answered, Answer<Award>>();
  if (capShared && capFen !== undefined) {
    for (const [year, fen] of received(answered, capShared)) used.set(year, fen);
    for (const each of inOrder(answered)) {
      if (each.answer.answer !== 'owed') continue;
      const year = capShared === 'enterprise' ? '' : dayOf(each.asked).slice(0, 4);
      const usedFen = used.get(year) ?? 0;
      const leftFen = Math.max(0, capFen - usedFen);
      const { value } = each.answer;
      const fen = Math.min(value.fen, leftFen);
      used.set(year, usedFen + fen);
      if (usedFen === 0) continue;
      const values = { capFen, usedFen, leftFen };
      const said = year
        ? line('benefits.used-this-year', { year, ...values }, { source })
        : line('benefits.used-of-cap', values, { source });
      limited.set(each, withinLeft(value, leftFen, said));
    }
  }
  return answered.map((each) => ({
    ...(each.asked.project ? { projectId: each.asked.project.id } : {}),
    answer: limited.get(each) ?? each.answer,
  }));
}

/** An award cut to what is left of the cap, in each of its readings. */
function withinLeft(award: Award, leftFen: Fen, said: Line): Answer<Award> {
  if (leftFen === 0) return { answer: 'not-owed', reasons: [said] };
  const fen = Math.min(award.fen, leftFen);
  const readings = award.readings.map((reading) => lessened(reading, leftFen));
  const formula = fen < award.fen ? said : award.formula;
  return { answer: 'owed', value: { ...award, fen, readings, formula, workings: [...award.workings, said] } };
}

/** The day that puts a project into its year: that of its event, else of its application. */
function dayOf({ project, on }: Asked): string {
  return project?.body.event?.beginsOn ?? on;
}

function inOrder(answered: Answered[]): Answered[] {
  return answered.toSorted((a, b) =>
    dayOf(a.asked) < dayOf(b.asked) ? -1 : dayOf(a.asked) > dayOf(b.asked) ? 1 : 0,
  );
}

/** Money already received under the measure, by the year it counts in: a project's in the year of its event or application. */
function received(answered: Answered[], capShared: 'enterprise' | 'enterprise-year'): Map<string, Fen> {
  const sums = new Map<string, Fen>();
  for (const { asked } of answered) {
    const { facts, place, project } = asked;
    const year = capShared === 'enterprise' ? '' : dayOf(asked).slice(0, 4);
    sums.set(year, (sums.get(year) ?? 0) + receivedFen(facts, place.measure, project?.id));
  }
  return sums;
}
