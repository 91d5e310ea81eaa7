import { fold, unfold } from './fold.ts';

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
 * What ical-generator leaves to its caller: calendar properties it does not know (`lines`, before the first
 * component), the language of what people read, a component in an empty calendar, folding again, and CRLF after the
 * last line too.
 */
export function finish(calendar: string, extra: { language: string; lines: string[] }): string {
  const all = unfold(calendar);
  const first = all.indexOf('BEGIN:VEVENT');
  const head = all.slice(0, first < 0 ? -1 : first);
  const components = first < 0 ? zone : all.slice(first, -1);
  return [...head, ...extra.lines, ...components, 'END:VCALENDAR']
    .map((line) => `${fold(spoken(line, extra.language))}\r\n`)
    .join('');
}

function spoken(line: string, language: string): string {
  return line.replace(/^(SUMMARY|DESCRIPTION|CATEGORIES):/, `$1;LANGUAGE=${language}:`);
}
