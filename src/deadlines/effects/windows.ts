import { Type } from 'typebox';
import { StepName } from '../../facts/claim.ts';
import { District } from '../../facts/district.ts';
import { Closed, Day, Minute, Words } from '../../facts/shared.ts';
import { Bilingual, Slug } from '../../policies/parts.ts';
import { PrintedDay, Recipients } from './parts.ts';

/**
 * A step of a window and its last day and hour; without a day it ends when the funds are used up or another notice says so.
 * Where the notice misprints the day (an end before its start), `misprint` holds its own words and where the right day comes
 * from; `closesOn` is then that right day.
 */
const Step = Type.Object(
  {
    step: StepName,
    opensOn: Type.Optional(Day),
    closesOn: Type.Optional(Day),
    minute: Type.Optional(Minute),
    quote: Type.Optional(Words(60)),
    misprint: Type.Optional(Type.Object({ printed: Words(40), correction: Bilingual(200) }, Closed)),
  },
  Closed,
);

/** The earlier day a district sets for a step, for those who operate in it. */
const DistrictDay = Type.Object(
  { district: District, step: StepName, closesOn: Day, minute: Type.Optional(Minute) },
  Closed,
);

const Steps = Type.Array(Step, { minItems: 1, maxItems: 8 });
const DistrictDays = Type.Array(DistrictDay, { minItems: 1, maxItems: 100 });
/** The web address of the platform, or of the notice. */
const Link = Type.String({ format: 'uri', pattern: '^https?://[^\\s/?#]', maxLength: 300 });

/** An announced period in which some measures are applied for (申报窗口). Days and hours as printed, never moved. */
export const Window = Type.Object(
  {
    kind: Type.Literal('window'),
    /** A name for life, such as `technical-renovation-2026`; later notices refer to it. */
    window: Slug,
    name: Bilingual(120),
    measures: Type.Array(Slug, { minItems: 1, maxItems: 50, uniqueItems: true }),
    opensOn: Type.Optional(Day),
    opensMinute: Type.Optional(Minute),
    steps: Steps,
    /** Where a step has no last day: what ends it, in the notice's words (额度用完为止). */
    openEnd: Type.Optional(Bilingual(200)),
    /** Of an interest subsidy: the interest, by its days, that the window is for; both inclusive. */
    covers: Type.Optional(Type.Object({ from: Day, to: Day }, Closed)),
    districts: Type.Optional(DistrictDays),
    conditions: Type.Optional(Type.Array(Bilingual(300), { minItems: 1, maxItems: 40 })),
    materials: Type.Optional(Type.Array(Bilingual(200), { minItems: 1, maxItems: 60 })),
    link: Type.Optional(Link),
    contact: Type.Optional(Bilingual(200)),
    /** The yearly rhythm is not to be expected to come back: nothing is expected from this window. */
    once: Type.Optional(Type.Literal(true)),
  },
  Closed,
);

/** A supplement or extension of a window: what it names takes the place of what the window said. */
export const WindowChange = Type.Object(
  {
    kind: Type.Literal('window-change'),
    window: Slug,
    opensOn: Type.Optional(Day),
    opensMinute: Type.Optional(Minute),
    steps: Type.Optional(Steps),
    districts: Type.Optional(DistrictDays),
    openEnd: Type.Optional(Bilingual(200)),
    link: Type.Optional(Link),
  },
  Closed,
);

/** A list shown to the public before it becomes final (公示): whoever is on it, and the end of the time for objections. */
export const PublicNotice = Type.Object(
  {
    kind: Type.Literal('public-notice'),
    measures: Type.Array(Slug, { maxItems: 50, uniqueItems: true }),
    recipients: Recipients,
    from: Day,
    /** The printed last day, or only a count of days. */
    until: Type.Optional(PrintedDay),
    within: Type.Optional(
      Type.Object(
        {
          value: Type.Integer({ minimum: 1, maximum: 400 }),
          unit: Type.Enum(['calendar-day', 'working-day']),
        },
        Closed,
      ),
    ),
    objections: Type.Optional(Bilingual(300)),
  },
  Closed,
);
