import { type Static, Type } from 'typebox';
import { District } from '../facts/district.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import { GeneralCondition } from './condition.ts';
import { Measure, Target } from './measure.ts';
import { Bilingual, ClauseNo, OpenQuestion, Quote, Slug } from './parts.ts';
import { Theme } from './themes.ts';

/** The policy holds up to and including `until`. */
const ValidUntil = Type.Object(
  {
    kind: Type.Literal('until'),
    until: Day,
    /** The later last day of another reading of the same words; shown beside `until`, never instead of it. */
    disputedUntil: Type.Optional(Day),
    /** Present where the text gives a first day and a length, and the last day is our computation. */
    computed: Type.Optional(
      Type.Object({ from: Day, years: Type.Integer({ minimum: 1, maximum: 100 }) }, Closed),
    ),
    clause: Type.Optional(ClauseNo),
    quote: Quote,
    /** The notice that set this day, where it is not the document itself (an extension). */
    notice: Type.Optional(
      Type.Object({ title: Bilingual(200), reference: Type.Optional(Words(300)) }, Closed),
    ),
    note: Type.Optional(Bilingual(400)),
  },
  Closed,
);

/** The policy prints no last day, only goals. A goal's `on` is the last day of the year the text names. */
const GoalsOnly = Type.Object(
  {
    kind: Type.Literal('goals'),
    goals: Type.Array(Type.Object({ on: Day, clause: ClauseNo, quote: Quote }, Closed), {
      minItems: 1,
      maxItems: 10,
    }),
    note: Bilingual(400),
  },
  Closed,
);

/** It was repealed before its time: `from` is the first day on which it no longer holds. */
const Repealed = Type.Object(
  {
    from: Day,
    /** What the repeal says of what began before; where it is silent that is a question. */
    running: Type.Optional(
      Type.Object({ rule: Type.Enum(['goes-on', 'ends']), text: Bilingual(400), quote: Quote }, Closed),
    ),
  },
  Closed,
);

/** The policy holds until something happens that has no day yet (至额度用完为止). */
const OpenEnd = Type.Object(
  {
    kind: Type.Literal('open'),
    /** What ends it. */
    event: Bilingual(200),
    clause: Type.Optional(ClauseNo),
    quote: Quote,
    note: Type.Optional(Bilingual(400)),
  },
  Closed,
);

const Validity = Type.Union([ValidUntil, GoalsOnly, OpenEnd]);

/**
 * A dated target of the government's own. `on` is the last day of the year named in the text; `inferred` marks a
 * year taken from the document's horizon because the sentence itself names none.
 */
export const Milestone = Type.Object(
  {
    measureId: Slug,
    clause: ClauseNo,
    on: Day,
    inferred: Type.Optional(Type.Boolean()),
    name: Bilingual(80),
    ...Target.properties,
  },
  Closed,
);
export type Milestone = Static<typeof Milestone>;

/**
 * How a clause that names the rule is paid beside other money, as far as this service computes it: with a superior subsidy
 * that asks for no matching both stay within the ceiling; with one that does the higher applies; beside another policy of
 * the district or a town the higher counts, not both. `question` is the open reading of its words, `within` the open question
 * whether it also stands between two clauses of the document itself.
 */
const Coordination = Type.Object(
  {
    kind: Type.Enum(['within-ceiling', 'higher-with-matching', 'higher-not-both']),
    question: Slug,
    within: Type.Optional(Slug),
  },
  Closed,
);

const GeneralRule = Type.Object(
  {
    id: Slug,
    clause: ClauseNo,
    text: Bilingual(400),
    quote: Quote,
    coordination: Type.Optional(Coordination),
  },
  Closed,
);
export type GeneralRule = Static<typeof GeneralRule>;

/** Which of an enterprise's places must lie in the district; an empty list means the document as a whole asks for none. */
const Eligibility = Type.Object(
  {
    places: Type.Array(Type.Enum(['operatesIn', 'registeredIn', 'taxedIn']), {
      uniqueItems: true,
      maxItems: 3,
    }),
    text: Bilingual(400),
    clause: Type.Optional(ClauseNo),
    quote: Type.Optional(Quote),
  },
  Closed,
);

const Confidence = Type.Object(
  {
    firstDay: Type.Enum(['high', 'medium', 'low', 'none']),
    lastDay: Type.Enum(['high', 'medium', 'low', 'none']),
    note: Bilingual(400),
  },
  Closed,
);

export const Clause = Type.Object(
  {
    no: ClauseNo,
    section: Type.Optional(Bilingual(120)),
    heading: Bilingual(120),
    summary: Bilingual(600),
    /** As the clause names them; empty where it names none. */
    departments: Type.Array(Bilingual(80), { maxItems: 30 }),
    /** Ids of the document's general rules that bear on this clause. */
    rules: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 20, uniqueItems: true })),
    quote: Quote,
    openQuestions: Type.Optional(Type.Array(OpenQuestion, { minItems: 1, maxItems: 20 })),
    measures: Type.Array(Measure, { maxItems: 50 }),
  },
  Closed,
);
export type Clause = Static<typeof Clause>;

/** What `policy.yaml` holds: everything of a document but its clauses. Days are Asia/Shanghai, inclusive. */
const PolicyHead = Type.Object(
  {
    key: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 80 }),
    title: Bilingual(200),
    /** The title is printed nowhere in the text we have. */
    titleInferred: Type.Optional(Type.Literal(true)),
    documentNumber: Type.Optional(Words(80)),
    issuers: Type.Array(Bilingual(80), { maxItems: 30 }),
    level: Type.Enum(['national', 'municipal', 'district']),
    district: Type.Optional(District),
    themes: Type.Optional(Type.Array(Theme, { minItems: 1, maxItems: 7, uniqueItems: true })),
    issuedOn: Type.Optional(Day),
    publishedOn: Type.Optional(Day),
    repostedOn: Type.Optional(Day),
    inForceFrom: Type.Optional(Day),
    /** The earliest day a paper or page shows it to exist; stands in where `publishedOn` or `inForceFrom` is unknown. */
    knownFrom: Type.Optional(Day),
    /** The day a person or a test last held this reading against the text. */
    lastChecked: Day,
    validity: Validity,
    repealed: Type.Optional(Repealed),
    confidence: Confidence,
    eligibility: Eligibility,
    generalRules: Type.Array(GeneralRule, { maxItems: 60 }),
    /** Conditions that every measure of the document has. */
    conditions: Type.Optional(Type.Array(GeneralCondition, { minItems: 1, maxItems: 10 })),
    milestones: Type.Array(Milestone, { maxItems: 200 }),
    /** What the text is silent about. Silence is neither permission nor refusal. */
    notStated: Type.Array(Bilingual(200), { maxItems: 60 }),
    doubts: Type.Array(OpenQuestion, { maxItems: 60 }),
    openQuestions: Type.Array(OpenQuestion, { maxItems: 60 }),
    /** Ids of the general rules and open questions that bear on what follows the last day; else the text is silent on it. */
    afterwards: Type.Optional(Type.Array(Slug, { minItems: 1, maxItems: 10, uniqueItems: true })),
  },
  Closed,
);

/** The one schema of a policy document: catalogue files, API, importer and export. */
export const PolicyDocument = Type.Object(
  { ...PolicyHead.properties, clauses: Type.Array(Clause, { maxItems: 200 }) },
  Closed,
);
export type PolicyDocument = Static<typeof PolicyDocument>;
