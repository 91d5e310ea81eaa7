import { type Static, Type } from 'typebox';
import { District } from './district.ts';
import { natureKeys } from './natures.ts';
import { Closed, Day, Decisions, Fen, Minute, Words } from './shared.ts';

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
    /** The policy it was signed under. */
    policyKey: Type.Optional(Type.String({ maxLength: 80 })),
  },
  Closed,
);

/** The amounts a clause may take a share of, in fen; `investmentFen` of the project is the planned total. */
export const Costs = Type.Object(
  {
    /** 核定项目总投入或总投资: what the authority has approved. */
    approved: Type.Optional(Fen),
    /** 实际投资、已投入金额: spent so far. */
    actual: Type.Optional(Fen),
    /** 新增投资. */
    added: Type.Optional(Fen),
    /** 设备器具购置. */
    equipment: Type.Optional(Fen),
    /** 软件类费用. */
    software: Type.Optional(Fen),
    /** 平台建设总投入（不含土建）. */
    withoutCivilWorks: Type.Optional(Fen),
    /** 开发（改造）建安费用. */
    construction: Type.Optional(Fen),
    /** 专项审计确认的费用. */
    audited: Type.Optional(Fen),
    /** The contract or contracts the clause speaks of (认证、检测委托合同，创新产品合同，市场合同). */
    contract: Type.Optional(Fen),
    /** 实际发生服务金额. */
    service: Type.Optional(Fen),
    /** 市场销售价格. */
    sales: Type.Optional(Fen),
  },
  Closed,
);
export type CostKey = keyof Static<typeof Costs>;

const Count = Type.Integer({ minimum: 0, maximum: 1_000_000_000 });

/** What a project has achieved, as whole numbers. */
export const Quantities = Type.Object(
  {
    enterprisesDiagnosed: Type.Optional(Count),
    enterprisesServed: Type.Optional(Count),
    /** 当量吨综合效益. */
    equivalentTonnes: Type.Optional(Count),
    /** 节约的吨标煤. */
    coalTonnes: Type.Optional(Count),
    flights: Type.Optional(Count),
  },
  Closed,
);

/** A conference, forum or contest; `filedOn` is the day it was filed with the authority. */
const HostedEvent = Type.Object(
  {
    beginsOn: Day,
    filedOn: Type.Optional(Day),
    reach: Type.Enum(['international', 'national', 'other']),
    heldIn: District,
  },
  Closed,
);

export const Project = Type.Object(
  {
    name: Words(120),
    nature: Type.Enum(natureKeys),
    /** What else it is: a purchase may be part of a renovation. */
    also: Type.Optional(Type.Array(Type.Enum(natureKeys), { maxItems: 10, uniqueItems: true })),
    investmentFen: Type.Optional(Fen),
    costs: Type.Optional(Costs),
    quantities: Type.Optional(Quantities),
    event: Type.Optional(HostedEvent),
    decisions: Type.Optional(Decisions),
    appliedOn: Type.Optional(Day),
    /** The day it was filed with the authority (备案). */
    filedOn: Type.Optional(Day),
    /** The day the authority approved it (立项). */
    approvedOn: Type.Optional(Day),
    /** Policies whose earlier rule was chosen for it, where an amendment leaves that choice, and the day of choosing. */
    keepsEarlierRule: Type.Optional(
      Type.Array(Type.Object({ policyKey: Type.String({ maxLength: 80 }), on: Day }, Closed), {
        maxItems: 20,
      }),
    ),
    /** The day suppliers were first paid. */
    supplierPaidOn: Type.Optional(Day),
    completedOn: Type.Optional(Day),
    /** The day it was accepted after completion (验收). */
    acceptedOn: Type.Optional(Day),
    contract: Type.Optional(Contract),
  },
  Closed,
);
export type Project = Static<typeof Project>;
