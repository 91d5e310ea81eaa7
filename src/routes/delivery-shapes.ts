import { Type } from 'typebox';
import { Id, Instant, Optional } from './basic-shapes.ts';

/** What the API says of letters on their way, as it describes itself. */

const Kind = Type.String({ description: 'digest, single, urgent, correction, announcement, …' });
const Way = Type.String({ description: 'mail, or a channel and the id of an endpoint' });

export const FailedLetter = Type.Object({
  id: Id,
  kind: Kind,
  channel: Way,
  to: Type.String(),
  reason: Type.String({ description: 'bounced, gave-up or too-late' }),
  attempts: Type.Integer(),
  reply: Optional(Type.Object({ event: Type.String(), detail: Type.String(), at: Instant })),
  createdAt: Instant,
  failedAt: Instant,
});

export const StoppedAddress = Type.Object({
  id: Id,
  address: Optional(Type.String()),
  endpointId: Optional(Id),
  reason: Type.Enum(['bounced', 'soft-bounces', 'complained', 'gone']),
  detail: Type.String(),
  at: Instant,
  expiresAt: Optional(Instant),
});

export const BounceHeard = Type.Object({
  result: Type.Enum(
    ['recorded', 'repeated', 'delayed', 'no-such-letter', 'unproven', 'not-a-bounce', 'not-a-mail'],
    {
      description:
        'delayed: it is still being tried; unproven: it names no letter that was signed here; only what is recorded may stop an address',
    },
  ),
});
