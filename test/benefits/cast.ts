import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { Condition } from '../../src/policies/condition.ts';
import type { InterestTerms } from '../../src/policies/interest-terms.ts';
import type { Measure } from '../../src/policies/measure.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';

const same = (text: string) => ({ zh: text, en: text });

export const actionTerms: InterestTerms & { rate: string; years: number } = {
  trigger: 'first-drawdown',
  periodBasis: 'calendar-year',
  periodScope: 'project',
  years: 3,
  consecutive: true,
  rateBasis: 'interest',
  rate: '0.5',
  cumulativeCapFen: 2_000_000_000,
  cumulativeCapScope: 'project',
  minimumInvestmentFen: 2_000_000_000,
  assumed: ['trigger', 'periodBasis', 'periodScope', 'cumulativeCapScope'],
};

const nature: Condition = {
  test: 'nature',
  any: ['technical-renovation'],
  force: 'required',
  text: same('技改项目'),
  quote: '符合条件的技改项目',
};

const investment: Condition = {
  test: 'amount',
  of: 'investment',
  atLeastFen: 2_000_000_000,
  force: 'priority',
  question: 'sheq-7.1.below-threshold',
  text: same('投资2000万元以上'),
  quote: '对投资2000万元以上符合条件的技改项目优先给予',
};

const { question: _, ...plain } = investment;
export const required = { ...plain, force: 'required' } satisfies Condition;

/** The equipment action's clause 7, bank loans. */
export const clause7: Measure = {
  id: 'sheq-7.1',
  subject: 'project',
  kind: 'interest-subsidy',
  name: same('技改项目银行贷款贴息'),
  conditionsText: same('投资2000万元以上的技改项目'),
  amountIsExact: false,
  conditions: [nature, investment],
  interest: actionTerms,
  quote: '连续三年每年给予贷款利息50%，累计最高2000万元',
};

/** A document holding the one measure: goals to the end of 2027 and no expiry, known from 2024-05-31. */
export function documentWith(measure: Measure, changes: Partial<PolicyDocument> = {}): PolicyDocument {
  return {
    key: 'sh-equipment-renewal-action',
    title: same('上海市推动大规模设备更新行动'),
    issuers: [],
    level: 'municipal',
    knownFrom: '2024-05-31',
    lastChecked: '2025-11-01',
    validity: {
      kind: 'goals',
      goals: [
        { on: '2035-12-31', clause: '1', quote: '到2035年' },
        { on: '2027-12-31', clause: '7', quote: '到2027年' },
      ],
      note: same('无有效期条款'),
    },
    confidence: { firstDay: 'none', lastDay: 'none', note: same('-') },
    eligibility: { places: [], text: same('-') },
    generalRules: [],
    milestones: [],
    notStated: [],
    doubts: [],
    openQuestions: [],
    clauses: [
      {
        no: '7',
        heading: same('技术改造'),
        summary: same('-'),
        departments: [{ zh: '市经济信息化委', en: 'Shanghai Economy and Informatization Commission' }],
        quote: '推动新一轮高水平技术改造',
        measures: [measure],
      },
    ],
    ...changes,
  };
}

/** Investment CNY 150,000,000. */
export const renovation: Project = {
  name: '三号线技改',
  nature: 'technical-renovation',
  investmentFen: 15_000_000_000,
};

/** CNY 100,000,000 at 4.2 % for five years, drawn 2025-03-15, interest only. */
export function loan(changes: Partial<Loan> = {}): Loan {
  return {
    projectId: '018f0000-0000-7000-8000-000000000001',
    lender: '上海银行',
    contractOn: '2025-03-10',
    principalFen: 10_000_000_000,
    maturityOn: '2030-03-15',
    rates: [{ from: '2025-03-10', yearly: '0.042' }],
    drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
    repayments: [],
    payments: [],
    ...changes,
  };
}

/** The same loan drawn on another day, its rate from that day on, for five years. */
export function loanDrawnOn(on: string, changes: Partial<Loan> = {}): Loan {
  const maturityOn = Temporal.PlainDate.from(on).add({ years: 5 }).toString();
  const rates = [{ from: on, yearly: '0.042' }];
  return loan({
    contractOn: on,
    maturityOn,
    rates,
    drawdowns: [{ on, amountFen: 10_000_000_000 }],
    ...changes,
  });
}
