import { Type } from 'typebox';
import { Day, Id, Optional, Source, Text } from './basic-shapes.ts';

/** How matches, combinations and the policy cliff look in the API. */

const Spoken = { text: Text, source: Optional(Source), assumption: Optional(Type.Unknown()) };
const Said = Type.Object(Spoken);
const Fen = Type.Integer();

const Named = { measureId: Type.String(), measure: Text, policyKey: Type.String(), clause: Type.String() };

export const Matches = Type.Object({
  items: Type.Array(
    Type.Object({
      ...Named,
      policy: Text,
      projectId: Optional(Id),
      answer: Type.Enum(['claimable', 'incomplete', 'not-owed']),
      followed: Type.Boolean(),
      /** To plan with; null where it is not known. */
      fen: Type.Union([Fen, Type.Null()]),
      upTo: Optional(Type.Boolean()),
      /** The text's ceiling only, of a year where `yearly`. */
      possibleFen: Optional(Fen),
      yearly: Optional(Type.Boolean()),
      nextOn: Optional(Day),
      /** The window of a claim that was not handed in closed on this day. */
      closedOn: Optional(Day),
      until: Optional(Day),
      reasons: Optional(Type.Array(Said)),
      /** Each with the address and the field it is registered under. */
      toRegister: Optional(
        Type.Array(
          Type.Object({
            what: Type.String(),
            path: Type.String(),
            pointer: Type.String(),
            value: Optional(Type.String()),
            ...Spoken,
          }),
        ),
      ),
      /** What an administrator has to enter with a source. */
      toSettle: Optional(
        Type.Array(
          Type.Object({ what: Type.String(), need: Type.Enum(['announcement', 'reading']), ...Spoken }),
        ),
      ),
    }),
  ),
});

const Benefit = { ...Named, projectId: Optional(Id), fen: Fen, upTo: Type.Boolean() };

export const Combinations = Type.Object({
  combinations: Type.Array(
    Type.Object({
      kind: Type.Enum(['on-top', 'rule', 'question', 'same-money', 'not-regulated']),
      ...Named,
      projectId: Optional(Id),
      beside: Type.Union([
        Type.Object({ by: Type.Literal('measure'), ...Named }),
        Type.Object({
          by: Type.Literal('grant'),
          grantId: Id,
          programme: Type.String(),
          level: Type.Enum(['town', 'district', 'municipal', 'national']),
          amountFen: Fen,
          measureId: Optional(Type.String()),
          measure: Optional(Text),
          policyKey: Optional(Type.String()),
          clause: Optional(Type.String()),
        }),
        Type.Object({ by: Type.Literal('named'), name: Text }),
      ]),
      question: Optional(Type.String()),
      lines: Type.Array(Said),
      ask: Text,
    }),
  ),
  total: Type.Object({
    fen: Fen,
    upTo: Type.Boolean(),
    counted: Type.Integer(),
    leftOut: Type.Integer(),
    workings: Type.Array(Said),
  }),
  counted: Type.Array(Type.Object(Benefit)),
  leftOut: Type.Array(Type.Object({ ...Benefit, instead: Type.String(), ...Spoken })),
});

/** Money with each key once; `unknown` counts keys whose amount is not known. */
const Total = Type.Object({ fen: Fen, upTo: Type.Boolean(), unknown: Type.Integer() });

export const Cliff = Type.Object({
  policies: Type.Array(
    Type.Object({
      policyKey: Type.String(),
      title: Text,
      rows: Type.Array(
        Type.Object({
          deadlineId: Id,
          kind: Type.String(),
          title: Text,
          projectId: Optional(Id),
          on: Day,
          by: Type.Enum(['last-day', 'claim', 'due']),
          past: Type.Enum(['past-expiry', 'past-goal-year']),
          lastDay: Day,
          source: Source,
          stake: Type.Array(
            Type.Object({
              kind: Type.Enum(['unknown', 'known']),
              key: Type.String(),
              fen: Optional(Fen),
              upTo: Optional(Type.Boolean()),
              formula: Optional(Said),
            }),
          ),
        }),
      ),
      total: Total,
      says: Type.Array(Said),
    }),
  ),
  total: Total,
});
