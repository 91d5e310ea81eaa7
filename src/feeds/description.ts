import type { Lang, Text } from '../answers/source.ts';
import type { Line } from '../answers/workings.ts';
import { districts } from '../facts/district.ts';
import { formulaText, sourceText, stakeText } from '../words/basis.ts';
import { kindAdvice } from '../words/deadlines.ts';
import { eventWords as words } from '../words/feeds.ts';
import { flagWords } from '../words/flags.ts';
import { day, dayAndHour, pick } from '../words/format.ts';
import { speak } from '../words/lines.ts';
import { markText } from '../words/marks.ts';
import { natureOf } from '../words/standing.ts';
import { callWords, listed } from '../words/windows.ts';
import { paragraph, uri } from './clean.ts';
import type { FeedEvent } from './model.ts';
import { leavesOut } from './summary.ts';

/**
 * What a colleague would write beside an event: when, what has to be done by when, what it is worth, what has changed, why,
 * and where to look. Nothing in it depends on the day it is read. `title` is what the event is called.
 */
export function descriptionOf(event: FeedEvent, title: string, lang: Lang): string {
  const lines = event.status === 'withdrawn' ? cancelledLines(event) : standingLines(event);
  const all = [...nameLines(event, title, lang), ...lines, ...closingLines(event)];
  return paragraph(all.map((line) => pick(line, lang)).join('\n'));
}

/** What the title left out. */
function nameLines(event: FeedEvent, called: string, lang: Lang): Text[] {
  const { title, enterprise } = event;
  return [
    ...(leavesOut(event, called, lang) ? [title] : []),
    ...(enterprise && enterprise.short !== enterprise.name ? [words.whose(enterprise.name)] : []),
  ];
}

function cancelledLines(event: FeedEvent): Text[] {
  const { dueOn, minute, undated, sources } = event;
  return [
    undated ? words.undated : words.status.withdrawn,
    ...amendedLines(event),
    words.was(dayAndHour(dueOn.toString(), minute)),
    ...districtLines(event),
    ...(undated ?? []).filter(({ say }) => standsUndated.has(say)).map(speak),
    ...sources.map((source) => words.basis(sourceText(source))),
  ];
}

/** What says why a deadline has no day. */
const standsUndated: ReadonlySet<string> = new Set([
  'deadlines.awaits-announcement',
  'deadlines.awaits-batch',
  'deadlines.awaits-notice',
  'deadlines.awaits-window',
  'deadlines.step-registered-itself',
  'deadlines.window-open-end',
]);

function standingLines(event: FeedEvent): Text[] {
  const { kind, status, doneAt, flags = [], marks = [], missed, sources } = event;
  const advice = kindAdvice[kind];
  return [
    ...(doneAt ? [words.done(day(shanghaiDay(doneAt)))] : []),
    ...(status === 'firm' ? [] : [words.status[status]]),
    ...dateLines(event),
    ...flags.map((flag) => words.flag(flagWords[flag])),
    ...readingLines(event),
    ...(advice ? [advice] : []),
    ...(missed ? [words.missed(missed)] : []),
    ...stakeLines(event),
    ...marks.map((mark) => words.mark(markText(mark))),
    ...callLines(event),
    ...sources.map((source) => words.basis(sourceText(source))),
    ...workingLines(event),
  ];
}

function closingLines({ id, demo, url }: FeedEvent): Text[] {
  return [
    ...(demo ? [words.demo] : []),
    words.reference(id.slice(id.lastIndexOf('-') + 1)),
    ...(url === undefined ? [] : [words.details(uri(url))]),
  ];
}

function dateLines(event: FeedEvent): Text[] {
  const { kind, dueOn, spansFrom, actBy, actByProvisional, submitBy, range, disputedOn } = event;
  const acts = actBy && natureOf(kind) !== 'opens' && !actBy.equals(dueOn);
  return [
    ...(spansFrom ? [words.opensFirst(day(spansFrom.toString()))] : []),
    dueLine(event),
    ...(acts ? [(actByProvisional ? words.actByOpen : words.actBy)(day(actBy.toString()))] : []),
    ...(submitBy ? [words.submitBy(day(submitBy.toString()))] : []),
    ...districtLines(event),
    ...(range ? [words.range(day(range.earliest.toString()), day(range.latest.toString()))] : []),
    ...amendedLines(event),
    ...(disputedOn ? [words.disputed(day(disputedOn.toString()))] : []),
  ];
}

function dueLine({ kind, dueOn, minute }: FeedEvent): Text {
  const on = dueOn.toString();
  return minute === undefined
    ? words.due(natureOf(kind), day(on))
    : words.dueAt(natureOf(kind), dayAndHour(on, minute));
}

/** Whose district has a day of its own looks at that one. */
function districtLines({ districtDays = [] }: FeedEvent): Text[] {
  return districtDays.map(({ district, on, minute }) =>
    words.districtDue(districts[district], dayAndHour(on.toString(), minute)),
  );
}

/** The day and hour it stood on before, and the announcement that changed it. */
function amendedLines({ previousDueOn, previousMinute, amendedBy, status }: FeedEvent): Text[] {
  const moved = status !== 'withdrawn' && previousDueOn;
  const { title, announcedOn } = amendedBy ?? {};
  return [
    ...(moved ? [words.moved(dayAndHour(previousDueOn.toString(), previousMinute))] : []),
    ...(title
      ? [
          words.amendedBy(
            title,
            announcedOn && day(announcedOn.toString()),
            Boolean(moved && amendedBy?.moved),
          ),
        ]
      : []),
  ];
}

/** Where the text leaves open which years are meant, the years of both readings stand in the calendar. */
function readingLines({ kind, workings = [] }: FeedEvent): Text[] {
  if (kind !== 'subsidy-year') return [];
  return workings
    .filter(({ assumption }) => assumption?.parameter === 'periodBasis')
    .map((line) => words.oneOfTwo(speak(line)));
}

function stakeLines({ stake }: FeedEvent): Text[] {
  if (stake.kind === 'none') return [];
  const amount = stakeText(stake);
  const formula = formulaText(stake);
  return [amount ? words.stake(amount) : words.stakeUnknown, ...(formula ? [words.formula(formula)] : [])];
}

/** Where to apply and with what, as the call says. */
function callLines({ window }: FeedEvent): Text[] {
  if (!window?.call) return [];
  const { link, contact, materials } = window.call;
  return [
    ...(link ? [words.call(callWords.platform, linkText(link))] : []),
    ...(materials ? [words.call(callWords.materials, listed(materials))] : []),
    ...(contact ? [words.call(callWords.contact, contact)] : []),
  ];
}

/** One call's link that is no URL takes no calendar along. */
function linkText(link: string): Text {
  const text = URL.canParse(link) ? uri(link) : link;
  return { zh: text, en: text };
}

const mostWorkings = 3;

/** What says that a day is another than the one first printed. */
const moves: ReadonlySet<string> = new Set([
  'dates.moved-next',
  'dates.moved-opening',
  'dates.moved-previous',
  'deadlines.window-moved',
]);

/** What other lines of the description say already, and what holds for every date of a year. */
const saidElsewhere: ReadonlySet<string> = new Set([
  'dates.act-by',
  'dates.calendar',
  'dates.notice-later',
  'dates.provisional',
  'dates.provisional-act-by',
  'dates.rule',
  'dates.submit-by',
  'dates.validity-later',
  'deadlines.advised',
  'deadlines.bank-calendar',
  'deadlines.unconfirmed',
]);

/** The first few steps to the day, and each that moved it; those to the amount are in its formula. */
function workingLines({ workings = [] }: FeedEvent): Text[] {
  const told = workings.filter(isOfTheDay).filter(({ say }, at) => at < mostWorkings || moves.has(say));
  return told.length === 0 ? [] : [words.workings, ...told.map((line) => words.working(speak(line)))];
}

function isOfTheDay({ say }: Line): boolean {
  return (say.startsWith('dates.') || say.startsWith('deadlines.')) && !saidElsewhere.has(say);
}

function shanghaiDay(at: Temporal.Instant): string {
  return at.toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString();
}
