import { lookup as lookUpName } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { HostVerdict, Trouble } from '../../answers/channels.ts';
import { bareHost, type Guard, guardOf } from './guard.ts';

export type OutgoingSettings = {
  /** Private hosts, addresses and ranges that may be called all the same, see `guardOf`. */
  allow: readonly string[];
  /** Milliseconds for everything: looking up, connecting, sending, and the whole answer. */
  timeout?: number;
  /** The addresses of a name. */
  resolve?: (hostname: string) => Promise<string[]>;
};

export type Call = { url: string; headers: Record<string, string>; body: Uint8Array };

/** What came back. `body` is absent where it was too long, was not sent in time or broke off. */
export type Reply = { status: number; retryAfter?: string; date?: string; body?: string };

/** No answer came. `lost` is the trouble where the whole message had gone out before. */
type Unanswered = { trouble: Trouble; code: string };

/** The only door through which this service calls another. */
export type Outgoing = {
  /** What is known of a URL's host before it is called. */
  host(hostname: string): HostVerdict;
  /** Posts once, follows nothing, and answers with what came back; does not throw for what the other side does. */
  post(call: Call): Promise<Reply | Unanswered>;
  /** Asks for a URL once, in the same manner. */
  get(url: string): Promise<Reply | Unanswered>;
};

type Exchange = { method: 'GET' | 'POST'; url: string; headers: Record<string, string>; body: Uint8Array };

/** Bytes of an answer that are read. */
const answerLimit = 65_536;

/** Calls to public hosts by https and to those that the operator allows. Throws a RangeError for an unusable `allow`. */
export function outgoing({ allow, timeout = 15_000, resolve = addressesOf }: OutgoingSettings): Outgoing {
  const guard = guardOf(allow);
  const call = async (wanted: Exchange) => {
    const target = URL.canParse(wanted.url) ? new URL(wanted.url) : undefined;
    const refused = target ? refusalOf(target, guard) : 'bad-address';
    if (!target || refused) return { trouble: refused ?? 'bad-address', code: '' };
    const lookup = guardedLookup(guard, resolve, target.protocol === 'https:');
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), timeout);
    const answer = await exchange(target, wanted, lookup, limit.signal);
    const reply = 'trouble' in answer ? answer : await read(answer);
    clearTimeout(timer);
    return reply;
  };
  return {
    host: guard.host,
    post: ({ url, headers, body }) => {
      const length = String(body.byteLength);
      return call({ method: 'POST', url, headers: { ...headers, 'content-length': length }, body });
    },
    get: (url) => call({ method: 'GET', url, headers: {}, body: new Uint8Array() }),
  };
}

async function addressesOf(hostname: string): Promise<string[]> {
  const found = await lookUpName(hostname, { all: true });
  return found.map(({ address }) => address);
}

/** An address written out is never looked up, so it is judged here. */
function refusalOf({ protocol, hostname, username, password }: URL, guard: Guard): Trouble | undefined {
  if (!/^https?:$/.test(protocol) || username || password) return 'bad-address';
  const host = bareHost(hostname);
  return isIP(host) ? guard.refusal(host, host, protocol === 'https:') : undefined;
}

class Refused extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

/**
 * Looks a name up once for a connection and hands over only what was judged, so that a second answer of the name server
 * cannot take its place. One private address among several refuses all.
 */
function guardedLookup(
  guard: Guard,
  resolve: (hostname: string) => Promise<string[]>,
  secure: boolean,
): LookupFunction {
  const judged = async (hostname: string) => {
    const addresses = await resolve(hostname);
    for (const address of addresses) {
      const trouble = guard.refusal(hostname, address, secure);
      if (trouble) throw new Refused(trouble);
    }
    const [first] = addresses;
    if (first === undefined) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
    return { first, all: addresses.map((address) => ({ address, family: isIP(address) })) };
  };
  return (hostname, options, done) => {
    judged(hostname).then(
      ({ first, all }) => (options.all ? done(null, all) : done(null, first, isIP(first))),
      (error) => done(error, []),
    );
  };
}

/** One request on a connection of its own, which no proxy of the environment takes over. */
function exchange(
  target: URL,
  { method, headers, body }: Exchange,
  lookup: LookupFunction,
  signal: AbortSignal,
): Promise<IncomingMessage | Unanswered> {
  const { promise, resolve } = Promise.withResolvers<IncomingMessage | Unanswered>();
  const request = target.protocol === 'https:' ? requestSecure : requestPlain;
  let handedOver = false;
  const sending = request(target, {
    method,
    headers: { 'user-agent': 'Qixian', 'accept-encoding': 'identity', ...headers },
    agent: false,
    lookup,
    signal,
  });
  sending.on('finish', () => {
    handedOver = true;
  });
  sending.on('response', resolve);
  sending.on('error', (error) => resolve(unanswered(error, handedOver)));
  // An answer that is none, such as a change of protocol, ends without an error.
  sending.on('close', () => resolve(unanswered(new Error(), handedOver)));
  sending.end(body);
  return promise;
}

function unanswered(error: NodeJS.ErrnoException, handedOver: boolean): Unanswered {
  const code = error.code ?? '';
  if (error instanceof Refused) return { trouble: error.trouble, code: '' };
  if (handedOver) return { trouble: 'lost', code };
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return { trouble: 'no-name', code };
  const certificate = /CERT|SELF_SIGNED|ISSUER|SIGNATURE/.test(code);
  return { trouble: certificate ? 'certificate' : 'no-answer', code };
}

async function read(answer: IncomingMessage): Promise<Reply> {
  const { 'retry-after': retryAfter, date } = answer.headers;
  const body = await text(answer);
  return {
    status: answer.statusCode ?? 0,
    ...(retryAfter !== undefined && { retryAfter }),
    ...(date !== undefined && { date }),
    ...(body !== undefined && { body }),
  };
}

/** The answer as it is, nothing unpacked; leaving the loop closes the connection. */
async function text(answer: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      size += chunk.length;
      if (size > answerLimit) return undefined;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
  } catch {
    return undefined;
  }
}
