import { type Static, Type } from 'typebox';
import { Closed, Day, Fen, Minute, Words } from './shared.ts';

/** A day a project's own contract sets; `label` is how the contract calls the period or step, and never moves the day. */
const ContractDay = Type.Object(
  { label: Words(60), dueOn: Day, minute: Type.Optional(Minute), quote: Type.Optional(Words(60)) },
  Closed,
);

/** No founding document sets a project's reporting days: only its own contract (or a disbursement notice) does. */
const Contract = Type.Object(
  {
    title: Words(120),
    number: Type.Optional(Words(60)),
    signedOn: Type.Optional(Day),
    reports: Type.Array(ContractDay, { maxItems: 120 }),
    completionOn: Type.Optional(Day),
    extensionBy: Type.Optional(Day),
    acceptanceBy: Type.Optional(Day),
  },
  Closed,
);

export const Project = Type.Object(
  {
    name: Words(120),
    nature: Type.Enum([
      'technical-renovation',
      'catalogue-purchase',
      'new-infrastructure',
      'logistics',
      'design',
      'other',
    ]),
    investmentFen: Type.Optional(Fen),
    appliedOn: Type.Optional(Day),
    contract: Type.Optional(Contract),
  },
  Closed,
);
export type Project = Static<typeof Project>;
