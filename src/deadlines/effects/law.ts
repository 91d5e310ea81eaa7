import { Type } from 'typebox';
import { Closed, Day } from '../../facts/shared.ts';
import { Bilingual, ClauseNo, Quote, Slug } from '../../policies/parts.ts';
import { Clause, PolicyDocument } from '../../policies/schema.ts';
import { Transition } from '../../policies/transition.ts';
import { PolicyKey } from './parts.ts';

/** A policy that is not known yet, whole. */
export const Issue = Type.Object({ kind: Type.Literal('issue'), document: PolicyDocument }, Closed);

/** Fields to set, and with `null` to drop: a JSON merge patch (RFC 7396). The patched document is checked as a whole. */
const Patch = Type.Record(Type.String({ maxLength: 80 }), Type.Unknown(), { maxProperties: 60 });

/**
 * A policy says something else from a day on: clauses and measures patched by their number and id, clauses added and
 * removed. `transition` says to whom the earlier version still applies.
 */
export const Amendment = Type.Object(
  {
    kind: Type.Literal('amendment'),
    policyKey: PolicyKey,
    /** The day the amended text is in force from; without one, the day it was published. It may lie before that day. */
    inForceFrom: Type.Optional(Day),
    clauses: Type.Optional(
      Type.Array(Type.Object({ no: ClauseNo, set: Patch }, Closed), { minItems: 1, maxItems: 200 }),
    ),
    measures: Type.Optional(
      Type.Array(Type.Object({ id: Slug, set: Patch }, Closed), { minItems: 1, maxItems: 500 }),
    ),
    add: Type.Optional(
      Type.Array(Type.Object({ after: Type.Optional(ClauseNo), clause: Clause }, Closed), {
        minItems: 1,
        maxItems: 50,
      }),
    ),
    remove: Type.Optional(Type.Array(ClauseNo, { minItems: 1, maxItems: 50, uniqueItems: true })),
    /** Of the head: everything of the document but its key and its clauses. */
    head: Type.Optional(Patch),
    transition: Type.Optional(Transition),
  },
  Closed,
);

/** A policy holds longer. */
export const Extension = Type.Object(
  {
    kind: Type.Literal('extension'),
    policyKey: PolicyKey,
    /** The new last day of validity, inclusive. */
    until: Day,
    /** The day the extension is in force from; without one, the day it was published. */
    inForceFrom: Type.Optional(Day),
  },
  Closed,
);

/**
 * A policy ends before its time: `from` is the first day on which it no longer holds. `running` is what its words say of
 * what was granted or applied for before; without it the text is silent and the service asks.
 */
export const Repeal = Type.Object(
  {
    kind: Type.Literal('repeal'),
    policyKey: PolicyKey,
    from: Day,
    running: Type.Optional(
      Type.Object({ rule: Type.Enum(['goes-on', 'ends']), text: Bilingual(400), quote: Quote }, Closed),
    ),
  },
  Closed,
);

/** Takes back what another announcement did, from now on; what was said until now stays on record. */
export const Withdrawal = Type.Object(
  { kind: Type.Literal('withdrawal'), announcementId: Type.String({ format: 'uuid' }) },
  Closed,
);
