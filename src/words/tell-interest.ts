import type { Text } from '../answers/source.ts';
import type { MeasureValues } from '../policies/difference-fields.ts';
import { count, day, yuan } from './format.ts';
import { basisText, parameterText, settledText, triggerText } from './interest-names.ts';
import { asItStands, asPercent, asText, asYesNo, remarked, type Tellers } from './tell.ts';

type InterestValues = Pick<MeasureValues, Extract<keyof MeasureValues, `interest.${string}`>>;
type Range = NonNullable<InterestValues['interest.eligibleDrawRange']>;

const named =
  (name: string): ((value: string) => Text) =>
  (value) =>
    settledText(name, value);
const parameter = (name: string): Text => {
  const { zh, en } = parameterText(name);
  return { zh: `贴息：${zh}`, en: `Interest: ${en.charAt(0).toLowerCase()}${en.slice(1)}` };
};

function range({ from, to }: Range): Text {
  const [first, last] = [from && day(from), to && day(to)];
  return {
    zh: `${first ? first.zh : '不限'}至${last ? last.zh : '不限'}`,
    en: `${first ? first.en : 'open'} to ${last ? last.en : 'open'}`,
  };
}

/** The parameters of an interest subsidy. */
export const interestTellers: Tellers<InterestValues> = {
  'interest.rate': { name: parameter('rate'), tell: asPercent },
  'interest.rateBasis': { name: parameter('rateBasis'), tell: named('rateBasis') },
  'interest.referenceRate': {
    name: parameter('referenceRate'),
    tell: ({ name, yearly }) => remarked(name, asPercent(yearly)),
  },
  'interest.years': {
    name: parameter('years'),
    tell: (years) => ({ zh: `${years}年`, en: count(years, 'year') }),
  },
  'interest.consecutive': { name: parameter('consecutive'), tell: asYesNo },
  'interest.total': {
    name: { zh: '贴息：按利息总额', en: 'Interest: a share of all interest' },
    tell: asYesNo,
  },
  'interest.cumulativeCapFen': { name: parameter('cumulativeCapFen'), tell: yuan },
  'interest.cumulativeCapScope': { name: parameter('cumulativeCapScope'), tell: named('cumulativeCapScope') },
  'interest.annualCapFen': { name: parameter('annualCapFen'), tell: yuan },
  'interest.annualCapScope': { name: parameter('annualCapScope'), tell: named('annualCapScope') },
  'interest.minimumInvestmentFen': {
    name: { zh: '贴息：最低投资额', en: 'Interest: least investment' },
    tell: yuan,
  },
  'interest.minimumPrincipalFen': { name: parameter('minimumPrincipalFen'), tell: yuan },
  'interest.maximumPrincipalFen': {
    name: { zh: '贴息：贷款本金上限', en: 'Interest: most principal' },
    tell: yuan,
  },
  'interest.minimumInterestFen': { name: parameter('minimumInterestFen'), tell: yuan },
  'interest.trigger': { name: parameter('trigger'), tell: triggerText },
  'interest.periodBasis': { name: parameter('periodBasis'), tell: basisText },
  'interest.periodScope': { name: parameter('periodScope'), tell: named('periodScope') },
  'interest.fixedWindow': {
    name: parameter('fixedWindow'),
    tell: ({ from, to }) => ({ zh: `${from}至${to}`, en: `${from} to ${to}` }),
  },
  'interest.eligibleContractRange': {
    name: { zh: '贴息：合同签订期间', en: 'Interest: contracts signed' },
    tell: range,
  },
  'interest.eligibleDrawRange': {
    name: { zh: '贴息：放款期间', en: 'Interest: drawdowns made' },
    tell: range,
  },
  'interest.exclusiveWith': {
    name: { zh: '贴息：不得与之同时享受', en: 'Interest: not together with' },
    tell: asItStands,
  },
  'interest.evidence': { name: { zh: '贴息：申报材料', en: 'Interest: evidence' }, tell: asText },
  'interest.assumed': {
    name: { zh: '贴息：原文未写、暂按默认', en: 'Interest: our default, not the text’s' },
    tell: parameterText,
  },
};
