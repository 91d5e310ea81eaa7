import type { Text } from '../answers/source.ts';
import type { DeadlineKind, Status } from '../deadlines/model.ts';
import type { DeadlinesSentences } from '../deadlines/sentences.ts';
import { day } from './format.ts';

/** The kinds of deadline, as categories are called. */
export const deadlineKindWords: Record<DeadlineKind, Text> = {
  'policy-expires': { zh: '政策有效期', en: 'Policy validity' },
  milestone: { zh: '政策目标', en: 'Policy goal' },
  'certificate-renewal': { zh: '证照延续', en: 'Certificate renewal' },
  'certificate-expires': { zh: '证照有效期', en: 'Certificate validity' },
  'project-report': { zh: '项目报送', en: 'Project report' },
  'project-completion': { zh: '项目完成', en: 'Project completion' },
  'project-extension': { zh: '项目延期', en: 'Project extension' },
  'project-acceptance': { zh: '项目验收', en: 'Project acceptance' },
  'subsidy-year': { zh: '贴息年度', en: 'Interest-subsidy year' },
  claim: { zh: '补贴申报', en: 'Subsidy claim' },
};

/** What to do about a deadline whose name does not say it. */
export const kindAdvice: Partial<Record<DeadlineKind, Text>> = {
  'policy-expires': {
    zh: '此日之后政策不再有效。拟申报的，请尽早向主管部门确认受理时间',
    en: 'The policy is no longer valid after this day: if you mean to apply, ask the department early when it accepts applications',
  },
  'subsidy-year': {
    zh: '当日无须申报。请在此前付清本年度利息并登记，申报待窗口公布',
    en: 'Nothing is filed on this day: pay and register the interest of the year by then; the claim awaits its window',
  },
};

export const statusWords: Record<Status, Text> = {
  firm: { zh: '确定', en: 'firm' },
  provisional: { zh: '暂定', en: 'provisional' },
  expected: { zh: '预计', en: 'expected' },
  awaiting: { zh: '待公布申报窗口', en: 'awaiting its window' },
  withdrawn: { zh: '已撤销', en: 'withdrawn' },
};

const places: Record<string, Text> = {
  operatesIn: { zh: '实际经营地', en: 'place of operation' },
  registeredIn: { zh: '工商注册地', en: 'place of business registration' },
  taxedIn: { zh: '税务登记地', en: 'place of tax registration' },
};

const place = (name: string): Text => places[name] ?? { zh: name, en: name };

/** What deadlines says. */
export const deadlinesWords: { [K in keyof DeadlinesSentences]: (v: DeadlinesSentences[K]) => Text } = {
  'deadlines.expiry-unknown': (v) => ({
    zh: `“${v.certificate}”未登记有效期截止日，请按证面填写`,
    en: `the expiry of “${v.certificate}” is not registered; enter it as printed`,
  }),
  'deadlines.no-report-days': (v) => ({
    zh: `“${v.project}”的报送日期须以项目合同或拨付通知为准，现有政策文件均未规定，请登记`,
    en: `no policy document sets reporting days for “${v.project}”; register those of its contract or disbursement notice`,
  }),
  'deadlines.place-unknown': (v) => ({
    zh: `未登记企业的${place(v.place).zh}，无法判断该政策是否适用`,
    en: `the enterprise's ${place(v.place).en} is not registered, so it is not known whether the policy applies`,
  }),
  'deadlines.elsewhere': () => ({
    zh: '企业所在地不在该政策适用的区域',
    en: 'the enterprise does not lie where the policy applies',
  }),
  'deadlines.awaits-window': (v) => ({
    zh: `申报窗口尚未公布；该贴息年度结束前不能申报，最早为${day(v.notBefore).zh}。政策文件本身没有申报截止日期`,
    en: `the application window is not announced; it cannot open before the subsidy year has ended, so not before ${day(v.notBefore).en}. The policy itself sets no closing day`,
  }),
};
