import type { Answer } from '../../answers/answer.ts';
import type { Line } from '../../answers/workings.ts';
import type { Award } from '../../benefits/award.ts';
import { benefitsOf } from '../../benefits/benefit.ts';
import { guarded } from '../../benefits/guarded.ts';
import type { SubsidySchedule } from '../../benefits/interest/subsidy.ts';
import type { Place } from '../../benefits/place.ts';
import type { Settled } from '../../benefits/settled.ts';
import { claimedOn } from '../../benefits/transition-days.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import type { Supposed } from '../../policies/transitions.ts';
import { type Applicable, applicable, type PolicyVersion } from '../../policies/versions.ts';
import type { Circumstances } from '../facts.ts';
import { settledIn } from '../settled.ts';
import { payable } from './concern.ts';
import { interestAnswers } from './interest-answers.ts';
import { inForceOn, publishedBy } from './policy.ts';
import { afterRepeal } from './repeal.ts';
import { type Choosing, choosing, measuresOf } from './version-places.ts';
import { nextOpening } from './window-claims.ts';

/** What one money measure means for an enterprise, or with `projectId` for one of its projects. */
export type BenefitAnswer = { place: Place; projectId?: string } & (
  | { kind: 'award'; answer: Answer<Award> }
  | { kind: 'interest'; answer: Answer<SubsidySchedule> }
);

/** What the measures of one policy are answered with. */
export type Answering = {
  facts: EnterpriseFacts;
  today: string;
  settled: Settled;
  choose: Choosing;
  /** The ISO day an application not yet made is anchored on: the opening of its announced window, else today. */
  anchorOf: (measureId: string) => string;
};

/**
 * Every money measure of the law for an enterprise and its projects, in the order of the documents and clauses. With
 * `supposed`, as if that were known of the days of transitions that are not registered.
 */
export function deriveBenefits(
  facts: EnterpriseFacts,
  circumstances: Circumstances,
  supposed?: Supposed,
): BenefitAnswer[] {
  const settled = settledIn(circumstances);
  const today = circumstances.today.toString();
  return payingPolicies(circumstances, settled).flatMap(
    ({ document, measures, now, chooseFor, anchorOf }) => {
      const place = payable(facts.enterprise, document, settled);
      const guards = (fen: number | undefined, on = today) => [
        place,
        afterRepeal(document, on, settled, fen),
      ];
      const answering = { facts, today, settled, choose: chooseFor(facts, supposed), anchorOf };
      return measures.flatMap((place): BenefitAnswer[] =>
        place.measure.interest
          ? interestAnswers(place, answering).map((each) => ({
              kind: 'interest',
              ...each,
              answer: guarded([...guards(atLeast(each.answer)), now], each.answer),
            }))
          : awardAnswers(place, answering).map((each) => ({
              kind: 'award',
              ...each,
              answer: guarded(guards(fenOf(each.answer), claimDay(each, answering)), each.answer),
            })),
      );
    },
  );
}

/** What of a policy's money is the same for everybody. */
type PayingPolicy = {
  document: PolicyDocument;
  measures: Place[];
  /** Whether it is in force today. */
  now: Answer<Applicable>;
  chooseFor: (facts: EnterpriseFacts, supposed?: Supposed) => Choosing;
  anchorOf: (measureId: string) => string;
};

/** Worked out once for all who are derived together. */
const known = new WeakMap<Circumstances, PayingPolicy[]>();

function payingPolicies(circumstances: Circumstances, settled: Settled): PayingPolicy[] {
  const policies =
    known.get(circumstances) ??
    [...circumstances.policies.values()].flatMap(
      (recorded) => payingPolicy(recorded, circumstances, settled) ?? [],
    );
  known.set(circumstances, policies);
  return policies;
}

function payingPolicy(
  recorded: readonly PolicyVersion[],
  circumstances: Circumstances,
  settled: Settled,
): PayingPolicy | undefined {
  const { today } = circumstances;
  const dated = recorded.map((version) => withFirstDay(version, settled));
  const versions = publishedBy(dated, today);
  const document = inForceOn(versions, today)?.document;
  if (!document) return undefined;
  const measures = measuresOf(versions);
  const anchors = new Map(
    measures.map(({ measure: { id } }) => [id, nextOpening(id, circumstances) ?? today.toString()]),
  );
  return {
    document,
    measures,
    now: applicable(versions, { asked: today, anchor: today }),
    chooseFor: choosing(versions, today),
    anchorOf: (measureId) => anchors.get(measureId) ?? today.toString(),
  };
}

function atLeast(answer: Answer<SubsidySchedule>): number | undefined {
  return answer.answer === 'owed' ? answer.value.atLeastFen : undefined;
}

/** The ISO day a claim given once is made on: today where it has been handed in, else not before its announced window opens. */
function claimDay(
  { place, projectId }: Pick<BenefitAnswer, 'place' | 'projectId'>,
  asked: Answering,
): string {
  const measureId = place.measure.id;
  return claimedOn(asked.facts, { measureId, projectId }) ? asked.today : asked.anchorOf(measureId);
}

function fenOf(answer: Answer<Award>): number | undefined {
  return answer.answer === 'owed' ? answer.value.fen : undefined;
}

/** Of the enterprise or each project, as the version that applies to it has the measure. */
function awardAnswers(place: Place, { facts, today, settled, choose, anchorOf }: Answering) {
  const held = new Map<string | undefined, { place: Place; lines: Line[] }>();
  const benefits = benefitsOf(place, facts, {
    today,
    settled,
    placeOn: (appliedOn, project) => {
      const anchor = appliedOn ?? anchorOf(place.measure.id);
      const chosen = choose(place, anchor, project);
      if (chosen.answer !== 'owed') return chosen;
      held.set(project?.id, chosen.value);
      return { answer: 'owed', value: chosen.value.place };
    },
  });
  return benefits.map(({ projectId, answer }) => {
    const chosen = held.get(projectId) ?? { place, lines: [] };
    return {
      place: chosen.place,
      ...(projectId ? { projectId } : {}),
      answer: saying(answer, chosen.lines),
    };
  });
}

/** An answer that also says why this version of the rule applies. */
export function saying<T extends { workings: Line[] }>(answer: Answer<T>, lines: Line[]): Answer<T> {
  if (lines.length === 0 || answer.answer === 'incomplete') return answer;
  return answer.answer === 'owed'
    ? { answer: 'owed', value: { ...answer.value, workings: [...lines, ...answer.value.workings] } }
    : { answer: 'not-owed', reasons: [...answer.reasons, ...lines] };
}

/** A version of which no day is known, with the first day an administrator has settled for it. */
function withFirstDay(version: PolicyVersion, settled: Settled): PolicyVersion {
  const day = settled.get(`${version.policyKey}.first-day`)?.value;
  if (!day || version.publishedOn || version.inForceFrom || version.knownFrom) return version;
  const kept = firstDays.get(version.document);
  if (kept?.day === day) return { ...version, ...kept.known };
  const known = {
    knownFrom: Temporal.PlainDate.from(day),
    document: { ...version.document, knownFrom: day },
  };
  firstDays.set(version.document, { day, known });
  return { ...version, ...known };
}

const firstDays = new WeakMap<
  PolicyDocument,
  { day: string; known: Pick<PolicyVersion, 'knownFrom' | 'document'> }
>();
