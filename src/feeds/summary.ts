import type { Lang } from '../answers/source.ts';
import { eventMarks, eventWords as words } from '../words/feeds.ts';
import { pick } from '../words/format.ts';
import { longestLine, oneLine } from './clean.ts';
import type { FeedEvent } from './model.ts';

/** What a phone's day shows of a title, in code points. */
const atAGlance = 30;

/**
 * What an event is called: its marks, what is to be done, whose it is, and what it is about. What does not fit in a glance is
 * left to the description, where the whole title stands: what is in brackets behind the subject first, then what every policy's
 * name has, then brackets behind what is to be done. Nothing is cut inside a word and nothing is left out in vain: what is
 * long in itself stays long, behind what and who. Only the event itself decides: what comes and goes beside it changes nothing
 * of it.
 */
export function summaryOf(event: FeedEvent, lang: Lang): string {
  const { what, about } = partsOf(event, lang);
  const marks = marksOf(event, lang);
  const last = event.spansFrom ? pick(words.lastDay(event.dueOn.toString()), lang) : '';
  const who = oneLine(event.enterprise?.short ?? '');
  const between = pick(words.between, lang);
  const called = (is: string, of: string) =>
    oneLine(marks + [is + last, who, of].filter(Boolean).join(between));
  const years = shortYears(what);
  const short = shortPolicy(withoutBrackets(about));
  const whole = called(what, about);
  const names = [
    whole,
    called(years, about),
    called(years, withoutBrackets(about)),
    called(years, short),
    called(withoutBrackets(what), short),
  ];
  return names.find(fits) ?? whole;
}

function fits(summary: string): boolean {
  return [...summary].length <= atAGlance;
}

/** A year from a day of its own is called by the two that it lies in: `2025-03-15/2026-03-14` is `2025/26`. */
function shortYears(what: string): string {
  return what.replace(/(\d{4})-\d\d-\d\d\/\d\d(\d\d)-\d\d-\d\d/g, '$1/$2');
}

/** Whether what an event is called leaves out some of its title. */
export function leavesOut(event: FeedEvent, called: string, lang: Lang): boolean {
  const { what, about } = partsOf(event, lang);
  const isLong = pick(event.title, lang).length > longestLine;
  return isLong || !called.includes(what) || !called.includes(about);
}

function marksOf({ status, demo }: FeedEvent, lang: Lang): string {
  const mark = status === 'firm' ? '' : pick(eventMarks[status], lang);
  return mark + (demo ? pick(eventMarks.demo, lang) : '');
}

/** A title as what is to be done and what it is about; the whole of it where it has no such parts. */
function partsOf({ kind, title }: FeedEvent, lang: Lang): { what: string; about: string } {
  const whole = oneLine(pick(title, lang));
  const at =
    kind.startsWith('certificate') || kind.startsWith('policy')
      ? afterName(whole)
      : (beforeReport(kind, whole) ?? afterColon(whole));
  if (!at) return { what: whole, about: '' };
  return { what: capital(whole.slice(at.to)), about: whole.slice(0, at.from) };
}

/** A report is called what its contract calls it, colons and all; in English that stands in brackets. */
function beforeReport(kind: FeedEvent['kind'], title: string): { from: number; to: number } | undefined {
  const at = kind === 'project-report' ? title.lastIndexOf('：报送') : -1;
  return at > 0 ? { from: at, to: at + 1 } : undefined;
}

/** `《政策》有效期届满`, `排污许可证（编号）有效期届满`; in English a colon stands between them. */
function afterName(title: string): { from: number; to: number } | undefined {
  const colon = afterColon(title);
  if (colon) return colon;
  const end = Math.max(title.startsWith('《') ? title.lastIndexOf('》') : -1, title.lastIndexOf('）')) + 1;
  return end > 0 && end < title.length ? { from: end, to: end } : undefined;
}

/** The last colon that stands in no bracket. What is only called a claim is about nothing else. */
function afterColon(title: string): { from: number; to: number } | undefined {
  let depth = 0;
  let found: { from: number; to: number } | undefined;
  for (const { 0: mark, index } of title.matchAll(/[（(“《]|[）)”》]|：|: /g)) {
    if ('（(“《'.includes(mark)) depth += 1;
    else if ('）)”》'.includes(mark)) depth = Math.max(depth - 1, 0);
    else if (depth === 0) found = { from: index, to: index + mark.length };
  }
  if (!found || found.from === 0 || found.to === title.length) return undefined;
  return title.slice(0, found.from) === 'Claim' ? undefined : found;
}

function withoutBrackets(text: string): string {
  const bare = text.replace(/\s*(?:（[^（）]*）|\([^()]*\))/g, '').trim();
  return bare || text;
}

/** A policy's name without the words that many have: what is left still names it. */
function shortPolicy(name: string): string {
  const inner = /^《(.+)》$/.exec(name)?.[1];
  if (!inner) return name;
  const bare = inner
    .replace(/^关于/, '')
    .replace(
      /的?(?:若干(?:措施|政策|意见)|实施(?:意见|细则|方案|办法)|管理办法|专项行动|行动计划|通知)$/,
      '',
    );
  return [...bare].length >= 4 ? bare : inner;
}

function capital(text: string): string {
  return text.replace(/^[a-z]/, (letter) => letter.toUpperCase());
}
