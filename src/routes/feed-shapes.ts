import { Type } from 'typebox';
import { deadlineKinds } from '../deadlines/ladder.ts';
import { Closed, Fen } from '../facts/shared.ts';
import { calendarClientNames } from '../words/calendar-clients.ts';
import { Id, Instant, Optional, Text } from './basic-shapes.ts';

const Lang = Type.Enum(['zh', 'en']);
const Kinds = Type.Array(Type.Enum(deadlineKinds), { minItems: 1, maxItems: 200, uniqueItems: true });
const MinimumFen = Type.Integer({
  ...Fen,
  minimum: 1,
  description: 'what is at stake at least; an amount that is not known stays in, dates without money do not',
});

const settings = {
  lang: Optional(Lang),
  alarms: Optional(Type.Boolean({ description: 'whether events ring; as usual false' })),
  form: Optional(
    Type.Enum(['events', 'tasks'], { description: 'tasks are for clients that keep them; as usual events' }),
  ),
  spans: Optional(
    Type.Boolean({
      description:
        'whether a window is one event from its first day to its last; as usual false, its two ends',
    }),
  ),
};

/** A calendar as it is asked for; what is left out is as usual. */
export const NewFeed = Type.Object(
  { ...settings, kinds: Optional(Kinds), minimumFen: Optional(MinimumFen) },
  Closed,
);

/** What is to be changed of a calendar; what is left out stays, `null` takes a narrowing off. */
export const FeedChange = Type.Object(
  {
    ...settings,
    kinds: Optional(Type.Union([Kinds, Type.Null()])),
    minimumFen: Optional(Type.Union([MinimumFen, Type.Null()])),
  },
  Closed,
);

const Client = Type.Object({
  client: Type.Enum(Object.keys(calendarClientNames)),
  name: Text,
  firstAt: Instant,
  lastAt: Instant,
  fetches: Type.Integer(),
  transfers: Type.Integer({ description: 'fetches that carried the calendar; the others had nothing new' }),
});

const Health = Type.Object({
  state: Type.Enum(['never-fetched', 'current', 'behind'], {
    description:
      'behind: the newest change has not been fetched yet; what a browser or curl fetches does not count',
  }),
  changedAt: Optional(Instant),
  fetchedAt: Optional(Instant),
  clients: Type.Array(Client),
});

const fields = {
  id: Id,
  scope: Type.Enum(['enterprise', 'project', 'person']),
  enterpriseId: Optional(Id),
  projectId: Optional(Id),
  name: Text,
  lang: Lang,
  kinds: Optional(Kinds),
  minimumFen: Optional(MinimumFen),
  alarms: Type.Boolean(),
  form: Type.Enum(['events', 'tasks']),
  spans: Type.Boolean(),
  revision: Type.Integer({ description: 'also raised by every change of what the calendar carries' }),
  createdAt: Instant,
  health: Health,
};

/** The addresses are secrets: whoever has one reads the calendar. */
export const Feed = Type.Object({
  ...fields,
  path: Type.String(),
  url: Type.String(),
  webcal: Type.String(),
});

/** Addresses are in the first answer only: they are not kept for a repeated call. */
export const NewFeedReply = Type.Object({
  ...fields,
  path: Optional(Type.String()),
  url: Optional(Type.String()),
  webcal: Optional(Type.String()),
});

/** A calendar as administrators see it: whose it is, and not where. */
export const FeedOfMember = Type.Object({
  ...fields,
  person: Type.Object({ id: Id, name: Type.String(), email: Type.String() }),
});
