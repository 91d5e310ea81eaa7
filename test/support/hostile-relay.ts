import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';

/** What the relay does wrong. Every `n`th counts its own kind of step from the start; 0 or absent is never. */
export type Mischief = {
  /** Every nth message that is begun: the connection goes before its end, nothing is kept. */
  dropInData?: number;
  /** Every nth message that came whole: it is kept, and the connection goes before the reply. */
  dropAfterDot?: number;
  /** Every nth recipient is answered 451. */
  temporaryEvery?: number;
  /** Addresses answered `550 5.1.1`, and others answered as given. */
  refused?: string[];
  replies?: Record<string, string>;
  /** Milliseconds before each reply to a whole message. */
  slow?: number;
  /** Takes no connection and drops those there are, until told otherwise; the address stays the same. */
  away?: boolean;
};

/** A message the relay has, whether or not its sender was told. */
export type Kept = {
  messageId: string;
  sha256: string;
  from: string;
  to: string[];
  /** False where the connection went before the reply. */
  replied: boolean;
};

export type HostileRelay = {
  url: string;
  /** Every message it has, in order; a message twice is there twice. */
  log(): Promise<Kept[]>;
  /** Changes what is given and leaves the rest. */
  set(mischief: Mischief): Promise<void>;
  close(): Promise<void>;
};

type Options = Mischief & {
  /** A file the log is written to, a JSON line for each message; it may have lines of an earlier run. */
  log: string;
};

/** A relay that misbehaves as told, in this process. */
export async function startHostileRelay({ log, ...mischief }: Options): Promise<HostileRelay> {
  const now: Mischief = { ...mischief };
  const counts = { begun: 0, whole: 0, recipients: 0 };
  let server = await listen(0, { now, counts, log });
  const { port } = server.server.address() as { port: number };
  const set = async (change: Mischief) => {
    const wasAway = now.away === true;
    Object.assign(now, change);
    if (now.away && !wasAway) await stop(server);
    if (!now.away && wasAway) server = await listen(port, { now, counts, log });
  };
  await (mischief.away ? stop(server) : undefined);
  return {
    url: `smtp://127.0.0.1:${port}`,
    log: async () => readLog(log),
    set,
    close: async () => {
      if (!now.away) await stop(server);
    },
  };
}

/** The same in a process of its own, which outlives the killing of whoever posts to it. */
export async function startHostileRelayProcess(options: Options): Promise<HostileRelay> {
  const child = fork(new URL('./hostile-relay-process.ts', import.meta.url), { execArgv: [] });
  const ask = async (message: unknown) => {
    child.send(message as object);
    const [answer] = await once(child, 'message');
    return answer as string;
  };
  const url = await ask({ start: options });
  return {
    url,
    log: async () => readLog(options.log),
    set: async (mischief) => void (await ask({ set: mischief })),
    close: async () => {
      const gone = once(child, 'exit');
      child.send({ close: true });
      await gone;
    },
  };
}

/** How many more messages it has than different ones, by Message-ID. */
export function duplicates(kept: Kept[]): number {
  return kept.length - new Set(kept.map(({ messageId }) => messageId)).size;
}

function readLog(file: string): Kept[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

/** Kept while it is away. */
type State = { now: Mischief; counts: { begun: number; whole: number; recipients: number }; log: string };

async function listen(port: number, state: State): Promise<SMTPServer> {
  const server: SMTPServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    ...behaviour(state, (session) => drop(server, session)),
  });
  server.on('error', () => {});
  server.listen(port, '127.0.0.1');
  await once(server.server, 'listening');
  return server;
}

function drop({ connections }: SMTPServer, { id }: SMTPServerSession) {
  for (const connection of connections) if (connection.id === id) connection._socket.destroy();
}

async function stop(server: SMTPServer) {
  const closed = new Promise<void>((done) => server.close(done));
  for (const connection of server.connections) connection._socket.destroy();
  await closed;
}

type Drop = (session: SMTPServerSession) => void;

function behaviour({ now, counts, log }: State, drop: Drop): SMTPServerOptions {
  return {
    onRcptTo({ address }, _, done) {
      const reply = now.refused?.includes(address) ? '550 5.1.1 no such user' : now.replies?.[address];
      if (reply) return done(replied(reply));
      done(nth(++counts.recipients, now.temporaryEvery) ? replied('451 4.7.1 try again later') : undefined);
    },
    onData(stream, session, done) {
      if (nth(++counts.begun, now.dropInData)) return void stream.once('data', () => drop(session));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const lost = nth(++counts.whole, now.dropAfterDot);
        keep(log, Buffer.concat(chunks), session, !lost);
        if (lost) drop(session);
        else if (now.slow) setTimeout(done, now.slow);
        else done();
      });
    },
  };
}

function nth(count: number, every: number | undefined): boolean {
  return every !== undefined && every > 0 && count % every === 0;
}

function keep(log: string, bytes: Buffer, { envelope }: SMTPServerSession, wasReplied: boolean) {
  const header = bytes.toString('latin1').split('\r\n\r\n', 1)[0] ?? '';
  const line: Kept = {
    messageId: /^Message-ID:\s*(<[^>]*>)/im.exec(header)?.[1] ?? '',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    replied: wasReplied,
  };
  appendFileSync(log, `${JSON.stringify(line)}\n`);
}

function replied(reply: string): Error {
  const [, code = '451', text = ''] = /^(\d{3}) (.*)$/.exec(reply) ?? [];
  return Object.assign(new Error(text), { responseCode: Number(code) });
}
