import t from 'tap';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Ruling } from '../../src/deadlines/law.ts';
import type { Project } from '../../src/facts/project.ts';
import { derive, ruling } from './asking.ts';

type Disbursement = EffectOf<'disbursement'>;
const own = '91310114MA1GT3XR0A';
const other = '91310000132200821H';
const contract: NonNullable<Project['contract']> = {
  title: '实施合同',
  number: '2025-017',
  reports: [
    { label: '2026年报告', dueOn: '2026-12-15' },
    { label: '2027年报告', dueOn: '2027-12-15' },
  ],
  extensionBy: '2027-03-31',
  completionOn: '2027-06-30',
  acceptanceBy: '2027-12-30',
};
const project = (changes: Partial<Project> = {}): Project => ({
  name: '技改',
  nature: 'other',
  contract,
  ...changes,
});
const { contract: _, ...bare } = project();
const notice = (changes: Partial<Disbursement> = {}, reference = '沪经信〔2026〕5号'): Ruling =>
  ruling(
    {
      kind: 'disbursement',
      recipients: [{ creditCode: own, project: '技改' }],
      reports: [{ label: '2026年报告', on: '2027-01-10', minute: 1020, quote: '于1月10日17:00前报送' }],
      ...changes,
    },
    reference,
  );
const given = (rulings: Ruling[], ...bodies: Project[]) =>
  derive({ projects: bodies.map((body, index) => ({ id: `p${index}`, body })) }, { rulings });
const rows = (rulings: Ruling[], body: Project = project()) =>
  given(rulings, body)
    .deadlines.filter(({ subject }) => subject === 'project:p0')
    .map(({ kind, occurrence, dueOn, content }) =>
      [kind.slice('project-'.length), occurrence, dueOn, content.sources[0]?.reference].join(' '),
    );
const asked = (rulings: Ruling[], ...bodies: Project[]) =>
  given(rulings, ...bodies)
    .missing.map(({ what }) => what)
    .filter((what) => what.startsWith('project.'));

t.test('a contract and a notice about the same report: the notice’s day holds, as printed', async (t) => {
  t.same(rows([notice()]), [
    'report 2026年报告 2027-01-10 沪经信〔2026〕5号',
    'report 2027年报告 2027-12-15 2025-017',
    'extension once 2027-03-31 2025-017',
    'completion once 2027-06-30 2025-017',
    'acceptance once 2027-12-30 2025-017',
  ]);
  const row = given([notice()], project()).deadlines.find(({ occurrence }) => occurrence === '2026年报告');
  // 10 January 2027 is a Sunday.
  t.match(row, { minute: 1020, status: 'firm', content: { sources: [{ quote: '于1月10日17:00前报送' }] } });
});

t.test('a notice about another report stands beside the contract’s', async (t) => {
  const reports = [{ label: '资金使用报告', on: '2026-09-30' }];
  t.same(
    rows([notice({ reports })]).filter((row) => row.startsWith('report')),
    [
      'report 2026年报告 2026-12-15 2025-017',
      'report 2027年报告 2027-12-15 2025-017',
      'report 资金使用报告 2026-09-30 沪经信〔2026〕5号',
    ],
  );
});

t.test('the extension and the acceptance that a notice sets replace the contract’s', async (t) => {
  const rulings = [
    notice({
      reports: [],
      extensionBy: { on: '2027-02-26' },
      acceptanceBy: { on: '2027-11-30', minute: 960 },
    }),
  ];
  t.same(rows(rulings).slice(2), [
    'extension once 2027-02-26 沪经信〔2026〕5号',
    'completion once 2027-06-30 2025-017',
    'acceptance once 2027-11-30 沪经信〔2026〕5号',
  ]);
});

t.test('of two notices the later holds where they speak of the same', async (t) => {
  const second = notice({ reports: [{ label: '2026年报告', on: '2027-02-28' }] }, '沪经信〔2026〕9号');
  t.equal(rows([notice(), second])[0], 'report 2026年报告 2027-02-28 沪经信〔2026〕9号');
  t.equal(rows([second, notice()])[0], 'report 2026年报告 2027-01-10 沪经信〔2026〕5号');
});

t.test('a project without a contract has the days of its notice, and is asked for no more', async (t) => {
  t.same(rows([notice()], bare), ['report 2026年报告 2027-01-10 沪经信〔2026〕5号']);
  t.same(asked([], bare), ['project.p0.contract.reports']);
  t.same(asked([notice()], bare), []);
  const later = notice({ reports: [], acceptanceBy: { on: '2027-11-30' } });
  t.same(asked([later], bare), ['project.p0.contract.reports'], 'an acceptance sets no report');
});

t.test('a notice for another enterprise says nothing, even of a project of the same name', async (t) => {
  const rulings = [notice({ recipients: [{ creditCode: other, project: '技改' }] })];
  t.same(rows(rulings), rows([]));
  t.same(asked(rulings, project({ name: '别的' })), []);
});

t.test('a notice dates the project it names and no other of the enterprise', async (t) => {
  const { deadlines } = given([notice()], bare, { ...bare, name: '二期' });
  t.same(
    [...new Set(deadlines.flatMap(({ kind, subject }) => (kind === 'project-report' ? [subject] : [])))],
    ['project:p0'],
  );
});

t.test('a project that a notice names and nobody has registered is asked for', async (t) => {
  const { missing, deadlines } = given(
    [notice({ recipients: [{ creditCode: own, project: '三期' }] })],
    project(),
  );
  const [found] = missing.filter(({ what }) => what === 'project.三期');
  t.match(found, {
    need: 'fact',
    line: { say: 'deadlines.project-named', source: { reference: '沪经信〔2026〕5号' } },
  });
  t.notOk(JSON.stringify(deadlines).includes('三期'));
});

t.test('a project named in two notices is asked for once', async (t) => {
  const recipients = [{ creditCode: own, project: '三期' }];
  t.same(asked([notice({ recipients }), notice({ recipients }, '沪经信〔2026〕9号')], project()), [
    'project.三期',
  ]);
});
