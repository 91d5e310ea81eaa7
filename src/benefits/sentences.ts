/**
 * What benefits has to say. Days are ISO, amounts end in `Fen`, rates are decimal strings; `lender` names the loan by its
 * lender and contract.
 */
export type BenefitsSentences = ScheduleSentences & YearSentences & ConditionSentences & MissingSentences;

/**
 * How the schedule as a whole comes about: first what the text says, then what is assumed, then what was left out.
 * `otherFen` is the default basis's total in the other reading of that one assumption.
 */
type ScheduleSentences = {
  'benefits.share-of-interest': { rate: string };
  'benefits.share-up-to': { rate: string };
  'benefits.subsidy-years': { years: number };
  'benefits.consecutive-years': { years: number };
  'benefits.cumulative-cap': { capFen: number };
  'benefits.annual-cap': { capFen: number };
  'benefits.annual-cap-shared': { capFen: number };
  'benefits.text-conditions': { textZh: string; textEn: string };
  'benefits.priority-only': Record<never, never>;
  'benefits.estimate-only': Record<never, never>;
  'benefits.at-least': { amountFen: number };
  'benefits.basis-assumed': {
    basis: string;
    other: string;
    years: number;
    takenFen: number;
    otherFen: number;
  };
  'benefits.first-year-assumed': { year: string };
  'benefits.project-scope-assumed': { loans: number; otherFen: number };
  'benefits.cumulative-assumed': { capFen: number; otherFen: number };
  'benefits.floor-assumed': Record<never, never>;
  'benefits.settlement-year-assumed': { otherFen: number };
  'benefits.penalty-assumed': { penaltyFen: number; otherFen: number };
  'benefits.day-count-assumed': { otherFen: number };
  'benefits.settlement-days-assumed': Record<never, never>;
  'benefits.forecast-assumed': Record<never, never>;
  'benefits.claim-day-assumed': Record<never, never>;
  'benefits.unclaimed-assumed': Record<never, never>;
  'benefits.loan-not-drawn': { lender: string };
  'benefits.contract-outside-range': { lender: string; contractOn: string };
  'benefits.drawdown-outside-range': { lender: string; drawnOn: string };
  'benefits.interest-before': { knownOn: string; interestFen: number };
  'benefits.stray-payment': { lender: string; settlementOn: string; amountFen: number };
  'benefits.no-interest': Record<never, never>;
};

/** How one subsidy year comes about, and what to look at in it. */
export type YearSentences = {
  'benefits.interest-stretch': {
    from: string;
    to: string;
    days: number;
    balanceFen: number;
    yearly: string;
    dayCount: string;
    lender: string;
  };
  'benefits.settlement-forecast': { lender: string; settlementOn: string; interestFen: number };
  'benefits.settlement-paid': {
    lender: string;
    settlementOn: string;
    paidFen: number;
    penaltyFen: number;
    countedFen: number;
  };
  'benefits.payment-not-registered': { lender: string; settlementOn: string; interestFen: number };
  'benefits.rest-unpaid': { lender: string; settlementOn: string; restFen: number };
  'benefits.year-without-interest': Record<never, never>;
  'benefits.year-share': { interestFen: number; rate: string; shareFen: number };
  'benefits.cut-by-annual-cap': { capFen: number; shareFen: number; limitedFen: number };
  'benefits.cut-by-cumulative-cap': {
    capFen: number;
    earlierFen: number;
    shareFen: number;
    subsidyFen: number;
  };
  'benefits.short-first-year': { days: number; minimumDays: number };
};

/** Conditions met and not met. */
export type ConditionSentences = {
  'benefits.investment-reached': { investmentFen: number; minimumFen: number };
  'benefits.investment-below': { investmentFen: number; minimumFen: number };
  'benefits.investment-outside-priority': { investmentFen: number; minimumFen: number } & Ask;
  'benefits.nature-fits': { nature: string };
  'benefits.nature-differs': { nature: string; needed: string };
  'benefits.nature-outside-priority': { nature: string; needed: string } & Ask;
  'benefits.loan-exists': { loans: number };
};

/** The departments the clause names, in either language; empty where it names none. */
export type Ask = { askZh: string; askEn: string };

/** What is missing before an answer can be given. */
export type MissingSentences = {
  'benefits.investment-missing': { minimumFen: number };
  'benefits.loan-missing': Record<never, never>;
  'benefits.drawdown-missing': Record<never, never>;
  'benefits.drawdowns-partly-outside': { lender: string };
  'benefits.loan-rate-missing': { lender: string; from: string };
  'benefits.rate-not-stated': Ask;
  'benefits.years-not-stated': Ask;
  'benefits.not-computable': { parameter: string; value: string };
};
