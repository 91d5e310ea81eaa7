import type { CliffSentences } from './cliff-sentences.ts';

/** Where a date of a certificate comes from, or why it has none. `audit` is the name of an audit. */
export type CertificateSentences = {
  'deadlines.expiry-unknown': { certificate: string; certificateEn: string };
  'deadlines.term-unknown': { certificate: string; certificateEn: string };
  'deadlines.term-varies': { certificate: string; certificateEn: string };
  'deadlines.issue-unknown': { certificate: string; certificateEn: string };
  'deadlines.computed-expiry': { certificate: string; certificateEn: string };
  'deadlines.audit-unknown': { certificate: string; certificateEn: string; audit: string; auditEn: string };
  'deadlines.level-unknown': { certificate: string; certificateEn: string };
  'deadlines.audit-from-issue': { on: string; audit: string };
  'deadlines.audit-from-previous': { on: string; audit: string };
  'deadlines.audit-from-forecast': { on: string; audit: string };
  'deadlines.audit-spared': { on: string; audit: string };
  'deadlines.awaits-batch': { certificate: string; certificateEn: string; expiresOn: string };
  'deadlines.permit-days-unknown': { certificate: string; certificateEn: string };
};

/** What reports and filings rest on. `period` is a label such as `2026Q1`, `tax` is `vat` or `incomeTax`. */
export type DutySentences = {
  'deadlines.report-for': { period: string };
  'deadlines.opens-on': { on: string };
  'deadlines.printed-in-permit': { period: string; on: string };
  'deadlines.set-by-notice': { period: string; on: string };
  'deadlines.awaits-notice': { period: string };
  'deadlines.established-unknown': { period: string };
  'deadlines.taxes-unknown': { tax: string };
  'deadlines.change-on': { on: string; change: string };
};

/** How far a rule can be relied on. */
export type RuleSentences = {
  'deadlines.unconfirmed': { confidence: string };
  /** The rule's own note, in both languages. */
  'deadlines.noted': { zh: string; en: string };
  'deadlines.confirmed': Record<never, string>;
  'deadlines.once-seen': { seenZh: string; seenEn: string };
  'deadlines.advised': Record<never, string>;
};

/** What policies, projects and loans need said. */
type ProjectSentences = {
  'deadlines.no-report-days': { project: string };
  'deadlines.project-named': { project: string };
  'deadlines.place-unknown': { place: string };
  'deadlines.elsewhere': { policy: string };
  'deadlines.place-unsaid': Record<never, string>;
  'deadlines.awaits-window': { notBefore: string };
  'deadlines.filing-lead-unknown': { project: string };
  'deadlines.awaits-announcement': Record<never, string>;
  'deadlines.granted-less-paid': { grantedFen: number; paidFen: number };
  'deadlines.settlement-share': { interestFen: number; rate: string; yearFen: number; leftFen: number };
  'deadlines.settlement': { lender: string; on: string };
  'deadlines.bank-calendar': Record<never, string>;
  'deadlines.year-ends': { label: string; on: string };
  'deadlines.measure-added-later': Record<never, string>;
  'deadlines.measure-removed': Record<never, string>;
  'deadlines.same-under-either-rule': Record<never, string>;
  /** `fen` is what there is at least, under the rule that gives less. */
  'deadlines.at-least-under-either-rule': { fen: number };
  'deadlines.ends-with-repeal': { from: string };
  /** `fen` is what there would be if it goes on, where that can be said. */
  'deadlines.after-repeal-unsaid': { from: string; fen?: number };
};

/** What the dates of a claim rest on. `claim` is what the claim is called. */
export type ClaimSentences = {
  'deadlines.step-registered': Record<never, string>;
  'deadlines.evidence-planned': Record<never, string>;
  'deadlines.evidence-owner': { owner: string };
  'deadlines.returned-on': { on: string };
  'deadlines.public-notice-on': { on: string };
  'deadlines.correction-unknown': { claim: string; claimEn: string; on: string };
  'deadlines.objection-unknown': { claim: string; claimEn: string; on: string };
};

/** What the days of an application window rest on. `at` is an hour in minutes, -1 where none is printed. */
export type WindowSentences = {
  'deadlines.window-announced': { name: string; nameEn: string };
  'deadlines.window-expected': { name: string; nameEn: string; on: string; at: number };
  'deadlines.window-moved': { from: string; fromAt: number; on: string; at: number };
  'deadlines.window-misprint': { printed: string; correctionZh: string; correctionEn: string };
  'deadlines.window-open-since': { on: string };
  'deadlines.window-open-end': { endZh: string; endEn: string };
  'deadlines.window-opens-on': { on: string; at: number };
  'deadlines.window-covers': { from: string; to: string };
  'deadlines.window-year-assumed': { year: number };
  'deadlines.district-day': { district: string; on: string; at: number; cityOn: string; cityAt: number };
  'deadlines.district-day-open': { district: string; on: string; at: number };
  'deadlines.district-days': { on: string; at: number };
  'deadlines.district-forwards': { on: string; at: number };
  'deadlines.step-registered-itself': Record<never, string>;
  'deadlines.objections-to': { zh: string; en: string };
};

/** What the deadlines room says itself. Days are ISO dates. */
export type DeadlinesSentences = CertificateSentences &
  DutySentences &
  RuleSentences &
  ProjectSentences &
  ClaimSentences &
  WindowSentences &
  CliffSentences;
