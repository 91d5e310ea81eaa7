import { Type } from 'typebox';
import { PolicyKey } from '../deadlines/effects/parts.ts';
import { deadlineKinds } from '../deadlines/ladder.ts';
import type { Way } from '../deadlines/way.ts';
import { District } from '../facts/district.ts';
import { Closed } from '../facts/shared.ts';
import { Theme } from '../policies/themes.ts';
import { Id, Instant } from './basic-shapes.ts';

const some = { minItems: 1, maxItems: 200, uniqueItems: true };
const Kind = Type.Enum(deadlineKinds);

/** What a subscription is narrowed to: each list that is given must name the deadline. */
const Only = Type.Object(
  {
    kinds: Type.Optional(Type.Array(Kind, some)),
    policies: Type.Optional(Type.Array(PolicyKey, some)),
    districts: Type.Optional(Type.Array(District, some)),
    themes: Type.Optional(Type.Array(Theme, some)),
    projects: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), some)),
  },
  Closed,
);

const Days = Type.Array(Type.Integer({ minimum: 0, maximum: 366 }), { maxItems: 12, uniqueItems: true });
const Ladders = Type.Object(Object.fromEntries(deadlineKinds.map((kind) => [kind, Type.Optional(Days)])), {
  ...Closed,
  description: 'days before the day to act by, by kind; [] asks for none',
});

/** `mail` is the account's own address; any other way names an endpoint of the caller's. */
const Channel = Type.Unsafe<Way>(
  Type.String({
    pattern: '^(mail|(mail|webhook|wecom|dingtalk|feishu):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$',
    maxLength: 60,
    examples: ['mail'],
  }),
);

const Second = Type.Object(
  {
    personId: Type.String({ format: 'uuid' }),
    fromDays: Type.Integer({
      minimum: 0,
      maximum: 366,
      description: 'from so many days before the day to act by, unless the reader has answered',
    }),
  },
  Closed,
);

const fields = {
  only: Type.Optional(Only),
  ladders: Type.Optional(Ladders),
  channel: Type.Optional(Channel),
  cadence: Type.Optional(Type.Enum(['at-once', 'daily', 'weekly'])),
  weekday: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 7, description: 'of a weekly digest; 1 is Monday' }),
  ),
  sendMinute: Type.Optional(
    Type.Integer({
      minimum: 0,
      maximum: 1439,
      description:
        'minute of the day on the clocks of `zone`; a robot that is to send on the full or half hour does so 1 to 9 minutes later',
    }),
  ),
  zone: Type.Optional(Type.String({ minLength: 1, maxLength: 60, examples: ['Asia/Shanghai'] })),
  quiet: Type.Optional(Type.Enum(['none', 'holidays', 'rest-days'])),
  outlook: Type.Optional(
    Type.Boolean({
      description: 'once a week, on `weekday`: what is overdue and what comes next; as usual true',
    }),
  ),
  lang: Type.Optional(Type.Enum(['zh', 'en'])),
  second: Type.Optional(Second),
};

/** A subscription as it is asked for; what is left out is as usual. */
export const WantedReminders = Type.Object(fields, Closed);

export const ReminderSubscription = Type.Object({
  id: Id,
  enterpriseId: Id,
  ...fields,
  revision: Type.Integer(),
  createdAt: Instant,
  changedAt: Instant,
});

/** Letters of reminders a week, on one way; what is pressing goes out beyond it. */
export const WeeklyBudget = Type.Object({ weeklyBudget: Type.Integer({ minimum: 1, maximum: 100 }) }, Closed);
