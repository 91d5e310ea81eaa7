import { mailAddress } from './address.ts';
import { tokenIn } from './bounce-address.ts';
import { saysFailed, saysNobodyThere, statusIn } from './bounce-reason.ts';
import { type Fields, type ReportParts, reportParts } from './report-parts.ts';
import { oneLine, shortened } from './safe.ts';

/**
 * What a mail to the address for bounces says.
 * - `hard`: nobody is at the address.
 * - `soft`: the letter did not arrive, for another reason.
 * - `delayed`: it is still being tried.
 * - `complaint`: its reader called it spam.
 * - `not-a-bounce`: something else (an answer, an absence, a stranger's mail).
 * - `not-a-mail`: it has no header, or is made to exhaust its reader.
 *
 * Nothing in it is proven but a `letterToken` that `readBounceToken` takes.
 */
export type Bounce = {
  kind: 'hard' | 'soft' | 'complaint' | 'delayed' | 'not-a-bounce' | 'not-a-mail';
  /** From the address it was sent to, or the sender of the letter that came back. */
  letterToken?: string;
  /** Of the letter that came back, with its angle brackets: for relays that replace the envelope's sender. */
  messageId?: string;
  /** The recipient as we wrote it, where that is told; else as the last server knew it. */
  address?: string;
  /** RFC 3463. */
  status?: string;
  /** The server's own words, on one line; or why it is no bounce. */
  detail: string;
};

type Verdict = Pick<Bounce, 'kind' | 'address' | 'status' | 'detail'>;

/** Reads a mail of any shape and size, and never throws. What is no report of a letter's fate (an answer, an absence) is no bounce. */
export async function readBounce(mail: Uint8Array): Promise<Bounce> {
  const parts = await reportParts(mail).catch(() => undefined);
  if (!parts) return { kind: 'not-a-mail', detail: 'not readable as a mail' };
  const { detail, ...verdict } = verdictOf(parts);
  const letterToken = letterTokenIn(parts);
  const messageId = /<[!-;=?-~]{1,250}>/.exec(parts.returned.get('message-id') ?? '')?.[0];
  return {
    ...verdict,
    ...(letterToken === undefined ? {} : { letterToken }),
    ...(messageId === undefined ? {} : { messageId }),
    detail: shortened(oneLine(detail), 500),
  };
}

function verdictOf(parts: ReportParts): Verdict {
  if (parts.feedback) return ofFeedback(parts.feedback, parts.returned);
  const told = (parts.delivery ?? []).filter(isOfRecipient).map((fields) => ofRecipient(fields, parts));
  const worst = ranks.flatMap((kind) => told.filter((verdict) => verdict.kind === kind))[0];
  if (worst) return worst;
  return isFromServer(parts) ? ofWords(parts) : { kind: 'not-a-bounce', detail: noReport(parts.headers) };
}

const ranks: Bounce['kind'][] = ['hard', 'soft', 'delayed', 'not-a-bounce'];

/** Other types (RFC 6591's `auth-failure`, `not-spam`) are no complaint of the reader. */
const complaints = ['abuse', 'fraud', 'virus', 'opt-out', 'opt-out-list', 'other'];

function ofFeedback(feedback: Fields, returned: Fields): Verdict {
  const type = feedback.get('feedback-type')?.toLowerCase() ?? '';
  if (!complaints.includes(type)) return { kind: 'not-a-bounce', detail: `feedback: ${type}` };
  const recipient =
    feedback.get('original-rcpt-to') ?? feedback.get('removal-recipient') ?? returned.get('to') ?? '';
  return { kind: 'complaint', ...addressed(recipient), detail: `feedback: ${type}` };
}

/** Some servers leave out the blank line between the blocks, some the recipient. */
function isOfRecipient(fields: Fields): boolean {
  return ['action', 'status', 'diagnostic-code'].some((name) => fields.has(name));
}

function ofRecipient(fields: Fields, { text, headers }: ReportParts): Verdict {
  const words = (fields.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '');
  const status = statusIn(fields.get('status') ?? '') ?? statusIn(words);
  const recipient = fields.get('original-recipient') ?? fields.get('final-recipient');
  const about = {
    ...addressed(recipient ?? headerOf(headers, 'x-failed-recipients')),
    ...(status === undefined ? {} : { status }),
    detail: words || text,
  };
  const action = /^[a-z]+/i.exec(fields.get('action') ?? '')?.[0].toLowerCase() ?? 'failed';
  if (action === 'delayed') return { kind: 'delayed', ...about };
  if (action !== 'failed') return { ...about, kind: 'not-a-bounce', detail: `the letter was ${action}` };
  return { kind: saysNobodyThere(status, words || text) ? 'hard' : 'soft', ...about };
}

/** Without a report, only what calls itself a mail server is asked for its words. */
function isFromServer({ from, headers }: ReportParts): boolean {
  const report = /^multipart\/report\b.*report-type="?delivery-status/is.test(
    headerOf(headers, 'content-type'),
  );
  return (
    report || /^(?:mailer-daemon|postmaster)@/i.test(from) || headerOf(headers, 'x-failed-recipients') !== ''
  );
}

function ofWords({ text, headers }: ReportParts): Verdict {
  const status = statusIn(text);
  const recipient =
    headerOf(headers, 'x-failed-recipients') || (/<([^<>\s@]{1,64}@[^<>\s@]{1,255})>:/.exec(text)?.[1] ?? '');
  const about = { ...addressed(recipient), ...(status === undefined ? {} : { status }), detail: text };
  if (saysNobodyThere(status, text)) return { kind: 'hard', ...about };
  if (status?.startsWith('5') || saysFailed(text)) return { kind: 'soft', ...about };
  if (status?.startsWith('4')) return { kind: 'delayed', ...about };
  return { kind: 'not-a-bounce', detail: 'a notice of a mail server that names no reason' };
}

/** RFC 3834 2: answers and notices of absence say so themselves. */
function noReport(headers: ReportParts['headers']): string {
  const submitted = headerOf(headers, 'auto-submitted').toLowerCase();
  const automatic = submitted !== '' && !submitted.startsWith('no');
  return automatic || headerOf(headers, 'x-autoreply') ? 'an automatic answer' : 'no report of a delivery';
}

function letterTokenIn({ headers, returned, feedback }: ReportParts): string | undefined {
  const sentTo = headers.filter(({ key }) => recipientHeaders.includes(key)).map(({ value }) => value);
  const sentFrom = [returned.get('return-path'), feedback?.get('original-mail-from')];
  return tokenIn([...sentTo, ...sentFrom].join('\n'));
}

const recipientHeaders = ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

function headerOf(headers: ReportParts['headers'], name: string): string {
  return headers.find(({ key }) => key === name)?.value ?? '';
}

/** `rfc822; <a@b>`, `a@b` or `Name <a@b>` as an address of ours; nothing where it is none. */
function addressed(value: string): { address?: string } {
  const bare = /<([^<>]*)>/.exec(value)?.[1] ?? value.replace(/^[\w-]+\s*;/, '');
  const address = mailAddress(bare.split(',')[0]?.trim() ?? '');
  return address === undefined ? {} : { address };
}
