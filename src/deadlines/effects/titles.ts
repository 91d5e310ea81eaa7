import { Type } from 'typebox';
import { Closed, Day, Words } from '../../facts/shared.ts';
import { Rank, titleKeys } from '../../facts/title.ts';
import { Bilingual } from '../../policies/parts.ts';
import { Recipients } from './parts.ts';

/** What is held: a title, or a certificate by its kind. */
const Held = Type.Union([
  Type.Object({ title: Type.Enum(titleKeys), rank: Type.Optional(Rank) }, Closed),
  Type.Object({ certificate: Type.String({ maxLength: 40 }) }, Closed),
]);

/** A published list of those recognised (认定): their title or certificate begins. */
export const TitleList = Type.Object(
  {
    kind: Type.Literal('list'),
    held: Held,
    batch: Type.Optional(Words(60)),
    grantedOn: Day,
    /** The last day of its validity, inclusive, where the list prints one. */
    expiresOn: Type.Optional(Day),
    recipients: Recipients,
  },
  Closed,
);

/** A review (复核、动态调整、移出): a title or certificate ends before its time. `endedOn` is the last day on which it is held. */
export const Review = Type.Object(
  {
    kind: Type.Literal('review'),
    held: Held,
    endedOn: Day,
    reason: Type.Optional(Bilingual(300)),
    recipients: Recipients,
  },
  Closed,
);
