import t from 'tap';
import { interestSubsidies } from '../../src/benefits/interest/subsidies.ts';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { DeadlineKind, Derived } from '../../src/deadlines/model.ts';
import { reconcile } from '../../src/deadlines/reconcile.ts';
import { partsOf, totalOf } from '../../src/deadlines/stake.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { District } from '../../src/facts/district.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { speak } from '../../src/words/lines.ts';
import { moneyPlaces, placeFor } from '../benefits/asking.ts';
import { loan, renovation } from '../benefits/cast.ts';
import { cast } from '../benefits/enterprises.ts';
import { factsOf, owed, settling } from '../benefits/subsidies.ts';
import { derive, ruling } from './asking.ts';
import { circumstances, day, facts, stored } from './cast.ts';

const songjiangPolicy = 'songjiang-2024-digital-transformation';
const reading = (name: string, value: string) => ruling({ kind: 'reading', reading: name, value });
const half = reading('songjiang-17.1.rate', '0.5');
const lying = (district: District) => ({
  ...facts().enterprise,
  operatesIn: district,
  registeredIn: district,
  taxedIn: district,
});
const of = (kind: DeadlineKind, rows: readonly Derived[]) => rows.filter((row) => row.kind === kind);
const ofMeasure = (id: string, asked: ReturnType<typeof derive>) =>
  asked.benefits.filter(({ place }) => place.measure.id === id).map(({ answer }) => answer);

t.test('whether who lies elsewhere is paid by Songjiang is the only thing asked', async (t) => {
  const held = {
    kind: 'lianghua_ronghe',
    issuedOn: '2024-10-15',
    expiresOn: '2027-10-14',
    grade: 'AA' as const,
    edition: '2.0',
  };
  const ask = (district: District, value?: string) =>
    ofMeasure(
      'songjiang-5.1',
      derive(
        { enterprise: lying(district), certificates: [{ id: 'k', body: held }] },
        { rulings: value ? [reading(`${songjiangPolicy}.place`, value)] : [] },
      ),
    );
  const place = `${songjiangPolicy}.place`;
  for (const district of ['jiading', 'elsewhere'] as const) {
    const [open] = ask(district);
    t.same(open?.answer === 'incomplete' && open.missing.map(({ need, what }) => [need, what]), [
      ['reading', place],
    ]);
    for (const { line } of open?.answer === 'incomplete' ? open.missing : [])
      t.notMatch(JSON.stringify(speak(line)), /undefined/);
    const [required] = ask(district, 'required');
    t.same(required?.answer === 'not-owed' && required.reasons.map(({ say }) => say), [
      'deadlines.elsewhere',
    ]);
    t.match(ask(district, 'not-required'), [{ answer: 'owed', value: { fen: 20_000_000, upTo: true } }]);
  }
  for (const value of [undefined, 'required', 'not-required'])
    t.match(ask('songjiang', value), [{ answer: 'owed' }], `in Songjiang, ${value}`);
});

t.test('after the last day of 527 an enterprise without a project is told no, not asked', async (t) => {
  const { enterprise } = facts();
  for (const id of ['sh527-8.2', 'sh527-9.2']) {
    const on = (today: string) =>
      ofMeasure(
        id,
        derive({ enterprise: { ...enterprise, activities: ['industrial-logistics'] } }, { today }),
      );
    t.match(on('2027-12-31'), [{ answer: 'incomplete' }], id);
    t.match(on('2028-06-01'), [{ answer: 'not-owed', reasons: [{ say: 'benefits.validity-over' }] }], id);
  }
});

/** The claims of one day as a database would keep them, against those derived on another. */
function changesBetween(known: EnterpriseFacts, [before, after]: readonly [string, string]) {
  const claimsOn = (today: string) => of('claim', deriveEnterprise(known, circumstances(today)).deadlines);
  const kept = claimsOn(before).map((row, index) => stored(row, { id: String(index) }));
  return { kept, changes: reconcile(kept, claimsOn(after), day(after)) };
}

t.test('a day later nothing is changed of what can be claimed, of whatever kind', async (t) => {
  const kinds = new Set<string>();
  const kindOf = new Map(moneyPlaces.map(({ measure }) => [measure.id, measure.kind]));
  for (const { column, facts: known } of cast)
    for (const days of [
      ['2025-06-16', '2025-06-17'],
      ['2025-07-31', '2025-08-01'],
      ['2026-03-02', '2026-03-03'],
    ] as const) {
      const { kept, changes } = changesBetween(known, days);
      t.same(
        changes.map(({ change, after: { rule, subject } }) => `${change} ${rule} ${subject}`),
        [],
        `${column.en}, ${days.join(' to ')}`,
      );
      for (const { rule } of kept) kinds.add(kindOf.get(rule) ?? rule);
    }
  const all = new Set(kindOf.values());
  // Of the one voucher the text gives no figure.
  all.delete('voucher-or-in-kind');
  t.same([...kinds].sort(), [...all].sort(), 'every kind of money is among them');
});

/** All claims of an enterprise handed in on one day. */
function handedIn(known: EnterpriseFacts, on: string): EnterpriseFacts {
  const rows = of('claim', deriveEnterprise(known, circumstances(on)).deadlines);
  const claims = rows.map(({ rule, occurrence, content: { projectId } }, index) => {
    const year = Number(/^year(\d+)$/.exec(occurrence)?.[1] ?? 0);
    const body: Claim = {
      measureId: rule,
      ...(projectId ? { projectId } : {}),
      ...(year ? { year } : {}),
      steps: [],
      evidence: [],
      history: [{ state: 'submitted', on }],
    };
    return { id: `c${index}`, body };
  });
  return { ...known, claims };
}

for (const [name, on] of [
  ['earlier', '2025-06-10'],
  ['on the first of the two days', '2025-06-16'],
] as const)
  t.test(`nothing changes in a day of a claim that was handed in ${name}`, async (t) => {
    for (const { column, facts: known } of cast) {
      const { kept, changes } = changesBetween(handedIn(known, on), ['2025-06-16', '2025-06-17']);
      t.same(
        changes.map(({ change, after: { rule } }) => `${change} ${rule}`),
        [],
        column.en,
      );
      t.ok(kept.every(({ content }) => content.fulfilled));
    }
  });

const financed = (nature: Project['nature'], loans: Partial<Loan>[]): Partial<EnterpriseFacts> => ({
  enterprise: { ...lying('songjiang'), activities: ['manufacturing'] },
  projects: [{ id: 'p', body: { ...renovation, nature } }],
  loans: loans.map((changes, index) => ({
    id: `l${index + 1}`,
    body: loan({ projectId: 'p', ...changes }),
  })),
});

t.test('two loans that settle on one day put two parts of the year at stake, which add up', async (t) => {
  const { deadlines } = derive(financed('technical-renovation', [{}, { lender: '农商银行' }]));
  const june = of('loan-settlement', deadlines).filter(({ nominalOn }) => `${nominalOn}` === '2026-06-20');
  const parts = june.flatMap(({ content }) => partsOf(content.stake));
  // Both earn 4,258,333.33 in 2026: half of it together is 4,258,333.33, and without one's 1,073,333.33 3,721,666.66.
  t.same(
    parts.map((part) => [part.key, part.kind === 'known' && part.fen]),
    [1, 2].map((number) => [`sheq-7.1/p/2#loan:l${number}/2026-06-20`, 53_666_667]),
  );
  t.equal(totalOf(june.map(({ content }) => content.stake)).fen, 2 * 53_666_667);
  const year = of('subsidy-year', deadlines).filter(({ occurrence }) => occurrence === 'calendar-year/2');
  t.equal(
    totalOf([...june, ...year].map(({ content }) => content.stake)).fen,
    425_833_333,
    'once with the year',
  );
});

t.test('while a rate is open the settlement’s money is not known, which is not none', async (t) => {
  const open = derive(financed('new-infrastructure', [{}]));
  const rows = of('loan-settlement', open.deadlines).filter(({ nominalOn }) => nominalOn?.year === 2026);
  t.ok(rows.length > 0);
  for (const { content } of rows) {
    t.match(
      partsOf(content.stake).filter(({ key }) => key.startsWith('songjiang-17.1/')),
      [{ kind: 'unknown', key: 'songjiang-17.1/p/once' }],
    );
    t.equal(totalOf([content.stake]).fen, 0);
  }
  const settled = derive(financed('new-infrastructure', [{}]), { rulings: [half] });
  const [first] = of('loan-settlement', settled.deadlines).filter(
    ({ nominalOn }) => nominalOn?.year === 2026,
  );
  t.match(
    partsOf(first?.content.stake ?? { kind: 'none' }).filter(({ key }) => key.startsWith('songjiang-17.1/')),
    [{ kind: 'known' }],
  );
  const other = of('loan-settlement', derive(financed('other', [{}])).deadlines);
  t.ok(
    other.every(({ content }) => content.stake.kind === 'none'),
    'nothing rests on another project',
  );
});

const formulas = (rows: Derived[], rule: string) =>
  of('subsidy-year', rows)
    .filter((row) => row.rule === rule && row.occurrence.startsWith('calendar-year/'))
    .map(({ content }) => {
      const [part] = partsOf(content.stake);
      return part?.kind === 'known' ? { fen: part.fen, formula: part.formula } : undefined;
    });

t.test('the formula of a subsidy year that a cap cuts names the cap', async (t) => {
  const annual = derive(financed('new-infrastructure', [{}]), { rulings: [half] });
  const [first, second] = formulas(annual.deadlines, 'songjiang-17.1');
  t.match(first, { fen: 163_916_666, formula: { say: 'benefits.year-share' } });
  t.match(second, {
    fen: 200_000_000,
    formula: { say: 'benefits.cut-by-annual-cap', with: { capFen: 200_000_000 } },
  });
  // 300,000,000: half of three years' interest is 4,917,500.00, 6,387,500.00 and 6,387,500.00; 500,000,000 fills 20,000,000.
  const big = { principalFen: 50_000_000_000, drawdowns: [{ on: '2025-03-15', amountFen: 50_000_000_000 }] };
  const total = formulas(derive(financed('technical-renovation', [big])).deadlines, 'sheq-7.1');
  t.match(total[1], { formula: { say: 'benefits.year-share' } });
  t.match(total[2], { formula: { say: 'benefits.cut-by-cumulative-cap', with: { capFen: 2_000_000_000 } } });
  t.equal(
    total.reduce((sum, each) => sum + (each?.fen ?? 0), 0),
    2_000_000_000,
  );
  for (const [each, cap] of [
    [second, '2,000,000.00'],
    [total[2], '20,000,000.00'],
  ] as const) {
    const said = each?.formula && speak(each.formula);
    t.ok(said?.zh.includes(cap), `${said?.zh}`);
    t.ok(said?.en.includes(cap), `${said?.en}`);
  }
});

const claimClosing = (project: string, year: number, ...days: string[]) => ({
  id: `${project}/${year}`,
  body: {
    measureId: 'songjiang-17.1',
    projectId: project,
    year,
    steps: days.map((dueOn, index) => ({ step: index === 0 ? 'paper' : 'online', dueOn }) as const),
    evidence: [],
    history: [],
  } satisfies Claim,
});

/** Each year's subsidy of two projects that share 2,000,000.00 a year under Songjiang 17. */
function shared(claims: EnterpriseFacts['claims'], more: Record<string, string> = {}) {
  const project = { ...renovation, nature: 'new-infrastructure' } as const;
  const loans = ['one', 'two'].map((projectId) => loan({ projectId }));
  const known = factsOf({ one: project, two: project }, loans, { claims });
  const settled = settling({ 'songjiang-17.1.rate': '0.5', ...more });
  return interestSubsidies(placeFor('songjiang-17.1'), known, { today: '2026-01-05', settled }).map(
    ({ answer }) => owed(answer).readings[0]?.years.map(({ subsidyFen }) => subsidyFen),
  );
}

t.test('under a shared cap a claim whose closing is registered comes before one without', async (t) => {
  const [share, rest, cap] = [163_916_666, 36_083_334, 200_000_000];
  const inOrder = [
    [share, cap, cap],
    [rest, 0, 0],
  ];
  t.same(shared([]), inOrder, 'without claims by registration');
  t.same(shared([claimClosing('two', 1)]), inOrder, 'a claim without a day is no closing');
  const second = [
    [rest, cap, cap],
    [share, 0, 0],
  ];
  t.same(shared([claimClosing('two', 1, '2026-02-10')]), second);
  t.same(shared([claimClosing('one', 1, '2026-02-11'), claimClosing('two', 1, '2026-02-10')]), second);
  t.same(shared([claimClosing('one', 1, '2026-02-10'), claimClosing('two', 1, '2026-02-11')]), inOrder);
  t.same(
    shared([claimClosing('one', 1, '2026-02-11'), claimClosing('two', 1, '2026-03-10', '2026-02-10')]),
    second,
    'of several steps the first to close',
  );
  t.same(shared([claimClosing('two', 2, '2027-02-10')]), [
    [share, 0, cap],
    [rest, cap, 0],
  ]);
});
