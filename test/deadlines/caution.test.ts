import t from 'tap';
import { opening } from '../../src/dates/lead.ts';
import { period } from '../../src/dates/period.ts';
import { amend } from '../../src/deadlines/amend.ts';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Effect } from '../../src/deadlines/effect.ts';
import { reconcile } from '../../src/deadlines/reconcile.ts';
import { remarksOn } from '../../src/deadlines/remarks.ts';
import { breaks2027, notice2027 } from '../support/notice-2027.ts';
import { noticeOf } from './announcing.ts';
import { certificate, derive, held, ruling } from './asking.ts';
import { circumstances, day, facts, report, stored } from './cast.ts';

const law = circumstances('2026-11-22');

t.test(
  'while a notice is missing, a last day is stated at its earliest and a first day at its latest',
  async (t) => {
    // Five working days after Monday 28 December: 3 January may be worked for the holiday, the 7th is the latest.
    const last = period(law.calendar, { from: day('2026-12-28'), span: { unit: 'workday', value: 5 } });
    t.equal(`${last.dueOn}`, `${last.provisional?.dueOn?.earliest}`);
    const first = opening(law.calendar, { before: day('2027-02-28'), span: { unit: 'workday', value: 90 } });
    t.equal(`${first.dueOn}`, `${first.provisional?.dueOn?.latest}`);
    t.equal(`${first.actBy}`, `${first.dueOn}`, 'nothing is to be done before it opens');
  },
);

t.test('days off by law are rest days before 2025, too, where no paper is held', async (t) => {
  // 29 September 2018 was a Saturday; Monday 1 October is National Day.
  const due = period(law.calendar, { from: day('2018-09-29'), span: { unit: 'workday', value: 1 } });
  t.not(`${due.dueOn}`, '2018-10-01');
});

t.test('audits due before a certificate was registered are asked for, not called missed', async (t) => {
  const body = { kind: 'iso9001', issuedOn: '2024-06-15', expiresOn: '2027-06-14' };
  const given = (audits: { on: string }[]) =>
    derive({ certificates: [{ id: 'c', recordedOn: day('2026-03-02'), body: { ...body, audits } }] });
  const rows = (audits: { on: string }[]) =>
    given(audits)
      .deadlines.filter(({ kind }) => kind === 'certificate-audit')
      .map(({ occurrence, dueOn }) => `${occurrence} ${dueOn}`);
  const asks = (audits: { on: string }[]) => given(audits).missing.map(({ what }) => what);
  t.same(rows([]), []);
  t.ok(asks([]).includes('certificate.c.audits'));
  const known = [{ on: '2025-06-01' }];
  t.same(rows(known), ['cycle1/audit1 2025-06-15', 'cycle1/audit2 2026-06-01', 'cycle1/audit3 2027-06-01']);
  t.notOk(asks(known).includes('certificate.c.audits'));
});

t.test(
  'the audit after an overdue one stays forecast; nothing is forecast from a forecast gone by',
  async (t) => {
    const body = { issuedOn: '2024-06-15', expiresOn: '2027-06-14' };
    const on = (today: string) =>
      certificate('iso9001', body, { today })
        .rows.filter(({ kind }) => kind === 'certificate-audit')
        .map(({ occurrence, dueOn, status }) => `${occurrence} ${dueOn} ${status}`);
    const first = ['cycle1/audit1 2025-06-15 firm', 'cycle1/audit2 2026-06-15 expected'];
    t.same(on('2025-06-15'), first);
    t.same(on('2025-06-16'), first, 'the day after changes nothing');
    t.same(on('2026-06-16'), first);
  },
);

t.test('where the article sets more than one term, no last day is counted', async (t) => {
  const { rows, missing } = certificate('weifei_jingying', { issuedOn: '2024-05-20' });
  t.same(rows, []);
  t.match(missing, [{ what: 'certificate.c.expiresOn', line: { say: 'deadlines.term-varies' } }]);
});

t.test('a notice for some districts moves the days of those who operate there', async (t) => {
  const notice = ruling({
    kind: 'duty-day',
    duty: 'annual-report',
    period: '2025',
    dueOn: '2026-07-15',
    districts: ['jiading'],
  });
  const due = (operatesIn: 'jiading' | 'songjiang') =>
    derive({ enterprise: { ...facts().enterprise, operatesIn } }, { rulings: [notice] }).deadlines.find(
      ({ rule, occurrence }) => rule === 'annual-report' && occurrence === '2025',
    )?.dueOn;
  t.equal(`${due('jiading')}`, '2026-07-15');
  t.equal(`${due('songjiang')}`, '2026-06-30');
});

t.test('a title that has ended awaits no renewal', async (t) => {
  const kinds = (today: string) =>
    certificate('gaoxin', { issuedOn: '2023-11-15', expiresOn: '2026-11-14' }, { today }).rows.map(
      ({ kind }) => kind,
    );
  t.ok(kinds('2026-11-14').includes('certificate-renewal'));
  t.notOk(kinds('2026-11-15').includes('certificate-renewal'));
});

t.test('from one day gone by to another is recorded and moves nobody', async (t) => {
  const moved = (today: string) =>
    reconcile(
      [stored(report())],
      [report({ dueOn: day('2025-12-16'), actBy: day('2025-12-16') })],
      day(today),
    ).map(({ change }) => change);
  t.same(moved('2025-12-16'), ['move']);
  t.same(moved('2025-12-17'), ['amend']);
});

t.test('changes of one day are told apart by their titles', async (t) => {
  const change = (id: string, kind: 'equity' | 'capital') => ({
    id,
    body: { change: kind, on: '2026-02-16' },
  });
  const { deadlines } = derive({ events: [change('a', 'equity'), change('b', 'capital')] });
  const titles = deadlines
    .filter(({ kind }) => kind === 'change-filing')
    .map(({ content }) => content.title.zh);
  t.same(titles, ['企业信用信息即时公示（股权变更）', '企业信用信息即时公示（出资（认缴、实缴）变动）']);
});

t.test('years without interest, after a loan was repaid early, end nothing and claim nothing', async (t) => {
  const loan = {
    projectId: 'p',
    lender: '上海银行',
    contractOn: '2025-03-10',
    principalFen: 10_000_000_000,
    maturityOn: '2030-03-15',
    rates: [{ from: '2025-03-15', yearly: '0.042' }],
    drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
    repayments: [{ on: '2025-11-10', amountFen: 10_000_000_000 }],
    payments: [],
  };
  const project = { name: '技改', nature: 'technical-renovation' as const, investmentFen: 15_000_000_000 };
  const { deadlines } = derive({ projects: [{ id: 'p', body: project }], loans: [{ id: 'l', body: loan }] });
  const occurrences = deadlines
    .filter(({ kind }) => kind === 'subsidy-year' || kind === 'claim')
    .map(({ occurrence }) => occurrence);
  t.same(occurrences.sort(), ['calendar-year/1', 'loan-year/1', 'year1']);
});

t.test(
  'before publishing, a notice says its working days, a far make-up day and what it takes the place of',
  async (t) => {
    const remarks = (changes: Parameters<typeof notice2027>[1], under = law) => {
      const { effect, source } = notice2027('2026-11-20', changes);
      const addition = amend(
        under,
        effect,
        { source, publishedOn: day('2026-11-20') },
        under.notices[0]?.recordedAt as Temporal.Instant,
      );
      return 'faults' in addition ? [] : remarksOn(effect, under, addition).map(({ en }) => en);
    };
    // 261 weekdays of 2027; off on weekdays 1, 5, 1, 3, 1, 1, 5; worked on weekends 2, 2, 2.
    t.same(remarks({}), ['by this, 2027 has 250 working days (2019 to 2026 had 248 to 251)']);
    const far = breaks2027.map((each) =>
      each.work.length > 0 ? { ...each, work: ['2027-07-31', ...each.work.slice(1)] } : each,
    );
    t.match(
      remarks({ breaks: far.slice(0, 2).concat(breaks2027.slice(2)) })[1],
      /2027-07-31 lies more than 14 days/,
    );
  },
);

t.test('a day so far ahead that its year may be mistyped is named, in whatever it stands', async (t) => {
  const policyKey = 'sh-equipment-renewal-action';
  const recipients = [{ creditCode: '91310114MA1GT3XR0A', project: '三号线技改' }];
  const held = { title: 'future-standard-led' } as const;
  const gaoxin = { certificate: 'gaoxin' };
  const words = { text: { zh: '此前的', en: 'earlier' }, quote: '此前的' };
  const named = (effect: Effect) =>
    remarksOn(effect, law, { announces: { effect, notice: noticeOf({ n: 1, on: '2026-03-01' }) } }).map(
      ({ en }) => en.slice(0, 36),
    );
  const cases: [Effect, Effect, string][] = [
    [
      { kind: 'list', held, grantedOn: '2026-02-20', expiresOn: '2029-02-19', recipients },
      { kind: 'list', held, grantedOn: '2062-02-20', recipients },
      '2062-02-20 lies more than 3 years',
    ],
    [
      { kind: 'list', held: gaoxin, grantedOn: '2026-02-20', expiresOn: '2036-03-01', recipients },
      { kind: 'list', held: gaoxin, grantedOn: '2026-02-20', expiresOn: '2036-03-02', recipients },
      '2036-03-02 lies more than 10 years',
    ],
    [
      { kind: 'review', held, endedOn: '2029-03-01', recipients },
      { kind: 'review', held, endedOn: '2029-03-02', recipients },
      '2029-03-02 lies more than 3 years',
    ],
    [
      { kind: 'repeal', policyKey, from: '2026-02-01' },
      { kind: 'repeal', policyKey, from: '2206-02-01' },
      '2206-02-01 lies more than 3 years',
    ],
    [
      { kind: 'extension', policyKey, until: '2028-12-31' },
      { kind: 'extension', policyKey, until: '2208-12-31' },
      '2208-12-31 lies more than 10 years',
    ],
    [
      { kind: 'amendment', policyKey, inForceFrom: '2026-04-01' },
      {
        kind: 'amendment',
        policyKey,
        inForceFrom: '2062-01-01',
        transition: { by: 'filing', before: '2062-01-01', ...words },
      },
      '2062-01-01 lies more than 3 years',
    ],
    [
      { kind: 'public-notice', measures: [], from: '2026-03-02', until: { on: '2026-03-09' }, recipients },
      { kind: 'public-notice', measures: [], from: '2036-03-02', recipients },
      '2036-03-02 lies more than 3 years',
    ],
    [
      { kind: 'disbursement', recipients, reports: [{ label: '上半年', on: '2026-07-15' }] },
      { kind: 'disbursement', recipients, reports: [{ label: '上半年', on: '2126-07-15' }] },
      '2126-07-15 lies more than 10 years',
    ],
  ];
  for (const [right, wrong, said] of cases) {
    t.same(named(right), [], right.kind);
    t.match(named(wrong), [said], wrong.kind);
    t.equal(named(wrong).length, 1, 'each day once');
  }
});

t.test('a certificate without recorded day is derived as before', async (t) => {
  const { deadlines } = deriveEnterprise(
    facts({ certificates: held('iso9001', { issuedOn: '2024-06-15' }) }),
    law,
  );
  t.ok(deadlines.some(({ kind }) => kind === 'certificate-audit'));
});
