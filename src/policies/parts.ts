import { type Static, Type } from 'typebox';
import { Closed, Words } from '../facts/shared.ts';

/** One line in both languages. */
export const Bilingual = (maxLength: number) =>
  Type.Object({ zh: Words(maxLength), en: Words(maxLength) }, Closed);

/** The document's own words, literally, at most 60 characters. */
export const Quote = Words(60);

/** A number of a clause as the document prints it: `7`, `16`, `一`, `p8`, `closing`. */
export const ClauseNo = Words(20);

/** A name that lives as long as the rule it names: `sheq-7.1`, `jiading-9.days-before-event`. */
export const Slug = Type.String({ pattern: '^[a-z0-9]+([.-][A-Za-z0-9]+)*$', maxLength: 80 });

/** A question the text leaves open. Only an administrator answers it, with a source. */
export const OpenQuestion = Type.Object(
  { id: Slug, clause: Type.Optional(ClauseNo), text: Bilingual(400) },
  Closed,
);
export type OpenQuestion = Static<typeof OpenQuestion>;
