import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import t from 'tap';
import * as house from './support/house-rules.ts';
import { blankComments, readTree } from './support/tree.ts';

const { code, written } = readTree();

/** The rules themselves, and this file, must name what they forbid. */
const others = ({ path }: house.SourceFile) =>
  !/^test\/(?:house\.test|support\/(?:house-rules|tree))\.ts$/.test(path);

const inFile = (path: string, ...texts: string[]) => texts.map((text) => ({ path, text }));

type Kept = { title: string; rule: house.Rule; files?: house.SourceFile[]; breaches: house.SourceFile[] };

const kept: Kept[] = [
  {
    title: 'rooms import only in the directions of the house',
    rule: house.importDirections,
    breaches: [
      ...inFile('src/dates/span.ts', `import { day } from '../words/format.ts';`, `import('../db/facts.ts')`),
      ...inFile(
        'src/policies/x.ts',
        `import type { A } from '../benefits/a.ts';`,
        `import { c } from '../config.ts';`,
      ),
      ...inFile('src/routes/loans/index.ts', `import { loans } from '../../db/loans.ts';`),
      ...inFile('src/channels/mail/smtp.ts', `import { letter } from '../../letters/model.ts';`),
      ...inFile('src/helpers/x.ts', 'export const x = 1;'),
    ],
  },
  {
    title: 'core and renderers read no environment, network, file, database or chance',
    rule: house.noWorldInCoreAndRenderers,
    breaches: inFile(
      'src/deadlines/plan.ts',
      `import { readFileSync } from 'node:fs';`,
      `import { request } from 'node:https';`,
      `await fetch('x')`,
      'process.cwd()',
      'crypto.randomUUID()',
      'Math.random()',
      'setTimeout(f, 1)',
    ),
  },
  {
    title: 'only clock.ts asks the time',
    rule: house.onlyTheClockAsksTheTime,
    breaches: inFile(
      'src/cases/plan-day.ts',
      'Temporal.Now.instant()',
      'Date.now()',
      'new Date()',
      'new Date;',
      'Date()',
      'performance.now()',
      'process.hrtime()',
    ),
  },
  {
    title: 'only config.ts reads the environment',
    rule: house.onlyConfigReadsTheEnvironment,
    breaches: inFile('src/app.ts', 'process.env.PORT', `import { env } from 'node:process';`),
  },
  {
    title: 'only the timetable names node-cron',
    rule: house.onlyTheTimetableNamesCron,
    breaches: inFile('src/jobs/tick.ts', `import cron from 'node-cron';`),
  },
  {
    title: 'only channels, and the composer of letters, name nodemailer',
    rule: house.onlyChannelsNameNodemailer,
    breaches: inFile('src/jobs/sender.ts', `import { createTransport } from 'nodemailer';`),
  },
  {
    title: 'letters compose and have no transport',
    rule: house.lettersOnlyCompose,
    breaches: inFile('src/letters/mime.ts', `import { createTransport } from 'nodemailer';`),
  },
  {
    title: 'only feeds name ical-generator',
    rule: house.onlyFeedsNameTheCalendarWriter,
    breaches: inFile('src/routes/calendar.ts', `import ical from 'ical-generator';`),
  },
  {
    title: 'only db names Drizzle and the drivers',
    rule: house.onlyDbNamesTheDatabase,
    breaches: inFile(
      'src/cases/x.ts',
      `import { eq } from 'drizzle-orm';`,
      `import('drizzle-orm/pglite')`,
      `import postgres from 'postgres';`,
      `import('@electric-sql/pglite')`,
    ),
  },
  {
    title: 'only channels make calls to the outside',
    rule: house.onlyChannelsCallOut,
    breaches: inFile('src/cases/x.ts', `await fetch(url)`, `import { connect } from 'node:net';`),
  },
  {
    title: 'no statement asks the database for the time',
    rule: house.noSqlClock,
    breaches: [
      ...inFile('src/db/x.ts', 'sql`select now()`', `instant('a').defaultNow()`, 'sql`a < current_date`'),
      ...inFile('drizzle/0000_x.sql', 'a date DEFAULT CURRENT_DATE', 'a timestamptz DEFAULT now()'),
    ],
  },
  {
    title: 'parts of a transaction are waited for together',
    rule: house.transactionsEndTogether,
    breaches: inFile('src/cases/x.ts', 'await Promise.all([read(tx, ids), write(tx, rows)])'),
  },
  {
    title: 'no rule hides in a condition on a year',
    rule: house.noYearInACondition,
    breaches: inFile('src/benefits/x.ts', 'if (day.year >= 2027)', 'year === 2025 ? a : b'),
  },
  {
    title: 'exports have names',
    rule: house.noDefaultExports,
    breaches: inFile('src/app.ts', 'export default function build() {}', 'export { build as default };'),
  },
  {
    title: 'what a file exports it made itself',
    rule: house.noReExports,
    breaches: inFile('src/dates/index.ts', `export * from './due.ts';`, `export { a, b } from './a.ts';`),
  },
  {
    title: 'nothing is left for later, not in a comment either',
    rule: house.nothingLeftForLater,
    files: written.filter(others),
    breaches: inFile('src/x.ts', '// TODO', '// FIXME: x'),
  },
  {
    title: 'no test is passed over',
    rule: house.noTestPassedOver,
    breaches: inFile('test/x.test.ts', `t.skip('x')`, `t.test('x', { skip: true })`, `t.only('x')`),
  },
  {
    title: 'a file has no more than 220 lines',
    rule: house.filesAreShort,
    breaches: inFile('src/db/x.ts', '\n'.repeat(221)),
  },
  {
    title: 'a function has no more than 70 lines',
    rule: house.functionsAreShort,
    breaches: inFile(
      'src/db/x.ts',
      `export function f(a: A): B {\n${'  x();\n'.repeat(69)}}\n`,
      `const f = async () => {\n${'  if (x) {\n  }\n'.repeat(35)}};\n`,
      `class X {\n  f() {\n${'    x();\n'.repeat(69)}  }\n}\n`,
    ),
  },
];

for (const { title, rule, files = code.filter(others), breaches } of kept) {
  t.test(title, async (t) => {
    for (const breach of breaches) t.not(rule(breach).length, 0, `would see ${breach.text.slice(0, 60)}`);
    t.same(files.flatMap(rule), []);
  });
}

t.test('the rules let pass what is right', async (t) => {
  const right = [
    ...inFile(
      'src/dates/span.ts',
      `import type { Line } from '../answers/workings.ts';`,
      `new Date(day.toString())`,
    ),
    ...inFile('src/cases/x.ts', `import { Problem } from '../errors.ts';`, 'clock.now()'),
    ...inFile('src/letters/x.ts', `import { createHash } from 'node:crypto';`, 'processed.map(String)'),
    ...inFile('src/clock.ts', 'Temporal.Now.instant()'),
    ...inFile('src/db/x.ts', `import { eq } from 'drizzle-orm';`),
    ...inFile('src/pages/x.ts', 'export const from = 1;', `export const x = Array.from('x');`),
    ...inFile('src/app.ts', `function f() {\n  x();\n}\n`.repeat(60)),
  ];
  for (const { rule } of kept) t.same(right.flatMap(rule), []);
});

t.test('a comment may name what code may not, and a string is no comment', async (t) => {
  t.equal(blankComments(`a // now()\n/* x\n */ b`).replace(/ +/g, ' '), 'a \n \n b');
  t.equal(blankComments(`'https://x' "/* */" + \`//\``), `'https://x' "/* */" + \`//\``);
});

type Journal = { entries: Array<{ idx: number; tag: string; when: number }> };

t.test('the journal of migrations and the files agree, and each is later than the one before', async (t) => {
  const { entries }: Journal = JSON.parse(readFileSync('drizzle/meta/_journal.json', 'utf8'));
  t.same(
    entries.map(({ tag }) => `${tag}.sql`),
    globSync('drizzle/*.sql')
      .map((file) => basename(file))
      .sort(),
  );
  t.same(
    entries.map(({ idx }) => idx),
    [...entries.keys()],
  );
  const times = entries.map(({ when }) => when);
  t.same(
    times,
    [...new Set(times)].sort((a, b) => a - b),
    'one dated before its forerunner would never be applied',
  );
  for (const { idx } of entries)
    t.ok(existsSync(`drizzle/meta/${String(idx).padStart(4, '0')}_snapshot.json`));
});

t.test('the schema asks for no migration that is not there', async (t) => {
  const out = t.testdir();
  cpSync('drizzle', out, { recursive: true });
  const before = globSync(join(out, '*.sql')).length;
  const options = ['--dialect=postgresql', '--schema=./src/db/schema/*.ts', `--out=${out}`];
  execFileSync('drizzle-kit', ['generate', ...options], { stdio: 'pipe' });
  t.equal(globSync(join(out, '*.sql')).length, before);
});
