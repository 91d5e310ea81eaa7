import type { Text } from '../answers/source.ts';
import type { ToAsk } from '../benefits/condition-sentences.ts';
import { amountNames, quantityNames } from './amounts.ts';
import { askedOf, contracts, forces, holding, named } from './benefits-names.ts';
import { day, yuan } from './format.ts';

/** What is missing before an answer can be given, in both languages. */
export const benefitsMissingWords: { [K in keyof ToAsk]: (v: ToAsk[K]) => Text } = {
  'benefits.project-missing': (v) => ({
    zh: `请登记项目：${v.textZh}`,
    en: `Register the project: ${v.textEn}`,
  }),
  'benefits.amount-missing': (v) => ({
    zh: `请登记${named(amountNames, v.of).zh}，以判断是否达到${yuan(v.minimumFen).zh}`,
    en: `Register the ${named(amountNames, v.of).en}, to be held against the minimum of ${yuan(v.minimumFen).en}`,
  }),
  'benefits.share-amount-missing': (v) => ({
    zh: `请登记${named(amountNames, v.of).zh}：${v.textZh}`,
    en: `Register the ${named(amountNames, v.of).en}: ${v.textEn}`,
  }),
  'benefits.quantity-missing': (v) => ({
    zh: `请登记${named(quantityNames, v.of).zh}：${v.textZh}`,
    en: `Register the number of ${named(quantityNames, v.of).en}: ${v.textEn}`,
  }),
  'benefits.number-not-stated': (v) => ({
    zh: `条文未写明数量，请询${askedOf(v).zh}：${v.textZh}`,
    en: `The clause does not give the number, ask ${askedOf(v).en}: ${v.textEn}`,
  }),
  'benefits.contract-missing': (v) => ({
    zh: `请登记项目的${named(contracts, v.list).zh}`,
    en: `Register the project's ${named(contracts, v.list).en}`,
  }),
  'benefits.financing-missing': (v) => ({
    zh: `请登记项目的贷款或融资租赁：${v.textZh}`,
    en: `Register the project's loan or lease: ${v.textEn}`,
  }),
  'benefits.event-missing': (v) => ({
    zh: `请登记活动的时间、地点和性质：${v.textZh}`,
    en: `Register the event's days, place and reach: ${v.textEn}`,
  }),
  'benefits.filing-missing': (v) => ({
    zh: `请登记活动备案日${v.beginsOn ? `（活动${day(v.beginsOn).zh}开始，须在此前备案）` : ''}：${v.textZh}`,
    en: `Register the day the event was filed${v.beginsOn ? ` (it begins ${day(v.beginsOn).en} and has to be filed before)` : ''}: ${v.textEn}`,
  }),
  'benefits.authority-decides': (v) => ({
    zh: `须由${askedOf(v).zh}认定，条文未给出标准：${v.textZh}`,
    en: `For ${askedOf(v).en} to decide, the clause gives no test: ${v.textEn}`,
  }),
  'benefits.force-open': (v) => ({
    zh: `条文为${named(forces, v.force).zh}，未达到时能否获得支持未作规定，请询${askedOf(v).zh}：${v.textZh}`,
    en: `The clause makes this ${named(forces, v.force).en} and does not say what becomes of others: ask ${askedOf(v).en}: ${v.textEn}`,
  }),
  'benefits.activities-missing': (v) => ({
    zh: `请登记企业业务：${v.textZh}`,
    en: `Register what the enterprise does: ${v.textEn}`,
  }),
  'benefits.day-missing': (v) => ({ zh: `请登记日期：${v.textZh}`, en: `Register the day: ${v.textEn}` }),
  'benefits.happened-before': (v) => ({
    zh: `${day(v.on).zh}早于政策已知施行日，是否计入条文未写明，请询${askedOf(v).zh}：${v.textZh}`,
    en: `${day(v.on).en} lies before the first day the policy is known to hold; whether it counts is not said: ask ${askedOf(v).en}: ${v.textEn}`,
  }),
  'benefits.violation-unweighed': (v) => ({
    zh: `请登记“${v.about}”（${day(v.on).zh}）是否被认定为重大或严重`,
    en: `Register whether “${v.about}” (${day(v.on).en}) was held to be serious`,
  }),
  'benefits.violation-day-open': (v) => ({
    zh: `“${v.about}”的行为日与处理决定日分属不同年度，条文未说明以哪一日确定${v.year}年`,
    en: `The act and the decision of “${v.about}” lie in different years; the text does not say which settles the year ${v.year}`,
  }),
  'benefits.holding-missing': (v) => ({
    zh: `请登记称号或证照及取得日期（如未持有，可声明已全部登记）：${v.textZh}`,
    en: `Register the title or certificate and its day (or say that all you hold is registered): ${v.textEn}`,
  }),
  'benefits.title-unlinked': (v) => ({
    zh: `已登记同名称号，请补充它属于哪个项目：${v.textZh}`,
    en: `A title of this name is registered; say which project it belongs to: ${v.textEn}`,
  }),
  'benefits.level-unknown': (v) => ({
    zh: `请登记证照的级别、等级或版本：${v.textZh}`,
    en: `Register the certificate's level, grade or edition: ${v.textEn}`,
  }),
  'benefits.rank-unknown': (v) => ({
    zh: `请登记称号的级别（区级、市级、国家级）：${v.textZh}`,
    en: `Register the rank (district, municipal or national): ${v.textEn}`,
  }),
  'benefits.first-unknown': (v) => ({
    zh: `请登记是否为首次取得：${v.textZh}`,
    en: `Register whether it is the first one: ${v.textEn}`,
  }),
  'benefits.fresh-unclear': (v) => ({
    zh: `${holding(v.held).zh}${v.since ? `于${day(v.since).zh}取得，` : '取得日期未登记，'}是否属于“新获”条文未写明，请询${askedOf(v).zh}：${v.textZh}`,
    en: `${holding(v.held).en} ${v.since ? `dates from ${day(v.since).en}` : 'has no registered day'}; whether it is newly given is not said: ask ${askedOf(v).en}: ${v.textEn}`,
  }),
};
