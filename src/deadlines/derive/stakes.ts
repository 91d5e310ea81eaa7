import { lines } from '../../answers/workings.ts';
import { settlements } from '../../benefits/interest/counted.ts';
import type { Settled } from '../../benefits/settled.ts';
import { type Claim, disbursedFen, grantedFen, stateOf } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import { share } from '../../money/rate.ts';
import type { Measure } from '../../policies/measure.ts';
import type { Derived, Stake, StakePart } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { moneyName, partsOf, stakeKey, stakeOf } from '../stake.ts';
import type { BenefitAnswer } from './benefits.ts';

const line = lines<DeadlinesSentences>();

/** What a derivation knows of money: the answers, and the rows that carry their amounts. */
export type Money = {
  facts: EnterpriseFacts;
  benefits: BenefitAnswer[];
  claims: Derived[];
  settled: Settled;
};

/**
 * Puts the money on every row that has none of its own: what rests on a policy's last day, on a certificate that a measure
 * asks for, on a project's duties towards who paid for it, on a step of a claim, on interest that is settled.
 */
export function withStakes(rows: Derived[], money: Money): Derived[] {
  const byKey = new Map(
    money.claims.flatMap(({ content }) => partsOf(content.stake)).map((part) => [part.key, part]),
  );
  return rows.map((row) => {
    const stake = stakeFor(row, money, byKey);
    return stake === undefined ? row : { ...row, content: { ...row.content, stake } };
  });
}

function stakeFor(row: Derived, money: Money, byKey: Map<string, StakePart>): Stake | undefined {
  switch (row.kind) {
    case 'policy-expires':
    case 'policy-repealed':
      return row.subject.startsWith('enterprise:') ? onPolicy(row, money) : undefined;
    case 'certificate-renewal':
    case 'certificate-audit':
    case 'certificate-expires':
      return onCertificate(row, money);
    case 'project-report':
    case 'project-extension':
    case 'project-completion':
    case 'project-acceptance':
      return onProject(row, money);
    case 'claim-step':
    case 'claim-evidence':
    case 'claim-correction':
    case 'objection':
    case 'event-filing':
      return onClaim(row, money, byKey);
    case 'loan-settlement':
      return onSettlement(row, money);
    default:
      return undefined;
  }
}

/**
 * What can be claimed under the policy by its last day and has not been applied for: after it there may be nothing to apply
 * under. What only a reading keeps from being claimed is not known.
 */
function onPolicy({ content, nominalOn }: Derived, { claims, benefits }: Money): Stake {
  const last = String(nominalOn);
  const open = claims.filter(
    ({ kind, content: own }) =>
      kind === 'claim' &&
      own.policyKey === content.policyKey &&
      !own.fulfilled &&
      (own.notBefore ?? last) <= last,
  );
  const unread = benefits.filter(({ place }) => place.document.key === content.policyKey).flatMap(unsettled);
  return stakeOf([...open.flatMap((claim) => partsOf(claim.content.stake)), ...unread]);
}

/** Money of a measure that lacks nothing but readings: nothing is left for the enterprise to register. */
function unsettled({ place: { measure }, projectId, answer }: BenefitAnswer): StakePart[] {
  if (answer.answer !== 'incomplete' || answer.missing.some(({ need }) => need === 'fact')) return [];
  return [{ kind: 'unknown', key: stakeKey(moneyName(measure), projectId, 'once') }];
}

/** Measures that ask for a certificate of the kind and can be claimed with it. */
function onCertificate({ subject }: Derived, { facts, benefits, claims }: Money): Stake {
  const kind = facts.certificates.find(({ id }) => subject === `certificate:${id}`)?.body.kind;
  const resting = benefits.filter(
    ({ place, answer }) => answer.answer === 'owed' && asksFor(place.measure, kind),
  );
  const keys = new Set(
    resting.map(({ place, projectId }) => stakeKey(moneyName(place.measure), projectId, 'once')),
  );
  return stakeOf(
    claims.flatMap(({ content }) =>
      content.fulfilled ? [] : partsOf(content.stake).filter(({ key }) => keys.has(key)),
    ),
  );
}

/** Whether a condition of the measure asks for a certificate of the kind. */
export function asksFor(
  { conditions = [] }: BenefitAnswer['place']['measure'],
  kind: string | undefined,
): boolean {
  return conditions.some(
    (condition) =>
      condition.test === 'held' &&
      condition.any.some((holding) => 'certificate' in holding && holding.certificate === kind),
  );
}

/** What was granted to the project and is still to be paid out; money already received may be asked back: not known. */
function onProject(
  { content: { projectId } }: Derived,
  { facts: { claims, grants }, benefits }: Money,
): Stake {
  const nameOf = namesIn(benefits);
  const own = claims.filter(({ body }) => body.projectId === projectId && stateOf(body) !== 'refused');
  const parts = own.flatMap(({ body }) => stillToCome(body, nameOf));
  const received = grants
    .filter(({ body }) => body.projectId === projectId)
    .map(
      ({ id, body }): StakePart => ({
        kind: 'unknown',
        key: stakeKey(body.measureId ? nameOf(body.measureId) : id, projectId, body.year ?? 'once'),
      }),
    );
  return stakeOf([...parts, ...received]);
}

/** Of a claim that was granted, what has not been paid out; none while nothing was granted. */
function stillToCome(claim: Claim, nameOf: (measureId: string) => string): StakePart[] {
  const granted = grantedFen(claim);
  if (granted === undefined) return [];
  const key = stakeKey(nameOf(claim.measureId), claim.projectId, claim.year ?? 'once');
  const fen = Math.max(0, granted - disbursedFen(claim));
  if (fen === 0) return [{ kind: 'unknown', key }];
  const formula = line('deadlines.granted-less-paid', { grantedFen: granted, paidFen: granted - fen });
  return [{ kind: 'known', fen, upTo: false, key, formula }];
}

/** What the claim is for, as estimated; once it was granted, what is still to come of that. */
function onClaim(
  { subject, content: { stake } }: Derived,
  { facts, benefits }: Money,
  byKey: Map<string, StakePart>,
): Stake {
  const claim = facts.claims.find(({ id }) => subject === `claim:${id}`)?.body;
  const granted = claim && stateOf(claim) !== 'refused' ? stillToCome(claim, namesIn(benefits)) : [];
  return stakeOf(granted.length > 0 ? granted : partsOf(stake).map((part) => byKey.get(part.key) ?? part));
}

/** The share of one settlement's interest, of a year that is still open: a part of what that year is worth. */
function onSettlement(
  { subject, nominalOn, dueOn }: Derived,
  { facts, benefits, settled: readings }: Money,
): Stake {
  const on = String(nominalOn ?? dueOn);
  const loan = facts.loans.find(({ id }) => subject === `loan:${id}`)?.body;
  const settled = loan && settlements(loan).find((each) => each.on === on);
  if (!settled) return { kind: 'none' };
  return stakeOf(
    benefits.flatMap((benefit): StakePart[] => {
      if (benefit.kind !== 'interest' || benefit.projectId !== loan.projectId) return [];
      if (benefit.answer.answer !== 'owed') return unsettled(benefit);
      const [reading] = benefit.answer.value.readings;
      const year = reading?.years.find(({ from, to }) => from <= on && on <= to);
      const { interest, id } = benefit.place.measure;
      const rate = readings.get(`${id}.rate`)?.value ?? interest?.rate;
      if (
        year?.standing !== 'open' ||
        rate === undefined ||
        basisOf(benefit.place.measure, readings) !== 'interest'
      )
        return [];
      const interestFen = settled.countedFen;
      const leftFen = leftWithout(interestFen, year, rate);
      const fen = year.subsidyFen - leftFen;
      const values = { interestFen, rate, yearFen: year.subsidyFen, leftFen };
      const formula = line('deadlines.settlement-share', values);
      const key = `${stakeKey(id, benefit.projectId, year.index)}#${subject}/${on}`;
      return [{ kind: 'known', fen, upTo: true, key, formula }];
    }),
  );
}

/** What the year would still get without this interest: where a cap cuts the year, a settlement is worth less than its share. */
function leftWithout(
  interestFen: number,
  year: { interestFen: number; subsidyFen: number },
  rate: string,
): number {
  const rest = share(Math.max(0, year.interestFen - interestFen), rate, 'floor');
  return Math.min(year.subsidyFen, rest);
}

/** Whether a share of interest, points or a reference rate is paid, as the text says or as it was settled. */
function basisOf({ id, interest }: Measure, settled: Settled): string | undefined {
  return settled.get(`${id}.rateBasis`)?.value ?? interest?.rateBasis;
}

/** The names money is counted under, by measure. */
function namesIn(benefits: BenefitAnswer[]): (measureId: string) => string {
  const names = known.get(benefits) ?? namesOf(benefits);
  known.set(benefits, names);
  return (measureId) => names.get(measureId) ?? measureId;
}

/** One derivation asks about the same benefits for each of its rows. */
const known = new WeakMap<BenefitAnswer[], ReadonlyMap<string, string>>();

function namesOf(benefits: BenefitAnswer[]): ReadonlyMap<string, string> {
  return new Map(benefits.map(({ place: { measure } }) => [measure.id, moneyName(measure)]));
}
