import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import type { Test } from 'tap';

export type Received = { messageId: string; to: string[]; text: string };

/** A real SMTP server on loopback. While it is held it takes every byte of a message and does not say so. */
export async function postOffice(t: Test) {
  const received: Received[] = [];
  const waiting: (() => void)[] = [];
  let held = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        const text = Buffer.concat(chunks).toString('latin1');
        const [, messageId = ''] = /^Message-ID: *(\S+)/im.exec(text) ?? [];
        received.push({ messageId, to: session.envelope.rcptTo.map(({ address }) => address), text });
        if (held) waiting.push(done);
        else done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as { port: number };
  t.teardown(() => new Promise<void>((closed) => server.close(() => closed())));
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    hold: () => {
      held = true;
    },
    release: () => {
      held = false;
      for (const done of waiting.splice(0)) done();
    },
  };
}
