// Run as a process of its own: takes every message on a port of the loopback address and keeps none. Prints its address.
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    stream.on('end', () => done());
    stream.resume();
  },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.server.address() as { port: number };
  process.send?.(`smtp://127.0.0.1:${port}`);
});
process.on('disconnect', () => process.exit(0));
