import t from 'tap';
import { periodText } from '../../src/dates/period-text.ts';
import { type Every, periodOf } from '../../src/dates/recurrence.ts';

t.test('a period is spoken as people call it', async (t) => {
  t.same(periodText('2026'), { zh: '2026年度', en: 'FY 2026' });
  t.same(periodText('2026Q1'), { zh: '2026年第1季度', en: 'Q1 2026' });
  t.same(periodText('2026-03'), { zh: '2026年3月', en: 'March 2026' });
  t.same(periodText('2026H1'), { zh: '2026年上半年', en: 'first half of 2026' });
  t.same(periodText('2026H2'), { zh: '2026年下半年', en: 'second half of 2026' });
});

t.test('every label a calendar period can have is put into words', async (t) => {
  for (const every of ['month', 'quarter', 'half-year', 'year'] satisfies Every[]) {
    for (let month = 1; month <= 12; month += 1) {
      const { label } = periodOf(every, Temporal.PlainDate.from({ year: 2026, month, day: 1 }));
      t.match(periodText(label).zh, /^2026年(度|第[1-4]季度|1?[0-9]月|[上下]半年)$/, label);
      t.match(periodText(label).en, /2026$/, label);
    }
  }
});

t.test('a label of another form stands as it is', async (t) => {
  for (const label of ['2025年报告', '2026H3', '2026-13', '2026-00', '2026Q', ''])
    t.same(periodText(label), { zh: label, en: label });
});
