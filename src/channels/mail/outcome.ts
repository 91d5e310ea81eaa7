import type { NodemailerError } from 'nodemailer';
import type { Outcome } from '../../answers/outcome.ts';

/** Replies about our own account or the relay's TLS: they say nothing about who was to be reached. */
const relayReplies = new Set([454, 530, 534, 535, 538]);
const relayErrors = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EREQUIRETLS', 'EPROXY', 'ECONFIG']);
/** The relay was not reached, or kept silent: what the network says of it, where nodemailer has no code of its own for it. */
const notReached = new Set([
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EHOSTDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
]);

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
  if (isOutOfReach(error)) return { outcome: 'deferred', blame: 'relay', detail };
  if (error.code === 'EENVELOPE') return refused(true, detail);
  if (error.code === 'EMESSAGE') return refused(false, detail);
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
  const subject = /^\d{3}[ -][245]\.(\d{1,3})\.\d{1,3}\b/.exec(error.response ?? '')?.[1];
  const ofAddress = subject === '1' || subject === '2';
  if (error.permanent) return refused(ofAddress, detail);
  const ofRecipient = responseCode !== 421 && (ofAddress || (!subject && error.command === 'RCPT TO'));
  return { outcome: 'deferred', blame: ofRecipient ? 'recipient' : 'relay', detail };
}

/**
 * Only status x.1.x and x.2.x speak of the address and its mailbox. Any other, or none (`550 relay not permitted`), is of
 * the message or of policy: whoever runs the relay can mend it.
 */
function refused(ofAddress: boolean, detail: string): Outcome {
  return { outcome: 'refused', permanent: ofAddress, blame: ofAddress ? 'recipient' : 'relay', detail };
}

/** No connection, no greeting, or silence before the relay had the whole message. */
function isOutOfReach({ code, originalCode = '' }: NodemailerError): boolean {
  return (
    code === 'EDNS' || code === 'ETIMEDOUT' || originalCode === 'ETIMEDOUT' || notReached.has(originalCode)
  );
}

/** A reply as it goes into the record. */
export function oneLine(reply: string): string {
  return reply.replace(/\s+/g, ' ').trim().slice(0, 500);
}
