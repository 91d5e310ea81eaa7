import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import { parsePolicy } from '../../src/policies/parse.ts';
import { lineOf, refusal } from './refusal.ts';

const action = 'sh-equipment-renewal-action';

t.test('a start names the file and line of every fault of every file', (t) => {
  const head = 'jiading-industrial-internet/policy.yaml';
  const clause = `${action}/clause-07.yaml`;
  const said = refusal(t, [
    [head, 'until: 2025-12-31', 'until: 2025-06-31'],
    [head, 'level: district', 'level: district\ncolour: red'],
    [clause, 'rateQualifier: flat', 'rateQualifier: about'],
    [clause, 'capFen: 2000000000', 'capFen: -1'],
  ]);
  const wanted = [
    `${head}:${lineOf(head, 'level: district') + 1}: /colour `,
    `${head}:${lineOf(head, 'until: 2025') + 1}: /validity/until `,
    `${clause}:${lineOf(clause, 'rateQualifier: flat')}: /measures/0/rateQualifier `,
    `${clause}:${lineOf(clause, 'capFen: 2000000000')}: /measures/0/capFen `,
  ];
  t.equal(said.length, wanted.length, said.join('\n'));
  for (const place of wanted)
    t.ok(
      said.some((line) => line.startsWith(place)),
      place,
    );
  t.end();
});

t.test('a file that is no YAML, a repeated name and a missing field are told by line', (t) => {
  const clause = `${action}/clause-17.yaml`;
  t.match(refusal(t, [[clause, "no: '17'", "no: '17'\nno: '18'"]]), [/clause-17\.yaml:2: .*unique/]);
  t.match(refusal(t, [[clause, 'section:', 'section: ]']])[0] ?? '', /clause-17\.yaml:2: /);
  t.match(refusal(t, [[clause, "no: '17'\n", '']]), [/clause-17\.yaml:1: \/no 缺少“no” \/ no is missing/]);
  t.match(refusal(t, [['sh-new-industrialization-plan/policy.yaml', 'key: sh', 'key: shanghai']]), [
    /policy\.yaml:1: /,
  ]);
  t.end();
});

t.test('numbers that must agree may not drift apart', (t) => {
  const clause = `${action}/clause-07.yaml`;
  t.match(refusal(t, [[clause, 'cumulativeCapFen: 2000000000', 'cumulativeCapFen: 2100000000']]), [
    /measures\/0\/capFen/,
  ]);
  t.match(refusal(t, [[clause, 'atLeastFen: 2000000000', 'atLeastFen: 1000000000']]), [
    /interest\/minimumInvestmentFen/,
  ]);
  t.match(refusal(t, [[clause, 'id: sheq-7.2', 'id: sheq-7.1']]), [/measures\/1\/id.*sheq-7\.1/]);
  t.match(refusal(t, [[clause, '- sheq-GR1', '- sheq-GR9']]), [/rules\/0.*sheq-GR9/]);
  t.match(
    refusal(t, [
      [
        'jiading-industrial-internet/clause-09.yaml',
        'openQuestion: jiading-9.days',
        'openQuestion: jiading-9.x',
      ],
    ]),
    [/lead\/openQuestion/],
  );
  t.match(
    refusal(t, [
      ['jiading-industrial-internet/clause-05.yaml', 'amountFen: 1000000000', 'amountFen: 1100000000'],
    ]),
    [/measures\/0\/capFen/],
  );
  t.end();
});

t.test(
  'validity: no end before its start, no miscounted year, no disputed day before the day itself',
  (t) => {
    const head = 'songjiang-2024-digital-transformation/policy.yaml';
    t.match(refusal(t, [[head, 'until: 2029-01-27', 'until: 2029-01-28']]), [
      /disputedUntil/,
      /validity\/until.*2029年1月27日/,
    ]);
    t.match(
      refusal(t, [[head, 'until: 2029-01-27', 'until: 2023-01-27']])[0] ?? '',
      /validity\/until.*2024-01-28/,
    );
    t.end();
  },
);

t.test(
  'of two kinds of validity only the one meant is spoken of; an unknown kind is told what there is',
  (t) => {
    const [plan] = readCatalogue().filter(({ validity }) => validity.kind === 'goals');
    const faults = (validity: unknown) => {
      const parsed = parsePolicy({ ...plan, validity });
      return 'faults' in parsed ? parsed.faults.map(({ pointer, line }) => `${pointer} ${line.say}`) : [];
    };
    t.strictSame(faults({ kind: 'until', until: '2025-02-29', quote: 'x' }), [
      '/validity/until policies.not-a-day',
    ]);
    t.strictSame(faults({ kind: 'for-ever' }), ['/validity/kind policies.not-one-of']);
    t.strictSame(faults({ kind: 'until', until: '2027-12-31', quote: '字'.repeat(61) }), [
      '/validity/quote policies.too-long',
    ]);
    t.strictSame(faults({ kind: 'until', until: '2027-12-31', quote: '字'.repeat(60) }), []);
    t.end();
  },
);

t.test('whatever is handed in, parsing answers with faults and does not throw', (t) => {
  for (const value of [undefined, null, 1, '', [], {}, { clauses: [null] }, { validity: [] }]) {
    const parsed = parsePolicy(value);
    t.ok('faults' in parsed && parsed.faults.length > 0, String(JSON.stringify(value)));
  }
  t.end();
});
