import { type Static, Type } from 'typebox';
import type { Text } from '../answers/source.ts';
import { Closed, Day, Fen, Minute, Words } from './shared.ts';

/** The steps of an application, each with a closing day of its own. */
export const claimSteps = {
  online: { zh: '线上申报', en: 'online application' },
  paper: { zh: '纸质材料提交', en: 'paper copies' },
  'district-forwarding': { zh: '区级推荐上报', en: 'forwarding by the district' },
  defence: { zh: '答辩', en: 'defence before the panel' },
} as const satisfies Record<string, Text>;
export type ClaimStep = keyof typeof claimSteps;
export const StepName = Type.Enum(Object.keys(claimSteps) as ClaimStep[]);

/** A step of an application, closed on a day and perhaps at an hour of its own; done by itself. */
const Step = Type.Object(
  {
    step: StepName,
    dueOn: Type.Optional(Day),
    minute: Type.Optional(Minute),
    doneOn: Type.Optional(Day),
  },
  Closed,
);

/** How many pieces of evidence, or entries of its history, a claim can hold. */
export const mostOfClaim = 60;

/** A piece of evidence, who sees to it, by when it has to be ready, and since when it is. */
export const ClaimEvidence = Type.Object(
  {
    item: Words(120),
    owner: Type.Optional(Words(80)),
    prepareBy: Type.Optional(Day),
    readyOn: Type.Optional(Day),
  },
  Closed,
);
export type ClaimEvidence = Static<typeof ClaimEvidence>;

/** Where a claim can stand. It begins as `preparing`, without an entry of its own. */
export const claimStateWords = {
  preparing: { zh: '准备中', en: 'being prepared' },
  submitted: { zh: '已提交', en: 'submitted' },
  accepted: { zh: '已受理', en: 'accepted' },
  returned: { zh: '退回补正', en: 'returned for correction' },
  'public-notice': { zh: '公示', en: 'public notice' },
  granted: { zh: '已批准', en: 'granted' },
  disbursed: { zh: '已拨付', en: 'disbursed' },
  'accepted-after-completion': { zh: '验收通过', en: 'accepted after completion' },
  refused: { zh: '未通过', en: 'refused' },
  missed: { zh: '已错过', en: 'missed' },
} as const satisfies Record<string, Text>;
export type ClaimState = keyof typeof claimStateWords;
export const claimStates = Object.keys(claimStateWords) as ClaimState[];

/**
 * What has become of a claim on a day. `amountFen`: applied for, granted or paid out. `until` or `within` (family 2,
 * counted from `on`) end what the state gives time for: corrections of a returned claim, objections to a public notice.
 */
export const ClaimEntry = Type.Object(
  {
    state: Type.Enum(claimStates.slice(1)),
    on: Day,
    amountFen: Type.Optional(Fen),
    until: Type.Optional(Day),
    within: Type.Optional(
      Type.Object(
        {
          value: Type.Integer({ minimum: 1, maximum: 400 }),
          unit: Type.Enum(['calendar-day', 'working-day']),
        },
        Closed,
      ),
    ),
    note: Type.Optional(Words(200)),
  },
  Closed,
);
export type ClaimEntry = Static<typeof ClaimEntry>;

/** A claim for one measure: of the enterprise, of a project, or for one subsidy `year` (from 1) of a project. */
export const Claim = Type.Object(
  {
    measureId: Type.String({ maxLength: 80 }),
    projectId: Type.Optional(Type.String({ format: 'uuid' })),
    year: Type.Optional(Type.Integer({ minimum: 1, maximum: 30 })),
    steps: Type.Array(Step, { maxItems: 8 }),
    evidence: Type.Array(ClaimEvidence, { maxItems: mostOfClaim }),
    /** In the order in which it happened. */
    history: Type.Array(ClaimEntry, { maxItems: mostOfClaim }),
  },
  Closed,
);
export type Claim = Static<typeof Claim>;

/** Where a claim stands: its newest entry's state. */
export function stateOf({ history }: Claim): ClaimState {
  return history.at(-1)?.state ?? 'preparing';
}

/** The day a claim was applied for; undefined while it is being prepared. */
export function appliedOn({ history }: Claim): string | undefined {
  return history.find(({ state }) => state === 'submitted')?.on;
}

/** Everything that has been paid out on a claim, in fen. */
export function disbursedFen({ history }: Claim): number {
  return history
    .filter(({ state }) => state === 'disbursed')
    .reduce((sum, { amountFen = 0 }) => sum + amountFen, 0);
}

/** What a claim was granted, where that has been said; the newest word holds. */
export function grantedFen({ history }: Claim): number | undefined {
  return history.findLast(({ state, amountFen }) => state === 'granted' && amountFen !== undefined)
    ?.amountFen;
}
