import { fold } from './fold.ts';

/**
 * RFC 5545 §3.6 wants at least one component. A feed that is truly empty holds the zone its days are meant in, so
 * that it stays a valid calendar without an invented event.
 */
const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/**
 * A calendar of content lines, its properties (`head`, from BEGIN:VCALENDAR) before its components, as text: said in which
 * language people read it, folded, with CRLF after every line, the last one too. Components are taken one at a time.
 */
export function finish(head: string[], components: Iterable<string[]>, language: string): string {
  const written = textOf(head, language);
  const texts: string[] = [];
  for (const component of components) texts.push(textOf(component, language));
  if (texts.length === 0) texts.push(textOf(zone, language));
  return [written, ...texts, textOf(['END:VCALENDAR'], language)].join('');
}

function textOf(lines: string[], language: string): string {
  const written = lines.map((line) => fold(spoken(line, language)));
  written.push('');
  return written.join('\r\n');
}

const read = ['SUMMARY', 'DESCRIPTION', 'CATEGORIES'];

/** TEXT that people read says its language (RFC 5545 §3.2.10). */
function spoken(line: string, language: string): string {
  for (const name of read)
    if (line.startsWith(name) && line[name.length] === ':')
      return `${name};LANGUAGE=${language}${line.slice(name.length)}`;
  return line;
}
