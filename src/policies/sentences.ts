/** What policies has to say: which version applies, and what is wrong with a document someone hands in. */
export type PoliciesSentences = VersionSentences & DocumentFaultSentences;

/** `by` names what a transition goes by, `which` is `before` (its day excluded) or `through` (included). */
type TransitionDay = { by: string; which: string; cut: string };

type VersionSentences = {
  'policies.known-only-from': { day: string };
  'policies.first-day-unknown': Record<never, never>;
  'policies.not-published-yet': { day: string };
  'policies.not-in-force-yet': { day: string };
  'policies.keeps-earlier-rule': TransitionDay & { on: string };
  'policies.under-newer-rule': TransitionDay & { on: string };
  'policies.newer-rule-without-day': TransitionDay;
  'policies.earlier-while-open': TransitionDay;
  'policies.transition-day-unknown': TransitionDay;
  'policies.may-choose-earlier': { until: string };
};

/** `field`, `other`, `id` and `allowed` are names of the schema and stay as they are in either language. */
type DocumentFaultSentences = {
  'policies.field-missing': { field: string };
  'policies.field-unknown': { field: string };
  'policies.not-a-day': Record<never, never>;
  'policies.wrong-type': { wanted: string };
  'policies.not-one-of': { allowed: string };
  'policies.too-long': { most: number };
  'policies.too-many': { most: number };
  'policies.too-few': { least: number };
  'policies.beyond-limit': { comparison: string; limit: string };
  'policies.wrong-pattern': { pattern: string };
  'policies.repeated-item': Record<never, never>;
  'policies.does-not-fit': Record<never, never>;
  'policies.end-before-start': { start: string; end: string };
  'policies.disputed-not-later': { day: string };
  'policies.last-day-miscounted': { day: string };
  'policies.known-from-too-late': { day: string };
  'policies.district-mismatch': Record<never, never>;
  'policies.id-taken': { id: string };
  'policies.nothing-called': { id: string };
  'policies.goes-with': { field: string; other: string };
  'policies.must-equal': { other: string; value: string };
  'policies.target-without-number': { id: string };
  'policies.only-with-money': { field: string };
  'policies.not-beside': { field: string; other: string };
  'policies.needs-project': Record<never, never>;
  'policies.names-itself': { id: string };
  'policies.tier-not-held': { level: string };
  'policies.question-settled': Record<never, never>;
};
