import type { ICalEventData } from 'ical-generator';
import { ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Lang, Text } from '../answers/source.ts';
import { districts } from '../facts/district.ts';
import { formulaText, sourceText, stakeText } from '../words/basis.ts';
import { eventMarks, eventWords as words } from '../words/feeds.ts';
import { flagWords } from '../words/flags.ts';
import { day, dayAndHour, pick } from '../words/format.ts';
import { callWords, listed } from '../words/windows.ts';
import { categoryName, oneLine, paragraph, uri } from './clean.ts';
import type { FeedEvent } from './model.ts';

/** A domain nobody can own and no setting can change: a UID is the deadline's id for life, wherever the service stands. */
const uidDomain = 'qixian.calendar';

/** One deadline as ical-generator takes it. Nothing in it depends on the day or the zone of the server. */
export function eventData(event: FeedEvent, lang: Lang): ICalEventData {
  return {
    id: uidOf(event),
    sequence: event.revision - 1,
    stamp: event.revisedAt,
    created: event.createdAt,
    lastModified: event.revisedAt,
    ...when(event),
    summary: summary(event, lang),
    description: description(event, lang),
    status: statusOf(event),
    transparency: ICalEventTransparency.TRANSPARENT,
    busystatus: ICalEventBusyStatus.FREE,
    categories: [{ name: categoryName(pick(event.category, lang)) }],
    ...(event.url === undefined ? {} : { url: uri(event.url) }),
  };
}

/** The deadline's identity as UID (RFC 5545 §3.8.4.7). */
export function uidOf(event: FeedEvent): string {
  return `${event.id}@${uidDomain}`;
}

/**
 * A whole day as DATE with its exclusive end; a closing hour as an instant without an end, since a closing has no
 * length. 24:00 closes the whole day.
 */
function when(event: FeedEvent): Pick<ICalEventData, 'start' | 'end' | 'allDay'> {
  if (!hasHour(event)) return { start: event.dueOn, end: event.dueOn.add({ days: 1 }), allDay: true };
  const midnight = event.dueOn.toPlainDateTime();
  return { start: midnight.add({ minutes: event.minute }).toZonedDateTime('Asia/Shanghai').toInstant() };
}

function hasHour(event: FeedEvent): event is FeedEvent & { minute: number } {
  return event.minute !== undefined && event.minute < 1440;
}

function summary(event: FeedEvent, lang: Lang): string {
  const status = event.status === 'firm' ? '' : pick(eventMarks[event.status], lang);
  const demo = event.demo ? pick(eventMarks.demo, lang) : '';
  const whose = event.enterprise === undefined ? '' : ` · ${event.enterprise}`;
  return oneLine(`${status}${demo}${pick(event.title, lang)}${whose}`);
}

function statusOf({ status }: FeedEvent): ICalEventStatus {
  if (status === 'withdrawn') return ICalEventStatus.CANCELLED;
  return status === 'firm' ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE;
}

function description(event: FeedEvent, lang: Lang): string {
  const lines = [
    ...(event.status === 'firm' ? [] : [words.status[event.status]]),
    ...(event.flags ?? []).map((flag) => words.flag(flagWords[flag])),
    ...dateLines(event),
    ...districtLines(event),
    ...(event.missed && event.status !== 'withdrawn' ? [words.missed(event.missed)] : []),
    ...callLines(event),
    ...stakeLines(event),
    ...event.sources.map((source) => words.basis(sourceText(source))),
    ...(event.demo ? [words.demo] : []),
    ...(event.url === undefined ? [] : [words.details(uri(event.url))]),
  ];
  return paragraph(lines.map((line) => pick(line, lang)).join('\n'));
}

function dateLines(event: FeedEvent): Text[] {
  const { dueOn, opens, actBy, actByProvisional, submitBy, previousDueOn, disputedOn, range } = event;
  return [
    dueLine(event),
    ...(actBy && !opens && !actBy.equals(dueOn)
      ? [(actByProvisional ? words.actByOpen : words.actBy)(day(`${actBy}`))]
      : []),
    ...(submitBy ? [words.submitBy(day(`${submitBy}`))] : []),
    ...(range ? [words.range(day(`${range.earliest}`), day(`${range.latest}`))] : []),
    ...(previousDueOn ? [words.moved(day(`${previousDueOn}`))] : []),
    ...(disputedOn ? [words.disputed(day(`${disputedOn}`))] : []),
  ];
}

/** Whose district has a day of its own looks at that one. */
function districtLines({ districtDays = [], status }: FeedEvent): Text[] {
  if (status === 'withdrawn') return [];
  return districtDays.map(({ district, on, minute }) =>
    words.districtDue(districts[district], dayAndHour(`${on}`, minute)),
  );
}

/** Where to apply and with what, as the call says. */
function callLines({ window, status }: FeedEvent): Text[] {
  const call = status === 'withdrawn' ? undefined : window?.call;
  if (!call) return [];
  const { link, contact, materials } = call;
  return [
    ...(link ? [words.call(callWords.platform, { zh: uri(link), en: uri(link) })] : []),
    ...(materials ? [words.call(callWords.materials, listed(materials))] : []),
    ...(contact ? [words.call(callWords.contact, contact)] : []),
  ];
}

function dueLine({ dueOn, minute, opens }: FeedEvent): Text {
  if (opens) return words.opens(dayAndHour(`${dueOn}`, minute));
  return minute === undefined ? words.due(day(`${dueOn}`)) : words.dueAt(dayAndHour(`${dueOn}`, minute));
}

function stakeLines({ stake }: FeedEvent): Text[] {
  if (stake.kind === 'none') return [];
  const amount = stakeText(stake);
  const formula = formulaText(stake);
  return [amount ? words.stake(amount) : words.stakeUnknown, ...(formula ? [words.formula(formula)] : [])];
}
