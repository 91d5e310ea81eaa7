import { districts } from '../facts/district.ts';
import type { HeadValues } from '../policies/difference-fields.ts';
import { themes } from '../policies/themes.ts';
import { day } from './format.ts';
import {
  asDay,
  asItStands,
  asOne,
  asText,
  asYesNo,
  governmentLevels,
  joined,
  remarked,
  type Tellers,
  told,
  withId,
} from './tell.ts';
import { conditionText } from './tell-conditions.ts';
import { targetText } from './tell-measures.ts';

const certainty = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
  none: { zh: '无', en: 'none' },
};
const places = {
  operatesIn: { zh: '实际经营地', en: 'place of operation' },
  registeredIn: { zh: '注册地', en: 'place of registration' },
  taxedIn: { zh: '税务登记地', en: 'place of taxation' },
};
const coordinations = {
  'within-ceiling': { zh: '合计不超过上限', en: 'together within the ceiling' },
  'higher-with-matching': { zh: '要求配套的按较高者', en: 'the higher where matching funds are asked for' },
  'higher-not-both': { zh: '从高不重复', en: 'the higher, not both' },
};

/** The fields of a document's head, in the order in which they are told. */
export const headTellers: Tellers<HeadValues> = {
  title: told('标题', 'Title', asText),
  titleInferred: told('标题系推定', 'Title inferred', asYesNo),
  documentNumber: told('文号', 'Document number', asItStands),
  issuers: told('发文机关', 'Issued by', asText),
  'validity.until': told('有效期至', 'Valid until', asDay),
  'validity.disputedUntil': told('有效期另一种算法', 'Valid until, by another reading', asDay),
  'validity.computed': told('有效期的计算', 'How the last day is counted', ({ from, years }) => ({
    zh: `自${day(from).zh}起${years}年`,
    en: `${years} years from ${day(from).en}`,
  })),
  'validity.kind': told(
    '期限的种类',
    'Kind of end',
    asOne({
      until: { zh: '有到期日', en: 'a last day' },
      goals: { zh: '只设目标', en: 'goals only' },
      open: { zh: '至某一事项发生为止', en: 'until something happens' },
    }),
  ),
  'validity.event': told('终止的事项', 'What ends it', asText),
  repealed: told('废止', 'Repealed', ({ from, running }) =>
    remarked({ zh: `自${day(from).zh}起`, en: `from ${day(from).en}` }, running?.text ?? asItStands('')),
  ),
  'validity.goals': told('目标', 'Goal', ({ on, quote }) => remarked(day(on), asItStands(quote))),
  'validity.notice': told('延期或调整的通知', 'Notice that set the last day', ({ title, reference = '' }) =>
    remarked(title, asItStands(reference)),
  ),
  'validity.quote': told('有效期的原文', 'Validity in its own words', asItStands),
  'validity.clause': told('有效期所在条款', 'Clause of the validity', asItStands),
  'validity.note': told('有效期说明', 'Note on the validity', asText),
  inForceFrom: told('施行日期', 'In force from', asDay),
  publishedOn: told('发布日期', 'Published on', asDay),
  issuedOn: told('成文日期', 'Issued on', asDay),
  repostedOn: told('转载日期', 'Reposted on', asDay),
  knownFrom: told('最早见于', 'Known from', asDay),
  level: told('层级', 'Level', asOne(governmentLevels)),
  district: told('所在区', 'District', asOne(districts)),
  themes: told('主题', 'Theme', asOne(themes)),
  'eligibility.text': told('适用范围', 'Whom it is for', asText),
  'eligibility.places': told('须在本区的地点', 'Place that must lie within', asOne(places)),
  'eligibility.quote': told('适用范围的原文', 'Whom it is for, in its own words', asItStands),
  'eligibility.clause': told('适用范围所在条款', 'Clause on whom it is for', asItStands),
  conditions: told('总的条件', 'General condition', ({ condition }) => conditionText(condition)),
  generalRules: told('总的规则', 'General rule', ({ text, coordination }) =>
    remarked(text, coordination ? coordinations[coordination.kind] : joined([])),
  ),
  milestones: told('阶段目标', 'Milestone', ({ name, on, ...target }) =>
    joined([name, day(on), targetText(target)]),
  ),
  afterwards: told('到期之后适用的规则', 'Bears on what follows the last day', asItStands),
  notStated: told('文中未写明', 'Not stated', asText),
  doubts: told('存疑', 'Doubt', withId),
  openQuestions: told('未决问题', 'Open question', withId),
  'confidence.firstDay': told('起始日的把握', 'Confidence in the first day', asOne(certainty)),
  'confidence.lastDay': told('最后一日的把握', 'Confidence in the last day', asOne(certainty)),
  'confidence.note': told('把握程度说明', 'Note on the confidence', asText),
  lastChecked: told('最近核对', 'Last checked', asDay),
};
