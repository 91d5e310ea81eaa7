import { type TSchema, Type } from 'typebox';
import { PolicyDocument } from '../policies/schema.ts';
import { Day, Id, Instant, Optional, Source, Text } from './basic-shapes.ts';

/** What the API answers, as it describes itself. A test holds real answers against these. */

export const Fact = (Body: TSchema) =>
  Type.Object({ id: Id, kind: Type.String(), revision: Type.Integer(), recordedAt: Instant, body: Body });

export const List = (Item: TSchema) => Type.Object({ items: Type.Array(Item) });

/** A part of a list; `next` is the cursor of the part behind it. */
export const Page = (Item: TSchema) =>
  Type.Object({ items: Type.Array(Item), next: Optional(Type.String()) });

const Spoken = { text: Text, source: Optional(Source), assumption: Optional(Type.Unknown()) };
const SpokenLine = Type.Object(Spoken);
const Missing = Type.Object({
  need: Type.Enum(['fact', 'announcement', 'reading']),
  what: Type.String(),
  ...Spoken,
});

export const AnswerKind = Type.Enum(['claimable', 'not-owed', 'incomplete']);

const Reading = Type.Object({
  basis: Type.String(),
  totalFen: Type.Integer(),
  years: Type.Array(
    Type.Object({
      index: Type.Integer(),
      label: Type.String(),
      from: Day,
      to: Day,
      interestFen: Type.Integer(),
      paidFen: Type.Integer(),
      subsidyFen: Type.Integer(),
      claimableFen: Type.Integer(),
      standing: Type.Enum(['open', 'granted', 'lost']),
      grantedFen: Optional(Type.Integer()),
      countsFen: Type.Integer(),
      marks: Type.Array(Text),
      warnings: Type.Array(SpokenLine),
      workings: Type.Array(SpokenLine),
    }),
  ),
});

export const Answers = Type.Object({
  measures: Type.Array(
    Type.Object({
      policyKey: Type.String(),
      clause: Type.String(),
      measureId: Type.String(),
      name: Text,
      projectId: Optional(Id),
      answer: AnswerKind,
      amountFen: Optional(Type.Integer()),
      upTo: Optional(Type.Boolean()),
      formula: Optional(SpokenLine),
      alternatives: Optional(
        Type.Array(
          Type.Object({
            reading: Type.String(),
            fen: Type.Integer(),
            moreFen: Type.Integer(),
            totalFen: Type.Integer(),
            ...Spoken,
          }),
        ),
      ),
      atLeastFen: Optional(Type.Integer()),
      settled: Optional(Type.Boolean()),
      readings: Optional(Type.Array(Reading)),
      workings: Optional(Type.Array(SpokenLine)),
      reasons: Optional(Type.Array(SpokenLine)),
      missing: Optional(Type.Array(Missing)),
    }),
  ),
  missing: Type.Array(Missing),
});

const Feed = Type.Object({
  id: Id,
  scope: Type.Enum(['enterprise', 'project', 'person']),
  enterpriseId: Optional(Id),
  projectId: Optional(Id),
  lang: Type.Enum(['zh', 'en']),
  path: Type.String(),
});

export const Me = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  lang: Type.Enum(['zh', 'en']),
  admin: Type.Boolean(),
  weeklyBudget: Type.Integer(),
  enterprises: Type.Array(Fact(Type.Unknown())),
  feeds: Type.Array(Feed),
});

export const TokenReply = Type.Object({ token: Type.String() });
export const Done = Type.Object({ id: Id, doneAt: Instant });

/** `token` and `feedPath` are in the first answer only: they are not kept for a repeated call. */
/** A member as colleagues see one. `reach` other than `reached`: no reminder arrives, and why. */
export const MemberReached = Type.Object({
  personId: Id,
  name: Type.String(),
  joinedAt: Instant,
  reach: Type.Enum(['reached', 'address-stopped', 'ways-stopped', 'off']),
});

export const MemberReply = Type.Object({
  personId: Id,
  email: Type.String(),
  name: Type.String(),
  lang: Type.Enum(['zh', 'en']),
  token: Optional(Type.String()),
  feedPath: Optional(Type.String()),
});

const policyHead = PolicyDocument.properties;
export const PolicySummary = Type.Object({
  key: policyHead.key,
  title: Text,
  titleInferred: policyHead.titleInferred,
  level: policyHead.level,
  district: policyHead.district,
  validity: policyHead.validity,
  version: Type.Integer(),
});

export const PolicyVersions = Type.Object({
  key: policyHead.key,
  versions: Type.Array(
    Type.Object({
      policyKey: Type.String(),
      version: Type.Integer(),
      document: PolicyDocument,
      publishedOn: Type.Union([Day, Type.Null()]),
      inForceFrom: Type.Union([Day, Type.Null()]),
      knownFrom: Type.Union([Day, Type.Null()]),
      recordedAt: Instant,
    }),
  ),
});

/** RFC 9457, with the service's stable code and a JSON pointer to each field that is wrong. */
const ProblemReply = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  errors: Optional(Type.Array(Type.Object({ pointer: Type.String(), detail: Type.String() }))),
});

const refused = {
  description: 'Refused; nothing was written.',
  content: { 'application/problem+json': { schema: ProblemReply } },
};

/** The answers of a route that has nothing to say when it is done. */
export const answersNothing: { response: object } = {
  response: { 204: Type.Null({ description: 'Done.' }), '4xx': refused },
};

/** The answers of a route: what it gives, and problem+json for everything else. */
export function answers(status: 200 | 201 | 202, Shape: TSchema): { response: object } {
  return { response: { [status]: Shape, '4xx': refused } };
}
