import { Type } from 'typebox';
import { Closed, Words } from '../facts/shared.ts';
import { Id, Instant, Optional, Text } from './basic-shapes.ts';

const Channel = Type.Enum(['mail', 'webhook', 'wecom', 'dingtalk', 'feishu']);
const Label = Words(60);
const Secret = Type.String({
  pattern: '^[!-~]{1,200}$',
  description:
    'what a webhook, a DingTalk or a Feishu robot is signed with; of a webhook made here where it is left out',
});

export const WantedEndpoint = Type.Object(
  {
    channel: Channel,
    label: Label,
    address: Type.String({
      minLength: 3,
      maxLength: 4000,
      description: 'a mail address, the URL of a webhook, or the whole address that a group robot was given',
    }),
    secret: Optional(Secret),
  },
  Closed,
);

export const EndpointLabel = Type.Object({ label: Label }, Closed);
export const EndpointSecret = Type.Object({ secret: Optional(Secret) }, Closed);

const Asked = Type.Object({
  state: Type.Enum(['waiting', 'accepted', 'failed', 'not-sent']),
  askedAt: Instant,
  endedAt: Optional(Instant),
  reply: Text,
});

const fields = {
  id: Id,
  channel: Channel,
  way: Type.String({ description: 'the `channel` of a reminder subscription that goes there' }),
  label: Type.String(),
  address: Type.String({ description: 'of a robot or webhook its host alone: the address is a secret' }),
  hasSecret: Type.Boolean(),
  state: Type.Enum(['unconfirmed', 'confirmed', 'stopped']),
  createdAt: Instant,
  confirmedAt: Optional(Instant),
  stop: Optional(
    Type.Object({
      id: Id,
      reason: Type.Enum(['bounced', 'soft-bounces', 'complained', 'gone']),
      detail: Type.String(),
      at: Instant,
    }),
  ),
  test: Optional(Asked),
  question: Optional(Asked),
};

export const Endpoint = Type.Object(fields);

/** `secret`, of a webhook, is in the first answer only: it is not kept for a repeated call. */
export const EndpointWithSecret = Type.Object({ ...fields, secret: Optional(Type.String()) });

export const EndpointRemoval = Type.Object({
  id: Id,
  toMail: Type.Array(Type.Object({ id: Id, enterpriseId: Id })),
  lettersEnded: Type.Integer(),
});
