import { type Static, Type } from 'typebox';
import { CalendarSpan } from '../dates/span.ts';
import { Closed } from '../facts/shared.ts';
import { DatedRule, RuleSource } from './dated-rule.ts';
import { Bilingual } from './parts.ts';

const Confidence = Type.Enum(['high', 'medium', 'low']);

/** Renewal is asked for a lead before the last valid day; where an opening is stated, an earlier application is refused. */
const LeadRenewal = Type.Object(
  { model: Type.Literal('lead'), closes: DatedRule, opens: Type.Optional(DatedRule) },
  Closed,
);

/** Something has to be finished by the last valid day: `finishedBy` counts back from it. */
const EventRenewal = Type.Object(
  { model: Type.Literal('event'), event: Bilingual(80), finishedBy: DatedRule },
  Closed,
);

/** Renewal is taken in batches, whose windows only notices set: without one it awaits its window. */
const BatchRenewal = Type.Object(
  { model: Type.Literal('batch'), text: Bilingual(300), source: RuleSource, confidence: Confidence },
  Closed,
);

/**
 * An audit that comes back within a longest interval from the one before it. Rules are of family `period` with `stays`.
 * Without `first` the interval runs from a registered audit only; with it, `first` counts from the day of issue. `levels`:
 * for certificates of these levels only. `byNotice`: the day itself is set by a yearly notice, so what the interval gives is
 * expected. `spares`: a result after which one audit is skipped. `perTerm`: at most so many within one term.
 */
export const Surveillance = Type.Object(
  {
    name: Bilingual(80),
    levels: Type.Optional(Type.Array(Type.Integer({ minimum: 1, maximum: 9 }), { minItems: 1, maxItems: 9 })),
    first: Type.Optional(DatedRule),
    /** Of the second audit, where its interval is another than that of those after it. */
    second: Type.Optional(DatedRule),
    next: DatedRule,
    /** The first day of an interval that must not be audited earlier. */
    notBefore: Type.Optional(DatedRule),
    perTerm: Type.Optional(Type.Integer({ minimum: 1, maximum: 12 })),
    byNotice: Type.Optional(Type.Literal(true)),
    spares: Type.Optional(Type.Literal('excellent')),
    /** What follows when it is missed. */
    missed: Type.Optional(Bilingual(200)),
  },
  Closed,
);
export type Surveillance = Static<typeof Surveillance>;

/**
 * Reports whose days the certificate's own text prints. Held for less than `leastHeld` of a period, it asks for none about
 * that period.
 */
const PrintedReports = Type.Object(
  {
    text: Bilingual(300),
    source: RuleSource,
    leastHeld: Type.Optional(
      Type.Object({ year: CalendarSpan, quarter: CalendarSpan, month: CalendarSpan }, Closed),
    ),
    missed: Type.Optional(Bilingual(200)),
  },
  Closed,
);

/** A kind of certificate or title. What is absent is not known: no term means that none was found, not that it runs for ever. */
export const CertificateKind = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z0-9]+(_[a-z0-9]+)*$', maxLength: 40 }),
    name: Bilingual(80),
    issuer: Bilingual(120),
    /** Of family `validity`; only used where no last day is printed. */
    term: Type.Optional(DatedRule),
    /** The same article sets another term for some holders: without a printed last day there is none. */
    termVaries: Type.Optional(Type.Literal(true)),
    renewal: Type.Optional(Type.Union([LeadRenewal, EventRenewal, BatchRenewal])),
    surveillance: Type.Optional(Type.Array(Surveillance, { minItems: 1, maxItems: 4 })),
    printedReports: Type.Optional(PrintedReports),
    /** What happens when it is not renewed. */
    lapse: Type.Optional(Bilingual(300)),
    /** Days ahead at which preparing is advised: never a date. */
    prepareDays: Type.Optional(Type.Integer({ minimum: 1, maximum: 400 })),
    notes: Type.Optional(Type.Array(Bilingual(400), { minItems: 1, maxItems: 6 })),
    /** Papers read about the kind as a whole. */
    sources: Type.Array(RuleSource, { minItems: 1, maxItems: 8 }),
  },
  Closed,
);
export type CertificateKind = Static<typeof CertificateKind>;
