import type { Text } from '../answers/source.ts';
import type { FieldChange } from '../policies/difference-fields.ts';
import { type Piece, textDifference } from '../policies/difference-text.ts';
import type { Transition } from '../policies/transition.ts';
import { count, day } from './format.ts';
import type { Teller, Tellers } from './tell.ts';

/**
 * One field that differs, in words. `pieces` stand where both versions have it. `onlyDetails`: the words are the same, and
 * what differs is in the data behind them.
 */
export type ToldChange = {
  field: string;
  name: Text;
  item?: string;
  before?: Text;
  after?: Text;
  pieces?: { zh: Piece[]; en: Piece[] };
  reordered?: true;
  onlyDetails?: true;
};

/** What differs in words, in the order in which the fields are told. */
export function toldChanges<V>(changes: FieldChange<V>[], tellers: Tellers<V>): ToldChange[] {
  const fields = Object.keys(tellers);
  return changes
    .toSorted((one, other) => fields.indexOf(one.field) - fields.indexOf(other.field))
    .map((change) => toldChange(change as AnyChange, tellers[change.field] as Teller<unknown>));
}

type AnyChange = FieldChange<Record<string, unknown>>;

function toldChange(change: AnyChange, { name, tell }: Teller<unknown>): ToldChange {
  const { field, item, reordered } = change;
  const told = (side: 'before' | 'after') => (side in change ? { [side]: tell(change[side]) } : {});
  const sides: { before?: Text; after?: Text } = { ...told('before'), ...told('after') };
  return {
    field,
    name,
    ...(item === undefined ? {} : { item }),
    ...(reordered ? { reordered } : {}),
    ...sides,
    ...(sides.before && sides.after ? beside(sides.before, sides.after) : {}),
  };
}

function beside(before: Text, after: Text): Pick<ToldChange, 'pieces' | 'onlyDetails'> {
  const pieces = { zh: textDifference(before.zh, after.zh), en: textDifference(before.en, after.en) };
  return before.zh === after.zh && before.en === after.en ? { pieces, onlyDetails: true } : { pieces };
}

const facts: Record<Transition['by'], Text> = {
  contract: { zh: '项目合同签订', en: 'the project’s contract was signed' },
  'loan-contract': { zh: '首笔贷款合同签订', en: 'the project’s first loan contract was signed' },
  filing: { zh: '项目备案', en: 'the project was filed' },
  application: { zh: '申报', en: 'it was applied for' },
  approval: { zh: '项目立项', en: 'the project was approved' },
  choice: { zh: '企业选择原规定', en: 'the enterprise has chosen the earlier rule' },
};

/** To whom the version before still applies. */
export function transitionText(transition: Transition): Text {
  const fact = facts[transition.by];
  if ('before' in transition) {
    const on = day(transition.before);
    return {
      zh: `${fact.zh}早于${on.zh}的，仍按上一版`,
      en: `The version before applies where ${fact.en} before ${on.en}`,
    };
  }
  const on = day(transition.through);
  return {
    zh: `${fact.zh}不晚于${on.zh}的，仍按上一版`,
    en: `The version before applies where ${fact.en} on or before ${on.en}`,
  };
}

/** The page about a policy. */
export const policyWords = {
  clauses: { zh: '条款', en: 'Clauses' },
  versions: { zh: '版本', en: 'Versions' },
  version: (n: number): Text => ({ zh: `第${n}版`, en: `version ${n}` }),
  versionColumns: {
    version: { zh: '版本', en: 'Version' },
    published: { zh: '发布日期', en: 'Published' },
    inForce: { zh: '施行日期', en: 'In force from' },
    origin: { zh: '来源', en: 'Where it comes from' },
    compare: { zh: '对照', en: 'Compare' },
  },
  fromCatalogue: { zh: '随本服务提供，据原文整理', en: 'shipped with the service, read from the document' },
  fromAnnouncement: { zh: '公告', en: 'announcement' },
  compareWith: (n: number): Text => ({ zh: `与第${n}版对照`, en: `against version ${n}` }),
  unknownDay: { zh: '未查明', en: 'not known' },
  recorded: { zh: '录入：', en: 'recorded ' },
  issuers: { zh: '发文机关', en: 'Issued by' },
  documentNumber: { zh: '文号', en: 'Document number' },
  level: { zh: '层级', en: 'Level' },
  validity: { zh: '有效期', en: 'Validity' },
  calendar: { zh: '订阅本政策的日历', en: 'Subscribe to the calendar of this policy' },
  departments: { zh: '部门：', en: 'Departments: ' },
  questions: { zh: '待主管部门明确', en: 'Open questions' },
} as const;

/** The page that compares two versions. */
export const differenceWords = {
  title: (policy: Text): Text => ({ zh: `${policy.zh}：版本对照`, en: `${policy.en}: versions compared` }),
  what: { zh: '内容', en: 'What' },
  head: { zh: '文件整体', en: 'The document as a whole' },
  schedule: { zh: '对示例企业的影响', en: 'What changes for the example enterprise' },
  same: { zh: '两个版本内容相同。', en: 'The two versions are the same.' },
  change: {
    unchanged: { zh: '未改动', en: 'unchanged' },
    changed: { zh: '有改动', en: 'changed' },
    added: { zh: '新增', en: 'added' },
    removed: { zh: '删去', en: 'removed' },
  },
  counts: (n: Record<'changed' | 'added' | 'removed' | 'unchanged', number>): Text => ({
    zh: `条款：改动${n.changed}条，新增${n.added}条，删去${n.removed}条，未改动${n.unchanged}条`,
    en: `Clauses: ${n.changed} changed, ${n.added} added, ${n.removed} removed, ${n.unchanged} unchanged`,
  }),
  legend: {
    zh: '删去的文字加删除线，新增的文字加下划线，改动的数字另加边框。',
    en: 'What went is struck out, what came is underlined, and numbers that differ have a frame as well.',
  },
  swap: { zh: '左右对调', en: 'Swap the sides' },
  removedPiece: { zh: '删去', en: 'removed' },
  addedPiece: { zh: '新增', en: 'added' },
  unchangedClauses: { zh: '未改动的条款', en: 'Unchanged clauses' },
  reordered: { zh: '次序有变，内容相同', en: 'the same items in another order' },
  onlyDetails: { zh: '文字相同，登记的数据有变', en: 'the same words; the data behind them differs' },
  elsewhere: { zh: '另一版本中在：', en: 'in the other version it stands in: ' },
} as const;

/** What changes in an enterprise's schedule. */
export const scheduleWords = {
  note: {
    zh: '按今天的登记资料，分别用两个版本推算，其余规定不变。',
    en: 'Derived from today’s facts under either version, with everything else as it is.',
  },
  columns: {
    what: { zh: '事项', en: 'What' },
  },
  kinds: {
    moved: { zh: '日期变动', en: 'moved' },
    added: { zh: '新增', en: 'added' },
    withdrawn: { zh: '取消', en: 'withdrawn' },
    amended: { zh: '金额或说明变动', en: 'amount or wording' },
  },
  nothing: { zh: '日程和金额都不变。', en: 'Neither dates nor amounts change.' },
  unchanged: (n: number): Text => ({
    zh: `另有${n}项不变。`,
    en: `${count(n, 'more date')} ${n === 1 ? 'stays' : 'stay'} as ${n === 1 ? 'it is' : 'they are'}.`,
  }),
  wording: { zh: '说明或依据的文字不同', en: 'the wording or its source differs' },
  amounts: { zh: '金额变化', en: 'Amounts that change' },
  amountColumns: {
    measure: { zh: '措施', en: 'Measure' },
    subject: { zh: '对象与年度', en: 'For' },
    delta: { zh: '增减', en: 'Difference' },
  },
  total: { zh: '合计，每笔资金只计一次', en: 'Together, each sum counted once' },
  year: (year: string): Text =>
    year === 'once' ? { zh: '一次性', en: 'once' } : { zh: `${year}年度`, en: `year ${year}` },
  unknown: { zh: '暂无法计算', en: 'not known' },
} as const;
