import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import type { Notice } from '../../src/deadlines/amend-law.ts';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import { type Law, lawWith } from '../../src/deadlines/law.ts';
import { circumstances, day, recordedAt } from './cast.ts';
import { call2026, fullCall, notice as rulingOf } from './window-cast.ts';

const law = circumstances('2026-03-02');
const source = { title: { zh: '申报通知', en: 'Call' }, reference: '沪经信〔2026〕1号' };
const published = (on: string): Notice => ({ source, publishedOn: day(on) });

function faultsOf(effect: Effect, on = '2026-01-21', under: Law = law) {
  const result = amend(under, effect, published(on), recordedAt);
  return 'faults' in result ? result.faults.map(({ pointer }) => pointer) : [];
}

const window = (changes: Partial<EffectOf<'window'>>) => faultsOf({ ...fullCall, ...changes });
const online = { step: 'online', closesOn: '2026-02-04', minute: 960 } as const;
const jiading = { district: 'jiading', step: 'online', closesOn: '2026-01-30' } as const;
const openEnd = { zh: '额度用完为止', en: 'until the funds are used up' };

t.test('a call whose days fit together is taken as a ruling with its notice', async (t) => {
  t.same(window({}), []);
  const result = amend(law, fullCall, published('2026-01-21'), recordedAt);
  t.match(result, { ruling: { effect: { window: 'technical-renovation-2026' }, source } });
  t.same(window({ districts: [jiading] }), []);
  t.same(window({ steps: [{ step: 'online' }], openEnd }), []);
  t.same(faultsOf(fullCall, '2026-01-20'), [], 'on the very day it opens');
});

const refused: [string, Partial<EffectOf<'window'>>, string[]][] = [
  ['a measure no policy has', { measures: ['sheq-7.1', 'sheq-99'] }, ['/effect/measures/1']],
  ['an end before its start', { opensOn: '2026-02-05', steps: [online] }, ['/effect/steps/0/closesOn']],
  [
    'an hour that closes before it opens',
    { opensOn: '2026-02-04', opensMinute: 960, steps: [online] },
    ['/effect/steps/0/closesOn'],
  ],
  [
    'a step that ends before it begins',
    { steps: [{ ...online, opensOn: '2026-02-05' }] },
    ['/effect/steps/0/closesOn'],
  ],
  [
    'a step that begins before its window',
    { steps: [{ ...online, opensOn: '2026-01-19' }] },
    ['/effect/steps/0/opensOn'],
  ],
  ['a step twice', { steps: [online, online] }, ['/effect/steps/1/step']],
  ['no step of the enterprise', { steps: [{ step: 'defence', closesOn: '2026-03-02' }] }, ['/effect/steps']],
  ['a step without a day and without an end', { steps: [{ step: 'online' }] }, ['/effect/openEnd']],
  ['an end beside days', { openEnd }, ['/effect/openEnd']],
  [
    'an hour without its day',
    { steps: [{ step: 'online', minute: 960 }], openEnd },
    ['/effect/steps/0/minute'],
  ],
  [
    'a closing before the notice',
    { opensOn: '2026-01-05', steps: [{ step: 'online', closesOn: '2026-01-20' }] },
    ['/effect/steps/0/closesOn'],
  ],
  ['a year mistyped', { steps: [{ step: 'online', closesOn: '2062-02-04' }] }, ['/effect/steps/0/closesOn']],
  [
    'districts that forward before anyone could apply',
    { steps: [online, { step: 'district-forwarding', closesOn: '2026-02-03' }] },
    ['/effect/steps/1/closesOn'],
  ],
  [
    'a district later than the city',
    { districts: [{ ...jiading, closesOn: '2026-02-05' }] },
    ['/effect/districts/0/closesOn'],
  ],
  [
    'a district at a later hour of the same day',
    { districts: [{ ...jiading, closesOn: '2026-02-04', minute: 1020 }] },
    ['/effect/districts/0/closesOn'],
  ],
  [
    'a day for what districts do themselves',
    { districts: [{ ...jiading, step: 'district-forwarding' }] },
    ['/effect/districts/0/step'],
  ],
  [
    'a district’s day for a step there is not',
    { steps: [online], districts: [{ ...jiading, step: 'paper' }] },
    ['/effect/districts/0/step'],
  ],
  [
    'a district outside the city',
    { districts: [{ ...jiading, district: 'elsewhere' }] },
    ['/effect/districts/0/district'],
  ],
  ['a district twice', { districts: [jiading, jiading] }, ['/effect/districts/1/district']],
  [
    'covered interest that ends before it begins',
    { covers: { from: '2025-12-31', to: '2025-01-01' } },
    ['/effect/covers/to'],
  ],
  [
    'covered interest where none is subsidised',
    { measures: ['sheq-7.2'], covers: { from: '2025-01-01', to: '2025-12-31' } },
    ['/effect/covers'],
  ],
];

for (const [what, changes, pointers] of refused)
  t.test(`a window is refused with ${what}`, async (t) => t.same(window(changes), pointers));

t.test('an opening hour needs its day', async (t) => {
  const { opensOn: _, ...undated } = fullCall;
  t.same(faultsOf({ ...undated, opensMinute: 540 }), ['/effect/opensMinute']);
  t.same(faultsOf(undated), [], 'a call without a first day is taken');
});

t.test(
  'a misprinted end is recorded as the day it must mean, with the printed words and the correction',
  async (t) => {
    // A call of 2025 printed its end in 2024 (domain research, 2.1).
    const misprint = {
      printed: '2024年4月24日',
      correction: { zh: '同日更正公告', en: 'a correction of the same day' },
    };
    const steps = [{ step: 'online' as const, closesOn: '2025-04-24', misprint }];
    const call = { ...call2026, opensOn: '2025-04-10', steps };
    t.same(faultsOf(call, '2025-04-10'), []);
    const asPrinted = { ...call, steps: [{ step: 'online' as const, closesOn: '2024-04-24' }] };
    t.same(faultsOf(asPrinted, '2025-04-10'), ['/effect/steps/0/closesOn']);
  },
);

const announcedLaw = (effect: Effect, on = '2026-01-21') => {
  const result = amend(law, effect, published(on), recordedAt);
  if ('faults' in result) throw new Error('refused');
  return lawWith(law, result);
};

t.test('a name stands for one window for life, and a change is of a window that stands', async (t) => {
  const under = announcedLaw(fullCall);
  t.same(faultsOf(fullCall, '2026-01-21', under), ['/effect/window']);
  const change = (changes: Partial<EffectOf<'window-change'>>, on = '2026-02-03') =>
    faultsOf({ kind: 'window-change', window: fullCall.window, ...changes }, on, under);
  const step = (closesOn: string) => ({ steps: [{ step: 'online' as const, closesOn }] });
  t.same(change(step('2026-02-05')), []);
  t.same(change({ ...step('2026-02-05'), window: 'unknown' }), ['/effect/window']);
  t.same(change({}), ['/effect']);
  t.same(change(step('2026-01-19')), ['/effect/steps/0/closesOn'], 'before it opens');
  t.same(change(step('2026-02-02')), ['/effect/steps/0/closesOn'], 'before the notice of the change');
  t.same(change({ opensOn: '2026-02-05' }), ['/effect/opensOn'], 'after the standing last day');
  t.same(change(step('2026-02-05'), '2026-01-20'), ['/publishedOn'], 'before the notice it changes');
});

t.test('a city’s earlier day cannot leave a district behind with a later one', async (t) => {
  const under = announcedLaw({ ...fullCall, districts: [jiading] });
  const earlier = { steps: [{ step: 'online' as const, closesOn: '2026-01-29' }] };
  const change = { kind: 'window-change' as const, window: fullCall.window };
  t.same(faultsOf({ ...change, ...earlier }, '2026-01-22', under), ['/effect/steps/0/closesOn']);
  const both = { ...earlier, districts: [{ ...jiading, closesOn: '2026-01-28' }] };
  t.same(faultsOf({ ...change, ...both }, '2026-01-22', under), []);
});

const listed: EffectOf<'public-notice'> = {
  kind: 'public-notice',
  measures: ['sheq-7.2'],
  recipients: [{ creditCode: '91310114MA1GT3XR0A', project: '三号线技改' }],
  from: '2026-06-01',
  until: { on: '2026-06-07' },
};

t.test('a public notice names who can exist, and one end that can be', async (t) => {
  const notice = (changes: Partial<EffectOf<'public-notice'>>) =>
    faultsOf({ ...listed, ...changes }, '2026-06-01');
  const [recipient] = listed.recipients;
  const days = { value: 10, unit: 'working-day' as const };
  t.same(notice({}), []);
  t.same(notice({ measures: ['gone'] }), ['/effect/measures/0']);
  t.same(notice({ recipients: [{ creditCode: '91310114MA1GT3XR0B' }] }), ['/effect/recipients/0/creditCode']);
  t.same(notice({ recipients: recipient ? [recipient, recipient] : [] }), ['/effect/recipients/1']);
  t.same(notice({ until: { on: '2026-05-31' } }), ['/effect/until/on']);
  t.same(notice({ from: '2026-05-20', until: { on: '2026-05-26' } }), ['/effect/until/on']);
  t.same(notice({ within: days }), ['/effect/within']);
  const { until: _, ...bare } = listed;
  t.same(faultsOf(bare, '2026-06-01'), ['/effect/until']);
  t.same(faultsOf({ ...bare, within: days }, '2026-06-01'), []);
});

t.test('a notice entered late stands where its day puts it, as it will be read again', async (t) => {
  const autumn = { ...call2026, window: 'autumn', opensOn: '2026-09-01', steps: [] };
  const [first, second] = [
    rulingOf(call2026, '2026-01-21'),
    rulingOf(autumn, '2026-08-20', '沪经信〔2026〕9号'),
  ];
  const late = { ...law, rulings: [second] };
  t.same(lawWith(late, { ruling: first }).rulings, [first, second]);
  t.same(lawWith({ ...law, rulings: [first] }, { ruling: second }).rulings, [first, second]);
  const same = rulingOf({ ...autumn, window: 'same day' }, '2026-08-20', '沪经信〔2026〕10号');
  t.same(lawWith(late, { ruling: same }).rulings, [second, same], 'of one day, in the order of entry');
});
