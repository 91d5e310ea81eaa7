import t from 'tap';
import { refusal } from './refusal.ts';

const renovation = 'sh-equipment-renewal-action/clause-07.yaml';
const benchmark = 'jiading-industrial-internet/clause-05.yaml';
const below = '        question: sheq-7.1.below-threshold\n';

t.test('whoever gives money says to whom; nobody else is claimed or tested', (t) => {
  const kind = '    kind: interest-subsidy\n';
  t.match(refusal(t, [[renovation, `${kind}    subject: project\n`, kind]]), [
    /clause-07\.yaml:\d+: \/measures\/0\/subject .*missing/,
  ]);
  const service = 'kind: service-or-facilitation\n';
  t.match(refusal(t, [[benchmark, service, `${service}    subject: project\n    sameAs: [jiading-5.1]\n`]]), [
    /measures\/2\/subject .*only a measure that gives money/,
    /measures\/2\/sameAs .*only a measure that gives money/,
  ]);
  t.end();
});

t.test('a rate is of a registered amount, a lease subsidy of the lease, and interest of neither', (t) => {
  t.match(refusal(t, [[renovation, '    base: approved\n', '']]), [/measures\/2\/base .*missing/]);
  t.match(refusal(t, [[renovation, 'base: lease', 'base: actual']]), [/measures\/1\/base .*lease-subsidy/]);
  t.match(refusal(t, [[renovation, 'base: approved', 'base: lease']]), [/measures\/2\/base .*subsidy-rate/]);
  const interest = "    rate: '0.5'\n";
  t.match(refusal(t, [[renovation, interest, `${interest}    base: actual\n`]]), [
    /measures\/0\/base .*beside interest/,
  ]);
  t.end();
});

t.test('every tier has a rank that is asked for, and a number of a money measure is a condition', (t) => {
  const ranks = (listed: string) => `ranks: [${listed}]`;
  t.match(refusal(t, [[benchmark, ranks('district, municipal, national'), ranks('municipal, national')]]), [
    /measures\/0\/tiers\/0\/level .*district/,
  ]);
  const threshold = `    thresholds:
      - {metric: {zh: 额, en: sum}, op: '>=', unit: {zh: 元, en: CNY}, quote: 按不超过项目已投入金额的30%给予资助}
`;
  const exact = '    amountIsExact: false\n';
  t.match(refusal(t, [[benchmark, exact, `${exact}${threshold}`]]), [
    /measures\/0\/thresholds .*beside subject/,
  ]);
  t.end();
});

t.test('what is open names its question, and nothing else does', (t) => {
  t.match(refusal(t, [[renovation, below, '']]), [/measures\/0\/conditions\/1\/question .*missing/]);
  t.match(refusal(t, [[renovation, below, below.replace('below-threshold', 'nothing')]]), [
    /measures\/0\/conditions\/1\/question .*sheq-7\.1\.nothing/,
  ]);
  t.match(refusal(t, [[renovation, '        question: sheq-7.3.major\n', '']]), [
    /measures\/2\/conditions\/1\/question .*missing/,
  ]);
  const loan = '- test: loan\n';
  t.match(refusal(t, [[renovation, loan, `${loan}        question: sheq-7.1.first-year\n`]]), [
    /measures\/0\/conditions\/2\/question .*nothing of this condition is open/,
  ]);
  t.end();
});

t.test("a question may be the measure's, its clause's or the document's, but not another measure's", (t) => {
  const ask = (id: string): [string, string, string] => [
    renovation,
    below,
    below.replace('sheq-7.1.below-threshold', id),
  ];
  t.strictSame(refusal(t, [ask('sheq-7.combining')]), []);
  t.strictSame(refusal(t, [ask('sheq.windows')]), []);
  t.match(refusal(t, [ask('sheq-7.2.cap-scope')]), [/conditions\/1\/question .*sheq-7\.2\.cap-scope/]);
  const head = 'jiading-industrial-internet/policy.yaml';
  t.match(refusal(t, [[head, 'question: jiading-14.date', 'question: jiading-13.difference']]), [
    /policy\.yaml:\d+: \/conditions\/1\/condition\/question .*jiading-13\.difference/,
  ]);
  t.end();
});

t.test('a certificate is of a kind there is, and a measure is not the same as itself', (t) => {
  const certified = 'songjiang-2024-digital-transformation/clause-05.yaml';
  t.match(refusal(t, [[certified, 'certificate: dcmm', 'certificate: dcmn']]), [
    /measures\/1\/conditions\/0\/any\/0\/certificate .*dcmn/,
  ]);
  const centre = 'sh-equipment-renewal-action/clause-13.yaml';
  t.match(refusal(t, [[centre, '- sh527-7.1', '- sheq-13.1']]), [/measures\/0\/sameAs\/0 .*sheq-13\.1/]);
  const plan = 'sh-new-industrialization-plan/clause-11.yaml';
  t.match(refusal(t, [[plan, '- sheq-7.2', '- shni-p11.2']]), [/measures\/1\/headlineOf\/1 .*shni-p11\.2/]);
  t.end();
});

t.test("an enterprise's measure has no condition that only a project's facts can answer", (t) => {
  const said = refusal(t, [
    ['songjiang-2024-digital-transformation/clause-02.yaml', 'subject: project', 'subject: enterprise'],
  ]);
  const places = said.map((each) => each.split(' ')[1]);
  t.strictSame(places, [
    '/measures/0/base',
    ...[0, 1, 2, 3].map((index) => `/measures/0/conditions/${index}`),
  ]);
  t.end();
});

t.test('a share of all interest has no years of its own', (t) => {
  const said = refusal(t, [
    ['sh-2024-527-industrial-services/clause-09.yaml', 'total: true', 'total: true\n      years: 3'],
  ]);
  t.match(said, [/interest\/years .*years/, /interest\/years .*beside interest\/total/]);
  t.end();
});

t.test('of the many shapes of a condition only the one it tests by is spoken of', (t) => {
  t.match(refusal(t, [[renovation, 'force: priority', 'force: perhaps']]), [
    /measures\/0\/conditions\/1\/force .*required \| priority \| in-principle \| unclear/,
  ]);
  t.end();
});
