import t from 'tap';
import type { DateRule } from '../../src/dates/rule.ts';
import { calculate, calculateNamed } from '../../src/deadlines/calculate.ts';
import { certificateKinds } from '../../src/policies/certificates/shipped.ts';
import { namedRules } from '../../src/policies/rules.ts';
import { certificate, confirmed, derive, setDay } from './asking.ts';
import { circumstances, day, facts } from './cast.ts';

const law = circumstances('2026-03-02');
type Ruled = ReturnType<typeof calculate>;
const shown = ({ nominalOn, dueOn, actBy, status }: Ruled) => `${nominalOn} ${dueOn} ${actBy} ${status}`;
const given = (rule: DateRule, anchor: string, filing = false) =>
  calculate(law, rule, { anchor: day(anchor), filing });

function named(id: string, anchor: string, rulings: Parameters<typeof derive>[1] = {}, filing = false) {
  const rule = namedRules.get(id);
  if (!rule) throw new Error(`no rule ${id}`);
  return calculateNamed({ ...law, ...rulings }, rule, { anchor: day(anchor), filing });
}

t.test('a rule of each family is applied to its anchor', async (t) => {
  const table: [DateRule, string, string][] = [
    [{ family: 'printed', minute: 960 }, '2026-05-03', '2026-05-03 2026-05-03 2026-04-30 firm'],
    // 31 January and one month: the make-up Saturday 28 February.
    [
      { family: 'period', span: { unit: 'month', value: 1 } },
      '2026-01-31',
      '2026-02-28 2026-02-28 2026-02-28 firm',
    ],
    [
      { family: 'period', span: { unit: 'workday', value: 10 } },
      '2026-02-10',
      '2026-03-02 2026-03-02 2026-03-02 firm',
    ],
    [
      { family: 'lead', edge: 'closing', span: { unit: 'day', value: 30 } },
      '2026-10-05',
      '2026-09-05 2026-09-04 2026-09-04 firm',
    ],
    [
      { family: 'lead', edge: 'opening', span: { unit: 'workday', value: 90 } },
      '2026-11-01',
      '2026-06-22 2026-06-22 2026-06-22 firm',
    ],
    [
      { family: 'duty', every: 'year', monthsAfter: 5, day: 31, restDay: 'next' },
      '2025-06-01',
      '2026-05-31 2026-06-01 2026-06-01 firm',
    ],
    [{ family: 'tax', every: 'quarter' }, '2026-08-08', '2026-10-15 2026-10-26 2026-10-26 firm'],
    [
      { family: 'validity', span: { unit: 'year', value: 5 } },
      '2024-01-28',
      '2029-01-27 2029-01-27 2029-01-26 firm',
    ],
  ];
  for (const [rule, anchor, expected] of table) t.equal(shown(given(rule, anchor)), expected, rule.family);
});

t.test('the hour, the disputed reading and the provisional range come with it', async (t) => {
  t.equal(given({ family: 'printed', minute: 960 }, '2026-05-06').minute, 960);
  const validity = given({ family: 'validity', span: { unit: 'year', value: 5 } }, '2024-01-28');
  t.equal(validity.dating.disputed?.on, '2029-01-28');
  const lead = given({ family: 'lead', edge: 'closing', span: { unit: 'month', value: 3 } }, '2027-05-31');
  t.equal(shown(lead), '2027-02-28 2027-02-26 2027-02-26 provisional');
  t.same(lead.dating.provisional?.dueOn, { earliest: '2027-02-26', latest: '2027-02-28' });
  t.ok(lead.dating.workings.length > 0);
});

t.test('only a filing has a day to submit by: three working days are left in (day, last]', async (t) => {
  const rule: DateRule = { family: 'printed' };
  t.equal(given(rule, '2026-06-30').submitBy, undefined);
  // 26, 29 and 30 June are left after Thursday 25 June.
  t.equal(given(rule, '2026-06-30', true).submitBy?.toString(), '2026-06-25');
  t.equal(named('annual-report', '2025-06-01', {}, true).submitBy?.toString(), '2026-06-25');
  t.equal(named('annual-report', '2025-06-01').submitBy, undefined);
});

t.test('a named rule gives the days that deriving gives', async (t) => {
  const expiresOn = '2027-03-08';
  for (const { key } of certificateKinds.values()) {
    for (const [slug, kind] of [
      ['renewal', 'certificate-renewal'],
      ['renewal-opens', 'certificate-renewal-opens'],
    ] as const) {
      if (!namedRules.has(`${key}.${slug}`)) continue;
      const row = certificate(key, { expiresOn }).rows.find((each) => each.kind === kind);
      if (!row) return t.fail(`${key}.${slug}`);
      const { nominalOn, dueOn, actBy, status } = row;
      t.equal(shown(named(`${key}.${slug}`, expiresOn)), `${nominalOn} ${dueOn} ${actBy} ${status}`, key);
    }
    // Where the term varies it is only a rule to try, never a date.
    if (!namedRules.has(`${key}.term`) || certificateKinds.get(key)?.termVaries) continue;
    const [expires] = certificate(key, { issuedOn: '2024-02-29' }).rows;
    const term = named(`${key}.term`, '2024-02-29');
    t.equal(term.dueOn.toString(), expires?.dueOn?.toString(), key);
    t.same(term.dating.disputed, expires?.content.disputed, key);
  }
});

t.test('a duty for a period is the same by name as derived', async (t) => {
  const taxes = {
    vat: [{ from: '2024-01-01', every: 'month' as const }],
    incomeTax: [{ from: '2024-01-01', every: 'quarter' as const }],
  };
  const rows = derive({
    enterprise: { ...facts().enterprise, taxes },
    certificates: ['gaoxin', 'cma', 'ylqx_zhuce'].map((kind) => ({ id: kind, body: { kind } })),
  }).deadlines.filter(({ kind, dueOn }) => kind === 'duty' && dueOn);
  t.ok(rows.length > 30);
  const first = (label: string) => {
    const [, year, quarter] = /^(\d{4})(?:Q(\d))?$/.exec(label) ?? [];
    if (!year) return `${label}-15`;
    return quarter ? `${year}-${String(3 * Number(quarter)).padStart(2, '0')}-30` : `${year}-12-31`;
  };
  for (const { rule, occurrence, nominalOn, dueOn, actBy, status } of rows)
    t.equal(
      shown(named(rule, first(occurrence))),
      `${nominalOn} ${dueOn} ${actBy} ${status}`,
      `${rule} ${occurrence}`,
    );
});

t.test('an audit by name counts from its anchor, the first under its own rule', async (t) => {
  t.equal(shown(named('cnas_17025.audit-first', '2025-05-20')), '2026-05-20 2026-05-20 2026-05-20 firm');
  t.equal(shown(named('cnas_17025.audit-second', '2025-05-20')), '2026-05-20 2026-05-20 2026-05-20 expected');
  t.equal(shown(named('cnas_17025.audit', '2024-05-20')), '2026-05-20 2026-05-20 2026-05-20 expected');
  t.equal(named('itss_cs.audit2-opens', '2025-03-31').dueOn.toString(), '2026-03-31');
  t.equal(named('itss_cs.audit2', '2024-09-15').dueOn.toString(), '2026-03-15');
});

t.test('the notice about the anchor’s period overrides the rule, about another it does not', async (t) => {
  const rulings = [setDay('annual-report', '2025', '2026-07-31', 1020)];
  const moved = named('annual-report', '2025-08-01', { rulings });
  t.equal(shown(moved), '2026-07-31 2026-07-31 2026-07-31 firm');
  t.equal(moved.minute, 1020);
  t.match(moved.sources, [{ reference: '沪试〔2026〕1号' }]);
  t.equal(named('annual-report', '2026-08-01', { rulings }).dueOn.toString(), '2027-06-30');
  t.equal(named('hnte-annual-report', '2025-08-01', { rulings }).dueOn.toString(), '2026-05-31');
});

t.test('a filing whose day a notice sets has its day to submit by, too', async (t) => {
  // 29, 30 and 31 July are left after Tuesday 28 July.
  const rulings = [setDay('annual-report', '2025', '2026-07-31')];
  t.equal(named('annual-report', '2025-08-01', { rulings }, true).submitBy?.toString(), '2026-07-28');
});

t.test('doubt and its end are the calculator’s, too', async (t) => {
  t.match(named('cma-statistics', '2025-01-01'), { status: 'expected', flags: ['unconfirmed'] });
  t.match(named('cma-statistics', '2025-01-01', { rulings: [confirmed('cma-statistics')] }), {
    status: 'firm',
    flags: [],
  });
  t.match(named('cnas_17025.renewal', '2026-10-20'), { status: 'expected', flags: ['advised'] });
});

t.test('an interval whose day a notice sets is expected by name as it is derived', async (t) => {
  const [row] = certificate('etc_shanghai', { audits: [{ on: '2024-06-28' }] }).rows;
  t.match(row, { status: 'expected', content: { flags: ['by-notice'] } });
  t.match(named('etc_shanghai.audit', '2024-06-28'), { status: 'expected', flags: ['by-notice'] });
});
