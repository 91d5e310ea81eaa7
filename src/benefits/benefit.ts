import { type Answer, onceEach } from '../answers/answer.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { Project } from '../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../facts/registered.ts';
import { type Amount, amountFor } from './amount.ts';
import type { Asked } from './asked.ts';
import { type Award, lessened } from './award.ts';
import { testConditions } from './conditions.ts';
import { coordinate } from './coordination.ts';
import { guarded } from './guarded.ts';
import { conditionsOf, type Place } from './place.ts';
import { receivedFen } from './received.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { Settled } from './settled.ts';
import { shareCap } from './shared-cap.ts';
import { claimedOn } from './transition-days.ts';
import { withinValidity } from './validity.ts';

const line = lines<BenefitsSentences>();

/** The answer for the enterprise, or with `projectId` for one of its projects. */
export type Benefit = { projectId?: string; answer: Answer<Award> };

/**
 * What a money measure without an interest schedule gives an enterprise, or each of its projects: claimable with an amount,
 * not owed with all reasons, or incomplete with everything that is missing. A measure for projects of an enterprise that has
 * none is asked once, without a project. `today` is an ISO day in Asia/Shanghai.
 */
export function benefitsOf(
  place: Place,
  facts: EnterpriseFacts,
  { today, settled, placeOn }: Asking,
): Benefit[] {
  const projects = place.measure.subject === 'project' ? facts.projects : [];
  const answered = (projects.length > 0 ? projects : [undefined]).map((project) => {
    const applied =
      claimedOn(facts, { measureId: place.measure.id, projectId: project?.id }) ?? project?.body.appliedOn;
    const on = applied ?? today;
    const then = placeOn(applied, project);
    const held = then.answer === 'owed' ? then.value : place;
    const asked: Asked = {
      place: held,
      facts,
      ...(project ? { project } : {}),
      on,
      ...(applied ? { appliedOn: applied } : {}),
      today,
      settled,
    };
    return { asked, answer: guarded([then], benefitOf(asked)) };
  });
  return shareCap(place, answered);
}

/**
 * `placeOn` is the measure as the version that applies has it for a subject that applied on an ISO day, or has not yet; or
 * why there is none.
 */
type Asking = {
  today: string;
  settled: Settled;
  placeOn: (appliedOn: string | undefined, project?: Registered<Project>) => Answer<Place>;
};

function benefitOf(asked: Asked): Answer<Award> {
  const { place, appliedOn, today, settled } = asked;
  const validity = withinValidity(place, { appliedOn, today }, settled);
  const tested = testConditions(conditionsOf(place), asked);
  const reasons = [...validity.reasons, ...tested.reasons];
  if (reasons.length > 0) return { answer: 'not-owed', reasons };
  const amount = amountFor(asked);
  const gaps = [
    ...validity.missing,
    ...tested.missing,
    ...(amount.answer === 'incomplete' ? amount.missing : []),
  ];
  const missing = onceEach(gaps);
  if (missing.length > 0 || amount.answer !== 'owed') return { answer: 'incomplete', missing };
  return awarded(asked, amount.value, tested.met);
}

/** The amount beside other money for the same subject, less what was received; where nothing is left, it is not owed. */
function awarded(asked: Asked, amount: Amount, met: Line[]): Answer<Award> {
  const { facts, place, project } = asked;
  const coordinated = coordinate(asked, amount);
  if ('missing' in coordinated) return { answer: 'incomplete', missing: coordinated.missing };
  if (!coordinated.gives)
    return { answer: 'not-owed', reasons: coordinated.readings.map((reading) => reading.line) };
  const paidFen = receivedFen(facts, place.measure, project?.id);
  const fen = Math.max(0, coordinated.fen - paidFen);
  const assumption = { parameter: 'receivedBefore', taken: 'subtracted' };
  const received = line('benefits.received-already', { receivedFen: paidFen, leftFen: fen }, { assumption });
  const readings = coordinated.readings.map((reading) => lessened(reading, reading.moreFen - paidFen));
  if (paidFen > 0 && fen === 0 && readings.every(({ moreFen }) => moreFen === 0))
    return { answer: 'not-owed', reasons: [received] };
  // Beside other money the formula of what is gained is that of the reading planned with.
  const planned = readings.findLast(({ moreFen }) => moreFen === fen)?.line ?? amount.formula;
  const formula = paidFen > 0 ? received : planned;
  const workings = [
    ...met,
    dayLine(asked),
    amount.formula,
    ...amount.workings,
    ...readings.map((reading) => reading.line),
    ...(paidFen > 0 ? [received] : []),
    ...coordinated.workings,
    ...textLines(place),
  ];
  return { answer: 'owed', value: { fen, upTo: amount.upTo, formula, readings, workings } };
}

function dayLine({ appliedOn: on }: Asked): Line {
  if (on) return line('benefits.applied-in-time', { on });
  const assumption = { parameter: 'applicationDay', taken: 'day-asked' };
  return line('benefits.tested-when-asked', {}, { assumption });
}

/** The clause's own words on whom it supports, and that everything here is subject to approval. */
function textLines({ measure, source }: Place): Line[] {
  const { zh, en } = measure.conditionsText;
  return [
    line('benefits.text-conditions', { textZh: zh, textEn: en }, { source }),
    line('benefits.estimate-only', {}, { source }),
  ];
}
