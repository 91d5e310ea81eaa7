import t from 'tap';
import { Compile } from 'typebox/compile';
import { certificateKinds } from '../../src/policies/certificates/shipped.ts';
import { ChangeFiling } from '../../src/policies/change-filing.ts';
import { changeFilings } from '../../src/policies/change-filings.ts';
import { duties } from '../../src/policies/duties/shipped.ts';
import { Duty } from '../../src/policies/duty.ts';
import { namedRules } from '../../src/policies/rules.ts';

t.test(
  'every duty and change filing has the shape of its schema, and its key is the id of its rule',
  async (t) => {
    const shape = { duty: Compile(Duty), filing: Compile(ChangeFiling) };
    for (const duty of duties) t.strictSame([...shape.duty.Errors(duty)], [], duty.key);
    for (const filing of changeFilings) t.strictSame([...shape.filing.Errors(filing)], [], filing.key);
    const dated = [...duties, ...changeFilings].filter(({ due }) => due);
    t.strictSame(
      [...namedRules.keys()].filter((id) => !id.includes('.')),
      dated.map(({ key }) => key),
    );
    for (const { key, due } of dated) t.equal(namedRules.get(key)?.dated, due, key);
  },
);

t.test('who each duty applies to, how often, and its day', async (t) => {
  t.strictSame(
    duties.map((duty) => `${duty.key}: ${whoOf(duty)}; ${duty.every}, ${dayOf(duty)}`),
    [
      'annual-report: every enterprise; year, 6/30 stays',
      'hnte-annual-report: holders of gaoxin; year, 5/31 stays',
      'torch-statistics: holders of gaoxin; year, 3/31 stays',
      'medical-production-self-report: holders of ylqx_zhuce ylqx_shengchan; year, 3/31 stays',
      'medical-distribution-self-report: holders of ylqx_jingying; year, 3/31 stays',
      'cma-statistics: holders of cma; year, 3/21 stays, medium, seen once',
      'sme-title-update: holders of zjtx_sme zjtx_giant chuangxin_sme; year, 4/30 stays, low',
      'green-factory-table: holders of lvse_gongchang; year, by notice only',
      'vat-monthly: vat filed by month; month, tax',
      'vat-quarterly: vat filed by quarter; quarter, tax',
      'income-tax-prepayment-monthly: incomeTax filed by month; month, tax',
      'income-tax-prepayment-quarterly: incomeTax filed by quarter; quarter, tax',
      'income-tax-settlement: incomeTax filed by any; year, 5/31 next',
    ],
  );
});

function whoOf({ applies }: Duty): string {
  if (applies.to === 'enterprises') return 'every enterprise';
  if (applies.to === 'holders') return `holders of ${applies.of.join(' ')}`;
  return `${applies.tax} filed by ${applies.every}`;
}

function dayOf({ due }: Duty): string {
  if (!due) return 'by notice only';
  const { rule, confidence, onceSeen } = due;
  const day = rule.family === 'duty' ? `${rule.monthsAfter}/${rule.day} ${rule.restDay}` : rule.family;
  return [day, confidence === 'high' ? [] : confidence, onceSeen ? 'seen once' : []].flat().join(', ');
}

t.test('who has to file which change, and within how long', async (t) => {
  t.strictSame(
    changeFilings.map(({ key, on, holders = ['anyone'], due }) => {
      const within = due.rule.family === 'period' ? `${due.rule.span.value} ${due.rule.span.unit}` : '';
      return `${key}: ${holders.join(' ')}; ${on.join(' ')}; ${within}, ${due.confidence}`;
    }),
    [
      'credit-publication: anyone; capital equity licence-obtained licence-changed licence-renewed ip-pledge penalty; 20 workday, high',
      'hnte-change: gaoxin; name business reorganisation; 3 month, high',
      'permit-change: paiwu_xkz; name address legal-representative; 30 day, high',
      'cs-change: itss_cs; name address legal-representative; 30 day, low',
      'scope-after-lapse: anyone; licence-lapsed; 30 day, high',
      'graded-system: anyone; system-graded; 30 day, medium',
    ],
  );
});

t.test('a day recurs as often as its duty, and opens before it is due', async (t) => {
  for (const { key, every, due, opens } of duties) {
    if (!due) continue;
    t.ok('every' in due.rule, `${key} recurs`);
    t.equal('every' in due.rule && due.rule.every, every, key);
    if (opens && due.rule.family === 'duty') t.ok(opens.monthsAfter < due.rule.monthsAfter, key);
  }
});

t.test('whoever holds something holds a kind of certificate that can be registered', async (t) => {
  const held = [
    ...duties.flatMap(({ applies }) => (applies.to === 'holders' ? applies.of : [])),
    ...changeFilings.flatMap(({ holders }) => holders ?? []),
  ];
  t.strictSame(
    held.filter((key) => !certificateKinds.has(key)),
    [],
  );
});
