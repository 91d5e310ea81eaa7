import t from 'tap';
import { lines } from '../../src/answers/workings.ts';
import type { FinanceSentences } from '../../src/benefits/finance.ts';
import { financeWords, financeYear } from '../../src/words/finance.ts';
import { speak } from '../../src/words/lines.ts';

const line = lines<FinanceSentences>();
const on = '2026-03-02';

/** Values for every sentence; what people enter are numbers here, so that each language shows what it says itself. */
const values: FinanceSentences = {
  'finance.claimed-amount-missing': { on },
  'finance.granted-amount-missing': { on },
  'finance.grant-counted-once': { programme: '№1', amountFen: 123_456, on },
  'finance.same-money': { measureId: '7.1' },
};

t.test('every sentence of the finance view speaks both languages and leaves nothing blank', async (t) => {
  const all = Object.keys(financeWords) as (keyof FinanceSentences)[];
  t.same(all.toSorted(), Object.keys(values).sort());
  for (const say of all) {
    const { zh, en } = speak(line(say, values[say]));
    t.match(zh, /^[^a-z]+$/, say);
    t.match(en, /^[^\u4e00-\u9fff]+$/, say);
    t.notMatch(en, /undefined|NaN/, say);
  }
  const once = speak(line('finance.grant-counted-once', values['finance.grant-counted-once']));
  t.match(once.zh, /1,234\.56元/);
});

t.test('a row is a calendar year, or says that no window is announced', async (t) => {
  t.same(financeYear(2026), { zh: '2026年', en: '2026' });
  t.match(financeYear(null), { zh: /窗口未公布/, en: 'no window announced' });
});
