import type { Text } from '../answers/source.ts';
import type { DeadlineKind, Status } from '../deadlines/model.ts';
import type { DeadlinesSentences } from '../deadlines/sentences.ts';
import { certificateWords } from './deadlines-certificates.ts';
import { claimWords } from './deadlines-claims.ts';
import { cliffWords } from './deadlines-cliff.ts';
import { dutyWords, ruleWords } from './deadlines-duties.ts';
import { windowWords } from './deadlines-windows.ts';
import { day, percent, yuan } from './format.ts';

/** The kinds of deadline, as categories are called. */
export const deadlineKindWords: Record<DeadlineKind, Text> = {
  'policy-takes-effect': { zh: '政策施行', en: 'Policy takes effect' },
  'policy-expires': { zh: '政策有效期', en: 'Policy validity' },
  'policy-repealed': { zh: '政策废止', en: 'Policy repealed' },
  'window-opens': { zh: '申报开始', en: 'Applications open' },
  'window-step': { zh: '申报截止', en: 'Applications close' },
  milestone: { zh: '政策目标', en: 'Policy goal' },
  'certificate-renewal': { zh: '证照延续', en: 'Certificate renewal' },
  'certificate-renewal-opens': { zh: '证照延续受理', en: 'Certificate renewal opens' },
  'certificate-audit': { zh: '证照审核', en: 'Certificate audit' },
  'certificate-expires': { zh: '证照有效期', en: 'Certificate validity' },
  duty: { zh: '定期报送', en: 'Regular filing' },
  'change-filing': { zh: '变更备案', en: 'Notice of a change' },
  'project-report': { zh: '项目报送', en: 'Project report' },
  'project-completion': { zh: '项目完成', en: 'Project completion' },
  'project-extension': { zh: '项目延期', en: 'Project extension' },
  'project-acceptance': { zh: '项目验收', en: 'Project acceptance' },
  'event-filing': { zh: '活动备案', en: 'Filing of an event' },
  'loan-settlement': { zh: '贷款结息', en: 'Loan interest' },
  'subsidy-year': { zh: '贴息年度', en: 'Interest-subsidy year' },
  claim: { zh: '补贴申报', en: 'Subsidy claim' },
  'claim-step': { zh: '申报环节', en: 'Step of a claim' },
  'claim-evidence': { zh: '申报材料', en: 'Evidence for a claim' },
  'claim-correction': { zh: '申报补正', en: 'Correction of a claim' },
  objection: { zh: '公示异议期', en: 'Public-notice period' },
};

/** What to do about a deadline whose name does not say it. */
export const kindAdvice: Partial<Record<DeadlineKind, Text>> = {
  'policy-expires': {
    zh: '此日之后政策不再有效。拟申报的，请尽早向主管部门确认受理时间',
    en: 'The policy is no longer valid after this day: if you mean to apply, ask the department early when it accepts applications',
  },
  'policy-repealed': {
    zh: '此日之后政策废止。拟申报的，请尽早向主管部门确认受理时间；已申报的，请确认如何处理',
    en: 'The policy is repealed after this day: if you mean to apply, ask the department early when it accepts applications; if you have applied, ask what becomes of it',
  },
  'certificate-renewal-opens': {
    zh: '自当日起可以申请，过早提出的可能不予受理',
    en: 'From this day the application is taken; an earlier one may be refused',
  },
  'window-opens': {
    zh: '自当日起可以提交申报，请尽早备齐材料',
    en: 'Applications are taken from this day: have the documents ready early',
  },
  'loan-settlement': {
    zh: '当日无须申报。请确保当日账户资金足以付息，付息后登记实付金额',
    en: 'Nothing is filed: have the money on the account on the day, and register afterwards what was paid',
  },
  'subsidy-year': {
    zh: '当日无须申报。请在此前付清本年度利息并登记，申报待窗口公布',
    en: 'Nothing is filed on this day: pay and register the interest of the year by then; the claim awaits its window',
  },
  objection: {
    zh: '公示期内他人可以提出异议，企业无须申报。公示期满后请登记结果',
    en: 'Others may object until this day; nothing is filed by the enterprise. Register the outcome afterwards',
  },
};

/** How sure a date is. */
export const statusWords: Record<Status, Text> = {
  firm: { zh: '确定', en: 'firm' },
  provisional: { zh: '暂定', en: 'provisional' },
  expected: { zh: '预计', en: 'expected' },
  awaiting: { zh: '待公布', en: 'awaiting an announcement' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

/** What `expected` means, whatever the reason: a flag says why. */
export const expectedNote: Text = {
  zh: '预计日期，尚未确定，请以主管部门通知或证书为准',
  en: 'an expected day, not settled yet: the authority’s notice or the certificate decides',
};

const places: Record<string, Text> = {
  operatesIn: { zh: '实际经营地', en: 'place of operation' },
  registeredIn: { zh: '工商注册地', en: 'place of business registration' },
  taxedIn: { zh: '税务登记地', en: 'place of tax registration' },
};

const place = (name: string): Text => places[name] ?? { zh: name, en: name };

/** What deadlines says. */
export const deadlinesWords: { [K in keyof DeadlinesSentences]: (v: DeadlinesSentences[K]) => Text } = {
  ...certificateWords,
  ...dutyWords,
  ...ruleWords,
  ...claimWords,
  ...cliffWords,
  ...windowWords,
  'deadlines.no-report-days': (v) => ({
    zh: `“${v.project}”的报送日期须以项目合同或拨付通知为准，现有政策文件均未规定，请登记`,
    en: `no policy document sets reporting days for “${v.project}”; register those of its contract or disbursement notice`,
  }),
  'deadlines.project-named': (v) => ({
    zh: `拨付通知所列项目“${v.project}”未以该名称登记，请核对项目名称`,
    en: `a disbursement notice names the project “${v.project}”, which is not registered under this name`,
  }),
  'deadlines.place-unknown': (v) => ({
    zh: `未登记企业的${place(v.place).zh}，无法判断该政策是否适用`,
    en: `the enterprise's ${place(v.place).en} is not registered, so it is not known whether the policy applies`,
  }),
  'deadlines.place-unsaid': () => ({
    zh: '企业不在该政策所属区域，文件没有统一写明受支持的企业须在何处，请向主管部门确认',
    en: 'the enterprise lies outside the area of the policy, which does not say as a whole where those it supports must lie: ask the department',
  }),
  'deadlines.measure-added-later': () => ({
    zh: '所适用的规定中没有这一事项，它是后来修订时增加的',
    en: 'the rule that applies does not have this measure: a later amendment added it',
  }),
  'deadlines.measure-removed': () => ({
    zh: '修订后的规定已取消这一事项',
    en: 'the amended rule no longer has this measure',
  }),
  'deadlines.same-under-either-rule': () => ({
    zh: '适用修订前还是修订后的规定尚不确定；无论适用哪一个，日期相同',
    en: 'it is not known whether the rule before the amendment or the amended one applies; the dates are the same under both',
  }),
  'deadlines.at-least-under-either-rule': (v) => ({
    zh: `适用修订前还是修订后的规定尚不确定；无论适用哪一个，日期相同。金额取较低者，至少${yuan(v.fen).zh}，以下按较低者说明`,
    en: `it is not known whether the rule before the amendment or the amended one applies; the dates are the same under both. The lower amount is at least ${yuan(v.fen).en}, and what follows is by that rule`,
  }),
  'deadlines.ends-with-repeal': (v) => ({
    zh: `该政策自${day(v.from).zh}起废止，此前已开始的也不再支持`,
    en: `the policy is repealed from ${day(v.from).en}, and what began before is no longer supported`,
  }),
  'deadlines.after-repeal-unsaid': (v) => {
    const both =
      v.fen === undefined
        ? { zh: '', en: '' }
        : {
            zh: `：继续执行的，为${yuan(v.fen).zh}；终止的，没有`,
            en: `: ${yuan(v.fen).en} if it goes on, nothing if it ends`,
          };
    return {
      zh: `该政策自${day(v.from).zh}起废止，废止文件没有写明此前已开始的如何处理，请向主管部门确认${both.zh}`,
      en: `the policy is repealed from ${day(v.from).en}; the repeal does not say what becomes of what began before, ask the department${both.en}`,
    };
  },
  'deadlines.elsewhere': () => ({
    zh: '企业所在地不在该政策适用的区域',
    en: 'the enterprise does not lie where the policy applies',
  }),
  'deadlines.awaits-window': (v) => ({
    zh: `申报窗口尚未公布；该贴息年度结束前不能申报，最早为${day(v.notBefore).zh}。政策文件本身没有申报截止日期`,
    en: `the application window is not announced; it cannot open before the subsidy year has ended, so not before ${day(v.notBefore).en}. The policy itself sets no closing day`,
  }),
  'deadlines.filing-lead-unknown': ({ project }) => ({
    zh: `${project}须在活动开始前备案，文件没有写明提前多少天，待管理员录入`,
    en: `${project} has to be filed before it begins; the text does not say how long before, an administrator has to enter it`,
  }),
  'deadlines.awaits-announcement': () => ({
    zh: '申报窗口尚未公布。政策文件本身没有申报截止日期，以每年的申报通知为准',
    en: "the application window is not announced. The policy itself sets no closing day: the year's notice does",
  }),
  'deadlines.granted-less-paid': (v) => ({
    zh: `核定${yuan(v.grantedFen).zh}，已拨付${yuan(v.paidFen).zh}，其余尚未拨付`,
    en: `${yuan(v.grantedFen).en} granted, ${yuan(v.paidFen).en} paid out, the rest still to come`,
  }),
  'deadlines.settlement-share': (v) => ({
    zh: `本期利息${yuan(v.interestFen).zh}，贴息${percent(v.rate)}；缺少本期，本年度贴息由${yuan(v.yearFen).zh}减为${yuan(v.leftFen).zh}`,
    en: `interest of this settlement ${yuan(v.interestFen).en} at ${percent(v.rate)}; without it the year's subsidy falls from ${yuan(v.yearFen).en} to ${yuan(v.leftFen).en}`,
  }),
  'deadlines.settlement': ({ lender, on }) => ({
    zh: `${lender}：${day(on).zh}结息，结息日遇休息日不顺延`,
    en: `${lender}: interest is settled on ${day(on).en}; settlement days are not moved for rest days`,
  }),
  'deadlines.bank-calendar': () => ({
    zh: '银行的工作日暂与政府机关相同，另有通知的从其通知',
    en: 'Working days of banks follow the government’s until a notice of their own says otherwise',
  }),
  'deadlines.year-ends': ({ label, on }) => {
    const { zh, en } = yearLabel(`${label}`);
    return {
      zh: `贴息年度（${zh}）于${day(on).zh}结束（含当日）`,
      en: `The subsidy year ${en} ends with ${day(on).en}`,
    };
  },
};

/** A subsidy year by its calendar year, or by its first day and its last, both inclusive. */
function yearLabel(label: string): Text {
  const [from = '', to] = label.split('/');
  if (to === undefined) return { zh: `${label}年`, en: label };
  return { zh: `${day(from).zh}至${day(to).zh}`, en: `from ${day(from).en} to ${day(to).en}` };
}
