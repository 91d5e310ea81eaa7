import type { RobotName, Trouble } from '../answers/channels.ts';
import type { Outcome } from '../answers/outcome.ts';
import type { Limit } from '../answers/pace.ts';
import { type Caller, callingChannel } from './calling.ts';
import type { Channel, Message } from './channel.ts';
import { oneLine } from './mail/outcome.ts';
import type { Outgoing, Reply } from './outgoing/outgoing.ts';
import { troubled, troubledStatus, waitOf } from './trouble.ts';

/** What a robot's answer says in its body. */
type Said = { code: number; text: string };

/** A group robot of one vendor. All of them answer HTTP 200 with a code that is 0 where the message was taken. */
export type Robot = {
  name: RobotName;
  limit: Limit;
  prepare: Caller['prepare'];
  /** The fields of the answer that hold the code and its text, the first that is there counts. */
  fields: ReadonlyArray<{ code: string; text: string }>;
  trouble(said: Said): Trouble;
  /** Seconds for which nothing is taken after too much was sent. */
  wait: number;
};

export function robotChannel(robot: Robot, out: Outgoing): Channel {
  const { name, limit, prepare } = robot;
  return callingChannel({ name, limit, prepare, judge: (reply, sent) => judge(robot, reply, sent) }, out);
}

function judge(robot: Robot, reply: Reply, message: Message): Outcome {
  const said = read(robot, reply.body);
  const isSuccess = reply.status >= 200 && reply.status < 300;
  const asked = waitOf(reply.retryAfter, message.at);
  if (!said && isSuccess) return troubled('unreadable', `HTTP ${reply.status}`);
  if (!said) return troubledStatus(reply.status, asked);
  if (said.code === 0 && isSuccess) return { outcome: 'accepted', blame: 'relay', detail: 'code 0' };
  const told = said.code === 0 ? 'other' : robot.trouble(said);
  const trouble = told === 'signature' && isFarOff(reply, message) ? 'clock' : told;
  const wait = trouble === 'too-fast' ? Math.max(asked ?? 0, robot.wait) : asked;
  return troubled(trouble, `code ${said.code} ${withoutSecrets(said.text, message)}`, wait);
}

/** A signature also fails where the clocks differ by an hour, and that is not the address's fault. */
function isFarOff({ date = '' }: Reply, { at }: Message): boolean {
  return Math.abs(Date.parse(date) - at.epochMilliseconds) > 1_800_000;
}

function read({ fields }: Robot, body: string | undefined): Said | undefined {
  const answer = parsed(body);
  const field = fields.find(({ code }) => typeof answer[code] === 'number');
  return field && { code: Number(answer[field.code]), text: String(answer[field.text] ?? '') };
}

function parsed(body: string | undefined): Record<string, unknown> {
  try {
    return Object(JSON.parse(body ?? ''));
  } catch {
    return {};
  }
}

/** The vendor's own words, short; none of them where they repeat what the address or the signature is made of. */
function withoutSecrets(text: string, { envelope, secret }: Message): string {
  const { pathname, searchParams } = new URL(envelope.to);
  const secrets = [secret ?? '', pathname.split('/').at(-1) ?? '', ...searchParams.values()];
  const repeats = secrets.some((part) => part.length > 5 && text.includes(part));
  return repeats ? '' : oneLine(text).slice(0, 200);
}
