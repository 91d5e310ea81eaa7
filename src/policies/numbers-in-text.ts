/**
 * Numbers as policies write them, in Chinese and English: figures and numerals with their unit, percentages, amounts and
 * days. What each is worth is told exactly, so that 一千万元 and 10,000,000.00元 are one number.
 */

const figures = String.raw`(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?[十百千万亿]*`;
const numerals = '[〇零一二两三四五六七八九十百千万亿]+';
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const spelled = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const chineseUnits =
  '个百分点|个?工作日|个?自然日|个月|元|年|月|日|天|周|季度|小时|倍|次|家|项|人|名|台|套|个|亩|吨|成|档|批|级|条|款|％|%|‰';
const scaled = String.raw`\s(?:million|billion|thousand)\b`;
const englishUnits = [
  String.raw`\s?(?:%|per cent\b|percent\b|percentage points?\b)`,
  String.raw`[\s-](?:working |calendar |consecutive )?(?:years?|months?|days?|weeks?|quarters?|times|hours?)\b`,
].join('|');

const days = [
  String.raw`\d{4}-\d{2}-\d{2}(?!\d)`,
  String.raw`\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?`,
  String.raw`\d{1,2}月\d{1,2}日`,
  String.raw`\d{1,2} (?:${months.join('|')})[a-z]* \d{4}`,
  String.raw`\d{1,2}:\d{2}(?!\d)`,
];

/** One number with its unit. A numeral without a unit counts only where it is plainly counted: 二十, and not 万一 or 十分. */
export const numberPattern = [
  ...days,
  `百分之(?:${numerals}|${figures})`,
  String.raw`(?:CNY|RMB|¥|￥)\s?${figures}(?:${scaled})?`,
  `${figures}(?:${scaled})?(?:${chineseUnits}|${englishUnits})?`,
  String.raw`\b(?:${spelled.join('|')})(?:${englishUnits})`,
  `${numerals}(?:${chineseUnits})`,
  '[一二两三四五六七八九][十百千万亿][〇零一二三四五六七八九十百千万亿]*',
].join('|');

/** What a number token is worth, as one text: equal where the numbers are, however they are written. */
export function worth(token: string): string {
  const day = dayIn(token);
  if (day) return day;
  const [found = ''] =
    new RegExp(`${figures}(?:${scaled})?|${numerals}|^[a-z]+`).exec(token.replace(/^百分之/, '')) ?? [];
  return `${amount(found)} ${unitOf(token, found)}`;
}

function dayIn(token: string): string | undefined {
  const english = new RegExp(`^(\\d{1,2}) (${months.join('|')})[a-z]* (\\d{4})$`).exec(token);
  if (english) return [english[3], months.indexOf(english[2] ?? '') + 1, Number(english[1])].join('-');
  const [, year, month, day] = /^(\d{4})(?:-|年)(?:(\d{1,2})(?:-|月))?(?:(\d{1,2})日?)?$/.exec(token) ?? [];
  return year && month ? [year, Number(month), ...(day ? [Number(day)] : [])].join('-') : undefined;
}

/** Currency and percent are one each, whatever sign stands for them; every other unit is itself, without its plural. */
function unitOf(token: string, amount: string): string {
  if (/^(?:CNY|RMB|¥|￥)|元$/.test(token)) return 'yuan';
  if (/^百分之|[%％]$|per ?cent$/.test(token)) return '%';
  return token
    .replace(amount, '')
    .replace(/^[\s-]+/, '')
    .replace(/s$/, '');
}

const tens: Record<string, number> = {
  十: 1,
  百: 2,
  千: 3,
  万: 4,
  亿: 8,
  thousand: 3,
  million: 6,
  billion: 9,
};

/** An exact decimal without trailing zeros, as `digits e exponent`: nothing goes through a float. */
function amount(text: string): string {
  const [, whole = '', fraction = '', rest = ''] = /^([\d,]+)(?:\.(\d+))?(.*)$/.exec(text) ?? [];
  if (spelled.includes(text)) return scaledBy(BigInt(spelled.indexOf(text) + 1), 0);
  if (whole === '') return scaledBy(numeral(text), 0);
  const scale = [...rest.trim().matchAll(/[十百千万亿]|\w+/g)].map(([unit]) => tens[unit] ?? 0);
  const exponent = scale.reduce((sum, each) => sum + each, -fraction.length);
  return scaledBy(BigInt(whole.replaceAll(',', '') + fraction), exponent);
}

function scaledBy(digits: bigint, exponent: number): string {
  const text = String(digits);
  const kept = text.replace(/0+$/, '') || '0';
  return kept === '0' ? '0' : `${kept}e${exponent + text.length - kept.length}`;
}

/** A Chinese numeral: 二〇二七 digit by digit, everything else by its tens, 万 and 亿. */
function numeral(text: string): bigint {
  const digit = (character: string) =>
    '零一二三四五六七八九'.indexOf(character.replace('〇', '零').replace('两', '二'));
  if (!/[十百千万亿]/.test(text)) return BigInt([...text].map(digit).join('') || '0');
  let total = 0n;
  let section = 0n;
  let last = 0n;
  for (const character of text) {
    const power = tens[character];
    if (power === undefined) last = BigInt(digit(character));
    else {
      if (power < 4) section += (last || 1n) * 10n ** BigInt(power);
      else if (power === 4) total += (section + last || 1n) * 10_000n;
      else total = (total + section + last || 1n) * 100_000_000n;
      if (power >= 4) section = 0n;
      last = 0n;
    }
  }
  return total + section + last;
}
