import { createTransport, type MailMessage, type NodemailerError, type Transporter } from 'nodemailer';
import type { Outcome } from '../../answers/outcome.ts';
import type { Channel, Message } from '../channel.ts';
import { oneLine, outcomeOf } from './outcome.ts';

export type SmtpSettings = {
  /** `smtp://` or `smtps://`, with the relay's user and password where it wants them. */
  url: string;
  /** Milliseconds of silence after which a connection is given up; RFC 5321 4.5.3.2.6 asks for 10 minutes. */
  socketTimeout?: number;
};

/**
 * Mail through a relay, on at most 5 connections: more gains little, and what is in flight at a crash may go twice.
 * The bytes go as they are; the connections stay open between messages.
 */
export function smtpChannel({ url, socketTimeout = 600_000 }: SmtpSettings): Channel {
  const wire = createTransport({ pool: true, url, maxConnections: 5, maxRequeues: 1, socketTimeout });
  const handedOver = watchHandOver(wire);
  const inFlight = new Set<Promise<Outcome>>();
  return {
    name: 'mail',
    post(message) {
      const posting = attempt(wire, handedOver, message);
      inFlight.add(posting);
      return posting.finally(() => inFlight.delete(posting));
    },
    async close() {
      await Promise.all(inFlight);
      wire.close();
    },
  };
}

/** Notes whose bytes were read to the end, which happens only after the relay's 354: from then on it may have them all. */
function watchHandOver(wire: Transporter): WeakSet<object> {
  const handedOver = new WeakSet<object>();
  wire.use('stream', ({ data, message }: MailMessage, done) => {
    message?.processFunc((bytes) => bytes.once('end', () => handedOver.add(data.raw as Buffer)));
    done();
  });
  return handedOver;
}

async function attempt(wire: Transporter, handedOver: WeakSet<object>, message: Message): Promise<Outcome> {
  const { from = '', to } = message.envelope;
  if (!isOneAddress(to) || !isOneAddress(from)) return notOneAddress;
  const raw = Buffer.from(message.bytes);
  try {
    const { response } = await wire.sendMail({ envelope: { from, to }, raw });
    return { outcome: 'accepted', blame: 'relay', detail: oneLine(response ?? '') };
  } catch (error) {
    return outcomeOf(error as NodemailerError, handedOver.has(raw));
  }
}

const notOneAddress: Outcome = {
  outcome: 'refused',
  permanent: true,
  blame: 'recipient',
  detail: 'not sent: the envelope does not hold one plain address each way',
};

/** The last look before the wire: nodemailer itself would take a list or a line end for more recipients. */
function isOneAddress(address: string): boolean {
  return /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/.test(address);
}
