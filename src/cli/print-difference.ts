import type { Lang, Text } from '../answers/source.ts';
import type {
  PolicyDifferenceModel,
  RowChange,
  RowSide,
  ScheduleDifferenceModel,
} from '../pages/difference-model.ts';
import { amountText } from '../words/basis.ts';
import { scheduleWords, type ToldChange, differenceWords as words } from '../words/differences.ts';
import { clauseTitle, dayAndHour, pick } from '../words/format.ts';
import { deadlineWords } from '../words/pages.ts';

/** Two versions of a policy, a line for each field and side that differs. */
export function policyDifferenceText(difference: PolicyDifferenceModel, lang: Lang): string {
  const say = (text: Text) => pick(text, lang);
  const { title, counts, head, clauses } = difference;
  const differing = clauses.filter(({ change }) => change !== 'unchanged');
  return [
    say(words.title(title)),
    say(head.length + differing.length === 0 ? words.same : words.counts(counts)),
    ...head.flatMap((change) => changeLines(change, lang)),
    ...differing.flatMap(({ no, heading, change, changes, measures }) => [
      '',
      `${say(clauseTitle(no, heading))} [${say(words.change[change])}]`,
      ...changes.flatMap((each) => changeLines(each, lang)),
      ...measures.flatMap((measure) => [
        `  ${say(measure.name)} [${say(words.change[measure.change])}]`,
        ...measure.changes.flatMap((each) => changeLines(each, lang)),
      ]),
    ]),
  ].join('\n');
}

function changeLines({ name, before, after, reordered, onlyDetails }: ToldChange, lang: Lang): string[] {
  const remark = reordered ? words.reordered : onlyDetails ? words.onlyDetails : undefined;
  return [
    `  ${pick(name, lang)}${remark ? ` (${pick(remark, lang)})` : ''}`,
    ...(before ? [`    - ${pick(before, lang)}`] : []),
    ...(after ? [`    + ${pick(after, lang)}`] : []),
  ];
}

const kinds = ['moved', 'added', 'withdrawn', 'amended'] as const;

/** What changes in a schedule, a line for each row and side, then the totals. */
export function scheduleDifferenceText(difference: ScheduleDifferenceModel, lang: Lang): string {
  const { money, unchanged } = difference;
  const rows = kinds.flatMap((kind) =>
    difference[kind].flatMap((row) => rowLines(row, scheduleWords.kinds[kind], lang)),
  );
  return [
    ...(rows.length > 0 ? rows : [pick(scheduleWords.nothing, lang)]),
    pick(scheduleWords.unchanged(unchanged), lang),
    `${pick(scheduleWords.total, lang)}: ${pick(amountText(money.before), lang)} → ${pick(amountText(money.after), lang)}`,
  ].join('\n');
}

function rowLines({ title, before, after }: RowChange, kind: Text, lang: Lang): string[] {
  return [
    `${pick(title, lang)} [${pick(kind, lang)}]`,
    ...(before ? [`    - ${sideText(before, lang)}`] : []),
    ...(after ? [`    + ${sideText(after, lang)}`] : []),
  ];
}

function sideText({ dueOn, minute, status, amount }: RowSide, lang: Lang): string {
  const on = dueOn ? dayAndHour(`${dueOn}`, minute) : deadlineWords.noDate;
  const sum =
    amount &&
    (amount.fen === undefined ? scheduleWords.unknown : amountText({ fen: amount.fen, upTo: amount.upTo }));
  return [on, deadlineWords.status[status], ...(sum ? [sum] : [])].map((text) => pick(text, lang)).join('  ');
}
