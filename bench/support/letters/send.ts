// Run as a process of its own: sends the digests of some days, each after the other, and after each the same bytes by bare
// pooled nodemailer on as many connections. Prints what it took as one line of JSON.
import { generateKeyPairSync } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { smtpChannel } from '../../../src/channels/mail/smtp.ts';
import { openDatabase } from '../../../src/db/connect.ts';
import { PostOffice } from '../../../src/jobs/post-office.ts';
import { sendDue } from '../../../src/jobs/sender.ts';
import { contextOn } from '../announce/populate.ts';
import { connected } from '../announce/server.ts';

const [databaseUrl = '', relay = '', mode = '', ...days] = process.argv.slice(2);
const connections = 5;
const database = await openDatabase({ databaseUrl });
const context = contextOn(database.db);
const from = 'reminders@qixian.example';

/** Milliseconds to send what is due, and how many letters that were. */
async function sendOurs(day: string): Promise<{ ms: number; sent: number }> {
  context.clock.set(Temporal.Instant.from(`${day}T09:00:00+08:00`));
  const office = new PostOffice([smtpChannel({ url: relay, ...(mode === 'dkim' ? { dkim: keys() } : {}) })]);
  const began = performance.now();
  const sent = await sendDue(context, office, () => false);
  const ms = performance.now() - began;
  await office.close();
  return { ms, sent };
}

/** The same bytes, which lie ready, on as many connections. */
async function sendBare(day: string): Promise<number> {
  const letters = await connected(
    databaseUrl,
    (sql) => sql`select address, message from letter where slot = ${day} and state = 'sent'`,
  );
  const raws = letters.map(({ address, message }) => ({
    to: address as string,
    raw: Buffer.from(message, 'latin1'),
  }));
  const wire = createTransport({ pool: true, url: relay, maxConnections: connections });
  const began = performance.now();
  const lane = async () => {
    for (let next = raws.pop(); next; next = raws.pop())
      await wire.sendMail({ envelope: { from, to: next.to }, raw: next.raw });
  };
  await Promise.all(Array.from({ length: connections }, lane));
  const ms = performance.now() - began;
  wire.close();
  return ms;
}

function keys() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    domain: 'qixian.example',
    selector: 'bench',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
  };
}

const took: { day: string; ms: number; sent: number; bareMs: number }[] = [];
for (const day of days) {
  const ours = await sendOurs(day);
  took.push({ day, ...ours, bareMs: await sendBare(day) });
}
console.log(JSON.stringify(took));
await database.close();
