import type { Text } from '../answers/source.ts';
import type { AwardSentences } from '../benefits/award-sentences.ts';
import { ranks } from '../facts/title.ts';
import { amountNames, quantityNames } from './amounts.ts';
import { askedOf, named } from './benefits-names.ts';
import { day, percent, yuan } from './format.ts';

const names = { ...amountNames, ...quantityNames };

/** How an amount comes about, in both languages. */
export const benefitsAwardWords: { [K in keyof AwardSentences]: (v: AwardSentences[K]) => Text } = {
  'benefits.share-of': (v) => ({
    zh: `${named(names, v.of).zh}${yuan(v.baseFen).zh}×${percent(v.rate)}=${yuan(v.shareFen).zh}（不足一分舍去）`,
    en: `${named(names, v.of).en} ${yuan(v.baseFen).en} × ${percent(v.rate)} = ${yuan(v.shareFen).en} (rounded down to the fen)`,
  }),
  'benefits.share-of-capped': (v) => ({
    zh: `${named(names, v.of).zh}${yuan(v.baseFen).zh}×${percent(v.rate)}=${yuan(v.shareFen).zh}，超过上限${yuan(v.capFen).zh}，按${yuan(v.limitedFen).zh}`,
    en: `${named(names, v.of).en} ${yuan(v.baseFen).en} × ${percent(v.rate)} = ${yuan(v.shareFen).en}, cut to the ceiling of ${yuan(v.limitedFen).en}`,
  }),
  'benefits.fixed-amount': ({ fen }) => ({
    zh: `固定金额${yuan(fen).zh}`,
    en: `A fixed amount of ${yuan(fen).en}`,
  }),
  'benefits.fixed-of-rank': ({ fen, rank }) => ({
    zh: `${named(ranks, rank).zh}：固定金额${yuan(fen).zh}`,
    en: `A fixed amount of ${yuan(fen).en} at ${named(ranks, rank).en} level`,
  }),
  'benefits.ceiling': ({ fen }) => ({
    zh: `最高${yuan(fen).zh}，条文未给出计算方法，实际金额由主管部门核定`,
    en: `Up to ${yuan(fen).en}; the clause gives no formula, the department sets the amount`,
  }),
  'benefits.ceiling-of-rank': ({ fen, rank }) => ({
    zh: `${named(ranks, rank).zh}：最高${yuan(fen).zh}，实际金额由主管部门核定`,
    en: `Up to ${yuan(fen).en} at ${named(ranks, rank).en} level; the department sets the amount`,
  }),
  'benefits.per-unit': (v) => ({
    zh: `${named(names, v.of).zh}${v.quantity}×${yuan(v.unitFen).zh}=${yuan(v.fen).zh}`,
    en: `${v.quantity} ${named(names, v.of).en} × ${yuan(v.unitFen).en} = ${yuan(v.fen).en}`,
  }),
  'benefits.per-unit-capped': (v) => ({
    zh: `${named(names, v.of).zh}${v.quantity}×${yuan(v.unitFen).zh}=${yuan(v.fen).zh}，超过上限${yuan(v.capFen).zh}，按${yuan(v.limitedFen).zh}`,
    en: `${v.quantity} ${named(names, v.of).en} × ${yuan(v.unitFen).en} = ${yuan(v.fen).en}, cut to the ceiling of ${yuan(v.limitedFen).en}`,
  }),
  'benefits.ceiling-scope-assumed': ({ scope }) => ({
    zh: `条文未写明上限按什么计算，暂按${scope === 'project' ? '单个项目' : '企业'}计算`,
    en: `The clause does not say what the ceiling is counted over; taken per ${scope}`,
  }),
  'benefits.cap-per-contract': ({ otherFen }) => ({
    zh: `条文未写明上限按项目还是按合同计算，暂按项目；若按合同，合计${yuan(otherFen).zh}`,
    en: `The clause does not say whether the ceiling is per project or per contract; taken per project, per contract it would be ${yuan(otherFen).en}`,
  }),
  'benefits.soft-ceiling': ({ capFen }) => ({
    zh: `条文为“原则上不高于”${yuan(capFen).zh}，此处按上限计算`,
    en: `The ceiling of ${yuan(capFen).en} holds “in principle”; it is applied here`,
  }),
  'benefits.planned-for-approved': ({ fen }) => ({
    zh: `核定金额尚未登记，暂按项目投资${yuan(fen).zh}测算；核定数可能较低`,
    en: `The approved amount is not registered; the planned investment of ${yuan(fen).en} stands in for it, and what is approved may be lower`,
  }),
  'benefits.base-missing': ({ of }) => ({
    zh: `请登记${named(names, of).zh}，金额据此计算`,
    en: `Register the ${named(names, of).en}: the amount is computed from it`,
  }),
  'benefits.base-not-stated': (v) => ({
    zh: `条文未写明比例的基数，请询${askedOf(v).zh}`,
    en: `The clause does not say what the share is of: ask ${askedOf(v).en}`,
  }),
  'benefits.amount-not-stated': (v) => ({
    zh: `条文没有给出金额${v.deferredZh ? `（${v.deferredZh}）` : ''}，请询${askedOf(v).zh}`,
    en: `The clause gives no amount${v.deferredEn ? ` (${v.deferredEn})` : ''}: ask ${askedOf(v).en}`,
  }),
  'benefits.rank-for-tier': () => ({
    zh: '请登记称号的级别，金额按级别确定',
    en: 'Register the rank of the title: the amount depends on it',
  }),
  'benefits.used-of-cap': (v) => ({
    zh: `企业各项目合计上限${yuan(v.capFen).zh}，已用${yuan(v.usedFen).zh}，余${yuan(v.leftFen).zh}`,
    en: `Of the ceiling of ${yuan(v.capFen).en} over all projects, ${yuan(v.usedFen).en} is used and ${yuan(v.leftFen).en} left`,
  }),
  'benefits.used-this-year': (v) => ({
    zh: `${v.year}年度累计上限${yuan(v.capFen).zh}，已用${yuan(v.usedFen).zh}，余${yuan(v.leftFen).zh}`,
    en: `Of the yearly ceiling of ${yuan(v.capFen).en}, ${yuan(v.usedFen).en} is used in ${v.year} and ${yuan(v.leftFen).en} left`,
  }),
  'benefits.received-already': (v) => ({
    zh: `本条已获批或已领取${yuan(v.receivedFen).zh}，余${yuan(v.leftFen).zh}`,
    en: `${yuan(v.receivedFen).en} has been granted or received under this measure, ${yuan(v.leftFen).en} is left`,
  }),
  'benefits.tested-when-asked': () => ({
    zh: '尚未登记申报日，条件按询问之日判断',
    en: 'No day of application is registered: conditions are tested on the day of asking',
  }),
  'benefits.validity-over': ({ on, until }) => ({
    zh: `政策有效期至${day(until).zh}，${on ? `${day(on).zh}已过` : '已经届满'}，此前没有登记申报`,
    en: `The policy was valid through ${day(until).en}; ${on ? `on ${day(on).en} that` : 'that'} is over, and no application before is registered`,
  }),
  'benefits.last-day-disputed': (v) => ({
    zh: `有效期最后一日有两种算法：${day(v.until).zh}或${day(v.disputedUntil).zh}；${day(v.on).zh}能否申报请询主管部门`,
    en: `The last day is ${day(v.until).en} or, by another way of counting, ${day(v.disputedUntil).en}: ask whether an application on ${day(v.on).en} is in time`,
  }),
  'benefits.applied-in-time': ({ on }) => ({
    zh: `登记的申报日为${day(on).zh}，条件按该日判断`,
    en: `Applied for on ${day(on).en}: conditions are tested on that day`,
  }),
  'benefits.superior-within-ceiling': (v) => ({
    zh: `“补助上限”按级别封顶额理解：封顶${yuan(v.ceilingFen).zh}，上级已补${yuan(v.superiorFen).zh}，核算${yuan(v.entitlementFen).zh}，区级可补${yuan(v.fen).zh}`,
    en: `“Ceiling” read as that of the level: ${yuan(v.ceilingFen).en} less the superior ${yuan(v.superiorFen).en}, and at most the entitlement of ${yuan(v.entitlementFen).en}: ${yuan(v.fen).en} from the district`,
  }),
  'benefits.superior-within-entitlement': (v) => ({
    zh: `“补助上限”按核算额理解：核算${yuan(v.entitlementFen).zh}减上级已补${yuan(v.superiorFen).zh}，区级可补${yuan(v.fen).zh}`,
    en: `“Ceiling” read as the computed entitlement: ${yuan(v.entitlementFen).en} less the superior ${yuan(v.superiorFen).en}: ${yuan(v.fen).en} from the district`,
  }),
  'benefits.higher-of-matching': (v) => ({
    zh: `“就高执行”按核算额与上级要求配套额取高理解：${yuan(v.entitlementFen).zh}与${yuan(v.matchingFen).zh}，区级可补${yuan(v.fen).zh}`,
    en: `“The higher” read as that of the entitlement ${yuan(v.entitlementFen).en} and the matching asked for ${yuan(v.matchingFen).en}: ${yuan(v.fen).en} from the district`,
  }),
  'benefits.higher-of-superior': (v) => ({
    zh: `“就高执行”按核算额与上级补助取高、只留一项理解：${yuan(v.entitlementFen).zh}与${yuan(v.superiorFen).zh}，保留${yuan(v.keptFen).zh}，比只得上级补助多${yuan(v.moreFen).zh}`,
    en: `“The higher” read as only the higher of the entitlement ${yuan(v.entitlementFen).en} and the superior ${yuan(v.superiorFen).en}: ${yuan(v.keptFen).en}, which is ${yuan(v.moreFen).en} more than the superior money alone`,
  }),
  'benefits.matching-missing': ({ programme }) => ({
    zh: `请登记“${programme}”要求区级配套的金额`,
    en: `Register how much matching “${programme}” asks of the district`,
  }),
  'benefits.matching-unsaid': ({ programme }) => ({
    zh: `请登记“${programme}”是否要求区级配套`,
    en: `Register whether “${programme}” asks the district for matching funds`,
  }),
  'benefits.difference-paid': (v) => ({
    zh: `“从高不重复”按补差额理解：核算${yuan(v.entitlementFen).zh}，其他政策已补${yuan(v.otherFen).zh}，可再得${yuan(v.fen).zh}`,
    en: `“The higher, not both” read as paying the difference: ${yuan(v.entitlementFen).en} less ${yuan(v.otherFen).en} from another policy: ${yuan(v.fen).en} more`,
  }),
  'benefits.choice-made': (v) => ({
    zh: `“从高不重复”按择一享受理解：已领取其他政策${yuan(v.otherFen).zh}的，不再补；放弃该项则为${yuan(v.entitlementFen).zh}`,
    en: `“The higher, not both” read as a choice: with ${yuan(v.otherFen).en} taken from another policy nothing more is paid; giving that up it would be ${yuan(v.entitlementFen).en}`,
  }),
  'benefits.ask-to-confirm': (v) => ({
    zh: `两种理解结果不同，按较低者安排，待${askedOf(v).zh}确认`,
    en: `The readings differ: plan with the lower, to be confirmed by ${askedOf(v).en}`,
  }),
};
