import type { Ask } from '../condition-sentences.ts';

/** What interest subsidies have to say; values as in all of benefits. */
export type InterestSentences = TermSentences &
  AssumedSentences &
  LeftOutSentences &
  YearSentences &
  InterestMissing;

/** What the text, or an administrator in its place, says of rate, years and caps. */
export type TermSentences = {
  'benefits.year-under-version': { on: string };
  'benefits.share-of-interest': { rate: string };
  'benefits.share-up-to': { rate: string };
  'benefits.share-of-total': { rate: string };
  'benefits.total-up-to': { rate: string };
  'benefits.points-of-principal': { rate: string };
  'benefits.share-of-reference': { rate: string; nameZh: string; nameEn: string; yearly: string };
  'benefits.subsidy-years': { years: number };
  'benefits.generally-years': { years: number };
  'benefits.consecutive-years': { years: number };
  'benefits.at-most-years': { years: number; trigger: string };
  'benefits.period-kind': { basis: string };
  'benefits.cumulative-cap': { capFen: number };
  'benefits.annual-cap': { capFen: number };
  'benefits.annual-cap-enterprise': { capFen: number };
  'benefits.minimum-principal': { minimumFen: number };
  'benefits.minimum-interest': { minimumFen: number };
  'benefits.text-conditions': { textZh: string; textEn: string };
  'benefits.evidence': { textZh: string; textEn: string };
  'benefits.priority-only': Record<never, never>;
  'benefits.estimate-only': Record<never, never>;
  'benefits.reading-settled': { parameter: string; value: string };
};

/** Our defaults. `otherFen` is what the default basis gives in the other reading of that one assumption. */
export type AssumedSentences = {
  'benefits.at-least': { amountFen: number };
  'benefits.basis-assumed': {
    basis: string;
    other: string;
    years: number;
    takenFen: number;
    otherFen: number;
  };
  /** Before 0.3.0 without `otherFen`. */
  'benefits.first-year-assumed': { year: string; otherFen?: number };
  'benefits.consecutive-assumed': { years: number; otherFen: number };
  'benefits.project-scope-assumed': { loans: number; otherFen: number };
  'benefits.cap-scope-assumed': { cap: string; otherFen: number };
  'benefits.cumulative-assumed': { capFen: number; otherFen: number };
  'benefits.rate-basis-assumed': Record<never, never>;
  'benefits.cap-order-assumed': { projects: number; otherFen: number };
  'benefits.cap-others-unknown': { projects: number };
  'benefits.payment-time-assumed': { totalFen: number };
  'benefits.floor-assumed': Record<never, never>;
  'benefits.settlement-year-assumed': { otherFen: number };
  'benefits.penalty-assumed': { penaltyFen: number; otherFen: number };
  'benefits.day-count-assumed': { otherFen: number };
  'benefits.settlement-days-assumed': Record<never, never>;
  'benefits.forecast-assumed': Record<never, never>;
  'benefits.claim-day-assumed': Record<never, never>;
  'benefits.unclaimed-assumed': Record<never, never>;
};

/** What does not count, and why. */
export type LeftOutSentences = {
  'benefits.loan-not-drawn': { lender: string };
  'benefits.contract-outside-range': { lender: string; contractOn: string };
  'benefits.drawdown-outside-range': { lender: string; drawnOn: string };
  'benefits.principal-below': { lender: string; principalFen: number; minimumFen: number };
  'benefits.interest-before': { knownOn: string; interestFen: number };
  'benefits.interest-before-first-year': { from: string; interestFen: number };
  'benefits.interest-between-years': { interestFen: number };
  'benefits.stray-payment': { lender: string; settlementOn: string; amountFen: number };
  'benefits.no-interest': Record<never, never>;
  'benefits.exclusive-granted': { measureId: string; receivedOn: string; amountFen: number };
  'benefits.exclusive-claimed': { measureId: string; on: string };
};

/** How one subsidy year comes about, and what to look at in it. `lender` is empty where all loans are meant together. */
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
  'benefits.loan-year': { lender: string; number: number };
  'benefits.year-share': { interestFen: number; rate: string; shareFen: number };
  'benefits.total-share': { toDateFen: number; rate: string; earlierFen: number; shareFen: number };
  'benefits.points-share': { rate: string; pointsFen: number; interestFen: number; shareFen: number };
  'benefits.reference-share': {
    rate: string;
    yearly: string;
    pointsFen: number;
    interestFen: number;
    shareFen: number;
  };
  'benefits.below-minimum-interest': { interestFen: number; minimumFen: number };
  'benefits.used-in-year': { year: string; usedFen: number; othersFen: number; capFen: number };
  'benefits.used-by-others': { othersFen: number; capFen: number };
  'benefits.cut-by-annual-cap': { capFen: number; shareFen: number; limitedFen: number };
  'benefits.cut-by-cumulative-cap': {
    capFen: number;
    earlierFen: number;
    shareFen: number;
    subsidyFen: number;
  };
  'benefits.claimable-on-paid': { paidFen: number; claimableFen: number };
  'benefits.year-granted': { grantedFen: number; subsidyFen: number };
  'benefits.year-lost': Record<never, never>;
  'benefits.short-first-year': { days: number; minimumDays: number };
};

/** What is missing before there is an amount. */
export type InterestMissing = {
  'benefits.drawdown-missing': Record<never, never>;
  'benefits.drawdowns-partly-outside': { lender: string };
  'benefits.loan-rate-missing': { lender: string; from: string };
  'benefits.principal-above': { principalFen: number; maximumFen: number };
  'benefits.days-from-trigger': { triggerOn: string; drawnOn: string };
  'benefits.rate-not-stated': Ask;
  'benefits.years-not-stated': Ask;
  'benefits.parameter-missing': { parameter: string } & Ask;
  'benefits.not-computable': { parameter: string; value: string };
  'benefits.trigger-missing': { trigger: string };
};
