import t from 'tap';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import { rungsOf } from '../../src/deadlines/ladder.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { identityOf, reconcile } from '../../src/deadlines/reconcile.ts';
import { windowsOf } from '../../src/deadlines/windows.ts';
import { derive, said } from './asking.ts';
import { day, recordedAt, report, shown, stored } from './cast.ts';
import { call2026, claimsOf, fullCall, notice, rowsUnder, subsidised, windowRows } from './window-cast.ts';

const claim = (rows: Derived[], occurrence: string) =>
  rows.find((row) => row.kind === 'claim' && row.occurrence === occurrence && row.rule === 'sheq-7.1');

t.test('a claim closes on the day and at the hour of its call, and is best submitted before', async (t) => {
  const rows = rowsUnder([notice(call2026)]);
  // Monday to Wednesday, 2 to 4 February, are the three working days to leave: Friday 30 January.
  t.same(claimsOf(rows), [
    'year1 2026-02-04@960 2026-01-30 2026-02-04 firm',
    'year2 awaiting',
    'year3 awaiting',
  ]);
  t.same(windowRows(rows), ['enterprise:shenjiang sheq-7.1 2026/opens 2026-01-20 - 2026-01-20 firm']);
});

t.test('what a district forwards is told in the workings and asks nothing of the enterprise', async (t) => {
  const rows = rowsUnder([notice(call2026)]);
  const line = claim(rows, 'year1')?.content.workings.find(({ say }) => say.endsWith('district-forwards'));
  t.same(line?.with, { on: '2026-02-06', at: -1 });
  t.notOk(rows.some(({ occurrence }) => occurrence.endsWith('district-forwarding')));
});

t.test(
  'paper copies and the panel are rows of the claim’s project, the panel without a day to submit by',
  async (t) => {
    t.same(windowRows(rowsUnder([notice(fullCall)])), [
      'enterprise:shenjiang sheq-7.1 2026/opens 2026-01-20 - 2026-01-20 firm',
      // 5, 6 and 9 February are left.
      'project:p sheq-7.1 2026/paper 2026-02-09 2026-02-04 2026-02-09 firm',
      'project:p sheq-7.1 2026/defence 2026-03-02 - 2026-03-02 firm',
    ]);
  },
);

t.test(
  'a window goes on while a district takes applications, though the city’s day has passed',
  async (t) => {
    // The city's day was put off, the district's set within that, and then the former was taken back.
    const change: EffectOf<'window-change'> = {
      kind: 'window-change',
      window: call2026.window,
      districts: [{ district: 'jiading', step: 'online', closesOn: '2026-02-13' }],
    };
    const rows = rowsUnder([notice(call2026), notice(change, '2026-01-22')], { today: '2026-02-09' });
    t.same(
      claimsOf(rows).map((row) => row.split(/[@ ]/).slice(0, 2).join(' ')),
      ['year1 2026-02-13', 'year2 awaiting', 'year3 awaiting'],
      'none of the next year is expected yet',
    );
  },
);

t.test('after a window the next one is expected on the same days a year later, marked as such', async (t) => {
  const rows = rowsUnder([notice(call2026)], { today: '2026-02-05' });
  t.same(claimsOf(rows), [
    'year1 2026-02-04@960 2026-01-30 2026-02-04 firm',
    // The 4th may yet be a day off, two days before the Spring Festival of 2027: then 1 to 3 February are left.
    'year2 2027-02-04@960 2027-01-29 2027-02-03 expected',
    'year3 awaiting',
  ]);
  t.same(windowRows(rows), ['enterprise:shenjiang sheq-7.1 2027/opens 2027-01-20 - 2027-01-20 expected']);
  const expected = claim(rows, 'year2');
  t.same(expected?.content.flags, ['last-window']);
  t.match(expected?.content.workings[0], {
    say: 'deadlines.window-expected',
    with: { name: '2026年技术改造专项申报', on: '2026-02-04', at: 960 },
    source: { reference: '沪经信〔2026〕1号' },
  });
  t.notOk(said(expected).includes('dates.printed'), 'no document prints it');
});

t.test(
  '29 February is expected on the 28th, and a window that does not come back is not expected',
  async (t) => {
    const leap = {
      ...call2026,
      opensOn: '2028-02-01',
      steps: [{ step: 'online' as const, closesOn: '2028-02-29' }],
    };
    const on = { today: '2028-03-01' };
    const enterprise = { name: '某厂', creditCode: '91310114MA1GT3XR0A', followsMeasures: ['sheq-7.1'] };
    t.same(windowRows(rowsUnder([notice(leap, '2028-02-01')], { ...on, facts: { enterprise } })), [
      'enterprise:shenjiang sheq-7.1 2029/opens 2029-02-01 - 2029-02-01 expected',
      'enterprise:shenjiang sheq-7.1 2029/online 2029-02-28 2029-02-23 2029-02-28 expected',
    ]);
    const once = notice({ ...call2026, once: true });
    t.same(claimsOf(rowsUnder([once], { today: '2026-02-05' })), [
      'year1 2026-02-04@960 2026-01-30 2026-02-04 firm',
      'year2 awaiting',
      'year3 awaiting',
    ]);
  },
);

t.test(
  'an expected window that does not come stays shown for half a year, then the next year’s takes its place',
  async (t) => {
    const opens = (today: string) => windowRows(rowsUnder([notice(call2026)], { today }))[0]?.split(' ')[2];
    t.equal(opens('2027-02-05'), '2027/opens');
    // 4 February and 182 days.
    t.equal(opens('2027-08-05'), '2027/opens');
    t.equal(opens('2027-08-06'), '2028/opens');
  },
);

t.test('an expected window that is announced keeps its rows', async (t) => {
  const before = rowsUnder([notice(call2026)], { today: '2027-01-10' });
  const call2027 = {
    ...call2026,
    window: 'technical-renovation-2027',
    opensOn: '2027-01-18',
    steps: [{ step: 'online' as const, closesOn: '2027-02-02', minute: 960 }],
  };
  const after = rowsUnder([notice(call2026), notice(call2027, '2027-01-18')], { today: '2027-01-19' });
  const names = (rows: Derived[]) =>
    rows.filter(({ kind, rule }) => /window|claim/.test(kind) && rule === 'sheq-7.1').map(identityOf);
  t.same(names(after), names(before));
  t.same(windowRows(after), ['enterprise:shenjiang sheq-7.1 2027/opens 2027-01-18 - 2027-01-18 firm']);
  t.match(claimsOf(after)[1], /^year2 2027-02-02@960 /);
});

t.test('the second window of a measure in a year has a name of its own', async (t) => {
  const second = {
    ...call2026,
    window: 'second',
    opensOn: '2026-06-01',
    steps: [{ step: 'online' as const, closesOn: '2026-06-30' }],
  };
  const enterprise = { name: '某厂', creditCode: '91310114MA1GT3XR0A', followsMeasures: ['sheq-7.1'] };
  const opens = (today: string) => windowRows(rowsUnder(rulings, { today, facts: { enterprise } })).join();
  const rulings = [notice(call2026), notice(second, '2026-06-01')];
  t.match(opens('2026-06-02'), /2026-2\/opens 2026-06-01/);
  // Both come back; the next of them is told.
  t.match(opens('2026-07-01'), /2027\/opens 2027-01-20/);
  t.match(opens('2027-02-05'), /2027-2\/opens 2027-06-01/);
});

t.test('an enterprise goes by its district’s earlier day and reads the city’s', async (t) => {
  const districts = [
    { district: 'jiading' as const, step: 'online' as const, closesOn: '2026-01-30', minute: 1020 },
    { district: 'pudong' as const, step: 'online' as const, closesOn: '2026-01-29' },
  ];
  const rulings = [notice({ ...call2026, districts })];
  const rows = rowsUnder(rulings);
  t.match(claimsOf(rows)[0], /^year1 2026-01-30@1020 2026-01-27 /);
  t.match(claim(rows, 'year1')?.content.workings.find(({ say }) => say === 'deadlines.district-day')?.with, {
    district: 'jiading',
    on: '2026-01-30',
    at: 1020,
    cityOn: '2026-02-04',
    cityAt: 960,
  });
  const { enterprise } = {
    enterprise: { name: 'x', creditCode: '91310114MA1GT3XR0A', registeredIn: 'jiading' as const },
  };
  const unplaced = rowsUnder(rulings, { facts: { ...subsidised, enterprise } });
  t.match(claimsOf(unplaced)[0], /^year1 2026-02-04@960/);
  t.match(
    claim(unplaced, 'year1')?.content.workings.find(({ say }) => say === 'deadlines.district-days')?.with,
    { on: '2026-01-29' },
  );
});

t.test(
  'a supplement moves a step in place, keeps the hour it does not name, and says from when by which notice',
  async (t) => {
    const change = {
      kind: 'window-change' as const,
      window: call2026.window,
      steps: [{ step: 'online' as const, closesOn: '2026-02-10' }],
    };
    const rows = rowsUnder([notice(call2026), notice(change, '2026-02-03', '沪经信〔2026〕9号')]);
    t.match(claimsOf(rows)[0], 'year1 2026-02-10@960 2026-02-05 2026-02-10 firm');
    t.match(
      claim(rows, 'year1')?.content.workings.find(({ say }) => say === 'deadlines.window-moved'),
      {
        with: { from: '2026-02-04', fromAt: 960, on: '2026-02-10', at: 960 },
        source: { reference: '沪经信〔2026〕9号' },
      },
    );
    const stray = { ...change, window: 'not-announced' };
    t.match(
      claimsOf(rowsUnder([notice(call2026), notice(stray)]))[0],
      /2026-02-04@960/,
      'of another window: nothing',
    );
  },
);

t.test(
  'a window without a last day has opened: the claim is firm, has no day and says what ends it',
  async (t) => {
    const openEnd = { zh: '额度用完为止', en: 'until the funds are used up' };
    const open = notice({ ...call2026, steps: [{ step: 'online' }], openEnd });
    const rows = rowsUnder([open], { today: '2026-05-01' });
    t.same(claimsOf(rows), ['year1 firm', 'year2 awaiting', 'year3 awaiting']);
    t.same(claim(rows, 'year1')?.content.window?.openEnd, openEnd);
    t.ok(said(claim(rows, 'year1')).includes('deadlines.window-open-end'));
    t.same(windowRows(rows).length, 1, 'its opening is told');
    const ended = {
      kind: 'window-change' as const,
      window: call2026.window,
      steps: [{ step: 'online' as const, closesOn: '2026-06-12' }],
    };
    t.match(
      claimsOf(rowsUnder([open, notice(ended, '2026-06-01')], { today: '2026-06-02' }))[0],
      /^year1 2026-06-12 /,
    );
  },
);

t.test(
  'a call that names the interest it is for closes that year; else the earliest ended year, as an assumption',
  async (t) => {
    const later = {
      ...call2026,
      opensOn: '2027-01-20',
      steps: [{ step: 'online' as const, closesOn: '2027-02-04' }],
    };
    const on = { today: '2027-01-22' };
    const covers = { from: '2026-01-01', to: '2026-12-31' };
    t.match(claimsOf(rowsUnder([notice({ ...later, covers }, '2027-01-21')], on)), [
      /^year1 awaiting/,
      /^year2 2027-02-04/,
      /^year3 awaiting/,
    ]);
    const assumed = rowsUnder([notice(later, '2027-01-21')], on);
    t.match(claimsOf(assumed), [/^year1 2027-02-04/, /^year2 awaiting/, /^year3 awaiting/]);
    t.match(
      claim(assumed, 'year1')?.content.workings.find(({ say }) => say === 'deadlines.window-year-assumed')
        ?.assumption,
      { parameter: 'windowYear' },
    );
  },
);

t.test(
  'a year that was claimed before a window opens leaves it to the next year, one claimed in it keeps it',
  async (t) => {
    const later = {
      ...call2026,
      opensOn: '2027-01-20',
      steps: [{ step: 'online' as const, closesOn: '2027-02-04' }],
    };
    const claimedOn = (on: string) => ({
      ...subsidised,
      claims: [
        {
          id: 'c',
          body: {
            measureId: 'sheq-7.1',
            projectId: 'p',
            year: 1,
            steps: [],
            evidence: [],
            history: [{ state: 'submitted' as const, on }],
          },
        },
      ],
    });
    const under = (on: string) =>
      claimsOf(rowsUnder([notice(later, '2027-01-21')], { today: '2027-01-30', facts: claimedOn(on) }));
    t.match(under('2026-02-02'), [/^year1 awaiting/, /^year2 2027-02-04/]);
    t.match(under('2027-01-25'), [/^year1 2027-02-04/, /^year2 awaiting/]);
  },
);

t.test('the first window after National Day 2026 leaves three working days across the holiday', async (t) => {
  const october = {
    ...call2026,
    opensOn: '2026-09-14',
    steps: [{ step: 'online' as const, closesOn: '2026-10-08', minute: 960 }],
  };
  const [year1] = claimsOf(rowsUnder([notice(october, '2026-09-14')], { today: '2026-09-15' }));
  // Thursday the 8th is worked; before it 30 and 29 September: so Monday the 28th.
  t.equal(year1, 'year1 2026-10-08@960 2026-09-28 2026-10-08 firm');
});

t.test(
  'who follows the measure or the policy is given the opening and every step, who does not nothing',
  async (t) => {
    const enterprise = {
      name: '海客仪表（苏州）有限公司',
      creditCode: '91310115MA1K3P7Q8R',
      operatesIn: 'elsewhere' as const,
      registeredIn: 'elsewhere' as const,
      taxedIn: 'elsewhere' as const,
    };
    const under = (more: object) =>
      windowRows(rowsUnder([notice(fullCall)], { facts: { enterprise: { ...enterprise, ...more } } }));
    const all = [
      'enterprise:shenjiang sheq-7.1 2026/opens 2026-01-20 - 2026-01-20 firm',
      'enterprise:shenjiang sheq-7.1 2026/online 2026-02-04@960 2026-01-30 2026-02-04 firm',
      'enterprise:shenjiang sheq-7.1 2026/paper 2026-02-09 2026-02-04 2026-02-09 firm',
      'enterprise:shenjiang sheq-7.1 2026/defence 2026-03-02 - 2026-03-02 firm',
    ];
    t.same(under({ followsMeasures: ['sheq-7.1'] }), all);
    t.same(under({ follows: ['sh-equipment-renewal-action'] }), all);
    t.same(under({ followsMeasures: ['sheq-7.2'] }), []);
    t.same(under({}), []);
  },
);

t.test('a step the enterprise has registered itself is told by its own row alone', async (t) => {
  const body = {
    measureId: 'sheq-7.1',
    projectId: 'p',
    year: 1,
    steps: [
      { step: 'online' as const, dueOn: '2026-02-04', minute: 960 },
      { step: 'paper' as const, dueOn: '2026-02-09' },
    ],
    evidence: [],
    history: [],
  };
  const rows = rowsUnder([notice(fullCall)], { facts: { ...subsidised, claims: [{ id: 'c', body }] } });
  t.match(claimsOf(rows)[0], 'year1 awaiting');
  t.same(said(claim(rows, 'year1'))[0], 'deadlines.step-registered-itself');
  t.same(
    rows.filter(({ kind }) => kind === 'claim-step').map(({ occurrence }) => occurrence),
    ['online', 'paper'],
  );
});

t.test(
  'what is only expected is told before it opens, what is announced at once and then by its ladder',
  async (t) => {
    const rungs = (today: string, kind: string) =>
      shown(
        rungsOf(
          rowsUnder([notice(call2026)], { today }).find((row) => row.kind === kind && row.dueOn) as Derived,
        ),
      );
    t.same(rungs('2026-01-22', 'window-opens'), ['0 2026-01-20', 'announced 2026-01-21']);
    t.same(rungs('2026-02-05', 'window-opens'), ['-60 2026-11-21', '-30 2026-12-21']);
    const firm = rungs('2026-01-22', 'claim');
    for (const rung of ['announced 2026-01-21', 'submit 2026-01-30', '0 2026-02-04', '+1 2026-02-05'])
      t.ok(firm.includes(rung), rung);
    const expected = rowsUnder([notice(call2026)], { today: '2026-02-05' }).find(
      ({ occurrence, kind }) => kind === 'claim' && occurrence === 'year2',
    );
    t.same(rungsOf(expected as Derived), []);
  },
);

t.test('what was done in its window is left alone until another one is announced', async (t) => {
  const claimed = (dueOn: string | undefined, status: Derived['status']): Derived => ({
    kind: 'claim',
    subject: 'project:p',
    rule: 'sheq-7.2',
    occurrence: 'once',
    status,
    ...(dueOn ? { dueOn: day(dueOn), actBy: day(dueOn) } : {}),
    content: report().content,
  });
  const done = stored(claimed('2026-02-04', 'firm'), { doneAt: recordedAt });
  const next = (after: Derived) => reconcile([done], [after], day('2026-03-10')).map(({ change }) => change);
  t.same(next(claimed('2027-02-04', 'expected')), []);
  t.same(next(claimed(undefined, 'awaiting')), []);
  t.same(next(claimed('2027-02-05', 'firm')), ['move']);
  const open = stored(claimed('2026-02-04', 'firm'));
  t.same(
    reconcile([open], [claimed('2027-02-04', 'expected')], day('2026-03-10')).map(({ change }) => change),
    ['move'],
    'who missed it is told the next one',
  );
});

t.test(
  'a measure that a correction puts in a call is named, and so dated, as if it had always been',
  async (t) => {
    const mistyped = notice({ ...fullCall, measures: ['sheq-0.1'] });
    const corrected = notice(fullCall, '2026-01-22', '沪经信〔2026〕2号');
    const under = (today: string) =>
      derive(subsidised, {
        today,
        rulings: [corrected],
        law: { published: [mistyped, corrected] },
      }).deadlines;
    // As in the call that had no error.
    t.same(
      windowRows(under('2026-01-23')),
      windowRows(rowsUnder([notice(fullCall)], { today: '2026-01-23' })),
    );
    t.match(windowRows(under('2026-01-23')), [
      /2026\/opens/,
      /2026\/paper 2026-02-09/,
      /2026\/defence 2026-03-02/,
    ]);
    // Two years on, one after the other, each a year after the call.
    t.match(windowRows(under('2026-03-04')), [
      /^enterprise:shenjiang sheq-7.1 2027\/opens 2027-01-20 .* expected$/,
    ]);
  },
);

t.test(
  'a call that came between keeps its name, and the one that is corrected later is the second',
  async (t) => {
    const mistyped = notice({ ...call2026, measures: ['sheq-0.1'] });
    const other = notice(
      { ...call2026, window: 'technical-renovation-2026-b' },
      '2026-01-22',
      '沪经信〔2026〕2号',
    );
    const corrected = notice(call2026, '2026-01-23', '沪经信〔2026〕3号');
    const windows = windowsOf({ rulings: [corrected, other], published: [mistyped, other, corrected] });
    const names = windows.map(({ window, labels }) => [window, labels.get('sheq-7.1')]);
    t.same(names, [
      ['technical-renovation-2026', '2026-2'],
      ['technical-renovation-2026-b', '2026'],
    ]);
  },
);
