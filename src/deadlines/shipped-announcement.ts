import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { District } from '../facts/district.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import { type DocumentFault, fault, schemaFaults } from '../policies/faults.ts';
import { parsePolicy } from '../policies/parse.ts';
import { Bilingual, Quote } from '../policies/parts.ts';
import { Theme } from '../policies/themes.ts';
import { Effect } from './effect.ts';
import { PolicyKey } from './effects/parts.ts';

/** A name for life, such as `sh-2026-technical-renovation-call`. */
const Name = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 });

const About = Type.Object(
  {
    policies: Type.Optional(Type.Array(PolicyKey, { minItems: 1, maxItems: 20, uniqueItems: true })),
    districts: Type.Optional(Type.Array(District, { minItems: 1, maxItems: 20, uniqueItems: true })),
    themes: Type.Optional(Type.Array(Theme, { minItems: 1, maxItems: 7, uniqueItems: true })),
    departments: Type.Optional(Type.Array(Words(80), { minItems: 1, maxItems: 10, uniqueItems: true })),
  },
  Closed,
);

/** How it was read: how sure that is and why, and what was not found in what was read. */
const HowRead = Type.Object(
  {
    confidence: Type.Enum(['high', 'medium', 'low']),
    note: Bilingual(500),
    open: Type.Optional(Type.Array(Bilingual(300), { minItems: 1, maxItems: 20 })),
  },
  Closed,
);
export type HowRead = Static<typeof HowRead>;

/** An announcement of an authority that comes with the service. */
export const ShippedAnnouncement = Type.Object(
  {
    slug: Name,
    title: Bilingual(200),
    /** `reference` is the address it was read at, or the number of the paper. */
    source: Type.Object(
      { title: Bilingual(200), reference: Words(300), quote: Type.Optional(Quote) },
      Closed,
    ),
    /** The day the authority published it. */
    publishedOn: Day,
    effect: Effect,
    about: About,
    read: HowRead,
    /** The shipped announcement whose place it takes. */
    corrects: Type.Optional(Name),
  },
  Closed,
);
export type ShippedAnnouncement = Static<typeof ShippedAnnouncement>;

const validator = Compile(ShippedAnnouncement);

/**
 * Takes a value from outside for a shipped announcement, or says everything that is wrong with it; a policy document in it
 * is held against everything a document of the catalogue is. Whether the law takes it is for `amend` to say.
 */
export function parseAnnouncement(
  raw: unknown,
): { announcement: ShippedAnnouncement } | { faults: DocumentFault[] } {
  if (!validator.Check(raw)) return { faults: schemaFaults(validator.Errors(raw)) };
  if (raw.effect.kind !== 'issue') return { announcement: raw };
  const parsed = parsePolicy(raw.effect.document);
  if (!('faults' in parsed)) return { announcement: raw };
  return { faults: parsed.faults.map(({ pointer, line }) => fault(`/effect/document${pointer}`, line)) };
}
