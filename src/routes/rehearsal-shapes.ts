import { Type } from 'typebox';
import { Day, Id, Optional, Text } from './basic-shapes.ts';

/** How a rehearsal, and a publication that carried one out, look in the API. */

const Minute = Type.Integer({ minimum: 0, maximum: 1440, description: 'of the day, in Asia/Shanghai' });
const Status = Type.Enum(['firm', 'provisional', 'expected', 'awaiting', 'withdrawn']);

const Move = Type.Object({
  deadlineId: Optional(Id),
  enterpriseId: Type.Union([Id, Type.Null()], { description: "null: one of the policies' own rows" }),
  enterprise: Optional(Type.String()),
  projectId: Optional(Id),
  project: Optional(Type.String()),
  title: Text,
  change: Type.Enum(['add', 'move', 'amend', 'withdraw']),
  from: Optional(Day),
  to: Optional(Day),
  actByFrom: Optional(Day),
  actByTo: Optional(Day),
  submitByFrom: Optional(Day),
  submitByTo: Optional(Day),
  minuteFrom: Optional(Minute),
  minuteTo: Optional(Minute),
  statusFrom: Optional(Status),
  statusTo: Status,
  stakeFromFen: Optional(
    Type.Integer({ description: 'given where the money changes; absent where none is known' }),
  ),
  stakeToFen: Optional(Type.Integer()),
  corrections: Type.Array(Type.Object({ channel: Type.Enum(['mail']), people: Type.Array(Id) }), {
    description: 'who has been told another date, and gets a correction',
  }),
  event: Optional(
    Type.Object({
      uid: Optional(Type.String({ description: 'absent where the event is new' })),
      sequence: Type.Integer(),
      status: Type.Enum(['CONFIRMED', 'TENTATIVE', 'CANCELLED']),
      start: Type.String({ description: 'a day, or where an hour is printed an instant' }),
    }),
  ),
});

const Cursor = Type.Union([Type.String(), Type.Null()], {
  description: 'the cursor of the next page; null on the last one',
});

export const Moves = Type.Object({
  items: Type.Array(Move, { description: 'a page may hold fewer than were asked for, or none' }),
  next: Cursor,
});

const counts = {
  added: Type.Integer(),
  changed: Type.Integer(),
  cancelled: Type.Integer(),
};

export const Rehearsal = Type.Object({
  digest: Type.String(),
  enterprises: Type.Integer(),
  projects: Type.Integer(),
  deadlines: Type.Integer(),
  changes: Type.Object({
    added: Type.Integer(),
    moved: Type.Integer(),
    amended: Type.Integer(),
    withdrawn: Type.Integer(),
  }),
  corrections: Type.Integer({ description: 'one for each person and deadline told otherwise' }),
  moneyFen: Type.Object(
    {
      before: Type.Integer(),
      after: Type.Integer(),
      unknown: Optional(
        Type.Object(
          {
            amounts: Type.Integer({ description: 'how many' }),
            before: Type.Integer(),
            atLeast: Type.Integer({ description: 'what every rule that may apply gives' }),
            lacks: Type.Array(Type.String(), {
              description: 'which days decide, as a transition names them',
            }),
          },
          { description: 'amounts that were known and are not any more, in neither of the two sums' },
        ),
      ),
    },
    {
      description:
        'known money at stake whose amount changes, in fen, each amount counted once over all rows of an enterprise',
    },
  ),
  letters: Type.Array(
    Type.Object({
      channel: Type.Enum(['mail']),
      kind: Type.Enum(['correction', 'digest', 'urgent', 'announcement', 'announcement-in-digest']),
      letters: Type.Integer(),
      items: Type.Integer(),
    }),
  ),
  feeds: Type.Object({
    public: Type.Object(counts),
    private: Type.Object({ feeds: Type.Integer(), ...counts }),
  }),
  notDerived: Type.Integer({ description: 'enterprises that cannot be derived and keep what they have' }),
  remarks: Type.Array(Text),
  moves: Type.Array(Move),
  next: Cursor,
});

export const PublicationUnderWay = Type.Object({ id: Id, state: Type.Enum(['asked']) });
