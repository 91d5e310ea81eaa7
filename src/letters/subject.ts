import type { Text } from '../answers/source.ts';
import { day, pick, shortDay } from '../words/format.ts';
import { andOthers, asUncertain, letterWords as words } from '../words/letters.ts';
import type { ItemDates, LetterItem, LetterModel, StatedDates } from './model.ts';
import { oneLine, shortened } from './safe.ts';
import { isOverdue, standing } from './standing.ts';

const longest = 70;

/**
 * What, when and how urgent, in at most 70 characters: the title gives way, the date does not.
 * `items` in the order in which the letter lists them; the first one speaks for the rest.
 */
export function subject(model: LetterModel, items: [LetterItem, ...LetterItem[]]): string {
  const text = model.kind === 'correction' ? correctionSubject(model, items) : digestSubject(model, items);
  const head = tag(model, items);
  const title = oneLine(pick(items[0].title, model.lang));
  const fixed = [...head, ...pick(text(''), model.lang)].length;
  const cut = shortened(title, Math.max(longest - fixed, 6));
  return shortened(head + pick(text(cut), model.lang), longest);
}

type WithTitle = (title: string) => Text;

function tag({ kind, lang }: LetterModel, items: [LetterItem, ...LetterItem[]]): string {
  const digest = items.some(isOverdue) ? words.overdueTag : words.tag;
  const marks: Text[] = [kind === 'correction' ? words.correctionTag : digest];
  if (items.some((item) => item.demo)) marks.push(words.demo);
  const said = marks.map((mark) => pick(mark, lang));
  return lang === 'zh' ? `【${said.join('·')}】` : `[${said.join(' · ')}] `;
}

function digestSubject({ on }: LetterModel, items: [LetterItem, ...LetterItem[]]): WithTitle {
  const [first] = items;
  const { dates, status } = first;
  if (!dates)
    return (title) => joined(several(title, items), words[status === 'withdrawn' ? status : 'awaiting']);
  const when = asUncertain(whenText({ ...first, dates }, on), status);
  return (title) => {
    const what = several(title, items);
    return { zh: `${when.zh}：${what.zh}`, en: `${when.en}: ${what.en}` };
  };
}

function several(title: string, items: LetterItem[]): Text {
  return items.length === 1 ? { zh: title, en: title } : andOthers(title, items.length);
}

function joined(what: Text, state: Text): Text {
  return { zh: `${what.zh}，${state.zh}`, en: `${what.en}: ${state.en}` };
}

/** `12月31日（周三），还有30天`; the year only where it is not the letter's. */
function whenText(item: LetterItem & { dates: ItemDates }, on: Temporal.PlainDate): Text {
  const due = dayText(item.dates, on.year);
  const left = standing(item);
  return { zh: `${due.zh}，${left.zh}`, en: `${left.en}, ${due.en}` };
}

function dayText({ dueOn }: StatedDates, plainYear: number | undefined): Text {
  const text = dueOn.year === plainYear ? shortDay(dueOn.toString()) : day(dueOn.toString());
  return { zh: text.zh.replace(/ (周.)$/, '（$1）'), en: text.en };
}

function correctionSubject({ on }: LetterModel, items: [LetterItem, ...LetterItem[]]): WithTitle {
  const [{ changed, dates, status }] = items;
  const told = changed?.from.dates;
  const sameDay = told !== undefined && dates !== undefined && told.dueOn.equals(dates.dueOn);
  if (items.length > 1 || sameDay) return (title) => joined(several(title, items), words.datesChanged);
  const plainYear = !dates || told?.dueOn.year === dates.dueOn.year ? on.year : undefined;
  const now = dates
    ? asUncertain(dayText(dates, plainYear), status)
    : words[status === 'withdrawn' ? status : 'awaiting'];
  if (!told) return (title) => joined({ zh: title, en: title }, now);
  const was = dayText(told, plainYear);
  return (title) => ({ zh: `${title}：${now.zh}，原为${was.zh}`, en: `${title}: ${now.en}, was ${was.en}` });
}
