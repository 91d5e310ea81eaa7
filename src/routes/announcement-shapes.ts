import { Type } from 'typebox';
import { Day, Id, Instant, Optional, Source, Text } from './basic-shapes.ts';

/** What the API answers about announcements, as it describes itself. */

const Nullable = (Shape: typeof Id | typeof Instant) => Type.Union([Shape, Type.Null()]);

const announcement = {
  id: Id,
  kind: Type.String(),
  state: Type.Enum(['draft', 'reviewed', 'published']),
  revision: Type.Integer(),
  title: Text,
  source: Source,
  effect: Type.Unknown(),
  about: Type.Unknown(),
  corrects: Nullable(Id),
  publishedOn: Day,
  digest: Type.Union([Type.String(), Type.Null()]),
  shipped: Type.Union([Type.String(), Type.Null()], {
    description: 'its name among those that come with the service; null where an administrator entered it',
  }),
  createdBy: Nullable(Id),
  createdAt: Instant,
  changedBy: Nullable(Id),
  changedAt: Nullable(Instant),
  reviewedBy: Nullable(Id),
  reviewedAt: Nullable(Instant),
  publishedBy: Nullable(Id),
  publishedAt: Nullable(Instant),
};
export const Announcement = Type.Object(announcement);
export const OneAnnouncement = Type.Object({
  ...announcement,
  replacedBy: Optional(
    Type.String({ format: 'uuid', description: 'the announcement that corrected or withdrew it' }),
  ),
});

const Other = Type.Object({ id: Id, title: Text, how: Type.Enum(['corrects', 'withdraws']) });
export const PublishedAnnouncement = Type.Object({
  id: Id,
  kind: Type.String(),
  title: Text,
  source: Source,
  publishedOn: Day,
  announcedAt: Instant,
  effect: Type.Unknown({
    description: 'as data; of those it names only their number, of a document only its key',
  }),
  about: Type.Unknown(),
  says: Type.Array(Text, { description: 'what it does, in words' }),
  policies: Type.Array(Type.String()),
  differences: Optional(
    Type.String({ description: 'the page that shows the policy’s versions before and after it' }),
  ),
  replaces: Optional(Other),
  replacedBy: Optional(Type.Object({ ...Other.properties, at: Instant })),
  changedBy: Optional(
    Type.Array(Type.Object({ id: Id, title: Text }), {
      description: 'of a window, the changes of it that hold; its own effect is as it was announced',
    }),
  ),
});

const Subscription = Type.Object({
  scope: Type.Enum(['all', 'concerns-me', 'policy', 'district', 'theme', 'department']),
  value: Optional(Type.String()),
  mode: Type.Enum(['at-once', 'digest']),
});
export const Subscriptions = Type.Object({ items: Type.Array(Subscription) });

export const Comparison = Type.Object({
  differences: Type.Array(
    Type.Object({
      pointer: Type.String(),
      before: Optional(Type.Unknown()),
      after: Optional(Type.Unknown()),
    }),
  ),
});

export const Administrator = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  lang: Type.Enum(['zh', 'en']),
  addressStoppedAt: Nullable(Instant),
});

/** `token` is in the first answer only: it is not kept for a repeated call. */
export const AdministratorReply = Type.Object({
  id: Id,
  email: Type.String(),
  name: Type.String(),
  lang: Type.Enum(['zh', 'en']),
  token: Optional(Type.String()),
});
