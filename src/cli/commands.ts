import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MailFinding } from '../answers/mail-finding.ts';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import { loadDemo } from '../cases/demo.ts';
import { policyDifferenceOf } from '../cases/difference.ts';
import { scheduleDifferenceOf } from '../cases/difference-schedule.ts';
import { erasePerson } from '../cases/erase-person.ts';
import { rehearseText } from '../cases/rehearse-text.ts';
import { simulate } from '../cases/simulate.ts';
import { everyDeadline, idsLike, why } from '../cases/why.ts';
import { whyRemindedWhole } from '../cases/why-reminded.ts';
import { Problem } from '../errors.ts';
import type { Tick } from '../jobs/tick.ts';
import { erasedText, exportCommand, verifyCommand } from './audit.ts';
import { mailCheckText } from './check-mail.ts';
import { failedCommand, resendCommand } from './letters.ts';
import { deadlineList, problemText, simulation, whyText } from './print.ts';
import { policyDifferenceText, scheduleDifferenceText } from './print-difference.ts';
import { rehearsalText } from './print-rehearsal.ts';
import { remindersText } from './print-reminders.ts';
import { runDay } from './run-day.ts';
import { runsCommand } from './runs.ts';

/** What a command works on: the service it runs in, or one opened for it. */
export type Workbench = {
  context: Context;
  adminId: string;
  tick: () => Promise<Tick>;
  checkMail: () => Promise<MailFinding[]>;
  /** Where all mail goes, if not to its readers. */
  mailOnlyTo?: string | undefined;
  production: boolean;
};
export type Output = { text: string; exitCode: number };

const usage = `qixian why [DEADLINE] [--lang zh|en]              why a date is as it is; without an id, all deadlines
qixian why [DEADLINE] --as-of DATE                the same as it stood by the end of DATE
qixian simulate --from DATE --to DATE [--json]    every letter that would be sent on these days
qixian rehearse FILE [--json] [--lang zh|en]      what an announcement in a JSON file would do; drafts nothing
qixian run-day DATE                               sets the clock to DATE 09:00 and does what is due
qixian diff POLICY FROM TO [--enterprise ID] [--json]   two versions of a policy, or a schedule under them
qixian demo                                       loads the demonstration enterprise (示例)
qixian audit verify [--head HASH]                 walks the audit's chain; with a head noted before, that it is in it
qixian audit export --enterprise ID               an enterprise's own entries with their proofs (docs/audit.md)
qixian letters failed | letters resend ID         letters that were given up; queues one anew, with the same bytes
qixian check-mail [--lang zh|en]                  what is published of SPF, DKIM and DMARC (docs/mail.md)
qixian runs                                       the jobs' newest runs, how far they are, and the letters of the day
qixian erase-person EMAIL                         removes a person and leaves the records that name nobody`;

/** What is answered without looking at any row: help where it is asked for, and on a word that is no command. Otherwise undefined. */
export function helpFor(args: string[]): Output | undefined {
  const [name = 'help'] = args;
  if (name === 'help' || args.includes('--help') || args.includes('-h')) return { text: usage, exitCode: 0 };
  return Object.hasOwn(commands, name) ? undefined : { text: usage, exitCode: 2 };
}

/** Runs one command. What it cannot do it says in one line, with exit code 2 for a wrong call and 1 for a refusal. */
export async function runCommand(bench: Workbench, args: string[]): Promise<Output> {
  const [name, ...rest] = args;
  const command = commands[name ?? ''];
  if (!command) return { text: usage, exitCode: 2 };
  try {
    const done = await command(bench, readOptions(rest));
    return typeof done === 'string' ? { text: done, exitCode: 0 } : done;
  } catch (error) {
    if (error instanceof UsageError) return { text: `${error.message}\n${usage}`, exitCode: 2 };
    if (error instanceof Problem) return { text: problemText(error), exitCode: 1 };
    throw error;
  }
}

type Options = { words: string[]; named: Map<string, string>; lang: Lang };
type Command = (bench: Workbench, options: Options) => Promise<string | Output>;

class UsageError extends Error {}

const commands: Record<string, Command> = {
  why: async ({ context }, { words: [id], named, lang }) => {
    const asOf = named.has('as-of') ? dayIn(named, 'as-of').toString() : undefined;
    if (!id) return deadlineList(await everyDeadline(context, asOf), lang);
    const whole = await wholeId(context, id);
    const text = whyText(await why(context, whole, asOf), lang);
    // As it was then, the ledger alone is known: the plan looks ahead from now.
    return asOf ? text : `${text}${remindersText(await whyRemindedWhole(context, whole), lang)}`;
  },
  simulate: async ({ context }, { named, lang }) => {
    const [from, to] = [dayIn(named, 'from'), dayIn(named, 'to')];
    if (Temporal.PlainDate.compare(to, from) < 0) throw new UsageError('--to lies before --from');
    return simulation(await simulate(context, from, to), lang, named.has('json'));
  },
  diff: async ({ context }, { words: [policyKey = '', from, to], named, lang }) => {
    const pair = { policyKey, from: asVersion(from, 'FROM'), to: asVersion(to, 'TO') };
    const enterpriseId = named.get('enterprise');
    if (enterpriseId !== undefined) {
      if (!uuid.test(enterpriseId)) throw new UsageError('--enterprise must be the id of an enterprise');
      const schedule = await scheduleDifferenceOf(context, enterpriseId, pair);
      return named.has('json') ? JSON.stringify(schedule, null, 2) : scheduleDifferenceText(schedule, lang);
    }
    const difference = await policyDifferenceOf(context, pair);
    return named.has('json') ? JSON.stringify(difference, null, 2) : policyDifferenceText(difference, lang);
  },
  rehearse: async ({ context }, { words: [file], named, lang }) => {
    const rehearsal = await rehearseText(context, textOf(file));
    return named.has('json') ? JSON.stringify(rehearsal, null, 2) : rehearsalText(rehearsal, lang);
  },
  'run-day': async (bench, { words: [text] }) => {
    const day = asDay(text, 'DATE');
    if (bench.production && Temporal.PlainDate.compare(day, bench.context.clock.today()) > 0)
      throw new UsageError(`${day} lies after today: refused in production`);
    return await runDay(bench, day);
  },
  demo: async ({ context, adminId }) =>
    (await loadDemo(context, adminId))
      ? 'the demonstration enterprise (示例) is loaded'
      : 'the demonstration enterprise was loaded before',
  audit: async ({ context }, { words: [what], named, lang }) => {
    if (what === 'verify') return await verifyCommand(context, hashIn(named, 'head'), lang);
    if (what === 'export') return await exportCommand(context, idIn(named, 'enterprise'));
    throw new UsageError('audit verify, or audit export');
  },
  letters: async ({ context, adminId }, { words: [what, id = ''] }) => {
    if (what === 'failed') return await failedCommand(context);
    if (what === 'resend' && uuid.test(id)) return await resendCommand(context, adminId, id);
    throw new UsageError('letters failed, or letters resend with the whole id');
  },
  'check-mail': async ({ checkMail, mailOnlyTo }, { lang }) =>
    mailCheckText(await checkMail(), lang, mailOnlyTo),
  runs: async ({ context }) => await runsCommand(context),
  'erase-person': async ({ context, adminId }, { words: [email], lang }) => {
    if (!email) throw new UsageError('EMAIL is missing');
    return erasedText(await erasePerson(context, email, adminId), lang);
  },
};

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * A command as another process carries it out as well: a file is named from the root, since that process stands in another
 * folder.
 */
export function fromAnywhere([name = '', ...rest]: string[]): string[] {
  const [file] = name === 'rehearse' ? readOptions(rest).words : [];
  return [name, ...rest.map((word) => (word === file ? resolve(word) : word))];
}

function textOf(file: string | undefined): string {
  if (file === undefined) throw new UsageError('rehearse needs a FILE');
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new UsageError(`${file} cannot be read`);
  }
}

function readOptions(args: string[]): Options {
  const named = new Map<string, string>();
  const words: string[] = [];
  for (let index = 0; index < args.length; index += 1) {
    const [name, given] = (args[index] ?? '').split('=');
    if (!name?.startsWith('--')) words.push(args[index] ?? '');
    else if (name === '--json') named.set('json', '');
    else named.set(name.slice(2), given ?? args[++index] ?? '');
  }
  const lang = named.get('lang') ?? 'zh';
  if (lang !== 'zh' && lang !== 'en') throw new UsageError('--lang is zh or en');
  return { words, named, lang };
}

function dayIn(named: Map<string, string>, name: string): Temporal.PlainDate {
  return asDay(named.get(name), `--${name}`);
}

function hashIn(named: Map<string, string>, name: string): string | undefined {
  const given = named.get(name);
  if (given !== undefined && !/^[0-9a-f]{64}$/.test(given))
    throw new UsageError(`--${name} must be 64 hexadecimal digits`);
  return given;
}

function idIn(named: Map<string, string>, name: string): string {
  const given = named.get(name) ?? '';
  if (!uuid.test(given)) throw new UsageError(`--${name} must be the whole id`);
  return given;
}

function asVersion(text: string | undefined, name: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text ?? ''))
    throw new UsageError(`${name} must be the number of a version such as 1`);
  return Number(text);
}

function asDay(text: string | undefined, name: string): Temporal.PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? ''))
    throw new UsageError(`${name} must be a day such as 2025-12-01`);
  try {
    return Temporal.PlainDate.from(text ?? '', { overflow: 'reject' });
  } catch {
    throw new UsageError(`${name}: ${text} is not a real day`);
  }
}

/** The beginning or the end of an id is enough where it is the only one; ids of one minute begin alike. */
async function wholeId(context: Context, given: string): Promise<string> {
  const [only, second] = await idsLike(context, given);
  if (!only || second) {
    const found = only ? 'several deadlines begin or end' : 'no deadline begins or ends';
    throw new UsageError(`${found} with ${given}; without an id, why lists them all`);
  }
  return only;
}
