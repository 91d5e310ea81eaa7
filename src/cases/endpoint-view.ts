import type { ChannelName } from '../answers/channels.ts';
import type { Text } from '../answers/source.ts';
import { type AddressStop, listStops } from '../db/address-stops.ts';
import { type Endpoint, endpointsOf, newestQuestions } from '../db/endpoints.ts';
import { type Attempt, attemptsOf } from '../db/letter-queue.ts';
import type { Letter } from '../db/letters.ts';
import { type Way, wayTo } from '../deadlines/way.ts';
import { Problem } from '../errors.ts';
import { explainOutcome } from '../words/channels.ts';
import { testWords } from '../words/endpoints.ts';
import type { Context } from './context.ts';
import { addressOf } from './open-endpoint.ts';

/** What came of the newest test of a way, or of the newest question whether it is its owner's. */
type Asked = {
  state: 'waiting' | 'accepted' | 'failed' | 'not-sent';
  askedAt: string;
  endedAt?: string;
  /** What the other side answered, in words. */
  reply: Text;
};

/** A way to be reached as its owner sees it: a robot's or webhook's address is a secret and never shown again. */
export type EndpointView = {
  id: string;
  channel: ChannelName;
  /** What a subscription names it by. */
  way: Way;
  label: string;
  address: string;
  hasSecret: boolean;
  state: 'unconfirmed' | 'confirmed' | 'stopped';
  createdAt: string;
  confirmedAt?: string;
  stop?: { id: string; reason: AddressStop['reason']; detail: string; at: string };
  test?: Asked;
  question?: Asked;
};

/** A person's own ways, oldest first. */
export async function listEndpoints(
  { db, secret, clock }: Pick<Context, 'db' | 'secret' | 'clock'>,
  personId: string,
): Promise<EndpointView[]> {
  const rows = await endpointsOf(db, personId);
  if (rows.length === 0) return [];
  const asked = await newestQuestions(db, personId);
  const attempts = await attemptsOf(
    db,
    [...asked.values()].map(({ id }) => id),
  );
  const stops = await listStops(db, rows.length, rows.map(stopKey));
  const of = (kind: 'test' | 'confirmation', id: string) => {
    const letter = asked.get(`${kind} ${id}`);
    return letter && askedOf(letter, attempts.get(letter.id) ?? []);
  };
  return rows.map((row) => {
    const [test, question] = [of('test', row.id), of('confirmation', row.id)];
    const stop = isShown(row) ? stops.find(({ address }) => address === stopKey(row)) : undefined;
    return {
      ...plain(row, addressOf(secret, row, clock.now())),
      ...(stop ? { stop: stopView(stop) } : {}),
      ...(test ? { test } : {}),
      ...(question ? { question } : {}),
    };
  });
}

/** One of them; another person's, or one that was removed, does not exist. */
export async function readEndpoint(
  context: Pick<Context, 'db' | 'secret' | 'clock'>,
  personId: string,
  id: string,
): Promise<EndpointView> {
  const found = (await listEndpoints(context, personId)).find((each) => each.id === id);
  if (!found) throw new Problem('not-found');
  return found;
}

/** Whether a way takes reminders, and if not why. */
function stateOf({ stoppedAt, confirmedAt }: Endpoint): EndpointView['state'] {
  if (stoppedAt) return 'stopped';
  return confirmedAt ? 'confirmed' : 'unconfirmed';
}

function plain(row: Endpoint, address: string | undefined) {
  const { id, channel, label, secret, confirmedAt, createdAt } = row;
  return {
    id,
    channel,
    way: wayTo(channel, id),
    label,
    address: shownAddress(channel, address),
    hasSecret: secret !== null,
    state: stateOf(row),
    createdAt: createdAt.toString(),
    ...(confirmedAt ? { confirmedAt: confirmedAt.toString() } : {}),
  };
}

function shownAddress(channel: ChannelName, address: string | undefined): string {
  if (address === undefined) return '…';
  return channel === 'mail' ? address : `${new URL(address).origin}/…`;
}

/** Why a mail address is stopped is for those alone who have shown that it is theirs. */
function isShown({ channel, confirmedAt }: Endpoint): boolean {
  return channel !== 'mail' || confirmedAt !== null;
}

/** Under what a stop of the endpoint is kept. */
export function stopKey({ id, channel, address }: Endpoint): string {
  return channel === 'mail' ? address : id;
}

function stopView({ id, reason, detail, at }: AddressStop): NonNullable<EndpointView['stop']> {
  return { id, reason, detail, at: at.toString() };
}

function askedOf({ state, createdAt, settledAt }: Letter, attempts: readonly Attempt[]): Asked {
  const when = {
    askedAt: createdAt.toString(),
    ...(settledAt ? { endedAt: settledAt.toString() } : {}),
  };
  if (state === 'suppressed') return { state: 'not-sent', ...when, reply: testWords.notSent };
  const last = attempts.findLast(({ event }) => event !== 'started' && event !== 'requeued');
  if (state === 'sent' || state === 'failed')
    return { state: state === 'sent' ? 'accepted' : 'failed', ...when, reply: replyOf(last) };
  const reply = state === 'sending' ? testWords.sending : testWords.waiting;
  return { state: 'waiting', ...when, reply: last ? replyOf(last) : reply };
}

function replyOf(attempt: Attempt | undefined): Text {
  const { event = 'unknown', detail = '' } = attempt ?? {};
  const outcome = event === 'accepted' ? 'accepted' : event === 'refused' ? 'refused' : 'deferred';
  return explainOutcome({ outcome, blame: 'network', detail });
}
