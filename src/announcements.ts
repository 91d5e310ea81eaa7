import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SHIPPED_YEARS } from './dates/calendars/shipped.ts';
import { holidayAnnouncements } from './deadlines/holiday-announcements.ts';
import { parseAnnouncement, type ShippedAnnouncement } from './deadlines/shipped-announcement.ts';
import { StartRefused } from './errors.ts';
import { speak } from './words/lines.ts';
import { placeIn, readPart, syntaxErrors } from './yaml-part.ts';

const shipped = fileURLToPath(new URL('./policies/announcements', import.meta.url));

/** Everything that is shipped: the files, and the notices of days off, whose data the calendars hold already. */
export function readAnnouncements(): ShippedAnnouncement[] {
  return [...readAnnouncementFiles(), ...holidayAnnouncements(SHIPPED_YEARS)];
}

/**
 * Reads the folder whole, a file each, named by its slug, in the order of their names. Throws StartRefused with every fault
 * of every file, each on a line of its own as `file:line: what is wrong`.
 */
export function readAnnouncementFiles(folder = shipped): ShippedAnnouncement[] {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort();
  const read = files.map((file) => readOne(folder, file));
  const known = new Set(read.flatMap((one) => ('announcement' in one ? [one.announcement.slug] : [])));
  const wrong = read.flatMap((one) => ('wrong' in one ? one.wrong : correctsNone(one, known)));
  if (wrong.length > 0) throw new StartRefused(wrong.join('\n'));
  return read.flatMap((one) => ('announcement' in one ? [one.announcement] : []));
}

type Found = { announcement: ShippedAnnouncement; at: (pointer: string) => string };

function readOne(folder: string, file: string): Found | { wrong: string[] } {
  const part = readPart(folder, file);
  const unreadable = syntaxErrors(part);
  if (unreadable.length > 0) return { wrong: unreadable };
  const at = (pointer: string) => placeIn(part, pointer);
  const parsed = parseAnnouncement(part.content.toJS());
  if ('faults' in parsed)
    return {
      wrong: parsed.faults.map(({ pointer, line }) => {
        const said = speak(line);
        return `${at(pointer)}: ${pointer} ${said.zh} / ${said.en}`;
      }),
    };
  const { announcement } = parsed;
  return `${announcement.slug}.yaml` === file
    ? { announcement, at }
    : { wrong: [`${at('/slug')}: 应为文件名 / must be the file's name: ${file.slice(0, -'.yaml'.length)}`] };
}

function correctsNone({ announcement: { corrects }, at }: Found, known: Set<string>): string[] {
  return corrects === undefined || known.has(corrects)
    ? []
    : [`${at('/corrects')}: 没有这个公告 / there is no such announcement: ${corrects}`];
}
