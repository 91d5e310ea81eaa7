import type { Text } from '../answers/source.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import { deadlineKindWords } from './deadlines.ts';
import { count, yuan } from './format.ts';

/** What a private calendar is of, by name. */
export type CalendarOf =
  | { scope: 'enterprise'; enterprise: string }
  | { scope: 'project'; enterprise: string; project: string }
  | { scope: 'person' };

/** What a private calendar leaves out: other kinds, and days with less at stake, in fen. */
export type CalendarFilter = {
  kinds?: readonly DeadlineKind[];
  minimumFen?: number;
  /** Tasks instead of events; with alarms. Two calendars of one enterprise are told apart by it. */
  tasks?: boolean;
  alarms?: boolean;
};

/** How a private calendar is called in a client's list, with what it is narrowed to, and what it says it is. */
export function privateFeedName(of: CalendarOf, filter: CalendarFilter): { name: Text; description: Text } {
  const what = calendarName(of, filter);
  const said = [holds[of.scope], ...narrowed(filter), secret];
  return {
    name: { zh: `期限：${what.zh}`, en: `Qixian: ${what.en}` },
    description: { zh: said.map(({ zh }) => zh).join('。'), en: said.map(({ en }) => en).join('. ') },
  };
}

/** A private calendar by what it is of and narrowed to, without the service's name. */
export function calendarName(
  of: CalendarOf,
  { kinds, minimumFen, tasks = false, alarms = false }: CalendarFilter,
): Text {
  const marks = [
    ...(tasks ? [{ zh: '任务', en: 'tasks' }] : []),
    ...(alarms ? [{ zh: '带提醒', en: 'with alarms' }] : []),
    ...(kinds ? [shortKinds(kinds)] : []),
    ...(minimumFen === undefined
      ? []
      : [{ zh: `${yuan(minimumFen).zh}以上`, en: `from ${yuan(minimumFen).en}` }]),
  ];
  const own = whose(of);
  if (marks.length === 0) return own;
  return {
    zh: `${own.zh}（${marks.map(({ zh }) => zh).join('，')}）`,
    en: `${own.en} (${marks.map(({ en }) => en).join(', ')})`,
  };
}

function whose(of: CalendarOf): Text {
  if (of.scope === 'person') return { zh: '我的全部企业', en: 'all my enterprises' };
  const { enterprise } = of;
  return of.scope === 'enterprise'
    ? { zh: enterprise, en: enterprise }
    : { zh: `${of.project}·${enterprise}`, en: `${of.project}, ${enterprise}` };
}

function shortKinds(kinds: readonly DeadlineKind[]): Text {
  const [first, ...more] = kinds;
  if (first === undefined) return { zh: '无', en: 'none' };
  const { zh, en } = deadlineKindWords[first];
  return more.length === 0
    ? { zh, en }
    : { zh: `${zh}等${kinds.length}类`, en: `${en} and ${count(more.length, 'more kind')}` };
}

function narrowed({ kinds, minimumFen }: CalendarFilter): Text[] {
  const named = kinds?.map((kind) => deadlineKindWords[kind]);
  return [
    ...(named
      ? [
          {
            zh: `只含以下类别：${named.map(({ zh }) => zh).join('、')}`,
            en: `Only these kinds: ${named.map(({ en }) => en).join(', ')}`,
          },
        ]
      : []),
    ...(minimumFen === undefined ? [] : [minimumMeans(minimumFen)]),
  ];
}

/** What a minimum keeps and leaves out. */
function minimumMeans(fen: number): Text {
  const { zh, en } = yuan(fen);
  return {
    zh: `只含涉及金额不低于${zh}或金额待定的日期，不涉及金额的日期未列入`,
    en: `Only dates with at least ${en} at stake or an amount that is not known yet; dates without money are left out`,
  };
}

const holds: Record<CalendarOf['scope'], Text> = {
  enterprise: {
    zh: '本企业的政策、项目、证照、报送备案与贷款贴息期限',
    en: 'The policy, project, certificate, filing, loan and subsidy dates of this enterprise',
  },
  project: {
    zh: '本项目及其贷款、申报的期限，不含企业自身的期限',
    en: 'The dates of this project, its loans and its claims, without the dates of the enterprise itself',
  },
  person: {
    zh: '您所在各企业的全部期限，企业名称见各事项',
    en: 'The dates of all enterprises you are a member of, each with its name',
  },
};

const secret: Text = {
  zh: '网址即密钥，请勿转发',
  en: 'The address is a secret: do not pass it on',
};
