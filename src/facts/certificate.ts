import { type Static, Type } from 'typebox';
import { Every } from '../dates/recurrence.ts';
import { Closed, Day, Minute, Words } from './shared.ts';
import { Rank } from './title.ts';

/** An audit or evaluation that has taken place; `excellent` where its kind spares the next one for it. */
export const Audit = Type.Object(
  { on: Day, result: Type.Optional(Type.Enum(['passed', 'excellent'])) },
  Closed,
);
export type Audit = Static<typeof Audit>;

/** One term of a certificate, from issue to its last valid day as printed, inclusive. */
const Term = {
  number: Type.Optional(Words(80)),
  issuedOn: Type.Optional(Day),
  expiresOn: Type.Optional(Day),
  audits: Type.Optional(Type.Array(Audit, { maxItems: 40 })),
};

/** A report whose day the certificate's own text prints, so many months after the period's last one. */
const PrintedReport = Type.Object(
  {
    every: Every,
    monthsAfter: Type.Integer({ minimum: 0, maximum: 24 }),
    day: Type.Integer({ minimum: 1, maximum: 31 }),
    minute: Type.Optional(Minute),
    quote: Type.Optional(Words(60)),
  },
  Closed,
);

/** A certificate as printed. Its `kind` is a key of the certificate kinds shipped with the service. */
export const Certificate = Type.Object(
  {
    kind: Type.String({ minLength: 1, maxLength: 40 }),
    name: Type.Optional(Words(120)),
    ...Term,
    level: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    /** A grade in letters, where its kind has them (两化融合). */
    grade: Type.Optional(Type.Enum(['A', 'AA', 'AAA'])),
    /** The edition of the standard it was issued under, where that matters: `2.0`. */
    edition: Type.Optional(Words(20)),
    rank: Type.Optional(Rank),
    /** Whether it was the first one of its level; absent where it is not known. */
    first: Type.Optional(Type.Boolean()),
    /** Which reports its text asks for; an empty list says that it asks for none. */
    reports: Type.Optional(Type.Array(PrintedReport, { maxItems: 8 })),
    /** Terms before this one, oldest first: a renewal puts the present one here. */
    earlier: Type.Optional(Type.Array(Type.Object(Term, Closed), { maxItems: 30 })),
  },
  Closed,
);
export type Certificate = Static<typeof Certificate>;

/** What a renewal states anew. */
export const Renewal = Type.Object(
  { number: Term.number, issuedOn: Term.issuedOn, expiresOn: Term.expiresOn },
  Closed,
);
export type Renewal = Static<typeof Renewal>;
