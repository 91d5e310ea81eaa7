import { Type } from 'typebox';
import { Closed, Day, Minute, Words } from '../../facts/shared.ts';

/** The name of a rule or an open question, as it lives in the documents. */
export const RuleId = Type.String({ pattern: '^[a-z0-9]+([._-][A-Za-z0-9]+)*$', maxLength: 80 });

export const PolicyKey = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 });

/** A day as a notice prints it; used as printed, never moved. */
export const PrintedDay = Type.Object(
  { on: Day, minute: Type.Optional(Minute), quote: Type.Optional(Words(60)) },
  Closed,
);

/** An enterprise that a notice names and, where it names one, the project; matched by credit code and the project's exact name. */
const Recipient = Type.Object(
  { creditCode: Type.String({ minLength: 18, maxLength: 18 }), project: Type.Optional(Words(120)) },
  Closed,
);

export const Recipients = Type.Array(Recipient, { minItems: 1, maxItems: 2000 });
