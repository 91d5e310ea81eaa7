import MailComposer from 'nodemailer/lib/mail-composer';
import type { Lang } from '../answers/source.ts';
import { mailAddress } from './address.ts';
import type { LetterModel } from './model.ts';
import { oneLine } from './safe.ts';

/** A person or a service in a header; `address` as `mailAddress` gives it. */
type Mailbox = { name: string; address: string };

/** Everything a message is made of: the same parts give the same bytes. */
export type MessageParts = {
  kind: LetterModel['kind'] | 'notice-missing' | 'announcement' | 'window-awaited' | 'address-stopped';
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
};

export type MailMessage = { envelope: { from: string; to: string }; bytes: Uint8Array };

/** Makes the bytes of a message and its envelope. Opens nothing. Throws a RangeError where an address is not one. */
export async function mailMessage(parts: MessageParts): Promise<MailMessage> {
  const composer = new MailComposer({
    from: mailbox(parts.from),
    to: mailbox(parts.to),
    subject: oneLine(parts.letter.subject),
    messageId: parts.messageId,
    date: headerDate(parts.date),
    text: parts.letter.text,
    html: parts.letter.html,
    headers: headers(parts),
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
  return { name: oneLine(name), address };
}

/** RFC 5322 3.3, in the zone of the service: `Mon, 01 Dec 2025 09:00:03 +0800`. */
function headerDate(date: Temporal.Instant): string {
  const at = date.toZonedDateTimeISO('Asia/Shanghai');
  const part = (options: Intl.DateTimeFormatOptions) => at.toLocaleString('en-US', options);
  const day = `${part({ weekday: 'short' })}, ${String(at.day).padStart(2, '0')} ${part({ month: 'short' })} ${at.year}`;
  return `${day} ${at.toPlainTime().toString({ smallestUnit: 'second' })} ${at.offset.replace(':', '')}`;
}

/** RFC 3834 (nobody shall answer), RFC 2919 (one list per kind), RFC 3282. */
function headers({ kind, lang, from }: MessageParts): Record<string, string> {
  const domain = from.address.slice(from.address.lastIndexOf('@') + 1);
  return {
    'Auto-Submitted': 'auto-generated',
    'Content-Language': lang === 'zh' ? 'zh-CN' : 'en',
    'List-Id': `<${kind}.${domain}>`,
  };
}
