import fc from 'fast-check';
import t from 'tap';
import { type Piece, textDifference } from '../../src/policies/difference-text.ts';
import { worth } from '../../src/policies/numbers-in-text.ts';

const shown = (pieces: Piece[]) =>
  pieces
    .map(({ kind, text, number }) => {
      const marked = number ? `*${text}*` : text;
      return kind === 'same' ? text : kind === 'removed' ? `[${marked}]` : `{${marked}}`;
    })
    .join('');
const side = (pieces: Piece[], apart: Piece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== apart)
    .map(({ text }) => text)
    .join('');

t.test('a changed number stands out whole, with its unit', async (t) => {
  t.equal(
    shown(
      textDifference(
        '连续三年每年给予贷款利息50%，累计最高2000万元的支持',
        '连续两年每年给予贷款利息60%，累计最高3000万元的支持',
      ),
    ),
    '连续[*三年*]{*两年*}每年给予贷款利息[*50%*]{*60%*}，累计最高[*2000万元*]{*3000万元*}的支持',
  );
  t.equal(
    shown(
      textDifference(
        'valid until 31 December 2027, 15 working days',
        'valid until 30 June 2028, 20 working days',
      ),
    ),
    'valid until [*31 December 2027*]{*30 June 2028*}, [*15 working days*]{*20 working days*}',
  );
  t.equal(
    shown(textDifference('有效期至2027年12月31日，于16:00截止', '有效期至2028年12月31日，于24:00截止')),
    '有效期至[*2027年12月31日*]{*2028年12月31日*}，于[*16:00*]{*24:00*}截止',
  );
});

t.test('the same number written in another way is a change of wording, not of the number', async (t) => {
  t.equal(shown(textDifference('最高一千万元', '最高10,000,000元')), '最高[一千万元]{10,000,000元}');
  t.equal(shown(textDifference('利息的百分之五十', '利息的50%')), '利息的[百分之五十]{50%}');
  t.equal(shown(textDifference('至2027-12-31', '至2027年12月31日')), '至[2027-12-31]{2027年12月31日}');
  t.equal(
    shown(textDifference('up to CNY 20 million', 'up to CNY 20,000,000.00')),
    'up to [CNY 20 million]{CNY 20,000,000.00}',
  );
});

t.test('a number spelled out in English counts where a unit follows it', async (t) => {
  t.equal(shown(textDifference('for three years', 'for two years')), 'for [*three years*]{*two years*}');
  t.equal(shown(textDifference('one of them', 'none of them')), '[one]{none} of them');
});

t.test('words that happen to hold a numeral are no numbers', async (t) => {
  t.equal(shown(textDifference('十分必要', '万一必要')), '[十分]{万一}必要');
  t.equal(shown(textDifference('统一实施', '唯一实施')), '[统]{唯}一实施');
});

// By hand: 1 万 is 10^4, 1 亿 is 10^8; a fen is the hundredth of a yuan and never enters here.
const equal: string[][] = [
  [
    '一千万元',
    '1000万元',
    '1,000万元',
    '10,000,000元',
    '10,000,000.00元',
    'CNY 10 million',
    '￥10,000,000',
    '千万元',
  ],
  ['一亿五千万元', '1.5亿元', '15000万元', 'CNY 150 million'],
  ['二十', '20'],
  ['百分之三', '3%', '3％', '3 per cent', '3 percent'],
  ['二〇二七年', '2027年'],
  ['2027年6月30日', '2027-06-30', '30 Jun 2027', '30 June 2027'],
  ['十五个工作日', '15个工作日'],
  ['两年', '2年', '二年'],
  ['three consecutive years', '3 consecutive years'],
  ['四千零五十家', '4050家'],
];
t.test('a number is worth the same in every way of writing it', async (t) => {
  for (const same of equal) t.equal(new Set(same.map(worth)).size, 1, same.join(' = '));
  t.equal(
    new Set(equal.map(([first = '']) => worth(first))).size,
    equal.length,
    'and others are worth other things',
  );
  t.not(worth('3年'), worth('3个月'), 'a unit is part of it');
  t.not(worth('3%'), worth('3个百分点'));
});

const anyText = fc
  .array(
    fc.constantFrom(
      '对',
      '项目',
      '50%',
      '60%',
      '三年',
      '两年',
      '2000万元',
      '一千万元',
      ' the ',
      'project',
      '，',
      '\n',
      '𠮷',
      '2027-12-31',
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

t.test('the pieces give back both texts, a number is only marked where it changed', async () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const pieces = textDifference(before, after);
      const numbers = (kind: Piece['kind']) =>
        pieces.filter((piece) => piece.kind === kind && piece.number).map(({ text }) => text);
      return (
        side(pieces, 'added') === before &&
        side(pieces, 'removed') === after &&
        numbers('same').length === 0 &&
        pieces.every(({ text }) => text !== '')
      );
    }),
  );
  fc.assert(fc.property(anyText, (text) => textDifference(text, text).every(({ kind }) => kind === 'same')));
});

t.test('any two strings can be compared, and long ones cost little', async (t) => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (before, after) => {
      const pieces = textDifference(before, after);
      return side(pieces, 'added') === before && side(pieces, 'removed') === after;
    }),
  );
  const [one, other] = ['甲乙丙丁'.repeat(5000), '戊己庚辛'.repeat(5000)];
  t.equal(shown(textDifference(one, other)), `[${one}]{${other}}`, 'two texts with nothing in common');
});
