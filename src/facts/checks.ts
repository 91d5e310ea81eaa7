import type { FieldFault } from '../errors.ts';
import { isCreditCode } from './credit-code.ts';
import type { Enterprise } from './enterprise.ts';
import type { Event } from './event.ts';
import { fault, notAfter, notBefore, notYet, repeated } from './faults.ts';
import { type Loan, mostMovements } from './loan.ts';
import type { Project } from './project.ts';

/** What a schema cannot see: how the fields of one fact fit together. Each fault names the field and what would be right. */

export function checkEnterprise(
  { creditCode, establishedOn, aboveScaleOn, listedOn, taxes = {} }: Enterprise,
  today: string,
): FieldFault[] {
  return [
    ...(isCreditCode(creditCode)
      ? []
      : [
          fault('/creditCode', {
            zh: '统一社会信用代码有误：须为18位，且末位校验码应与前17位一致（GB 32100-2015）',
            en: 'not a unified social credit code: 18 characters whose last one is the check character of the first 17 (GB 32100-2015)',
          }),
        ]),
    ...notYet('/establishedOn', establishedOn, today),
    ...notYet('/aboveScaleOn', aboveScaleOn, today),
    ...notYet('/listedOn', listedOn, today),
    ...taxFaults(taxes),
  ];
}

const quarterBegins = /-(?:01|04|07|10)-01$/;

/** A change of how often a tax is filed begins with a quarter, or some months would be filed twice or not at all. */
function taxFaults(taxes: NonNullable<Enterprise['taxes']>): FieldFault[] {
  return (['vat', 'incomeTax'] as const).flatMap((tax) => {
    const periods = taxes[tax] ?? [];
    const first = periods.map(({ from }) => from).sort()[0];
    return periods.flatMap(({ from }, index) => {
      const at = `/taxes/${tax}/${index}/from`;
      if (periods.findIndex((each) => each.from === from) < index)
        return [fault(at, { zh: '同一天只能有一个申报周期', en: 'one day has one filing period' })];
      if (from === first || quarterBegins.test(from)) return [];
      return [
        fault(at, {
          zh: '申报周期的变更须自季度首日起',
          en: 'a change of the filing period begins on the first day of a quarter',
        }),
      ];
    });
  });
}

export function checkEvent({ on }: Event, today: string): FieldFault[] {
  return notYet('/on', on, today);
}

export function checkProject(
  { contract, event, filedOn, approvedOn, keepsEarlierRule = [], completedOn, acceptedOn }: Project,
  today: string,
): FieldFault[] {
  const completion = { zh: '完成日', en: 'the day of completion' };
  return [
    ...notYet('/event/filedOn', event?.filedOn, today),
    ...notYet('/filedOn', filedOn, today),
    ...notYet('/approvedOn', approvedOn, today),
    ...keepsEarlierRule.flatMap(({ on }, index) => notYet(`/keepsEarlierRule/${index}/on`, on, today)),
    ...repeated(keepsEarlierRule.map(({ policyKey }) => policyKey)).map((index) =>
      fault(`/keepsEarlierRule/${index}/policyKey`, {
        zh: '同一政策只选择一次',
        en: 'one policy is chosen for once',
      }),
    ),
    ...notYet('/completedOn', completedOn, today),
    ...notYet('/acceptedOn', acceptedOn, today),
    ...notBefore('/acceptedOn', acceptedOn, completedOn, completion),
    ...(contract ? contractFaults(contract) : []),
  ];
}

function contractFaults(contract: NonNullable<Project['contract']>): FieldFault[] {
  const { signedOn, reports, completionOn, extensionBy, acceptanceBy } = contract;
  const signature = { zh: '合同签订日', en: 'the day the contract was signed' };
  return [
    ...reports.flatMap(({ dueOn }, index) =>
      notBefore(`/contract/reports/${index}/dueOn`, dueOn, signedOn, signature),
    ),
    ...repeated(reports.map(({ label }) => label)).map((index) =>
      fault(`/contract/reports/${index}/label`, {
        zh: '同一合同内各次报送的名称不能相同',
        en: 'each report of a contract needs a label of its own',
      }),
    ),
    ...notBefore('/contract/completionOn', completionOn, signedOn, signature),
    ...notBefore('/contract/extensionBy', extensionBy, signedOn, signature),
    ...notBefore('/contract/acceptanceBy', acceptanceBy, signedOn, signature),
  ];
}

export function checkLoan(loan: Loan, today: string): FieldFault[] {
  const { contractOn, maturityOn, principalFen, rates, drawdowns, repayments } = loan;
  const signature = { zh: '合同签订日', en: 'the day of the contract' };
  return [
    ...notBefore('/maturityOn', maturityOn, contractOn, signature),
    ...spanFaults(loan),
    ...drawdowns.flatMap(({ on }, index) => [
      ...notBefore(`/drawdowns/${index}/on`, on, contractOn, signature),
      ...notAfter(`/drawdowns/${index}/on`, on, maturityOn),
    ]),
    ...repayments.flatMap(({ on }, index) => notAfter(`/repayments/${index}/on`, on, maturityOn)),
    ...repeated(rates.map(({ from }) => from)).map((index) =>
      fault(`/rates/${index}/from`, { zh: '同一天只能有一个利率', en: 'one day has one rate' }),
    ),
    ...rateFaults(loan),
    ...(sum(drawdowns) > principalFen
      ? [
          fault('/drawdowns', {
            zh: '提款合计不能超过合同本金',
            en: 'drawdowns together must not exceed the principal',
          }),
        ]
      : []),
    ...balanceFaults(loan),
    ...lengthFaults(loan),
    ...penaltyFaults(loan),
    ...loan.payments.flatMap(({ paidOn }, index) => notYet(`/payments/${index}/paidOn`, paidOn, today)),
  ];
}

/** Longer than any bank lends: a slip of the year, and costly to compute. */
const longestYears = 50;

function spanFaults({ contractOn, maturityOn }: Loan): FieldFault[] {
  if (Number(maturityOn.slice(0, 4)) - Number(contractOn.slice(0, 4)) <= longestYears) return [];
  return [
    fault('/maturityOn', {
      zh: `贷款期限不能超过${longestYears}年，请核对年份`,
      en: `a loan runs for at most ${longestYears} years: check the year`,
    }),
  ];
}

function rateFaults({ rates, drawdowns }: Loan): FieldFault[] {
  const firstDrawn = drawdowns.map(({ on }) => on).sort()[0];
  const firstRate = rates.map(({ from }) => from).sort()[0];
  if (!firstDrawn || !firstRate || firstRate <= firstDrawn) return [];
  return [
    fault(`/rates/${rates.findIndex(({ from }) => from === firstRate)}/from`, {
      zh: `首个利率须不晚于首次提款日 ${firstDrawn}`,
      en: `the first rate must begin on or before the first drawdown, ${firstDrawn}`,
    }),
  ];
}

/** On no day may more have been repaid than drawn. */
function balanceFaults({ drawdowns, repayments }: Loan): FieldFault[] {
  return repayments.flatMap(({ on }, index) => {
    const drawn = sum(drawdowns.filter((movement) => movement.on <= on));
    const repaid = sum(repayments.filter((movement) => movement.on <= on));
    if (repaid <= drawn) return [];
    return [
      fault(`/repayments/${index}/amountFen`, {
        zh: `截至 ${on}，还款合计超过提款合计`,
        en: `by ${on} more would have been repaid than drawn`,
      }),
    ];
  });
}

/** Movements can also be added one by one, past the schema. */
function lengthFaults(loan: Loan): FieldFault[] {
  const lists = ['drawdowns', 'repayments', 'payments'] as const;
  return lists
    .filter((list) => loan[list].length > mostMovements)
    .map((list) =>
      fault(`/${list}`, { zh: `最多${mostMovements}笔`, en: `at most ${mostMovements} of them` }),
    );
}

function penaltyFaults({ payments }: Loan): FieldFault[] {
  return payments.flatMap(({ amountFen, penaltyFen = 0 }, index) => {
    if (penaltyFen <= amountFen) return [];
    return [
      fault(`/payments/${index}/penaltyFen`, {
        zh: '罚息是该笔付款的一部分，不能超过付款金额',
        en: 'penalty interest is part of the payment and must not exceed it',
      }),
    ];
  });
}

function sum(movements: { amountFen: number }[]): number {
  return movements.reduce((total, { amountFen }) => total + amountFen, 0);
}
