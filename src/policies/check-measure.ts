import { lines } from '../answers/workings.ts';
import { checkConditions } from './check-conditions.ts';
import { type DocumentFault, fault } from './faults.ts';
import type { Measure, Target } from './measure.ts';
import type { PolicyDocument } from './schema.ts';
import type { PoliciesSentences } from './sentences.ts';

const line = lines<PoliciesSentences>();

/** Whether a measure's parts fit each other; pointers are relative to the measure. */
export function checkMeasure(measure: Measure, document: PolicyDocument): DocumentFault[] {
  return [
    ...checkCompany(measure),
    ...checkMoney(measure),
    ...checkTiers(measure),
    ...checkConditions(measure, document),
    ...checkInterest(measure),
    ...checkLead(measure, document),
    ...checkTarget(measure, document),
  ];
}

/** A number is of no use without the words that say what it is of; an exact amount says so twice, alike. */
function checkCompany(measure: Measure): DocumentFault[] {
  return [
    ...together(measure, 'rate', ['rateQualifier']),
    ...together(measure, 'rateQualifier', ['rate']),
    ...together(measure, 'base', ['rateBase']),
    ...together(measure, 'capFen', ['capQualifier', 'capScope', 'capScopeStated']),
    ...together(measure, 'capQualifier', ['capFen']),
    ...together(measure, 'years', ['yearsQualifier']),
    ...together(measure, 'yearsQualifier', ['years']),
    ...agree(
      '/amountIsExact',
      measure.amountIsExact,
      'capQualifier = exact',
      measure.capQualifier === 'exact',
    ),
  ];
}

function together(measure: Measure, field: keyof Measure, others: (keyof Measure)[]): DocumentFault[] {
  if (measure[field] === undefined) return [];
  const absent = others.filter((other) => measure[other] === undefined);
  return absent.map((other) => fault(`/${other}`, line('policies.goes-with', { field, other })));
}

function agree(pointer: string, value: unknown, other: string, wanted: unknown): DocumentFault[] {
  return value === wanted
    ? []
    : [fault(pointer, line('policies.must-equal', { other, value: String(wanted) }))];
}

const withoutMoney: Measure['kind'][] = ['service-or-facilitation', 'regulatory-relief', 'target'];

/** Only money is claimed: it has a subject and is tested, and what looks like the same money is another measure. */
function checkMoney(measure: Measure): DocumentFault[] {
  const { id, kind, subject, rate, rateBase, base } = measure;
  if (withoutMoney.includes(kind)) {
    const fields = ['subject', 'base', 'conditions', 'onTopOf', 'sameAs', 'headlineOf'] as const;
    return fields
      .filter((field) => measure[field] !== undefined)
      .map((field) => fault(`/${field}`, line('policies.only-with-money', { field })));
  }
  const isInterest = kind === 'interest-subsidy';
  const wanted = !isInterest && rate !== undefined && rateBase !== undefined;
  return [
    ...(subject ? [] : [fault('/subject', line('policies.field-missing', { field: 'subject' }))]),
    ...(wanted && !base ? [fault('/base', line('policies.field-missing', { field: 'base' }))] : []),
    ...(isInterest ? notBeside('base', base, 'interest') : []),
    ...(base === undefined || (base === 'lease') === (kind === 'lease-subsidy')
      ? []
      : [fault('/base', line('policies.must-equal', { other: 'kind', value: kind }))]),
    ...(base && subject === 'enterprise' ? [fault('/base', line('policies.needs-project', {}))] : []),
    ...notBeside('thresholds', measure.thresholds, 'subject'),
    ...namingItself(id, 'sameAs', measure.sameAs),
    ...namingItself(id, 'headlineOf', measure.headlineOf),
  ];
}

function namingItself(id: string, field: string, others: string[] = []): DocumentFault[] {
  return others.flatMap((other, index) =>
    other === id ? [fault(`/${field}/${index}`, line('policies.names-itself', { id }))] : [],
  );
}

function notBeside(field: string, value: unknown, other: string): DocumentFault[] {
  return value === undefined ? [] : [fault(`/${field}`, line('policies.not-beside', { field, other }))];
}

/** Which tier it is follows from the rank of what is held, so that each rank has to be asked for. */
function checkTiers({ tiers, capFen, conditions = [] }: Measure): DocumentFault[] {
  if (tiers === undefined) return [];
  const ranks = conditions.flatMap((each) => (each.test === 'held' ? (each.ranks ?? []) : []));
  return [
    ...agree('/capFen', capFen, 'tiers', Math.max(...tiers.map(({ amountFen }) => amountFen))),
    ...tiers.flatMap(({ level }, index) =>
      ranks.includes(level)
        ? []
        : [fault(`/tiers/${index}/level`, line('policies.tier-not-held', { level }))],
    ),
  ];
}

/** The terms repeat the numbers that the schedule is computed from; they may not drift from what the clause says. */
function checkInterest(measure: Measure): DocumentFault[] {
  const { kind, interest, rate, years, capFen, conditions = [] } = measure;
  if (interest === undefined) {
    return kind === 'interest-subsidy'
      ? [fault('/interest', line('policies.field-missing', { field: 'interest' }))]
      : [];
  }
  const [least] = conditions.flatMap((each) =>
    each.test === 'amount' && each.of === 'investment' ? [each.atLeastFen] : [],
  );
  return [
    ...agree('/interest/rate', interest.rate, 'rate', rate),
    ...agree('/interest/years', interest.years, 'years', years),
    ...agree('/capFen', capFen, 'interest', interest.cumulativeCapFen ?? interest.annualCapFen),
    ...agree('/interest/minimumInvestmentFen', interest.minimumInvestmentFen, 'conditions', least),
    ...(interest.total ? notBeside('interest/years', interest.years, 'interest/total') : []),
    ...interest.assumed.flatMap((name, index) =>
      name in interest
        ? []
        : [fault(`/interest/assumed/${index}`, line('policies.nothing-called', { id: name }))],
    ),
  ];
}

/** How long before an event is a number with its unit, or else an open question of this measure. */
function checkLead({ lead, openQuestions = [] }: Measure, document: PolicyDocument): DocumentFault[] {
  if (lead === undefined) return [];
  if ((lead.amount === undefined) !== (lead.unit === undefined)) {
    return [fault('/lead/unit', line('policies.goes-with', { field: 'amount', other: 'unit' }))];
  }
  if (lead.amount !== undefined) return [];
  const asked = [...openQuestions, ...document.openQuestions].some(({ id }) => id === lead.openQuestion);
  return asked
    ? []
    : [fault('/lead/openQuestion', line('policies.nothing-called', { id: lead.openQuestion ?? '' }))];
}

/** A target has its number in itself or, where it is dated, in the document's milestones: never in both. */
function checkTarget({ id, kind, target }: Measure, { milestones }: PolicyDocument): DocumentFault[] {
  const places = [target, milestones.find(({ measureId }) => measureId === id)].filter(Boolean).length;
  const expected = kind === 'target' ? 1 : 0;
  const faults = target ? checkRange(target) : [];
  return places === expected
    ? faults
    : [...faults, fault('/target', line('policies.target-without-number', { id }))];
}

function checkRange({ op, value }: Target): DocumentFault[] {
  const ranged = Array.isArray(value);
  if (ranged !== (op === 'range'))
    return [fault('/target/value', line('policies.goes-with', { field: 'range', other: '[a, b]' }))];
  const [low = 0, high = 0] = ranged ? value : [];
  return low <= high
    ? []
    : [fault('/target/value', line('policies.end-before-start', { start: String(low), end: String(high) }))];
}
