import fc from 'fast-check';
import t from 'tap';
import { creditCodeCheck, isCreditCode } from '../../src/facts/credit-code.ts';
import { Enterprise } from '../../src/facts/enterprise.ts';

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Published codes: the standard's own example, then companies as they print them themselves. */
const published = [
  '91350100M000100Y43',
  '9144030071526726XG',
  '914403001922038216',
  '91110000802100433B',
  '91110108551385082Q',
  '91100000100003962T',
  '91330100716105852F',
  '91330100799655058B',
];

/** The standard's sum by its own definition: weights are powers of 3 modulo 31, worked out step by step. */
function checkByHand(first17: string): string | undefined {
  let weight = 1;
  let sum = 0;
  for (const character of first17) {
    sum += alphabet.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet[(31 - (sum % 31)) % 31];
}

const first17s = fc
  .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(''));

t.test('codes that were published are taken', async (t) => {
  for (const code of published) t.ok(isCreditCode(code), code);
});

t.test('the check character is the one GB 32100-2015 gives', async (t) => {
  const agrees = fc.property(first17s, (first17) => creditCodeCheck(first17) === checkByHand(first17));
  t.doesNotThrow(() => fc.assert(agrees));
});

t.test('no single character can be changed without being noticed', async (t) => {
  const any = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz １-';
  const place = fc.integer({ min: 0, max: 17 });
  const noticed = fc.property(first17s, place, fc.constantFrom(...any), (first17, at, character) => {
    const code = first17 + creditCodeCheck(first17);
    fc.pre(code[at] !== character);
    return !isCreditCode(code.slice(0, at) + character + code.slice(at + 1));
  });
  t.doesNotThrow(() => fc.assert(noticed, { numRuns: 1000 }));
});

t.test(
  'a code of another length, in small letters or with a letter the standard leaves out is none',
  async (t) => {
    const [code = ''] = published;
    for (const wrong of ['', code.slice(0, 17), `${code}0`, ` ${code}`, code.toLowerCase()])
      t.notOk(isCreditCode(wrong), wrong);
    for (const left of 'IOSVZ') t.equal(creditCodeCheck(`9135010${left}M000100Y4`), undefined);
  },
);

t.test('the code shown as an example to callers is a right one', async (t) => {
  const { examples = [] } = Enterprise.properties.creditCode as { examples?: string[] };
  for (const code of examples) t.ok(isCreditCode(code), code);
});
