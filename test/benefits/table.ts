import type { Answer } from '../../src/answers/answer.ts';
import type { Award } from '../../src/benefits/award.ts';
import type { SubsidySchedule } from '../../src/benefits/interest/subsidy.ts';
import type { Place } from '../../src/benefits/place.ts';
import { type BenefitAnswer, deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import { citation, yuan } from '../../src/words/format.ts';
import { speak } from '../../src/words/lines.ts';
import { circumstances } from '../deadlines/cast.ts';
import { moneyPlaces } from './asking.ts';
import { type Cast, cast } from './enterprises.ts';

/** The day all answers are given on: the last of the five policies to end with a printed day is in force. */
export const day = '2025-06-16';

type Answered = { cast: Cast; answers: BenefitAnswer[] };

/** docs/benefits.md: the money measures, and what each of a small cast of enterprises is told about them. */
export function renderTable(): string {
  const law = circumstances(day);
  const answered = cast.map((each): Answered => ({ cast: each, answers: deriveBenefits(each.facts, law) }));
  const documents = [...Map.groupBy(moneyPlaces, ({ document }) => document)];
  return `${[
    '# 资金措施与示例企业的答复 / Money measures and the answers of a small cast',
    intro,
    ...documents.map(([document, places]) =>
      [
        `## ${document.title.zh} / ${document.title.en}`,
        table(
          ['条 / Clause', '措施 / Measure', ...cast.map(({ column }) => `${column.zh} / ${column.en}`)],
          places.map((place) => [place.clause.no, named(place), ...answered.map((of) => cell(of, place))]),
        ),
      ].join('\n\n'),
    ),
    '## 企业 / The enterprises',
    ...answered.map(section),
  ].join('\n\n')}\n`;
}

const intro = `本页由 \`node test/benefits/write-table.ts\` 生成，测试比对。答复日为 ${day}，用随附的政策和日历，未定事项均未由管理员确定。

- \`✓\` 可申报：\`≤\` 为上限，或按“最高、不超过”计算的估算（比例固定而另有“最高”的也用此号），\`=\` 为固定金额；一家企业有几个项目可申报的，逐个列出。贴息为各年合计；条文有几种读法的，奖补和贴息都取较低的一种。
- \`✗\` 不可申报：理由条数。
- \`?\` 尚缺：企业须登记的事实，或须由管理员确定的读法（斜体）。
- “符合条件”等只表示须经审核的用语，没有对应的事实，不作测试。

Made by \`node test/benefits/write-table.ts\` and compared in a test. Answers are those of ${day}, with the policies and calendars shipped and no open reading settled.

- \`✓\` claimable: \`≤\` is a ceiling, or an estimate of what the text calls a share up to so much (also where the rate is flat and a ceiling stands beside it), \`=\` is a fixed amount; where several projects of an enterprise qualify, each is given. Interest is the sum of its years. Where the text has several readings the lower one is shown, for awards as for interest.
- \`✗\` not owed: how many reasons.
- \`?\` what is missing: facts for the enterprise to register, or readings for an administrator to settle (in italics).
- Words such as 符合条件 (eligible), which only mean that somebody approves, have no fact of their own and are not tested.`;

function named({ measure: { id, name } }: Place): string {
  return `\`${id}\` ${name.zh} / ${name.en}`;
}

function table(head: string[], rows: string[][]): string {
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}

/** What can be claimed, for each project of the enterprise; else what comes nearest to it. */
function cell({ answers }: Answered, { measure }: Place): string {
  const own = answers.filter(({ place }) => place.measure.id === measure.id);
  const claimable = own.flatMap(({ answer }) =>
    answer.answer === 'owed' ? [`✓ ${amountOf(answer.value)}`] : [],
  );
  if (claimable.length > 0) return claimable.join('<br>');
  const [nearest] = own.map(({ answer }) => answer).toSorted((a, b) => distance(a) - distance(b));
  if (nearest?.answer === 'incomplete') return `? ${missing(nearest)}`;
  return nearest?.answer === 'not-owed' ? `✗ ${nearest.reasons.length}` : '–';
}

function amountOf(value: Award | SubsidySchedule): string {
  const { fen, upTo } = 'atLeastFen' in value ? { fen: value.atLeastFen, upTo: true } : value;
  return `${upTo ? '≤' : '='} ${yuan(fen).en}`;
}

/** Incomplete before not owed, and of each the one with the least in its way. */
function distance(answer: Answer<unknown>): number {
  if (answer.answer === 'incomplete') return answer.missing.length;
  return answer.answer === 'not-owed' ? 100 + answer.reasons.length : 0;
}

function missing({ missing: all }: Extract<Answer<unknown>, { answer: 'incomplete' }>): string {
  const [first, second, ...rest] = all.map(({ need, what }) => (need === 'fact' ? what : `*${what}*`));
  return [first, second, ...(rest.length > 0 ? [`+${rest.length}`] : [])].filter(Boolean).join(', ');
}

function section({ cast: { column, about, facts }, answers }: Answered): string {
  const claimable = answers.flatMap((benefit) => {
    const { place, projectId, answer } = benefit;
    if (answer.answer !== 'owed') return [];
    const of = facts.projects.find(({ id }) => id === projectId)?.body.name ?? '–';
    const formula = formulaOf(answer.value);
    const source = citation(place.source);
    return [[`\`${place.measure.id}\``, of, amountOf(answer.value), formula, source.zh]];
  });
  return [
    `### ${column.zh} / ${column.en}`,
    `${about.zh}  \n${about.en}`,
    claimable.length > 0
      ? table(
          ['措施 / Measure', '项目 / Project', '金额 / Amount', '算法 / Formula', '依据 / Source'],
          claimable,
        )
      : '无可申报 / nothing claimable',
  ].join('\n\n');
}

function formulaOf(value: Award | SubsidySchedule): string {
  if ('formula' in value) {
    const said = [value.formula, ...value.readings.map(({ line }) => line)].map(speak);
    return said.map(({ zh, en }) => `${zh} / ${en}`).join('<br>');
  }
  return value.readings
    .map(({ basis, years }) =>
      [`*${basis}*`, ...years.map(({ label, subsidyFen }) => `${label}: ${yuan(subsidyFen).en}`)].join(
        '<br>',
      ),
    )
    .join('<br>');
}
