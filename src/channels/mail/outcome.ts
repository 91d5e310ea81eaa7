import type { NodemailerError } from 'nodemailer';
import type { Outcome } from '../channel.ts';

/** Replies about our own account or the relay's TLS: they say nothing about who was to be reached. */
const relayReplies = new Set([454, 530, 534, 535, 538]);
const relayErrors = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'EPROXY', 'ECONFIG']);

/**
 * What a failed attempt means (RFC 5321 4.2.1, RFC 3463). `handedOver`: the whole message had gone to the wire, so
 * without a reply nobody knows whether it was taken.
 */
export function outcomeOf(error: NodemailerError, handedOver: boolean): Outcome {
  const detail = oneLine(error.response ?? error.message);
  if (isRelayFault(error))
    return { outcome: 'deferred', permanent: hasFinalReply(error), blame: 'relay', detail };
  if (error.responseCode) return replied(error, error.responseCode, detail);
  if (handedOver) return { outcome: 'unknown', blame: 'network', detail };
  if (error.code === 'EENVELOPE') return { outcome: 'refused', permanent: true, blame: 'recipient', detail };
  if (error.code === 'EMESSAGE') return { outcome: 'refused', permanent: true, blame: 'relay', detail };
  return { outcome: 'deferred', blame: 'network', detail };
}

/** Signing in, encryption, certificates, and a relay that does not take us as a sender. */
function isRelayFault({ code, originalCode, responseCode = 0, command }: NodemailerError): boolean {
  const certificate = /CERT|TLS|SSL|ISSUER|SIGNATURE/.test(originalCode ?? '');
  const notUs = command === 'MAIL FROM' && responseCode >= 500 && responseCode !== 552;
  return relayReplies.has(responseCode) || relayErrors.has(code ?? '') || certificate || notUs;
}

function hasFinalReply({ responseCode = 0 }: NodemailerError): boolean {
  return responseCode >= 500;
}

function replied(error: NodemailerError, responseCode: number, detail: string): Outcome {
  const blame = blames(error);
  if (error.permanent) return { outcome: 'refused', permanent: true, blame, detail };
  return { outcome: 'deferred', blame: responseCode === 421 ? 'relay' : blame, detail };
}

/** Status x.1.x and x.2.x speak of the address and its mailbox, any other of the message or of policy. */
function blames({ response = '', command }: NodemailerError): 'recipient' | 'relay' {
  const subject = /^\d{3}[ -][245]\.(\d{1,3})\.\d{1,3}\b/.exec(response)?.[1];
  if (subject) return subject === '1' || subject === '2' ? 'recipient' : 'relay';
  return command === 'RCPT TO' ? 'recipient' : 'relay';
}

/** A reply as it goes into the record. */
export function oneLine(reply: string): string {
  return reply.replace(/\s+/g, ' ').trim().slice(0, 500);
}
