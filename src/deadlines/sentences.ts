/** What the deadlines room says itself. Days are ISO dates. */
export type DeadlinesSentences = {
  'deadlines.expiry-unknown': { certificate: string };
  'deadlines.no-report-days': { project: string };
  'deadlines.place-unknown': { place: string };
  'deadlines.elsewhere': { policy: string };
  'deadlines.awaits-window': { notBefore: string };
};
