import type { Missing } from '../../answers/answer.ts';
import { type Claim, disbursedFen, grantedFen, stateOf } from '../../facts/claim.ts';
import type { ConditionOf } from '../../policies/condition.ts';
import type { Asked } from '../asked.ts';
import {
  line,
  met,
  missingFact,
  missingReading,
  type Tested,
  unmet,
  type Verdict,
  wordsOf,
} from './verdict.ts';

/** Tests of the enterprise's own facts. */

export function doesOneOf({ condition, source, asked }: Tested<ConditionOf<'activity'>>): Verdict {
  const { activities } = asked.facts.enterprise;
  const values = { needed: condition.any.join(' '), ...wordsOf(condition) };
  if (!activities)
    return missingFact('enterprise.activities', line('benefits.activities-missing', values, { source }));
  return activities.some((each) => condition.any.includes(each))
    ? met(line('benefits.activity-fits', values, { source }))
    : unmet(line('benefits.activity-differs', values, { source }));
}

/** What happened before the policy is known to hold may or may not count: the text does not say. */
export function hasHappened({
  condition,
  source,
  asked,
  measureId,
  ask,
}: Tested<ConditionOf<'happened'>>): Verdict {
  const day = asked.facts.enterprise[condition.what];
  const said = wordsOf(condition);
  if (!day)
    return missingFact(`enterprise.${condition.what}`, line('benefits.day-missing', said, { source }));
  const { inForceFrom, knownFrom, publishedOn } = asked.place.document;
  const from = inForceFrom ?? knownFrom ?? publishedOn ?? '';
  const values = { on: day, from, ...said };
  if (day > asked.on) return unmet(line('benefits.not-happened-yet', values, { source }));
  if (day >= from) return met(line('benefits.happened', values, { source }));
  const what = `${measureId}.fresh`;
  const settled = asked.settled.get(what);
  if (!settled)
    return missingReading(what, line('benefits.happened-before', { ...values, ...ask }, { source }));
  return settled.value === 'yes'
    ? met(line('benefits.happened', values, { source: settled.source }))
    : unmet(line('benefits.happened-too-early', values, { source: settled.source }));
}

/** 一次性: money under the same measure that was received, or granted, before. What is not registered is taken not to be. */
export function notReceived({ condition, source, asked, measureId }: Tested<ConditionOf<'once'>>): Verdict {
  const same = ({ measureId: of, projectId }: { measureId?: string; projectId?: string }) =>
    of === measureId && (condition.per === 'enterprise' || projectId === asked.project?.id);
  const grant = asked.facts.grants.find(({ body }) => same(body))?.body;
  if (grant) {
    const values = { on: grant.receivedOn, amountFen: grant.amountFen, ...wordsOf(condition) };
    return unmet(line('benefits.received-before', values, { source }));
  }
  const claim = asked.facts.claims.find(({ body }) => same(body) && wasGiven(body))?.body;
  if (claim) {
    const amountFen = disbursedFen(claim) || (grantedFen(claim) ?? 0);
    const on = claim.history.find(({ state }) => state === 'granted' || state === 'disbursed')?.on ?? '';
    return unmet(line('benefits.received-before', { on, amountFen, ...wordsOf(condition) }, { source }));
  }
  const assumption = { parameter: 'grantsRegistered', taken: 'complete' };
  return met(line('benefits.not-received', wordsOf(condition), { source, assumption }));
}

/** Granted or paid out, and not taken back before any of it was paid. */
function wasGiven(claim: Claim): boolean {
  const given = claim.history.some(({ state }) => state === 'granted' || state === 'disbursed');
  return given && (stateOf(claim) !== 'refused' || disbursedFen(claim) > 0);
}

/**
 * No serious violation in the calendar year before that of the application. Whether the day of the act or of the decision
 * settles the year is an open question, asked only where it matters; so is what counts as serious until it is held to be.
 * Source: Jiading clause 14.
 */
export function noViolationLastYear(tested: Tested<ConditionOf<'no-violation-last-year'>>): Verdict {
  const { condition, source, asked } = tested;
  const year = String(Number(asked.on.slice(0, 4)) - 1);
  const settled = asked.settled.get(dayQuestion(tested));
  const missing: Missing[] = [];
  for (const { id, body } of asked.facts.violations) {
    if (body.serious === false) continue;
    const days =
      settled?.value === 'act'
        ? [body.on]
        : settled
          ? [body.decidedOn ?? body.on]
          : [body.on, body.decidedOn ?? body.on];
    const within = days.map((day) => day.startsWith(year));
    if (!within.includes(true)) continue;
    const values = { on: body.on, decidedOn: body.decidedOn ?? '', year, about: body.about };
    if (body.serious === undefined)
      missing.push({
        need: 'fact',
        what: `violation.${id}.serious`,
        line: line('benefits.violation-unweighed', values, { source }),
      });
    else if (within.includes(false))
      missing.push({
        need: 'reading',
        what: dayQuestion(tested),
        line: line('benefits.violation-day-open', values, { source }),
      });
    else return unmet(line('benefits.violation-last-year', values, { source }));
  }
  if (missing.length > 0) return { is: 'open', missing };
  const assumption = { parameter: 'violationsRegistered', taken: 'complete' };
  return met(line('benefits.no-violation', { year, ...wordsOf(condition) }, { source, assumption }));
}

/**
 * Good credit is the authority's to judge. A serious act of the very year of the application, which the rule on the year
 * before does not reach, may speak against it: that is asked; without one nothing registered speaks against it.
 * Source: Jiading clause 一.
 */
export function goodStanding({
  condition,
  source,
  asked,
  ask,
}: Tested<ConditionOf<'good-standing'>>): Verdict {
  const { question = '' } = condition;
  const said = wordsOf(condition);
  const year = asked.on.slice(0, 4);
  const decision = asked.facts.enterprise.decisions?.findLast(
    (each) => each.question === question && each.on <= asked.on,
  );
  if (decision)
    return decision.answer === 'yes'
      ? met(line('benefits.authority-agreed', said, { source }))
      : unmet(line('benefits.authority-refused', said, { source }));
  const against = asked.facts.violations.some(
    ({ body }) => body.serious !== false && body.on <= asked.on && body.on.startsWith(year),
  );
  if (against)
    return missingFact(
      `enterprise.decisions.${question}`,
      line('benefits.authority-decides', { ...said, ...ask }, { source }),
    );
  const assumption = { parameter: 'goodStanding', taken: 'nothing-registered-against' };
  return met(line('benefits.nothing-against', said, { source, assumption }));
}

function dayQuestion({ condition, asked }: Tested<ConditionOf<'no-violation-last-year'>>): string {
  return condition.question ?? `${asked.place.document.key}.violation-day`;
}

/** An earlier project that has received public money and is not accepted yet (验收). */
export function nothingToAccept({
  condition,
  source,
  asked,
}: Tested<ConditionOf<'nothing-to-accept'>>): Verdict {
  const open = asked.facts.projects.filter(
    ({ id, body }) =>
      id !== asked.project?.id && !isAccepted(id, body.acceptedOn, asked) && wasPaid(id, asked),
  );
  const values = { projects: open.map(({ body }) => body.name).join('、'), ...wordsOf(condition) };
  return open.length === 0
    ? met(line('benefits.nothing-to-accept', wordsOf(condition), { source }))
    : unmet(line('benefits.still-to-accept', values, { source }));
}

function wasPaid(projectId: string, { facts, on }: Asked): boolean {
  return (
    facts.grants.some(({ body }) => body.projectId === projectId && body.receivedOn <= on) ||
    facts.claims.some(
      ({ body }) =>
        body.projectId === projectId &&
        body.history.some((entry) => entry.state === 'disbursed' && entry.on <= on),
    )
  );
}

/** Accepted after completion, as the project or one of its claims says. */
function isAccepted(projectId: string, acceptedOn: string | undefined, { facts, on }: Asked): boolean {
  if (acceptedOn && acceptedOn <= on) return true;
  return facts.claims.some(
    ({ body }) =>
      body.projectId === projectId &&
      body.history.some((entry) => entry.state === 'accepted-after-completion' && entry.on <= on),
  );
}
