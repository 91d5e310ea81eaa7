import type { Text } from '../answers/source.ts';
import type { MoneyChange } from '../deadlines/difference-money.ts';
import { yuan } from './format.ts';
import { transitionDayText } from './policies.ts';

/** How many dates of an enterprise an announcement adds, moves and withdraws; absent where none. */
export function movesText({ added, moved, withdrawn, other }: Moved): Text | undefined {
  const parts: Text[] = [];
  if (added > 0) parts.push({ zh: `新增${added}个`, en: `${added} added` });
  if (moved > 0) parts.push({ zh: `变动${moved}个`, en: `${moved} moved` });
  if (withdrawn > 0) parts.push({ zh: `取消${withdrawn}个`, en: `${withdrawn} withdrawn` });
  if (other > 0)
    parts.push({ zh: `${other}个日期不变、内容有更新`, en: `${other} updated, with the same date` });
  if (parts.length === 0) return undefined;
  return {
    zh: parts.map(({ zh }) => zh).join('，'),
    en: parts.map(({ en }) => en).join(', '),
  };
}

/** What became of one date, by its title, the day it was and the day it is now. */
export const announcementDateWords = {
  hour: (title: Text, is: Text): Text => ({
    zh: `${title.zh}：${is.zh}（办理日或时刻有变）`,
    en: `${title.en}: ${is.en} (hour or act-by day moved)`,
  }),
  moved: (title: Text, was: Text, is: Text): Text => ({
    zh: `${title.zh}：${was.zh} → ${is.zh}`,
    en: `${title.en}: ${was.en} → ${is.en}`,
  }),
  added: (title: Text, is: Text): Text => ({
    zh: `${title.zh}：${is.zh}`,
    en: `${title.en}: ${is.en}`,
  }),
  awaits: (title: Text, was: Text | undefined): Text => ({
    zh: `${title.zh}：${was ? `原为${was.zh}，现` : ''}待公布`,
    en: `${title.en}: ${was ? `was ${was.en}, now ` : ''}awaiting its date`,
  }),
  open: (title: Text, was: Text | undefined): Text => ({
    zh: `${title.zh}：${was ? `原为${was.zh}，现` : ''}未定截止日`,
    en: `${title.en}: ${was ? `was ${was.en}, now ` : ''}without a last day`,
  }),
  withdrawn: (title: Text, was: Text): Text => ({
    zh: `取消 ${title.zh}：原为${was.zh}`,
    en: `Withdrawn: ${title.en}: was ${was.en}`,
  }),
} as const;

export type Moved = { added: number; moved: number; withdrawn: number; other: number };

/** What changes of known money at stake, in fen; absent where nothing does. */
export function moneyMovesText({ before, after, unknown }: MoneyChange): Text | undefined {
  const parts = [knownMoves(before, after), unknown && noLongerKnown(unknown)];
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
}

/** Amounts that were known and are not any more: what they were, what is to be registered, and what they are at least. */
export function noLongerKnown({
  before,
  atLeast,
  lacks,
}: Omit<NonNullable<MoneyChange['unknown']>, 'amounts'>): Text {
  const days = lacks.map(transitionDayText);
  const least = yuan(atLeast);
  return {
    zh: [
      `原${yuan(before).zh}`,
      `现待定${days.length > 0 ? `（登记${days.map(({ zh }) => zh).join('、')}后可知）` : ''}`,
      ...(atLeast > 0 ? [`至少${least.zh}`] : []),
    ].join('，'),
    en: [
      `${yuan(before).en} until now`,
      `not known ${days.length > 0 ? `until it is registered when ${days.map(({ en }) => en).join(' and when ')}` : 'any more'}`,
      ...(atLeast > 0 ? [`at least ${least.en}`] : []),
    ].join(', '),
  };
}

function knownMoves(before: number, after: number): Text | undefined {
  if (before === after) return undefined;
  const [was, is] = [yuan(before), yuan(after)];
  if (before === 0) return { zh: `新增${is.zh}`, en: `${is.en} more` };
  if (after === 0) return { zh: `减少${was.zh}`, en: `${was.en} less` };
  return { zh: `${was.zh} → ${is.zh}`, en: `${was.en} → ${is.en}` };
}
