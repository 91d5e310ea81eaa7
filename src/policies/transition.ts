import { type Static, Type } from 'typebox';
import { Closed, Day } from '../facts/shared.ts';
import { Bilingual, ClauseNo, Quote } from './parts.ts';

const words = { text: Bilingual(400), quote: Quote, clause: Type.Optional(ClauseNo) };

/**
 * To whom the version before an amendment still applies (新老划断), as the amendment's own words say. `before` excludes its
 * day, `through` includes it. The day compared is that of a fact:
 * - `contract`: the project's contract was signed
 * - `loan-contract`: the first loan contract of the project was signed
 * - `filing`: the project was filed (备案)
 * - `application`: the claim, else the project, was applied for
 * - `approval`: the project was approved (立项)
 * - `choice`: the enterprise has chosen the earlier rule for the project on or before that day
 */
export const Transition = Type.Union([
  Type.Object(
    {
      by: Type.Enum(['contract', 'loan-contract', 'filing', 'application', 'approval', 'choice']),
      before: Day,
      ...words,
    },
    Closed,
  ),
  Type.Object(
    {
      by: Type.Enum(['contract', 'loan-contract', 'filing', 'application', 'approval', 'choice']),
      through: Day,
      ...words,
    },
    Closed,
  ),
]);
export type Transition = Static<typeof Transition>;
