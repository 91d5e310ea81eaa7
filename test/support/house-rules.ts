import { dirname, join } from 'node:path';
import { importsOf } from './imports.ts';

/** A source file: its path from the project's folder, and its text with the comments blanked. */
export type SourceFile = { path: string; text: string };

/** Says what in a file breaks a rule, a line for each; nothing where it keeps it. */
export type Rule = (file: SourceFile) => string[];

const core = ['answers', 'dates', 'money', 'facts', 'policies', 'benefits', 'deadlines'];
const renderers = ['words', 'letters', 'feeds', 'pages'];
const pure = [...core, ...renderers];

/** What each room may import, besides itself and `errors.ts`. Core rooms see only those before them. */
const directions: Record<string, string[]> = {
  answers: [],
  dates: ['answers'],
  money: ['answers'],
  facts: core.slice(0, 3),
  policies: core.slice(0, 4),
  benefits: core.slice(0, 5),
  deadlines: core.slice(0, 6),
  words: core,
  letters: [...core, 'words'],
  feeds: [...core, 'words'],
  pages: [...core, 'words'],
  db: core,
  channels: core,
  cases: [...core, ...renderers, 'db', 'clock'],
  routes: [...core, ...renderers, 'cases', 'clock'],
  jobs: ['answers', 'cases', 'channels', ...renderers, 'clock'],
  // A conductor as the routes are: it speaks the same types, and `run-day` needs the jobs.
  cli: [...core, ...renderers, 'cases', 'jobs', 'clock'],
};

const porch = [
  'main',
  'start',
  'qixian',
  'command',
  'prepare',
  'service',
  'app',
  'config',
  'config-mail',
  'config-values',
  'edition',
  'public-feed-news',
  'clock',
  'errors',
  'catalogue',
  'shipped-catalogue',
  'announcements',
  'yaml-part',
  'compile-cache',
  'stop-reason',
];

/** A folder under `src` is a room, a file directly in it belongs to the porch and is a room of its own name. */
function roomOf(path: string): string | undefined {
  return /^src\/([\w-]+)(?:\.ts$|\/)/.exec(path)?.[1];
}

export const importDirections: Rule = ({ path, text }) => {
  const room = roomOf(path);
  if (room === undefined || porch.includes(room)) return [];
  const may = directions[room];
  if (!may) return [`${path}: ${room} is no room of this house`];
  const rooms = importsOf(text)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => roomOf(join(dirname(path), specifier)) ?? specifier);
  const wrong = rooms.filter((other) => other !== room && other !== 'errors' && !may.includes(other));
  return wrong.map((other) => `${path}: ${room} may not import ${other}`);
};

const isPure = (path: string) => pure.includes(roomOf(path) ?? '');

const worldlyWords = [
  /\bnode:(?!(?:crypto|path|url|util|buffer)')[\w/]+/,
  /\bprocess\./,
  /\bfetch\(/,
  /\bset(?:Timeout|Interval|Immediate)\(/,
  /\bconsole\./,
  /\bMath\.random\b/,
  /\brandom(?:UUID\w*|Bytes|Int|FillSync)\b|\bgetRandomValues\b/,
  /\bimport\.meta\b/,
];

export const noWorldInCoreAndRenderers: Rule = ({ path, text }) =>
  isPure(path) ? findAll(path, text, worldlyWords) : [];

const timeWords = [
  /\bTemporal\.Now\b/,
  /\bDate\.now\b/,
  /\bnew Date(?:\(\s*\)|(?!\w|\())/,
  /(?<!new )\bDate\(\s*\)/,
  /\bperformance\.(?:now|timeOrigin)\b/,
  /\bhrtime\b/,
];

export const onlyTheClockAsksTheTime: Rule = ({ path, text }) =>
  isOneOf(path, ['src/clock.ts']) || !path.startsWith('src/') ? [] : findAll(path, text, timeWords);

/** Files under `src` other than the given ones (a folder ends in a slash) may not match. */
function only(allowed: string[], ...forbidden: RegExp[]): Rule {
  return ({ path, text }) =>
    !path.startsWith('src/') || isOneOf(path, allowed) ? [] : findAll(path, text, forbidden);
}

export const onlyConfigReadsTheEnvironment = only(
  ['src/config.ts'],
  /\bprocess\.env\b|\benv\b[^;\n]*'node:process'/,
);
export const onlyTheTimetableNamesCron = only(['src/jobs/timetable.ts'], /'node-cron/);
export const onlyChannelsNameNodemailer = only(['src/channels/', 'src/letters/mime.ts'], /'nodemailer/);
export const onlyFeedsNameTheCalendarWriter = only(['src/feeds/'], /'ical-generator/);
export const onlyDbNamesTheDatabase = only(
  ['src/db/'],
  /'drizzle-orm|'postgres'|'@electric-sql|'node:sqlite'/,
);

/** The command line and the start speak to each other through a socket in the data folder. */
export const onlyChannelsCallOut: Rule = (file) => [
  ...only(['src/channels/'], /\bfetch\(|'undici'/)(file),
  ...only(
    ['src/channels/', 'src/cli/', 'src/app.ts', 'src/main.ts'],
    /'node:(?:net|tls|dgram|https?|http2)'/,
  )(file),
];

/** The letters' composer is nodemailer's, its transports are not for that room. */
export const lettersOnlyCompose: Rule = ({ path, text }) =>
  path === 'src/letters/mime.ts' ? findAll(path, text, [/'nodemailer'|createTransport/]) : [];

const sqlClockWords = [
  /\bsql(?:<[^>]*>)?`[^`]*(?<![.\w{])now\(\)/i,
  /\bdefaultNow\b/,
  /\b(?:current_(?:timestamp|date|time)|localtimestamp|clock_timestamp|statement_timestamp)\b/i,
];

/** Rate limits count on the server's own clock, and tests do not wait for them. */
export const noSqlClock: Rule = ({ path, text }) => {
  if (path.startsWith('drizzle/')) return findAll(path, text, [/\bnow\(\)/i, ...sqlClockWords]);
  return path.startsWith('src/') && !path.includes('rate-limit') ? findAll(path, text, sqlClockWords) : [];
};

/** One that fails would leave the others writing after the rollback: `db/together.ts` waits for all. */
export const transactionsEndTogether: Rule = ({ path, text }) =>
  path.startsWith('src/') && path !== 'src/db/together.ts'
    ? findAll(path, text, [/Promise\.all\([^;]*?\btx\b/])
    : [];

export const noYearInACondition: Rule = ({ path, text }) =>
  path.startsWith('src/') ? findAll(path, text, [/(?:[=!]==?|[<>]=?)\s*20[2-5]\d\b/]) : [];

export const noDefaultExports: Rule = ({ path, text }) =>
  isOneOf(path, ['drizzle.config.ts', 'test/support/reporter.ts'])
    ? []
    : findAll(path, text, [/^export default\b/m, /\bas default\b/]);

/** One file may: it stands in for a package whose list of entry points is slow to read. */
export const noReExports: Rule = ({ path, text }) =>
  path === 'src/db/orm.ts' ? [] : findAll(path, text, [/^export [^;=(]*\bfrom '/m]);

export const nothingLeftForLater: Rule = ({ path, text }) =>
  findAll(path, text, [/\b(?:TODO|FIXME|XXX|HACK)\b/]);

export const noTestPassedOver: Rule = ({ path, text }) =>
  path.startsWith('test/') ? findAll(path, text, [/\b\w+\.(?:skip|todo|only)\(/, /\b(?:skip|todo):\s/]) : [];

const LONGEST_FILE = 220;
const LONGEST_FUNCTION = 70;

export const filesAreShort: Rule = ({ path, text }) => {
  const length = text.split('\n').length - 1;
  return path.startsWith('src/') && length > LONGEST_FILE ? [`${path}: ${length} lines`] : [];
};

/** By the formatter's indentation: a function ends at the next line as far in as its first one that closes a brace. */
export const functionsAreShort: Rule = ({ path, text }) => {
  if (!path.startsWith('src/')) return [];
  const lines = text.split('\n');
  return lines.flatMap((line, at) => {
    if (!opensFunction(line)) return [];
    const indent = /^\s*/.exec(line)?.[0] ?? '';
    const end = lines.findIndex((other, index) => index > at && other.startsWith(`${indent}}`));
    return end - at + 1 > LONGEST_FUNCTION ? [`${path}:${at + 1}: ${end - at + 1} lines`] : [];
  });
};

function opensFunction(line: string): boolean {
  if (!line.endsWith('{') || /^\s*(?:\} )?(?:if|for|while|switch|catch|else|do|try)\b/.test(line))
    return false;
  return (
    /=> \{$/.test(line) ||
    /\bfunction\b/.test(line) ||
    /^\s*(?:[\w#]+ )*[\w#]+\(.*\{$/.test(line) ||
    /^\s*\).*\{$/.test(line)
  );
}

function isOneOf(path: string, allowed: string[]): boolean {
  return allowed.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one));
}

function findAll(path: string, text: string, forbidden: RegExp[]): string[] {
  return forbidden.flatMap((pattern) => {
    const found = pattern.exec(text);
    if (!found) return [];
    const line = text.slice(0, found.index).split('\n').length;
    return [`${path}:${line}: ${found[0].trim()}`];
  });
}
