import type { Source, Text } from '../answers/source.ts';
import type { Status } from '../deadlines/model.ts';
import { totalOf } from '../deadlines/stake.ts';
import { formulaText, stakeText } from '../words/basis.ts';
import { flagWords } from '../words/flags.ts';
import { citation, dayAndHour, day as spokenDay } from '../words/format.ts';
import {
  asUncertain,
  becauseHanded,
  becauseSilent,
  calendarOpen,
  formulaNote,
  timeLeft,
  letterWords as words,
} from '../words/letters.ts';
import { callWords, listed } from '../words/windows.ts';
import type { Card, Link, Row } from './document.ts';
import type { Change, ItemDates, LetterItem, StatedDates } from './model.ts';
import { oneLine, safeLink } from './safe.ts';
import { standing } from './standing.ts';

type Say = (text: Text) => string;

/** One deadline in the reader's language. */
export function card(item: LetterItem, say: Say): Card {
  return {
    heading: say(item.title),
    ...(item.demo && { demo: say(words.demo) }),
    ...(item.enterprise && { enterprise: oneLine(item.enterprise) }),
    badge: badge(item, say),
    urgency: urgency(item),
    rows: [
      ...insteadOf(item, say),
      ...before(item, say),
      ...dateRows(item, say),
      ...advice(item, say),
      ...missed(item, say),
      ...callRows(item, say),
      moneyRow(item, say),
      ...reasons(item, say),
    ],
    links: links(item, say),
  };
}

function badge({ status, dates, nature, window }: LetterItem, say: Say): string {
  if (!dates && window?.openEnd) return say(callWords.open(window.openEnd));
  if (!dates) return say(status === 'withdrawn' ? words.withdrawn : words.awaiting);
  const left = standing({ dates, status, ...(nature ? { nature } : {}) });
  const phrase = dates.daysLeft > 0 ? timeLeft(left, dates.workingDaysLeft) : left;
  return say(status === 'expected' && dates.daysLeft >= 0 ? asUncertain(phrase, status) : phrase);
}

function urgency({ dates, status }: LetterItem): Card['urgency'] {
  if (!dates) return 'open';
  if (status !== 'expected' && (dates.daysLeft < 0 || dates.closed)) return 'overdue';
  return dates.daysLeft <= 7 ? 'near' : 'far';
}

function insteadOf({ insteadOf: name, handing }: LetterItem, say: Say): Row[] {
  if (handing)
    return [{ label: say(words.insteadOf), value: say(becauseHanded[handing.kind](oneLine(handing.name))) }];
  return name === undefined
    ? []
    : [{ label: say(words.insteadOf), value: say(becauseSilent(oneLine(name))) }];
}

function before({ changed, dates }: LetterItem, say: Say): Row[] {
  return changed ? [{ label: say(words.before), value: toldBefore(changed.from, dates, say) }] : [];
}

/** Names the dates that were told and no longer hold; the day itself always, so that the reader knows which one it was. */
function toldBefore(from: Change['from'], now: ItemDates | undefined, say: Say): string {
  if (!from.dates) return say(from.status === 'withdrawn' ? words.withdrawn : words.awaiting);
  const parts = [say(statedDay(from.dates, from.status))];
  for (const part of ['submitBy', 'actBy'] as const) {
    const told = from.dates[part];
    if (told && now && isMoved(told, now[part]) && !told.equals(from.dates.dueOn))
      parts.push(`${say(words[part])} ${say(spokenDay(told.toString()))}`);
  }
  return say({ zh: parts.join('；'), en: parts.join('; ') });
}

function isMoved(told: Temporal.PlainDate, now: Temporal.PlainDate | undefined): boolean {
  return now === undefined || !told.equals(now);
}

/** A day as it is told: with its hour, in Beijing time, where there is one, and marked where it is not certain. */
export function statedDay({ dueOn, minute }: Pick<StatedDates, 'dueOn' | 'minute'>, status: Status): Text {
  const due = dayAndHour(dueOn.toString(), minute);
  const marks: Text[] = [];
  if (minute !== undefined) marks.push(words.beijing);
  if (status === 'expected' || status === 'provisional') marks.push(words[status]);
  if (marks.length === 0) return due;
  const [zh, en] = [marks.map((mark) => mark.zh).join('，'), marks.map((mark) => mark.en).join(', ')];
  return { zh: `${due.zh}（${zh}）`, en: `${due.en} (${en})` };
}

function dateRows({ dates, status, nature, flags = [] }: LetterItem, say: Say): Row[] {
  if (!dates) return [];
  const opens = nature === 'opens';
  const label = say(opens ? words.opens : words.due);
  const day: Row = { label, value: say(statedDay(dates, status)), strong: true };
  if (status === 'expected') day.note = say(words.expectedNote);
  const rows = [day];
  if (dates.submitBy)
    rows.push({ label: say(words.submitBy), value: say(spokenDay(dates.submitBy.toString())) });
  if (!opens) rows.push(actRow(dates, say));
  return [...rows, ...flags.map((flag) => ({ label: say(words.aboutDate), value: say(flagWords[flag]) }))];
}

function actRow({ actBy, dueOn, actByProvisional }: ItemDates, say: Say): Row {
  const row: Row = { label: say(words.actBy), value: say(spokenDay(actBy.toString())) };
  if (actByProvisional) return { ...row, note: say(calendarOpen) };
  return actBy.toString() === dueOn.toString() ? row : { ...row, note: say(words.restDay) };
}

function advice(item: LetterItem, say: Say): Row[] {
  return item.advice ? [{ label: say(words.advice), value: say(item.advice) }] : [];
}

function missed({ missed: what, dates }: LetterItem, say: Say): Row[] {
  return what && dates ? [{ label: say(words.missed), value: say(what) }] : [];
}

/** Where to apply and with what, as the call says. */
function callRows({ window, status }: LetterItem, say: Say): Row[] {
  const call = status === 'withdrawn' ? undefined : window?.call;
  if (!call) return [];
  const href = safeLink(call.link);
  return [
    ...(href ? [{ label: say(callWords.platform), value: href, href }] : []),
    ...(call.materials ? [{ label: say(callWords.materials), value: say(listed(call.materials)) }] : []),
    ...(call.contact ? [{ label: say(callWords.contact), value: say(call.contact) }] : []),
  ];
}

function moneyRow({ stake }: LetterItem, say: Say): Row {
  const label = say(words.money);
  if (stake.kind === 'none') return { label, value: say(words.noMoney) };
  const amount = stakeText(stake);
  if (!amount) return { label, value: say(words.unknownMoney) };
  const formula = formulaText(stake);
  const note = moneyNote(totalOf([stake]).upTo, formula);
  return { label, value: say(amount), ...(note ? { note: say(note) } : {}) };
}

/** That an amount is subject to approval, and how it comes about. */
function moneyNote(upTo: boolean, formula: Text | undefined): Text | undefined {
  if (!formula) return upTo ? words.byReview : undefined;
  const how = formulaNote(formula);
  if (!upTo) return how;
  return { zh: `${words.byReview.zh}；${how.zh}`, en: `${words.byReview.en}; ${how.en}` };
}

function reasons({ why, changed }: LetterItem, say: Say): Row[] {
  const rows = why.slice(0, 4).map((source) => sourceRow(words.why, source, say));
  if (!changed) return rows;
  const because: Row[] = [{ label: say(words.changeWhy), value: say(changed.why) }];
  if (changed.source) because.push(sourceRow(words.changeSource, changed.source, say));
  return [...because, ...rows];
}

/** A reference is a document number, to be read, or an address, to be opened. */
export function sourceRow(label: Text, source: Source, say: Say): Row {
  const row: Row = { label: say(label), value: say(citation(source)) };
  if (source.quote) row.quote = say({ zh: `“${source.quote}”`, en: `“${source.quote}”` });
  const href = safeLink(source.reference);
  if (href) row.href = href;
  else if (source.reference) row.note = oneLine(source.reference);
  return row;
}

function links({ links: { details, done, snooze, subscribe } }: LetterItem, say: Say): Link[] {
  return [
    ...link(words.details, details, say),
    ...link(words.done, done, say),
    ...link(words.snooze, snooze, say),
    ...link(words.toCalendar, subscribe, say),
  ];
}

/** A link, or nothing where there is no address that a letter may carry. */
export function link(label: Text, address: string | undefined, say: Say): Link[] {
  const href = safeLink(address);
  return href ? [{ label: say(label), href }] : [];
}
