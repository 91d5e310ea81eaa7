import type { Lang, Text } from '../answers/source.ts';
import type { EventCounts, Move, Rehearsal } from '../pages/rehearsal-model.ts';
import { statusWords } from '../words/deadlines.ts';
import { dayAndHour, pick, yuan } from '../words/format.ts';
import {
  changeWords,
  eventsText,
  lettersText,
  moneyText,
  privateFeedsText,
  rehearsalWords as words,
} from '../words/rehearsal.ts';

/** What an announcement would do, as text: totals first, then what moves. */
export function rehearsalText(rehearsal: Rehearsal, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const { moves, next, remarks } = rehearsal;
  return [
    ...totals(rehearsal).map(
      ([label, value]) => `${say(label)}  ${typeof value === 'string' ? value : say(value)}`,
    ),
    ...(remarks.length > 0 ? ['', say(words.remarks), ...remarks.map((remark) => `  ! ${say(remark)}`)] : []),
    ...(moves.length > 0 ? ['', say(words.moves), ...moves.map((move) => moveLine(move, lang))] : []),
    ...(next === null ? [] : [`  … ${say(words.more)}`]),
  ].join('\n');
}

function totals(rehearsal: Rehearsal): [Text, Text | string][] {
  const { digest, enterprises, projects, deadlines, changes, moneyFen, letters, feeds, notDerived } =
    rehearsal;
  const names = { added: 'add', moved: 'move', amended: 'amend', withdrawn: 'withdraw' } as const;
  const kinds = Object.entries(names).map(
    ([name, change]) => [changes[name as keyof typeof changes], change] as const,
  );
  const { feeds: count, ...events } = feeds.private;
  return [
    [words.digest, digest],
    [words.enterprises, `${enterprises}`],
    [words.projects, `${projects}`],
    [
      words.deadlines,
      joined(
        kinds.map(([number, change]) => ({
          zh: `${changeWords[change].zh}${number}`,
          en: `${number} ${changeWords[change].en}`,
        })),
        `${deadlines}`,
      ),
    ],
    [words.money, moneyText(moneyFen)],
    ...letters.map(({ kind, letters: number, items }): [Text, Text] => [
      words.letters,
      lettersText(kind, number, items),
    ]),
    [words.feeds, joined([said(events)], '', privateFeedsText(count))],
    [words.feeds, joined([said(feeds.public)], '', words.publicFeeds)],
    ...(notDerived > 0 ? [[words.notDerived, `${notDerived}`] as [Text, string]] : []),
  ];
}

function said({ added, changed, cancelled }: EventCounts): Text {
  return eventsText(added, changed, cancelled);
}

/** Parts behind a heading. */
function joined(parts: Text[], number: string, heading?: Text): Text {
  const before = heading ?? { zh: number, en: number };
  return {
    zh: `${before.zh}：${parts.map(({ zh }) => zh).join('、')}`,
    en: `${before.en}: ${parts.map(({ en }) => en).join(', ')}`,
  };
}

function moveLine(move: Move, lang: Lang): string {
  const before = move.from ? pick(dayAndHour(move.from, move.minuteFrom), lang) : '—';
  const after =
    move.change === 'withdraw' || !move.to
      ? pick(statusWords[move.statusTo], lang)
      : pick(dayAndHour(move.to, move.minuteTo), lang);
  const whose = [move.enterprise, move.project].filter((name) => name !== undefined).join(' / ');
  const knownYuan = (fen: number | undefined) => (fen === undefined ? '—' : pick(yuan(fen), lang));
  const money =
    move.stakeFromFen === undefined && move.stakeToFen === undefined
      ? []
      : [`${knownYuan(move.stakeFromFen)} → ${knownYuan(move.stakeToFen)}`];
  const line = [pick(changeWords[move.change], lang), `${before} → ${after}`, pick(move.title, lang), whose];
  return `  ${[...line, ...money].filter((part) => part !== '').join('  ')}`;
}
