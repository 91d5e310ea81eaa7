import type { Condition } from '../../src/policies/condition.ts';
import type { Measure } from '../../src/policies/measure.ts';
import type { Clause, Milestone, PolicyDocument } from '../../src/policies/schema.ts';

type Numbers = Record<string, unknown>;

/** Everything comparable of a shipped document, under the names and in the units (yuan, percent) of the inventory. */
export function shipped(document: PolicyDocument): Map<string, Numbers> {
  const measures = document.clauses.flatMap((clause) => clause.measures);
  const inFull = new Set(measures.map(({ id }) => id));
  const goals = document.milestones.filter(({ measureId }) => !inFull.has(measureId));
  return new Map([
    [`document ${document.key}`, documentNumbers(document)],
    ...document.clauses.map((clause): [string, Numbers] => [
      `clause ${document.key} ${clause.no}`,
      clauseNumbers(clause),
    ]),
    ...measures.map((measure): [string, Numbers] => [
      `measure ${measure.id}`,
      measureNumbers(measure, document.milestones),
    ]),
    ...goals.map((goal): [string, Numbers] => [`measure ${goal.measureId}`, goalNumbers(goal)]),
  ]);
}

function documentNumbers(document: PolicyDocument): Numbers {
  const {
    validity,
    documentNumber = null,
    issuedOn = null,
    publishedOn = null,
    repostedOn = null,
  } = document;
  return {
    ...{ documentNumber, level: document.level, issuedOn, publishedOn, repostedOn },
    issuers: document.issuers.map(({ zh }) => zh),
    effectiveFrom: document.inForceFrom ?? null,
    effectiveTo: validity.kind === 'until' ? validity.until : null,
    planHorizon: validity.kind === 'goals' ? validity.goals.map(({ on }) => on) : [],
    rules: document.generalRules.map(({ id }) => id),
  };
}

function clauseNumbers({ departments, measures }: Clause): Numbers {
  return { departments: departments.map(({ zh }) => zh), measures: measures.map(({ id }) => id) };
}

function measureNumbers(measure: Measure, milestones: Milestone[]): Numbers {
  const { kind, rateQualifier = null, capQualifier = null, capScopeStated = null, amountIsExact } = measure;
  const goal = milestones.find(({ measureId }) => measureId === measure.id);
  return {
    ...{ kind, rateQualifier, capQualifier, capScopeStated, amountIsExact },
    ratePercent: percent(measure.rate),
    cap: yuan(measure.capFen),
    years: measure.years ?? null,
    yearsQualifier: measure.yearsQualifier ?? null,
    schedule: scheduleOf(measure),
    perUnit: yuan(measure.perUnit?.amountFen),
    tiers: (measure.tiers ?? []).map(({ level, amountFen }) => ({ level, amount: yuan(amountFen) })),
    thresholds: [...conditionThresholds(measure), ...otherThresholds(measure)],
    target: goal ? goalTarget(goal) : targetOf(measure),
  };
}

function percent(rate: string | undefined): number | null {
  return rate === undefined ? null : Math.round(Number(rate) * 1e8) / 1e6;
}

function yuan(fen: number | undefined): number | null {
  return fen === undefined ? null : fen / 100;
}

function scheduleOf({ interest, rate }: Measure): Numbers | null {
  if (interest?.years === undefined) return null;
  const { years, annualCapFen, annualCapScope, cumulativeCapFen } = interest;
  return {
    ...{
      years,
      ratePercent: percent(rate),
      annualCap: yuan(annualCapFen),
      cumulativeCap: yuan(cumulativeCapFen),
    },
    annualCapScope: annualCapScope === undefined ? null : `per ${annualCapScope}`,
  };
}

function conditionThresholds({ conditions = [] }: Measure): Numbers[] {
  return conditions.flatMap((condition) => {
    const force = condition.force === 'priority' ? 'priority' : 'required';
    return numbersIn(condition).map((number) => ({ ...number, force }));
  });
}

/** The numbers of a condition in the units of the inventory. */
function numbersIn(condition: Condition): Numbers[] {
  switch (condition.test) {
    case 'amount':
      return [{ op: '>=', value: yuan(condition.atLeastFen) }];
    case 'share':
      return [{ op: '>=', value: percent(condition.atLeast) }];
    case 'quantity':
      return [{ op: '>=', value: condition.atLeast ?? null }];
    case 'held':
      return condition.any.flatMap((holding) => ('certificate' in holding ? gradesOf(holding) : []));
    default:
      return [];
  }
}

function gradesOf({
  edition,
  grade,
  level,
}: {
  edition?: string;
  grade?: string;
  level?: number;
}): Numbers[] {
  return [
    ...(edition === undefined ? [] : [{ op: '=', value: Number(edition) }]),
    ...(grade === undefined ? [] : [{ op: '>=', value: grade }]),
    ...(level === undefined ? [] : [{ op: '>=', value: level }]),
  ];
}

function otherThresholds({ thresholds = [] }: Measure): Numbers[] {
  return thresholds.map(({ op, value = null }) => ({ op, value, force: 'required' }));
}

function targetOf({ target }: Measure): Numbers | null {
  if (target === undefined) return null;
  const { op, value, period } = target;
  return {
    op,
    value: value ?? null,
    byDate: null,
    byDateInferred: null,
    period: period ? `per ${period}` : null,
  };
}

function goalTarget({ op, value, on, inferred = false, period }: Milestone): Numbers {
  const days = inferred ? { byDate: null, byDateInferred: on } : { byDate: on, byDateInferred: null };
  return { op, value: value ?? null, ...days, period: period ? `per ${period}` : null };
}

/** A goal of a clause that is not shipped in full yet: it can only be a target. */
function goalNumbers(goal: Milestone): Numbers {
  const none = {
    rateQualifier: null,
    capQualifier: null,
    capScopeStated: null,
    ratePercent: null,
    cap: null,
  };
  const empty = {
    years: null,
    yearsQualifier: null,
    schedule: null,
    perUnit: null,
    tiers: [],
    thresholds: [],
  };
  return { kind: 'target', amountIsExact: false, ...none, ...empty, target: goalTarget(goal) };
}
