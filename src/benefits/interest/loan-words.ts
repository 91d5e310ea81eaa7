import type { Source } from '../../answers/source.ts';
import type { Loan } from '../../facts/loan.ts';

/** How a loan is called in workings: its lender and, where registered, its contract's number. */
export function loanName({ lender, contractNumber }: Loan): string {
  return contractNumber === undefined ? lender : `${lender} ${contractNumber}`;
}

/** What the enterprise registered about the loan, as the source of what follows from it. */
export function loanSource({ lender, contractNumber }: Loan): Source {
  return {
    title: { zh: `${lender}贷款登记信息`, en: `Loan from ${lender}, as registered` },
    ...(contractNumber !== undefined && { reference: contractNumber }),
  };
}
