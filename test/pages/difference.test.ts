import t from 'tap';
import { differencePage } from '../../src/pages/difference.ts';
import type { DifferenceModel, RowChange, VersionModel } from '../../src/pages/difference-model.ts';
import { policyPage } from '../../src/pages/policy.ts';
import { textDifference } from '../../src/policies/difference-text.ts';
import { action, withClause } from '../policies/second-version.ts';
import { hostile } from './cast.ts';

const evil = { zh: hostile, en: hostile };
const on = (iso: string) => Temporal.PlainDate.from(iso);
const version = (number: number): VersionModel => ({
  version: number,
  publishedOn: on(`202${number + 3}-05-31`),
  inForceFrom: null,
  knownFrom: null,
  recordedAt: Temporal.Instant.from('2025-12-01T02:00:00Z'),
  origin: { kind: 'announcement', id: '1', title: evil },
  transition: evil,
});
const row: RowChange = {
  identity: 'duty|enterprise:e|r|2026',
  kind: 'duty',
  title: evil,
  fields: ['dueOn'],
  before: {
    status: 'firm',
    dueOn: on('2026-06-30'),
    actBy: on('2026-06-30'),
    amount: { fen: 100, upTo: false },
  },
  after: {
    status: 'firm',
    dueOn: on('2026-07-31'),
    actBy: on('2026-07-31'),
    amount: { fen: 100, upTo: false },
  },
};
const total = { fen: 100, upTo: false, unknown: 0 };
const model: DifferenceModel = {
  difference: {
    policyKey: 'p',
    title: evil,
    from: version(1),
    to: version(2),
    counts: { unchanged: 1, changed: 1, added: 0, removed: 0 },
    head: [{ field: 'issuers', name: { zh: '发文机关', en: 'Issued by' }, item: hostile, after: evil }],
    clauses: [
      {
        no: '1',
        change: 'unchanged',
        heading: evil,
        summary: evil,
        quote: hostile,
        changes: [],
        measures: [],
      },
      {
        no: '2',
        change: 'changed',
        heading: evil,
        summary: evil,
        quote: hostile,
        changes: [
          {
            field: 'summary',
            name: { zh: '内容', en: 'What it says' },
            before: { zh: `${hostile}50%`, en: `${hostile}50%` },
            after: { zh: `${hostile}60%`, en: `${hostile}60%` },
            pieces: {
              zh: textDifference(`${hostile}50%`, `${hostile}60%`),
              en: textDifference(`${hostile}50%`, `${hostile}60%`),
            },
          },
        ],
        measures: [
          {
            id: 'm',
            name: evil,
            change: 'removed',
            changes: [{ field: 'capFen', name: evil, before: evil }],
          },
        ],
      },
    ],
  },
  example: {
    enterprise: hostile,
    schedule: {
      moved: [row],
      added: [],
      withdrawn: [],
      amended: [{ ...row, fields: ['workings'], after: { ...row.before, status: 'firm' } }],
      unchanged: 3,
      money: {
        before: total,
        after: { ...total, fen: 350 },
        changes: [
          {
            key: 'k',
            measure: evil,
            project: hostile,
            year: '1',
            before: { fen: 100, upTo: false },
            after: { fen: 350, upTo: true },
            deltaFen: 250,
          },
        ],
      },
      projects: [],
    },
  },
};

t.test('whatever a text says, it is shown and does nothing', async (t) => {
  const { clauses } = withClause(action, '7', (clause) => ({
    ...clause,
    heading: evil,
    summary: evil,
    quote: hostile,
  }));
  const policy = policyPage(
    {
      key: 'p',
      title: evil,
      document: { ...action, clauses, issuers: [evil], documentNumber: hostile },
      validity: { title: evil, reference: 'javascript:alert(1)' },
      subscribePath: '/subscribe#policies-p',
      versions: [version(2), version(1)],
    },
    'zh',
  );
  for (const page of [differencePage(model, 'zh'), differencePage(model, 'en'), policy]) {
    t.notMatch(page, /<script|<img|href="javascript:/);
    t.match(page, '&#60;script&#62;');
    t.notMatch(page, /undefined|NaN|\[object/);
  }
});

t.test('what differs is marked by more than colour, on its own side only', async (t) => {
  const page = differencePage(model, 'zh');
  t.match(page, '<del><span class="unseen">删去 </span><mark>50%</mark></del>');
  t.match(page, '<ins><span class="unseen">新增 </span><mark>60%</mark></ins>');
  t.equal(page.match(/<mark>50%<\/mark>/g)?.length, 1);
  t.match(page, 'data-head="第1版"', 'on a phone each side says which version it is');
  t.match(page, '<mark>2026年6月30日 周二</mark>');
  t.match(page, '<mark>2026年7月31日 周五</mark>');
  t.match(page, '+2.50元');
  t.match(page, /说明或依据的文字不同 \(1\)/, 'a row that only words differ in stands apart');
  t.match(page, '另有3项不变');
});

t.test('the sides can be swapped, and the other language shows the same two versions', async (t) => {
  const page = differencePage(model, 'en');
  t.match(page, 'href="/en/policies/p/differences?from=2&#38;to=1"');
  t.match(page, 'href="/policies/p/differences?from=1&#38;to=2"');
});

t.test('two versions that are the same say so', async (t) => {
  const { difference } = model;
  const same = {
    ...difference,
    head: [],
    clauses: difference.clauses.slice(0, 1),
    counts: { unchanged: 1, changed: 0, added: 0, removed: 0 },
  };
  const page = differencePage({ difference: same }, 'en');
  t.match(page, 'The two versions are the same.');
  t.notMatch(page, /<del|<ins|<mark/);
});
