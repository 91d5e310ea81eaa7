/** What the date rules say in workings. Days are ISO dates; `unit` is a `Span`'s. */
export type DatesSentences = {
  'dates.printed': { on: string };
  'dates.rule': Record<never, string>;
  'dates.period': { from: string; count: number; unit: string; on: string };
  'dates.longest-interval': { on: string };
  'dates.notice': { from: string; count: number; unit: string; on: string };
  'dates.notice-later': { on: string };
  'dates.lead': { before: string; count: number; unit: string; on: string };
  'dates.opening': { before: string; count: number; unit: string; on: string };
  'dates.validity': { from: string; count: number; unit: string; on: string };
  'dates.validity-months': { from: string; count: number; unit: string; on: string };
  'dates.validity-later': { on: string };
  'dates.duty': { on: string };
  'dates.stays': { on: string };
  'dates.moved-next': { from: string; to: string };
  'dates.moved-previous': { from: string; to: string };
  'dates.moved-opening': { from: string; to: string };
  'dates.tax-base': { on: string };
  'dates.tax-rest-run': { from: string; to: string; count: number };
  'dates.tax-extended': { from: string; count: number; to: string };
  'dates.calendar': { year: number };
  'dates.provisional': { year: number; earliest: string; latest: string };
  'dates.provisional-act-by': { year: number; earliest: string; latest: string };
  'dates.act-by': { on: string };
  'dates.submit-by': { on: string; count: number };
};
