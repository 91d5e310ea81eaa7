import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { readAnnouncementFiles } from '../../src/announcements.ts';
import { StartRefused } from '../../src/errors.ts';
import passages from './announcement-passages.json' with { type: 'json' };
import { announcements, effectOf, issued, shippedOne, supplemented } from './announcements.ts';

// Values are typed from domain.md: sections 1, 2.1, 2.2, 4.7, 5.1 and its list of sources.

t.test('what is shipped, by the day the authority published it', (t) => {
  t.strictSame(
    announcements.map(({ slug, publishedOn, effect }) => [slug, publishedOn, effect.kind]).sort(),
    [
      ['holidays-2024', '2023-10-25', 'holiday-notice'],
      ['holidays-2025', '2024-11-12', 'holiday-notice'],
      ['holidays-2026', '2025-11-04', 'holiday-notice'],
      ['mof-2024-155-supplement', '2025-01-06', 'amendment'],
      ['mof-2024-54-equipment-loans', '2024-06-25', 'issue'],
      ['mof-2026-2-equipment-loans', '2026-01-20', 'issue'],
      ['mof-2026-4-small-firms', '2026-01-20', 'issue'],
      ['sh-2025-fund-measure', '2025-04-27', 'issue'],
      ['sh-2026-technical-renovation-call', '2026-01-21', 'window'],
    ],
  );
  t.end();
});

t.test('the city fund measure: its printed days, and no amount that was not read', (t) => {
  const document = issued('sh-2025-fund-measure');
  const { documentNumber, issuedOn, publishedOn, inForceFrom, validity, clauses } = document;
  t.strictSame(
    {
      documentNumber,
      issuedOn,
      publishedOn,
      inForceFrom,
      until: validity.kind === 'until' && validity.until,
    },
    {
      documentNumber: '沪经信规范〔2025〕2号',
      issuedOn: '2025-04-18',
      publishedOn: '2025-04-27',
      inForceFrom: '2025-04-27',
      until: '2027-12-31',
    },
  );
  t.strictSame(
    clauses.flatMap(({ measures }) => measures),
    [],
  );
  t.ok(document.openQuestions.some(({ id }) => id === 'sh-2025-industry-fund.support'));
  t.end();
});

t.test(
  'the call of 2026: days and hour as printed, for the investment subsidy and not for interest or leases',
  (t) => {
    const window = effectOf('sh-2026-technical-renovation-call', 'window');
    t.equal(window.opensOn, '2026-01-20');
    t.strictSame(
      window.steps.map(({ step, closesOn, minute }) => [step, closesOn, minute]),
      [
        ['online', '2026-02-04', 16 * 60],
        ['district-forwarding', '2026-02-06', undefined],
      ],
    );
    t.equal(window.link, 'https://zxzj.sheitc.sh.gov.cn');
    t.strictSame(window.measures, ['sheq-7.3']);
    const { read, publishedOn } = shippedOne('sh-2026-technical-renovation-call');
    t.equal(read.confidence, 'medium', 'that it is this measure is a reading');
    t.match(read.note.zh, '通知未写明对应哪项措施');
    t.ok(
      window.conditions?.some(({ zh }) => zh.includes('系本服务')),
      'and says so to whoever reads the window',
    );
    t.ok(publishedOn > (window.opensOn ?? ''), 'the page is a day younger than the opening it prints');
    t.end();
  },
);

t.test('the national subsidies: points, years, triggers, ranges and caps', (t) => {
  const terms = (slug: string, id: string) => {
    const measure = issued(slug)
      .clauses.flatMap(({ measures }) => measures)
      .find((each) => each.id === id);
    return { applied: measure?.applied, ...measure?.interest };
  };
  const points = { applied: 'bank', rateBasis: 'principal-points', years: 2 };
  t.match(terms('mof-2024-54-equipment-loans', 'mof54-2.1'), {
    ...points,
    rate: '0.01',
    trigger: 'supplier-payment',
    eligibleContractRange: { from: '2024-03-07', to: '2024-12-31' },
    eligibleDrawRange: { from: '2024-03-07', to: '2024-12-31' },
  });
  t.match(terms('mof-2026-2-equipment-loans', 'mof2-1.1'), {
    ...points,
    rate: '0.015',
    trigger: 'first-drawdown',
    eligibleDrawRange: { to: '2026-12-31' },
  });
  const innovation = terms('mof-2026-2-equipment-loans', 'mof2-1.2');
  t.match(innovation, { applied: 'bank', eligibleDrawRange: { from: '2026-01-01' } });
  t.notOk('rate' in innovation || 'years' in innovation, 'of loans for innovation neither was read');
  t.match(terms('mof-2026-4-small-firms', 'mof4-1.1'), {
    ...points,
    rate: '0.015',
    maximumPrincipalFen: 5_000_000_000,
    cumulativeCapFen: 150_000_000,
    cumulativeCapScope: 'enterprise',
    eligibleDrawRange: { from: '2026-01-01', to: '2026-12-31' },
    exclusiveWith: ['mof54-2.1', 'mof2-1.1', 'mof2-1.2'],
  });
  t.end();
});

t.test('where they end: two on the last day of 2026, the one of 2024 with an event that has no day', (t) => {
  t.match(issued('mof-2026-2-equipment-loans').validity, { kind: 'until', until: '2026-12-31' });
  t.match(issued('mof-2026-4-small-firms').validity, { kind: 'until', until: '2026-12-31' });
  t.match(issued('mof-2024-54-equipment-loans').validity, { kind: 'until', until: '2024-12-31' });
  const { validity, clauses } = supplemented();
  t.match(validity, { kind: 'open', event: { zh: '中国人民银行设备更新相关再贷款额度用完为止' } });
  t.notOk('until' in validity);
  const terms = clauses.flatMap(({ measures }) => measures)[0]?.interest;
  t.equal(terms?.eligibleContractRange, undefined, 'a contract from before 7 March 2024 qualifies');
  t.strictSame(terms?.eligibleDrawRange, { from: '2024-03-07' }, 'if the loan was made after');
  t.end();
});

t.test('the notices of days off are the shipped papers, by number', (t) => {
  t.strictSame(
    [2024, 2025, 2026].map((year) => [
      shippedOne(`holidays-${year}`).source.reference,
      effectOf(`holidays-${year}`, 'holiday-notice').year,
    ]),
    [
      ['国办发明电〔2023〕7号', 2024],
      ['国办发明电〔2024〕12号', 2025],
      ['国办发明电〔2025〕7号', 2026],
    ],
  );
  const eight = effectOf('holidays-2025', 'holiday-notice').breaks.find(({ festivals }) =>
    festivals.includes('national-day'),
  );
  t.strictSame(eight?.off, ['2025-10-01', '2025-10-08']);
  t.end();
});

t.test('what was not found is said, and every announcement says how it was read', (t) => {
  const open = announcements.flatMap(({ read }) => read.open ?? []).map(({ zh }) => zh);
  for (const missing of ['贷款贴息、融资租赁方向', '再贷款额度是否已用完', '2027年是否延长'])
    t.ok(
      open.some((said) => said.includes(missing)),
      missing,
    );
  for (const { source, slug } of announcements.filter(({ effect }) => effect.kind !== 'holiday-notice'))
    t.match(source.reference, /^https?:\/\//, slug);
  t.end();
});

/** Every quote below a value. */
function quotes(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'quote' && typeof inner === 'string' ? [inner] : quotes(inner),
  );
}

const domain = new URL('../../../shared/domain/domain.md', import.meta.url);

t.test('every quote stands in a passage that was read, kept with the address it was read at', (t) => {
  const read: Record<string, { readAt: string; passages: string[] }> = passages;
  for (const one of announcements)
    for (const quote of new Set(quotes(one)))
      t.ok(
        read[one.slug]?.passages.some((text) => text.includes(quote)),
        `${one.slug}: ${quote}`,
      );
  t.end();
});

if (existsSync(domain)) {
  const text = readFileSync(domain, 'utf8');
  t.test('addresses, numbers and the quotes of the research are those of domain.md', (t) => {
    for (const { source, slug } of announcements.filter(({ effect }) => effect.kind !== 'holiday-notice'))
      t.ok(text.includes(source.reference), slug);
    const said = announcements.flatMap(quotes);
    for (const quote of [
      '本办法自2025年4月27日起施行,有效期截止2027年12月31日',
      '同一笔贷款不得重复享受中央财政其他贴息政策',
    ]) {
      t.ok(text.includes(quote));
      t.ok(said.includes(quote), quote);
    }
    t.end();
  });
}

const folder = fileURLToPath(new URL('../../src/policies/announcements', import.meta.url));

/** What a start says after texts in the shipped files have been replaced, one line each. */
function refusal(t: Test, changes: [file: string, from: string, to: string][]): string[] {
  const copy = t.testdir();
  cpSync(folder, copy, { recursive: true });
  for (const [file, from, to] of changes) {
    const text = readFileSync(`${copy}/${file}`, 'utf8');
    t.ok(text.includes(from), `${file} holds ${from}`);
    writeFileSync(`${copy}/${file}`, text.replace(from, to));
  }
  try {
    readAnnouncementFiles(copy);
    return [];
  } catch (error) {
    t.ok(error instanceof StartRefused);
    return error instanceof StartRefused ? error.message.split('\n') : [];
  }
}

const lineOf = (file: string, text: string) =>
  readFileSync(`${folder}/${file}`, 'utf8').split(text)[0]?.split('\n').length ?? 0;

t.test('a start names the file and line of every fault, inside a document too', (t) => {
  const call = 'sh-2026-technical-renovation-call.yaml';
  const small = 'mof-2026-4-small-firms.yaml';
  const said = refusal(t, [
    [call, 'closesOn: 2026-02-04', 'closesOn: 2026-02-30'],
    [call, 'link: https', 'link: ftp'],
    [small, 'cumulativeCapFen: 150000000', 'cumulativeCapFen: 160000000'],
    ['sh-2025-fund-measure.yaml', 'slug: sh-2025-fund-measure', 'slug: sh-2025-fund'],
  ]);
  t.equal(said.length, 4, said.join('\n'));
  t.match(said, [
    `${small}:${lineOf(small, 'capFen: 150')}: /effect/document/clauses/0/measures/0/capFen `,
    'sh-2025-fund-measure.yaml:1: ',
    `${call}:${lineOf(call, 'closesOn: 2026-02-04')}: /effect/steps/0/closesOn `,
    `${call}:${lineOf(call, 'link: https')}: /effect/link `,
  ]);
  t.end();
});

t.test(
  'an unknown field, a kind that is none, no YAML, and a correction of nothing are told by line',
  (t) => {
    const call = 'sh-2026-technical-renovation-call.yaml';
    t.match(refusal(t, [[call, 'about:', 'colour: red\nabout:']]), [
      `${call}:${lineOf(call, 'about:')}: /colour `,
    ]);
    t.match(refusal(t, [[call, 'kind: window', 'kind: windows']]).join('\n'), /:\d+: \/effect/);
    t.match(refusal(t, [[call, 'effect:', 'effect: ]']])[0] ?? '', `${call}:`);
    t.match(refusal(t, [[call, 'about:', 'corrects: no-such\nabout:']]), [
      `${call}:${lineOf(call, 'about:')}: 没有这个公告`,
    ]);
    t.end();
  },
);
