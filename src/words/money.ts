import type { Text } from '../answers/source.ts';
import { count, day, yuan } from './format.ts';

/** The page about an enterprise's money. */
export const moneyWords = {
  title: { zh: '可以争取的资金', en: 'Money to be had' },
  link: {
    zh: '这家企业能申报哪些资金、各年到账多少、政策到期后怎样',
    en: 'What this enterprise could get, what came in by year, and what outlives its policy',
  },
  intro: {
    zh: '按已登记的资料逐条对照政策原文测算，金额均为估算，以申报通知和审批结果为准。',
    en: 'Each clause held against what is registered. All amounts are estimates, subject to the application notice and to approval.',
  },
  contents: { zh: '本页内容', en: 'On this page' },
  enterpriseItself: { zh: '企业本身', en: 'the enterprise itself' },
  columns: {
    measure: { zh: '措施与依据', en: 'Measure and clause' },
    subject: { zh: '申报对象', en: 'For' },
    amount: { zh: '计划金额', en: 'Plan with' },
    computation: { zh: '怎样算出', en: 'How it comes about' },
    next: { zh: '日期', en: 'Dates' },
    toRegister: { zh: '还需登记', en: 'To be registered' },
    toSettle: { zh: '尚待明确', en: 'To be settled, or asked' },
    ceiling: { zh: '条文上限（不是估算）', en: 'Ceiling of the text (no estimate)' },
  },
  claimable: { zh: '可以申报', en: 'Can be claimed' },
  claimableNote: {
    zh: '登记的资料已满足条件。条文有几种理解的，按金额较低的一种计划。',
    en: 'What is registered meets the conditions. Where the text can be read in several ways, plan with the one that gives less.',
  },
  noClaimable: { zh: '目前没有可以申报的项目。', en: 'Nothing can be claimed at present.' },
  upTo: { zh: '上限或按上限测算，可能更少', en: 'a ceiling: it may be less' },
  exact: { zh: '条文规定的固定金额', en: 'fixed by the clause' },
  otherReadings: { zh: '条文的不同理解', en: 'By the readings of the text' },
  years: { zh: '各年度', en: 'Year by year' },
  standing: {
    granted: { zh: '已批准', en: 'granted' },
    lost: { zh: '未获批准或已错过', en: 'refused or missed' },
  },
  windowAwaited: { zh: '申报窗口待公布', en: 'application window not announced' },
  windowNotBefore: (on: string): Text => ({
    zh: `申报窗口待公布，不早于${day(on).zh}`,
    en: `application window not announced, not before ${day(on).en}`,
  }),
  closedOn: (on: string): Text => ({
    zh: `申报窗口已于${day(on).zh}关闭，尚未登记提交`,
    en: `the window closed on ${day(on).en}; no application is registered`,
  }),
  until: (on: string): Text => ({ zh: `政策有效期至${day(on).zh}`, en: `policy valid until ${day(on).en}` }),
  total: { zh: '合计，每笔资金只计一次', en: 'Together, each sum counted once' },
  leftOut: { zh: '未计入合计', en: 'Not counted' },
  incomplete: { zh: '资料不全', en: 'Incomplete' },
  incompleteNote: {
    zh: '补齐下列资料后才能判断。上限只是条文写明的最高额，不表示能够得到。',
    en: 'Only with the following can it be told. A ceiling is the most the text allows; nothing says that it will be paid.',
  },
  noIncomplete: { zh: '没有缺少资料的项目。', en: 'Nothing is incomplete.' },
  noCeiling: { zh: '条文未写', en: 'none stated' },
  ceilingOnly: (fen: number, yearly: boolean): Text => ({
    zh: `${yearly ? '每年' : ''}最高${yuan(fen).zh}`,
    en: `at most ${yuan(fen).en}${yearly ? ' a year' : ''}`,
  }),
  ask: (who: Text): Text => ({ zh: `可询：${who.zh}`, en: `Ask: ${who.en}` }),
  notOwed: { zh: '不符合条件', en: 'Not owed' },
  notOwedCount: (n: number): Text => ({
    zh: `按措施和申报对象逐一对照，${n}项不符合。展开查看每一项的原因`,
    en: `${count(n, 'time')} not owed, counting each measure for each project: see the reasons`,
  }),
  noNotOwed: { zh: '没有不符合的项目。', en: 'There is none.' },
  finance: { zh: '各年度的资金', en: 'Money by year' },
  financeNote: {
    zh: '“预计”是尚未批准的估算；其余三列是登记的事实。同一笔资金会先后出现在几列，各列不能相加。',
    en: '“Expected” is an estimate of what is not granted yet; the other columns are registered facts. The same money passes through several columns: do not add them up.',
  },
  noFinance: { zh: '还没有可列出的资金。', en: 'There is no money to list yet.' },
  financeColumns: {
    year: { zh: '年度', en: 'Year' },
    expected: { zh: '预计（估算）', en: 'Expected (estimate)' },
    claimed: { zh: '已申报', en: 'Claimed' },
    granted: { zh: '已批准', en: 'Granted' },
    received: { zh: '已到账', en: 'Received' },
  },
  cliff: { zh: '政策到期之后', en: 'Past the end of a policy' },
  cliffNote: {
    zh: '下列事项晚于所依据政策的最后一日或目标年份。',
    en: 'These run past the last day, or the stated goal year, of the policy they rest on.',
  },
  noCliff: { zh: '没有晚于政策期限的事项。', en: 'Nothing runs past the end of its policy.' },
  cliffColumns: {
    what: { zh: '事项', en: 'What' },
    on: { zh: '日期', en: 'Day' },
    bound: { zh: '政策期限', en: 'End of the policy' },
    stake: { zh: '涉及金额', en: 'At stake' },
  },
  by: {
    'last-day': { zh: '最后一日', en: 'last day' },
    claim: { zh: '最早申报', en: 'claimed from' },
    due: { zh: '截止', en: 'due' },
  },
  past: {
    'past-expiry': { zh: '有效期至', en: 'valid until' },
    'past-goal-year': { zh: '目标年份止于（不是到期日）', en: 'goal year ends (no expiry)' },
  },
  beyond: { zh: '期限之后的金额', en: 'Money beyond it' },
  beyondAll: { zh: '各政策合计，每笔资金只计一次', en: 'Over all policies, each sum counted once' },
  unknownOnly: { zh: '金额未知', en: 'not known' },
  unknownBesides: (n: number): Text => ({
    zh: `另有${n}项金额未知`,
    en: `${n} more not known`,
  }),
  says: { zh: '文件怎么说', en: 'What the text says of it' },
  combining: { zh: '能否同时享受', en: 'Having several at once' },
  combiningNote: {
    zh: '同一申报对象可以申报的各项之间，以及与已到账资金之间。',
    en: 'What can be claimed for one subject, beside each other and beside what was received.',
  },
  noCombining: { zh: '没有需要对照的组合。', en: 'There is nothing to be combined.' },
  kinds: {
    'on-top': { zh: '可叠加', en: 'on top' },
    rule: { zh: '有规定', en: 'a rule' },
    question: { zh: '待明确', en: 'open' },
    'same-money': { zh: '同一笔资金', en: 'same money' },
    'not-regulated': { zh: '未作规定', en: 'not regulated' },
  },
  pair: (one: Text, other: Text): Text => ({
    zh: `“${one.zh}”与${other.zh}`,
    en: `“${one.en}” beside ${other.en}`,
  }),
  named: (name: Text): Text => ({ zh: `“${name.zh}”`, en: `“${name.en}”` }),
  received: (name: Text, fen: number): Text => ({
    zh: `已到账的“${name.zh}”${yuan(fen).zh}`,
    en: `“${name.en}”, ${yuan(fen).en} received`,
  }),
} as const;
