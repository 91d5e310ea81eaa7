import { type Missing, onceEach } from '../../answers/answer.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import { settledIn } from '../settled.ts';
import { awardClaims } from './awards.ts';
import { type BenefitAnswer, deriveBenefits } from './benefits.ts';
import { certificateDeadlines, certificateMissing } from './certificate.ts';
import { changeDeadlines } from './change.ts';
import { claimsMissing, deriveClaims } from './claim.ts';
import { concern } from './concern.ts';
import { deriveDuties } from './duty.ts';
import { type RowsOf, underEitherRule } from './either-rule.ts';
import { eventFilings } from './filing.ts';
import { withListed } from './listed.ts';
import { expiry, inForceOn, newestPublished } from './policy.ts';
import { deriveProject, unregistered } from './project.ts';
import { objectionPeriods } from './public-notice.ts';
import { askingAfterRepeal } from './repeal.ts';
import { scheduleDeadlines } from './schedule.ts';
import { settlementDays } from './settlement.ts';
import { withStakes } from './stakes.ts';
import { takesEffect } from './takes-effect.ts';
import { termsOf } from './term.ts';
import { windowDeadlines } from './window-rows.ts';

/** Everything that can be said of an enterprise today: its deadlines, the answers behind them, and what is missing. */
export type Derivation = { deadlines: Derived[]; benefits: BenefitAnswer[]; missing: Missing[] };

/** Facts × law × calendar → deadlines with workings. Pure: the same facts, law and day give the same deadlines. */
export function deriveEnterprise(registered: EnterpriseFacts, circumstances: Circumstances): Derivation {
  const facts = withListed(registered, circumstances);
  const terms = facts.certificates.flatMap((certificate) => termsOf(certificate, circumstances));
  const duties = deriveDuties(facts, terms, circumstances);
  const projects = facts.projects.map((project) => deriveProject(project, facts, circumstances));
  const policies = policyCopies(facts, circumstances);
  const filings = eventFilings(facts, circumstances);
  const benefits = deriveBenefits(facts, circumstances);
  const rowsOf: RowsOf = (benefit, all) => claimRows(benefit, all, facts, circumstances);
  const asking = askingAfterRepeal(
    [
      ...benefits.flatMap((benefit) => rowsOf(benefit, benefits)),
      ...underEitherRule(benefits, facts, circumstances, rowsOf),
    ],
    circumstances,
  );
  const { claims } = asking;
  const rows = [
    ...policies.deadlines,
    ...facts.certificates.flatMap((certificate) =>
      certificateDeadlines(certificate, facts.enterprise, circumstances),
    ),
    ...duties.deadlines,
    ...facts.events.flatMap((event) => changeDeadlines(event, terms, circumstances)),
    ...projects.flatMap(({ deadlines }) => deadlines),
    ...facts.loans.flatMap((loan) => settlementDays(loan, circumstances)),
    ...filings.deadlines,
    ...deriveClaims(facts, circumstances),
    ...objectionPeriods(facts, circumstances),
  ];
  const windows = windowDeadlines(facts, claims, circumstances);
  return {
    deadlines: [
      ...withStakes(rows, { facts, benefits, claims, settled: settledIn(circumstances) }),
      ...claims,
      ...windows,
    ],
    benefits,
    missing: onceEach([
      ...policies.missing,
      ...duties.missing,
      ...facts.certificates.flatMap((certificate) => certificateMissing(certificate, circumstances)),
      ...projects.flatMap(({ missing }) => missing),
      ...unregistered(facts, circumstances),
      ...filings.missing,
      ...claimsMissing(facts, circumstances),
      ...asking.missing,
    ]),
  };
}

/** The rows of what can be claimed; the answers that cannot have none. */
function claimRows(
  benefit: BenefitAnswer,
  all: BenefitAnswer[],
  facts: EnterpriseFacts,
  circumstances: Circumstances,
): Derived[] {
  const { place, projectId } = benefit;
  if (benefit.kind === 'award') {
    if (benefit.answer.answer !== 'owed') return [];
    const instruments = place.measure.headlineOf ?? [];
    const isHeadline = all.some(
      (other) =>
        other.projectId === projectId &&
        other.answer.answer === 'owed' &&
        instruments.includes(other.place.measure.id),
    );
    const { value } = benefit.answer;
    return awardClaims(place, projectId, value, { facts, circumstances, isHeadline });
  }
  const project = facts.projects.find(({ id }) => id === projectId);
  if (!project || benefit.answer.answer !== 'owed') return [];
  return scheduleDeadlines({ place, project, facts }, benefit.answer.value, circumstances);
}

/** An enterprise's own copies of the first and last days of the policies that concern it. */
function policyCopies({ id, enterprise }: EnterpriseFacts, circumstances: Circumstances) {
  const { policies, calendar, today } = circumstances;
  const deadlines: Derived[] = [];
  const missing: Missing[] = [];
  for (const versions of policies.values()) {
    const document = newestPublished(versions, today)?.document;
    const inForce = inForceOn(versions, today)?.document;
    if (!document || !inForce) continue;
    const answer = concern(enterprise, inForce);
    const subject = `enterprise:${id}`;
    if (answer.answer === 'owed')
      deadlines.push(
        ...takesEffect(versions, circumstances, subject),
        ...expiry(document, calendar, subject),
      );
    if (answer.answer === 'incomplete') missing.push(...answer.missing);
  }
  return { deadlines, missing };
}
