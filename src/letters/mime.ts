import MailComposer from 'nodemailer/lib/mail-composer';
import type { Lang } from '../answers/source.ts';
import { domainOf, mailAddress } from './address.ts';
import type { LetterModel } from './model.ts';
import { oneLine, safeLink, shortened } from './safe.ts';

/** A person or a service in a header; `address` as `mailAddress` gives it. */
type Mailbox = { name: string; address: string };

/** What a letter is about; also the name of its list. */
type MailKind =
  | LetterModel['kind']
  | 'urgent'
  | 'notice-missing'
  | 'window-awaited'
  | 'outlook'
  | 'welcome'
  | 'confirmation'
  | 'test'
  | 'address-stopped'
  | 'way-stopped'
  | 'nobody-reminded'
  | 'feed-revoked'
  | 'feed-unfetched'
  | 'trouble';

/** Everything a message is made of: the same parts give the same bytes. */
export type MessageParts = {
  kind: MailKind;
  lang: Lang;
  from: Mailbox;
  to: Mailbox;
  letter: { subject: string; text: string; html: string };
  /** With its angle brackets; the same on every attempt. */
  messageId: string;
  /** The instant of the first attempt. */
  date: Temporal.Instant;
  /** Letters, digits and `-`; what separates the parts. */
  boundary: string;
  /** Where one press ends letters of this kind; absent where they may not be turned off. */
  unsubscribe?: string;
  /** The id, with its angle brackets, that all letters about one obligation refer to; never a letter's own. */
  thread?: string;
  /** A calendar beside the letter (iCalendar, UTF-8). */
  calendar?: { filename: string; bytes: Uint8Array };
};

export type MailMessage = { envelope: { from: string; to: string }; bytes: Uint8Array };

// Far below the 998 octets a line may have (RFC 5322 2.1.1), also where there is no blank to fold at.
const longest = { name: 100, subject: 250, link: 900 };

/**
 * Makes the bytes of a message and its envelope. Opens nothing. Throws a RangeError where an address, an id or a link is
 * not one that may stand in a header.
 */
export async function mailMessage(parts: MessageParts): Promise<MailMessage> {
  const composer = new MailComposer({
    from: mailbox(parts.from),
    to: mailbox(parts.to),
    subject: shortened(oneLine(parts.letter.subject), longest.subject),
    messageId: parts.messageId,
    date: headerDate(parts.date),
    text: parts.letter.text,
    html: parts.letter.html,
    headers: headers(parts),
    ...(parts.thread === undefined ? {} : answering(parts.thread, parts.messageId)),
    ...(parts.calendar ? { attachments: [attachment(parts.calendar)] } : {}),
    baseBoundary: parts.boundary,
    encoding: 'base64',
    textEncoding: 'B',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const bytes = await composer.compile().build();
  return { envelope: { from: parts.from.address, to: parts.to.address }, bytes };
}

/** nodemailer splits `x@y, evil@z` in two and takes line ends for commands, so nothing unproven gets that far. */
function mailbox({ name, address }: Mailbox): Mailbox {
  if (mailAddress(address) !== address) throw new RangeError('not one mail address in its normal form');
  return { name: shortened(oneLine(name), longest.name), address };
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** RFC 5322 3.3, in the zone of the service: `Mon, 01 Dec 2025 09:00:03 +0800`. */
function headerDate(date: Temporal.Instant): string {
  const at = date.toZonedDateTimeISO('Asia/Shanghai');
  const [weekday, month] = [weekdays[at.dayOfWeek - 1], months[at.month - 1]];
  const day = `${weekday}, ${String(at.day).padStart(2, '0')} ${month} ${at.year}`;
  return `${day} ${at.toPlainTime().toString({ smallestUnit: 'second' })} ${at.offset.replace(':', '')}`;
}

/** RFC 3834 (nobody shall answer), RFC 2919 (one list per kind), RFC 3282. */
function headers({ kind, lang, from, unsubscribe }: MessageParts) {
  return {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': lang === 'zh' ? 'zh-CN' : 'en',
    'List-Id': `<${kind}.${domainOf(from.address)}>`,
    ...(unsubscribe === undefined ? {} : unsubscribing(unsubscribe)),
  };
}

/**
 * RFC 2369 and 8058. One press takes effect by a POST, and only over `https`; over `http` (a trial on one machine) the
 * address is for people alone. Written as it is: the fold nodemailer puts before a long address has broken relays' signatures.
 */
function unsubscribing(address: string) {
  const link = safeLink(address);
  if (link === undefined || link.length > longest.link || /[<>\s]/.test(link))
    throw new RangeError('not an address to unsubscribe at');
  const list = { 'List-Unsubscribe': { prepared: true, value: `<${link}>` } };
  if (!link.startsWith('https:')) return list;
  return { ...list, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** RFC 5322 3.6.4. A message that names itself as the one before it is shown by no reader as an answer to anything. */
function answering(root: string, messageId: string) {
  if (root === messageId) throw new RangeError('a thread begins with another id than the letter’s own');
  if (!/^<[!-;=?-~]+@[!-;=?-~]+>$/.test(root) || root.length > longest.link)
    throw new RangeError('not the id of a thread');
  return { inReplyTo: root, references: root };
}

/** RFC 6047 2.4: the part's method is the calendar's own. A calendar without one asks nobody for anything, nor does its part. */
function attachment({ filename, bytes }: NonNullable<MessageParts['calendar']>) {
  if (filename.length > longest.name) throw new RangeError('too long a name for a file');
  const content = Buffer.from(bytes);
  const method = /^METHOD:([A-Z-]+)\r?$/im.exec(content.toString('latin1'))?.[1];
  return {
    filename: oneLine(filename),
    content,
    contentType: `text/calendar; charset=utf-8${method ? `; method=${method.toUpperCase()}` : ''}`,
    contentDisposition: 'attachment' as const,
  };
}
