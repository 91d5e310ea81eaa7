import PostalMime, { type Attachment, type Email } from 'postal-mime';

/** The fields of a header or of one block of a report, by lower-case name; of a repeated one the first. */
export type Fields = Map<string, string>;

/** A mail that came back, taken apart. */
export type ReportParts = {
  /** Of the mail itself, in order; a name may come again. */
  headers: { key: string; value: string }[];
  from: string;
  /** What a person reads. */
  text: string;
  /** The blocks of `message/delivery-status` (RFC 3464): of the message, then one for each recipient. */
  delivery?: Fields[];
  /** Of `message/feedback-report` (RFC 5965). */
  feedback?: Fields;
  /** The header of the letter that comes back, as far as it was returned. */
  returned: Fields;
};

/** A report stands before what it returns, and our letters are smaller. */
const longestMail = 128 * 1024;
const longestPart = 64 * 1024;
const mostBlocks = 50;
/** The reader of mail takes time by the square of the parts. */
const mostSeparators = 1000;
const limits = { forceRfc822Attachments: true, maxNestingDepth: 12, maxHeadersSize: longestMail };

/** Takes apart what anybody may have sent. Rejects where it is no mail at all, or one made to exhaust its reader. */
export async function reportParts(mail: Uint8Array): Promise<ReportParts> {
  const read = mail.subarray(0, longestMail);
  if (!hasHeader(read)) throw new RangeError('no header');
  if (separators(read) > mostSeparators) throw new RangeError('too many parts');
  const email = await PostalMime.parse(read, limits);
  const delivery = partOf(email, /^message\/(?:global-)?delivery-status$/);
  const feedback = partOf(email, /^message\/feedback-report$/);
  const returned = partOf(email, /^(?:message\/(?:rfc822|global|global-headers)|text\/rfc822-headers)$/);
  return {
    headers: email.headers,
    from: email.from?.address ?? '',
    text: (email.text ?? email.html ?? '').slice(0, longestPart),
    ...(delivery === undefined ? {} : { delivery: blocks(delivery) }),
    ...(feedback === undefined ? {} : { feedback: blocks(feedback)[0] ?? new Map() }),
    returned: blocks(returned ?? '')[0] ?? new Map(),
  };
}

/** A mail begins with a field of its header; some folders put a line of their own before it (RFC 4155). */
function hasHeader(mail: Uint8Array): boolean {
  const beginning = Buffer.from(mail.subarray(0, 1000)).toString('latin1');
  return /^(?:From [^\n]*\n)?[!-9;-~]+[ \t]*:/.test(beginning);
}

function separators(mail: Uint8Array): number {
  return Buffer.from(mail).toString('latin1').split('\n--').length - 1;
}

function partOf({ attachments }: Email, type: RegExp): string | undefined {
  const part = attachments.find(({ mimeType }) => type.test(mimeType));
  return part && textOf(part);
}

/** These parts name no charset. Chinese servers put GBK into them, of which GB18030 is the larger form. */
function textOf({ content }: Attachment): string {
  if (typeof content === 'string') return content;
  const bytes = new Uint8Array(content).subarray(0, longestPart);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  return utf8.includes('\u{fffd}') ? new TextDecoder('gb18030').decode(bytes) : utf8;
}

function blocks(text: string): Fields[] {
  const lines = text.split(/\r?\n/);
  const found: Fields[] = [];
  let fields: Fields = new Map();
  let last = '';
  for (const line of [...lines, '']) {
    if (line.trim() === '') {
      if (fields.size > 0 && found.length < mostBlocks) found.push(fields);
      fields = new Map();
      last = '';
    } else last = addLine(fields, last, line);
  }
  return found;
}

/** A line that begins with a blank goes on with the field before it. Answers the name of the field that is open now. */
function addLine(fields: Fields, last: string, line: string): string {
  if (/^[ \t]/.test(line)) {
    if (last) fields.set(last, `${fields.get(last)} ${line.trim()}`);
    return last;
  }
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  if (!/^[!-9;-~]+$/.test(name) || fields.has(name)) return '';
  fields.set(name, line.slice(colon + 1).trim());
  return name;
}
