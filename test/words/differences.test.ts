import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import { policyDifference } from '../../src/policies/difference.ts';
import { fieldChanges, type HeadValues, headParts } from '../../src/policies/difference-fields.ts';
import { type ToldChange, toldChanges, transitionText } from '../../src/words/differences.ts';
import { headTellers } from '../../src/words/tell-head.ts';
import { clauseTellers, measureTellers } from '../../src/words/tell-measures.ts';
import { action, amendedAction, withMeasure } from '../policies/second-version.ts';

const documents = readCatalogue();

t.test('every field of every shipped document has a name and is told in both languages', async (t) => {
  for (const document of documents) {
    const { clauses } = policyDifference({ ...document, clauses: [] }, document);
    const all: ToldChange[] = [
      ...toldChanges(fieldChanges<HeadValues>({}, document, headParts), headTellers),
      ...clauses.flatMap(({ fields, measures }) => [
        ...toldChanges(fields, clauseTellers),
        ...measures.flatMap((measure) => toldChanges(measure.fields, measureTellers)),
      ]),
    ];
    const silent = all.filter(({ after }) => !after?.zh || !after.en);
    t.same(silent, [], document.key);
    const odd = all.filter(({ name, after }) =>
      /undefined|NaN|\[object|Invalid/.test(JSON.stringify([name, after])),
    );
    t.same(odd, [], document.key);
  }
});

const toldOf = (fields: ToldChange[] | undefined) =>
  fields?.map(
    ({ name, before, after }) =>
      `${name.zh} ${before?.zh} → ${after?.zh} | ${name.en} ${before?.en} → ${after?.en}`,
  );

t.test('numbers are told as a reader reads them: percent, yuan and years', async (t) => {
  const seven = policyDifference(action, amendedAction()).clauses.find(({ no }) => no === '7');
  const [measure] = seven?.measures ?? [];
  t.same(toldOf(toldChanges(measure?.fields ?? [], measureTellers)), [
    '比例 50% → 60% | Rate 50% → 60%',
    '上限 20,000,000.00元 → 30,000,000.00元 | Cap CNY 20,000,000.00 → CNY 30,000,000.00',
    '年限 3年 → 2年 | Years 3 years → 2 years',
    '贴息：贴息比例 50% → 60% | Interest: subsidy rate 50% → 60%',
    '贴息：贴息年限 3年 → 2年 | Interest: number of years 3 years → 2 years',
    '贴息：累计上限 20,000,000.00元 → 30,000,000.00元 | Interest: cumulative cap CNY 20,000,000.00 → CNY 30,000,000.00',
  ]);
});

const changed = (id: string, change: Parameters<typeof withMeasure>[2]) => {
  const { clauses } = policyDifference(action, withMeasure(action, id, change));
  return clauses.flatMap(({ measures }) =>
    measures.flatMap(({ fields }) => toldChanges(fields, measureTellers)),
  );
};

t.test(
  'a threshold whose words stay is told by its number, and data behind the same words says so',
  async (t) => {
    const [threshold] = changed('sheq-7.1', (measure) => ({
      ...measure,
      conditions: (measure.conditions ?? []).map((each) =>
        each.test === 'amount' ? { ...each, atLeastFen: 1_500_000_000 } : each,
      ),
    }));
    t.match(threshold?.pieces?.zh, [
      { kind: 'same' },
      { kind: 'removed', text: '20,000,000.00元', number: true },
      { kind: 'added', text: '15,000,000.00元', number: true },
      { kind: 'same' },
    ]);
    const [details] = changed('sheq-7.1', (measure) => ({
      ...measure,
      conditions: (measure.conditions ?? []).map((each) =>
        each.test === 'amount' ? { ...each, quote: '投资2000万元以上' } : each,
      ),
    }));
    t.match(details, { field: 'conditions', onlyDetails: true });
  },
);

t.test(
  'a transition says to whom the version before applies, and whether the day itself is in',
  async (t) => {
    const words = { text: { zh: '', en: '' }, quote: '' };
    t.match(transitionText({ by: 'contract', before: '2026-01-01', ...words }), {
      zh: '项目合同签订早于2026年1月1日 周四的，仍按上一版',
      en: /where the project’s contract was signed before Thu 1 Jan 2026$/,
    });
    t.match(transitionText({ by: 'choice', through: '2026-06-30', ...words }), {
      zh: '企业选择原规定不晚于2026年6月30日 周二的，仍按上一版',
      en: /has chosen the earlier rule on or before Tue 30 Jun 2026$/,
    });
  },
);
