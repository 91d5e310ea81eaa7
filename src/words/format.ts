import { remembering } from '../answers/remembering.ts';
import type { Lang, Source, Text } from '../answers/source.ts';

const weekdays = { zh: '一二三四五六日', en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] };
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The text in one reader's language. */
export function pick(text: Text, lang: Lang): string {
  return text[lang];
}

/**
 * A civil day with its weekday: `2025年12月31日 周三`, `Wed 31 Dec 2025`. Never a numeric month beside a numeric day.
 * `iso` is `YYYY-MM-DD`; throws a RangeError where it is not a real day.
 */
export const day = remembering(5000, (iso: string): Text => {
  const date = Temporal.PlainDate.from(iso);
  const { zh, en } = withoutYear(date);
  return { zh: `${date.year}年${zh}`, en: `${en} ${date.year}` };
});

/** A civil day without its year, for subjects and lists where the year is plain: `12月31日 周三`, `Wed 31 Dec`. */
export function shortDay(iso: string): Text {
  return withoutYear(Temporal.PlainDate.from(iso));
}

function withoutYear(date: Temporal.PlainDate): Text {
  const { month, day: on } = date;
  const weekday = date.dayOfWeek - 1;
  return {
    zh: `${month}月${on}日 周${weekdays.zh[weekday]}`,
    en: `${weekdays.en[weekday]} ${on} ${months[month - 1]}`,
  };
}

/** Minutes 0–1440 of a day as printed in notices: `16:00`; 1440 is `24:00`, the end of that same day. */
export function hour(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** A day with its hour where one is printed: `2025年12月31日 周三 16:00`; the hour is of Asia/Shanghai. */
export function dayAndHour(iso: string, minute?: number): Text {
  const on = day(iso);
  return minute === undefined ? on : { zh: `${on.zh} ${hour(minute)}`, en: `${on.en}, ${hour(minute)}` };
}

/** An amount of fen in yuan as a spreadsheet takes it: `1639166.66`. */
export function plainYuan(fen: number): string {
  return yuan(fen).en.replace(/^CNY |,/g, '');
}

/**
 * An amount in fen, exact: `1,639,166.66元`, `CNY 1,639,166.66`. Digits as text are taken for amounts that
 * travelled through a sentence; whole yuan keep their `.00`, so that columns line up.
 */
export function yuan(fen: number | string): Text {
  const value = BigInt(fen);
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  const amount = `${sign}${whole}.${digits.slice(-2)}`;
  return { zh: `${amount}元`, en: `CNY ${amount}` };
}

/** A decimal rate as a percentage, by moving the point and never through a float: `0.042` → `4.2%`, `1` → `100%`. */
export function percent(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const digits = fraction.padEnd(2, '0');
  const integer = `${whole}${digits.slice(0, 2)}`.replace(/^(-?)0+(?=\d)/, '$1');
  const rest = digits.slice(2).replace(/0+$/, '');
  return `${integer}${rest && `.${rest}`}%`;
}

/** Calendar days from the reader's day to a due day; 0 is that day itself, negative is overdue. */
export function daysLeft(days: number): Text {
  if (days === 0) return { zh: '今天到期', en: 'due today' };
  if (days < 0) return { zh: `已逾期${-days}天`, en: `${count(-days, 'day')} overdue` };
  return { zh: `还有${days}天`, en: `${count(days, 'day')} left` };
}

/** Working days that remain after the reader's day, up to and with the due day. */
export function workingDaysLeft(days: number): Text {
  return { zh: `${days}个工作日`, en: count(days, 'working day') };
}

/** An English count with its noun: `1 day`, `3 days`. */
export function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

/** A source's title with its clause: `《…实施细则》第17条`, `… Rules, clause 17`. */
export function citation(source: Source): Text {
  const title = source.title.zh.includes('《') ? source.title.zh : `《${source.title.zh}》`;
  if (!source.clause) return { zh: title, en: source.title.en };
  const clause = clauseName(source.clause);
  return { zh: `${title}${clause.zh}`, en: `${source.title.en}, ${clause.en}` };
}

/** A clause with its heading: `第7条 推动改造`, `Clause 7: A new round`. */
export function clauseTitle(no: string, heading: Text): Text {
  const { zh, en } = clauseName(no);
  return { zh: `${zh} ${heading.zh}`, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}: ${heading.en}` };
}

/** A clause as the document numbers it: numbers are dressed, `p8` is a paragraph, `closing` what follows the last number, `0` what comes before the first, `title` its heading. */
export function clauseName(clause: string): Text {
  if (clause === 'closing') return { zh: '文末', en: 'closing paragraph' };
  if (clause === 'title') return { zh: '标题', en: 'title' };
  if (clause === '0') return { zh: '引言', en: 'opening paragraphs' };
  const paragraph = /^p(\d+)$/.exec(clause)?.[1];
  if (paragraph) return { zh: `第${paragraph}段`, en: `paragraph ${paragraph}` };
  const article = /^第(\d+)条$/.exec(clause)?.[1];
  if (article) return { zh: clause, en: `art. ${article}` };
  const numbered = /^(\d+|[一二三四五六七八九十百]+)$/.test(clause);
  return numbered ? { zh: `第${clause}条`, en: `clause ${clause}` } : { zh: clause, en: clause };
}
