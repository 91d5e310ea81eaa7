import type { Text } from '../answers/source.ts';
import type { MetOrNot } from '../benefits/condition-sentences.ts';
import { activities } from '../facts/activities.ts';
import { districts } from '../facts/district.ts';
import { natures } from '../facts/natures.ts';
import { amountNames, quantityNames } from './amounts.ts';
import { contracts, heldWords, holding, named, namedAll, reaches } from './benefits-names.ts';
import { count, day, percent, yuan } from './format.ts';

type Say = { [K in keyof MetOrNot]: (v: MetOrNot[K]) => Text };

/** Conditions met and not met, in both languages. */
export const benefitsConditionWords: Say = {
  'benefits.nature-fits': (v) => ({
    zh: `项目类型：${named(natures, v.nature).zh}，符合条件`,
    en: `Kind of project: ${named(natures, v.nature).en}, as required`,
  }),
  'benefits.nature-differs': (v) => ({
    zh: `项目类型登记为${named(natures, v.nature).zh}，条文支持的是${namedAll(natures, v.needed).zh}`,
    en: `The project is registered as ${named(natures, v.nature).en}; the clause supports ${namedAll(natures, v.needed).en}`,
  }),
  'benefits.amount-reached': (v) => ({
    zh: `${named(amountNames, v.of).zh}${yuan(v.amountFen).zh}，达到${yuan(v.minimumFen).zh}以上（含本数）`,
    en: `The ${named(amountNames, v.of).en} of ${yuan(v.amountFen).en} reaches the minimum of ${yuan(v.minimumFen).en} (inclusive)`,
  }),
  'benefits.amount-below': (v) => ({
    zh: `${named(amountNames, v.of).zh}${yuan(v.amountFen).zh}，未达到${yuan(v.minimumFen).zh}`,
    en: `The ${named(amountNames, v.of).en} of ${yuan(v.amountFen).en} is below the minimum of ${yuan(v.minimumFen).en}`,
  }),
  'benefits.share-reached': (v) => ({
    zh: `${named(amountNames, v.of).zh}${yuan(v.partFen).zh}，占${named(amountNames, v.in).zh}${yuan(v.wholeFen).zh}的比例不低于${percent(v.least)}`,
    en: `The ${named(amountNames, v.of).en} of ${yuan(v.partFen).en} is at least ${percent(v.least)} of the ${named(amountNames, v.in).en} of ${yuan(v.wholeFen).en}`,
  }),
  'benefits.share-below': (v) => ({
    zh: `${named(amountNames, v.of).zh}${yuan(v.partFen).zh}，占${named(amountNames, v.in).zh}${yuan(v.wholeFen).zh}的比例低于${percent(v.least)}`,
    en: `The ${named(amountNames, v.of).en} of ${yuan(v.partFen).en} is less than ${percent(v.least)} of the ${named(amountNames, v.in).en} of ${yuan(v.wholeFen).en}`,
  }),
  'benefits.quantity-reached': (v) => ({
    zh: `${named(quantityNames, v.of).zh}${v.quantity}，达到${v.minimum}（含本数）：${v.textZh}`,
    en: `${v.quantity} ${named(quantityNames, v.of).en} reach the ${v.minimum} asked for (inclusive): ${v.textEn}`,
  }),
  'benefits.quantity-below': (v) => ({
    zh: `${named(quantityNames, v.of).zh}${v.quantity}，未达到${v.minimum}：${v.textZh}`,
    en: `${v.quantity} ${named(quantityNames, v.of).en} do not reach the ${v.minimum} asked for: ${v.textEn}`,
  }),
  'benefits.contract-exists': (v) => ({
    zh: `已登记${named(contracts, v.list).zh}${v.count}笔`,
    en: `${count(v.count, named(contracts, v.list).en)} registered`,
  }),
  'benefits.contract-absent': (v) => ({
    zh: `企业声明已全部登记，本项目没有${named(contracts, v.list).zh}`,
    en: `The project has no ${named(contracts, v.list).en}: the enterprise says that all are registered`,
  }),
  'benefits.signed': (v) => ({
    zh: `${day(v.on).zh}签订：${v.textZh}`,
    en: `Signed on ${day(v.on).en}: ${v.textEn}`,
  }),
  'benefits.not-signed-yet': (v) => ({
    zh: `合同签订日${day(v.on).zh}晚于判断日：${v.textZh}`,
    en: `Not signed before ${day(v.on).en}: ${v.textEn}`,
  }),
  'benefits.nothing-against': (v) => ({
    zh: `没有登记不利记录，最终由主管部门判断：${v.textZh}`,
    en: `Nothing registered speaks against it, and the authority judges: ${v.textEn}`,
  }),
  'benefits.financed': (v) => ({
    zh: `已登记贷款或融资租赁：${v.textZh}`,
    en: `A loan or lease is registered: ${v.textEn}`,
  }),
  'benefits.not-financed': (v) => ({
    zh: `企业声明已全部登记，本项目没有贷款和融资租赁：${v.textZh}`,
    en: `The project has neither loan nor lease, and the enterprise says that all are registered: ${v.textEn}`,
  }),
  'benefits.event-fits': (v) => ({
    zh: `${named(districts, v.heldIn).zh}举办的${named(reaches, v.reach).zh}活动，符合条件`,
    en: `An event of ${named(reaches, v.reach).en} reach in ${named(districts, v.heldIn).en}, as required`,
  }),
  'benefits.event-differs': (v) => ({
    zh: `${named(districts, v.heldIn).zh}举办的${named(reaches, v.reach).zh}活动，条文要求：${v.textZh}`,
    en: `An event of ${named(reaches, v.reach).en} reach in ${named(districts, v.heldIn).en}; the clause asks for: ${v.textEn}`,
  }),
  'benefits.filed-before': (v) => ({
    zh: `活动于${day(v.beginsOn).zh}开始，此前已于${day(v.filedOn).zh}备案`,
    en: `Filed on ${day(v.filedOn).en}, before the event began on ${day(v.beginsOn).en}`,
  }),
  'benefits.filed-too-late': (v) => ({
    zh: `活动于${day(v.beginsOn).zh}开始，备案日为${day(v.filedOn).zh}，不在活动之前`,
    en: `Filed on ${day(v.filedOn).en}, not before the event began on ${day(v.beginsOn).en}`,
  }),
  'benefits.authority-agreed': (v) => ({
    zh: `主管部门已明确符合：${v.textZh}`,
    en: `The authority has said that this is met: ${v.textEn}`,
  }),
  'benefits.authority-refused': (v) => ({
    zh: `主管部门已明确不符合：${v.textZh}`,
    en: `The authority has said that this is not met: ${v.textEn}`,
  }),
  'benefits.settled-not-required': (v) => ({
    zh: `主管部门已明确不作为资格条件：${v.textZh}`,
    en: `Settled as no condition: ${v.textEn}`,
  }),
  'benefits.activity-fits': (v) => ({
    zh: `企业业务符合：${v.textZh}`,
    en: `What the enterprise does fits: ${v.textEn}`,
  }),
  'benefits.activity-differs': (v) => ({
    zh: `登记的企业业务不在支持范围，条文支持的是${namedAll(activities, v.needed).zh}`,
    en: `What the enterprise is registered as doing does not fit; the clause supports ${namedAll(activities, v.needed).en}`,
  }),
  'benefits.happened': (v) => ({ zh: `${day(v.on).zh}：${v.textZh}`, en: `${day(v.on).en}: ${v.textEn}` }),
  'benefits.happened-too-early': (v) => ({
    zh: `${day(v.on).zh}早于政策施行（${day(v.from).zh}），主管部门已明确不计：${v.textZh}`,
    en: `${day(v.on).en} lies before the policy (${day(v.from).en}) and was settled not to count: ${v.textEn}`,
  }),
  'benefits.not-happened-yet': (v) => ({
    zh: `登记日期${day(v.on).zh}尚未到来：${v.textZh}`,
    en: `Has not happened by then (${day(v.on).en}): ${v.textEn}`,
  }),
  'benefits.received-before': (v) => ({
    zh: `已于${day(v.on).zh}按同一条获得${yuan(v.amountFen).zh}，条文只支持一次：${v.textZh}`,
    en: `${yuan(v.amountFen).en} was received or granted under the same measure on ${day(v.on).en}, and it is given once: ${v.textEn}`,
  }),
  'benefits.not-received': (v) => ({
    zh: `没有登记过按同一条获得的资金：${v.textZh}`,
    en: `No money is registered as received under the same measure: ${v.textEn}`,
  }),
  'benefits.violation-last-year': (v) => ({
    zh: `申报上一年度（${v.year}年）有重大违法违纪或严重失信行为：${v.about}（${day(v.on).zh}）`,
    en: `A serious violation in ${v.year}, the year before the application: ${v.about} (${day(v.on).en})`,
  }),
  'benefits.no-violation': (v) => ({
    zh: `没有登记${v.year}年的重大违法违纪或严重失信行为：${v.textZh}`,
    en: `No serious violation of ${v.year} is registered: ${v.textEn}`,
  }),
  'benefits.nothing-to-accept': (v) => ({
    zh: `没有已获资金而未验收的项目：${v.textZh}`,
    en: `No earlier project with public money is still to be accepted: ${v.textEn}`,
  }),
  'benefits.still-to-accept': (v) => ({
    zh: `以下项目已获资金但尚未验收：${v.projects}`,
    en: `These projects have received public money and are not accepted yet: ${v.projects}`,
  }),
  'benefits.held': (v) => ({
    zh: `持有${heldWords(v).zh}，符合：${v.textZh}`,
    en: `Held: ${heldWords(v).en}, as asked: ${v.textEn}`,
  }),
  'benefits.not-held': (v) => ({
    zh: `企业声明已全部登记，未持有所需称号或证照：${v.textZh}`,
    en: `Not held, and the enterprise says that all it holds is registered: ${v.textEn}`,
  }),
  'benefits.held-ended': (v) => ({
    zh: `${holding(v.held).zh}经复核，持有至${day(v.on).zh}止，不再符合：${v.textZh}`,
    en: `${holding(v.held).en} was ended by a review and held through ${day(v.on).en}, no longer as asked: ${v.textEn}`,
  }),
  'benefits.held-below': (v) => ({
    zh: `所持证照的级别、等级或版本未达到：${v.textZh}`,
    en: `What is held does not reach the level, grade or edition asked for: ${v.textEn}`,
  }),
  'benefits.held-other-rank': (v) => ({
    zh: `所持称号不属于所需级别：${v.textZh}`,
    en: `What is held is of another rank: ${v.textEn}`,
  }),
  'benefits.held-not-first': (v) => ({
    zh: `不是首次取得：${v.textZh}`,
    en: `It is not the first one: ${v.textEn}`,
  }),
  'benefits.held-not-fresh': (v) => ({
    zh: `${holding(v.held).zh}于${day(v.since).zh}取得，早于政策施行，主管部门已明确不计：${v.textZh}`,
    en: `${holding(v.held).en} dates from ${v.since ? day(v.since).en : 'an unknown day'}, before the policy, and was settled not to count: ${v.textEn}`,
  }),
};
