import type { Lang, Text } from '../answers/source.ts';
import type { SimulatedLetter } from '../cases/simulated-letters.ts';
import type { Why } from '../cases/why.ts';
import { zone } from '../clock.ts';
import type { Problem } from '../errors.ts';
import type { DeadlineModel } from '../pages/model.ts';
import { sourceText, stakeText } from '../words/basis.ts';
import { statusWords } from '../words/deadlines.ts';
import { errorWords } from '../words/errors.ts';
import { day, dayAndHour, hour, pick } from '../words/format.ts';
import { printWords as words } from '../words/print.ts';

/** Why a deadline is as it is: its dates, every line of its workings, the schedule it belongs to, its history and its ledger. */
export function whyText({ deadline, schedule, revisions, ledger }: Why, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  return [
    ...headLines(deadline, lang),
    ...section(
      say(words.workings),
      deadline.workings.flatMap((line, index) => workingLines(line, index + 1, lang)),
    ),
    ...section(
      say(words.sources),
      deadline.sources.map((source) => say(sourceText(source))),
    ),
    ...section(say(words.schedule), schedule.length > 1 ? schedule.map((each) => oneLine(each, lang)) : []),
    ...section(
      say(words.history),
      revisions.map(
        (row) => `${row.revision}  ${row.dueOn ?? '—'}  ${row.status}  ${shanghai(row.recordedAt)}`,
      ),
    ),
    ...section(
      say(words.ledger),
      ledger.map(
        (row) => `${row.rungOn}  ${row.rung}  ${row.to}  ${row.state}${row.reason ? ` (${row.reason})` : ''}`,
      ),
    ),
  ].join('\n');
}

/** A section with a title, where it has lines. */
export function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];
}

function headLines(model: DeadlineModel, lang: Lang): string[] {
  const say = (text: Text) => pick(text, lang);
  const row = (label: Text, value: string | undefined) =>
    value === undefined ? [] : [`  ${say(label)}  ${value}`];
  return [
    `${model.demo ? `【${say(words.demo)}】` : ''}${say(model.title)}`,
    ...row(words.enterprise, model.enterprise),
    ...row(words.period, model.period && say(model.period.text)),
    ...row(words.due, model.dueOn ? say(dayAndHour(`${model.dueOn}`, model.minute)) : undefined),
    ...row(words.actBy, model.actBy && actByText(model.actBy, model.actByProvisional, lang)),
    ...row(words.submitBy, model.submitBy && pick(day(`${model.submitBy}`), lang)),
    ...row(words.disputed, model.disputedOn && pick(day(`${model.disputedOn}`), lang)),
    ...row(words.status, say(statusWords[model.status])),
    ...row(words.stake, stakeOf(model, lang)),
    ...row(words.missed, model.missed && say(model.missed)),
    ...model.marks.map((mark) => `  ! ${say(mark)}`),
  ];
}

function actByText(actBy: Temporal.PlainDate, provisional: boolean, lang: Lang): string {
  const on = pick(day(`${actBy}`), lang);
  return provisional
    ? pick({ zh: `${on}（${words.provisional.zh}）`, en: `${on} (${words.provisional.en})` }, lang)
    : on;
}

function stakeOf({ stake }: DeadlineModel, lang: Lang): string | undefined {
  if (stake.kind === 'none') return undefined;
  return pick(stakeText(stake) ?? words.unknown, lang);
}

type SpokenLine = DeadlineModel['workings'][number];

function workingLines({ text, source, assumption }: SpokenLine, number: number, lang: Lang): string[] {
  return [
    `${String(number).padStart(2)}. ${pick(text, lang)}`,
    ...(source ? [`      ${pick(words.source, lang)} ${pick(sourceText(source), lang)}`] : []),
    ...(assumption ? [`      ${pick(words.assumption, lang)} ${pick(assumption, lang)}`] : []),
  ];
}

function oneLine(model: DeadlineModel, lang: Lang): string {
  const due = model.dueOn?.toString() ?? pick(statusWords[model.status], lang);
  const marks = [
    ...(model.status === 'firm' || !model.dueOn ? [] : [pick(statusWords[model.status], lang)]),
    ...(model.doneAt ? [pick(words.done, lang)] : []),
  ];
  const line = [model.id, due, stakeOf(model, lang) ?? '—', pick(model.title, lang)].join('  ');
  return marks.length > 0 ? `${line}  [${marks.join(', ')}]` : line;
}

/** All deadlines, a line each. */
export function deadlineList(models: DeadlineModel[], lang: Lang): string {
  return models.map((model) => oneLine(model, lang)).join('\n');
}

/** The letters a simulation found, as a table or as JSON. */
export function simulation(letters: SimulatedLetter[], lang: Lang, json: boolean): string {
  if (json) return JSON.stringify(letters, null, 2);
  if (letters.length === 0) return pick(words.noLetters, lang);
  return letters
    .flatMap(({ on, minute, to, kind, items, outlook = [] }) => [
      `${on} ${hour(minute)}  ${to}  ${kind}`,
      ...[...items, ...outlook].map(
        (item) => `    ${item.rung.padStart(6)}  ${item.dueOn}  ${pick(item.title, lang)}`,
      ),
    ])
    .join('\n');
}

/** An instant on the clock of Shanghai, to the second. */
export function shanghai(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }).replace('T', ' ');
}

/** A refusal in both languages, with a line for each fault. */
export function problemText({ code, faults }: Problem): string {
  const details = faults.map(({ pointer, detail }) => `  ${pointer} ${detail.zh} / ${detail.en}`);
  return [`${errorWords[code].zh} / ${errorWords[code].en}`, ...details].join('\n');
}
