import type { Text } from '../answers/source.ts';
import type { CombiningSentences } from '../benefits/combining-sentences.ts';
import { askedOf } from './benefits-names.ts';
import { count } from './format.ts';

/** How measures stand to each other and to money already received. */
export const benefitsCombiningWords: {
  [K in keyof CombiningSentences]: (v: CombiningSentences[K]) => Text;
} = {
  'benefits.adds-on-top': (v) => ({
    zh: `条文明确：在${v.onTopZh}的基础上另行给予，两项可以同时享受`,
    en: `The clause says so expressly: paid on top of ${v.onTopEn}, both can be had`,
  }),
  'benefits.adds-on-top-of-received': (v) => ({
    zh: `条文明确：在${v.onTopZh}的基础上另行给予；已获的“${v.programme}”不影响本项`,
    en: `The clause says so expressly: paid on top of ${v.onTopEn}; “${v.programme}”, already received, takes nothing away`,
  }),
  'benefits.on-top-if-same': (v) => ({
    zh: `条文只写明在${v.onTopZh}的基础上另行给予；已获的“${v.programme}”是否即为该项，请询${askedOf(v).zh}`,
    en: `The clause adds on top of ${v.onTopEn} only: ask ${askedOf(v).en} whether “${v.programme}” is that subsidy`,
  }),
  'benefits.never-both': (v) => ({
    zh: `条文规定：不得与“${v.otherZh}”同时享受`,
    en: `The text says so: not together with “${v.otherEn}”`,
  }),
  'benefits.rule-applies': (v) => ({
    zh: `条文有规定：${v.ruleZh}`,
    en: `The text has a rule: ${v.ruleEn}`,
  }),
  'benefits.rule-once-received': (v) => ({
    zh: `“${v.otherZh}”一旦获得，本条即按规定协调：${v.ruleZh}`,
    en: `Once “${v.otherEn}” is received, the rule of this clause applies: ${v.ruleEn}`,
  }),
  'benefits.rule-without-project': (v) => ({
    zh: `规定针对“同一项目”，本项不属于某个项目；是否适用请询${askedOf(v).zh}，金额未因此扣减`,
    en: `The rule speaks of the same project and this is not tied to one: ask ${askedOf(v).en} whether it applies; the amount is not reduced for it`,
  }),
  'benefits.one-per-item-open': (v) => ({
    zh: `两条属同一文件。若属同一事项，“单项不重复”是否排除同时享受，条文未写明，请询${askedOf(v).zh}`,
    en: `Both clauses are of one document. Whether “one benefit per item” bars both for the same item is not said: ask ${askedOf(v).en}`,
  }),
  'benefits.one-per-item-bars': () => ({
    zh: '已有解释：同一事项不得同时享受本文件两条，取其高者',
    en: 'It has been settled: two clauses of this document are not both paid for the same item; the higher counts',
  }),
  'benefits.one-per-item-allows': () => ({
    zh: '已有解释：“单项不重复”不排除同时享受本文件两条',
    en: 'It has been settled: “one benefit per item” does not bar two clauses of this document',
  }),
  'benefits.same-money': (v) => ({
    zh: `与“${v.otherZh}”对象、比例、上限相同，在${askedOf(v).zh}明确之前视为同一笔资金，只计一次`,
    en: `Same subject, rate and ceiling as “${v.otherEn}”: until ${askedOf(v).en} decides, taken to be the same money and counted once`,
  }),
  'benefits.headline-of': (v) => ({
    zh: `看似对“${v.otherZh}”的概括表述，在${askedOf(v).zh}明确之前不重复计算`,
    en: `Looks like the headline of “${v.otherEn}”: not counted twice until ${askedOf(v).en} decides`,
  }),
  'benefits.combining-silent': (v) => ({
    zh: `各文件对能否同时享受均未作规定；年度申报通知可能禁止，请询${askedOf(v).zh}`,
    en: `Not regulated in these texts; the yearly notice may forbid it. Ask ${askedOf(v).en}`,
  }),
  'benefits.counted-as-same': (v) => ({
    zh: `与“${v.otherZh}”视为同一笔资金，合计中只计金额较低的该项`,
    en: `Taken to be the same money as “${v.otherEn}”, which is the lower and alone is counted`,
  }),
  'benefits.counted-as-instrument': (v) => ({
    zh: `看似对“${v.otherZh}”的概括表述，合计中只计后者`,
    en: `Looks like the headline of “${v.otherEn}”, which is counted in its place`,
  }),
  'benefits.total-supposes': ({ open }) => ({
    zh: `合计以各项均可同时享受为前提；其中${open}组组合条文有限制、有疑问或未作规定`,
    en: `The total supposes that all of them can be had together; ${count(open, 'combination')} of them ${open === 1 ? 'is' : 'are'} limited, open or not regulated`,
  }),
};
