import t from 'tap';
import { dayKind } from '../../src/dates/calendar.ts';
import { amend } from '../../src/deadlines/amend.ts';
import type { Notice } from '../../src/deadlines/amend-law.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import { type Law, lawWith } from '../../src/deadlines/law.ts';
import { circumstances, day, recordedAt } from './cast.ts';
import { changed, invented } from './invented-2027.ts';

type Effect = EffectOf<'holiday-notice'>;
const law = circumstances('2026-11-20');
const title = { zh: '国务院办公厅关于2027年部分节假日安排的通知', en: 'Holiday notice for 2027' };
const paper = (publishedOn = '2026-11-19', reference = '国办发明电〔2026〕9号'): Notice => ({
  source: { title, reference },
  publishedOn: day(publishedOn),
});
const faults = (effect: Effect, notice = paper(), under: Law = law) => {
  const result = amend(under, effect, notice, recordedAt);
  return 'faults' in result ? result.faults.map(({ pointer }) => pointer) : [];
};
function under(effect: Effect, notice = paper(), before: Law = law): Law {
  const result = amend(before, effect, notice, recordedAt);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return lawWith(before, result);
}
const kinds = ({ calendar, bankCalendar }: Law, iso: string) =>
  [dayKind(calendar, day(iso)), dayKind(bankCalendar, day(iso))].join(' ');

t.test('a first notice announces the year for offices and for banks', async (t) => {
  t.equal(kinds(law, '2027-02-12'), 'open open');
  const after = under(invented);
  t.equal(kinds(after, '2027-02-12'), 'rest rest');
  t.equal(kinds(after, '2027-02-20'), 'work work', 'a make-up Saturday');
  t.equal(kinds(after, '2027-02-21'), 'rest rest', 'a Sunday it does not name');
  t.equal(kinds(after, '2027-02-15'), 'work work');
  t.equal(kinds(law, '2027-02-12'), 'open open', 'the law before it is left as it was');
  t.match(after.calendar.announced.get(2027), { reference: '国办发明电〔2026〕9号' });
});

t.test('a notice for banks holds for banks alone, whatever the government says later', async (t) => {
  const bank: Effect = { ...changed('dragon-boat', { off: ['2027-06-09', '2027-06-10'] }), office: 'bank' };
  const after = under(bank, paper('2026-12-01', '银〔2026〕3号'), under(invented));
  t.equal(kinds(after, '2027-06-10'), 'work rest');
  const amended = changed('dragon-boat', { off: ['2027-06-09', '2027-06-11'] });
  const later = under(amended, paper('2027-03-01', '国办发明电〔2027〕1号'), after);
  t.equal(kinds(later, '2027-06-11'), 'rest work');
  t.equal(kinds(later, '2027-06-10'), 'rest rest');
});

t.test('of two papers about a year the later holds as a whole', async (t) => {
  const amended = changed('labour-day', { off: ['2027-05-01', '2027-05-03'], work: [] });
  const after = under(amended, paper('2027-03-22', '国办发明电〔2027〕2号'), under(invented));
  t.equal(kinds(after, '2027-05-04'), 'work work');
  t.equal(kinds(after, '2027-04-25'), 'rest rest', 'a make-up day that is no longer named');
  t.match(after.calendar.announced.get(2027), { reference: '国办发明电〔2027〕2号' });
});

t.test('a paper older than the one that holds is refused, one of the same day is not', async (t) => {
  const before = under(invented);
  t.same(faults(invented, paper('2026-11-18', '国办发明电〔2026〕8号'), before), ['/publishedOn']);
  t.same(faults(invented, paper('2026-11-19', '国办发明电〔2026〕10号'), before), []);
  const bank: Effect = { ...invented, office: 'bank' };
  t.same(faults(bank, paper('2026-11-18', '银〔2026〕1号'), before), [], 'banks have papers of their own');
});

t.test('a notice comes out in the year before or in the year itself, with its number', async (t) => {
  t.same(faults(invented, paper('2025-12-31')), ['/effect/year']);
  t.same(faults(invented, paper('2028-01-01')), ['/effect/year']);
  t.same(faults(invented, paper('2027-12-31')), []);
  t.same(faults(invented, { source: { title }, publishedOn: day('2026-11-19') }), ['/source/reference']);
});

t.test('a make-up day is a Saturday or Sunday', async (t) => {
  const work = ['2027-01-30', '2027-02-18'];
  t.same(faults(changed('spring-festival', { work })), ['/effect/breaks/1/work/1']);
});

t.test('a block is not reversed, not longer than 15 days, and inside the year', async (t) => {
  t.same(faults(changed('dragon-boat', { off: ['2027-06-10', '2027-06-09'] })), ['/effect/breaks/4/off/1']);
  t.same(faults(changed('national-day', { off: ['2027-10-01', '2027-10-16'] })), ['/effect/breaks/6/off']);
  t.same(faults(changed('national-day', { off: ['2027-10-01', '2027-10-08'] })), []);
  t.same(faults(changed('spring-festival', { off: ['2027-02-05', '2027-02-19'], work: [] })), []);
  t.same(faults(changed('spring-festival', { off: ['2028-02-05', '2028-02-12'] })), ['/effect/breaks/1/off']);
  t.same(faults(changed('spring-festival', { work: ['2028-01-30'] })), ['/effect/breaks/1/work/0']);
  t.same(faults(changed('new-year', { off: ['2026-11-30', '2026-12-02'] })), ['/effect/breaks/0/off']);
  const december = changed('new-year', { off: ['2026-12-31', '2027-01-02'], work: ['2026-12-27'] });
  t.same(faults(december), [], 'New Year’s block and its make-up day may begin in December');
});

t.test('every festival is arranged; two that fall together share a block', async (t) => {
  const without = {
    ...invented,
    breaks: invented.breaks.filter(({ festivals }) => festivals[0] !== 'mid-autumn'),
  };
  t.same([...new Set(faults(without))], ['/effect/breaks']);
  const result = amend(law, without, paper(), recordedAt);
  t.match('faults' in result ? result.faults[0]?.detail.en : '', /mid-autumn/);
  t.equal('faults' in result ? result.faults[0]?.detail.zh : '', '缺少：中秋节（mid-autumn）');
  const shared = {
    ...without,
    breaks: without.breaks.map((each) =>
      each.festivals.includes('dragon-boat')
        ? { ...each, festivals: ['dragon-boat', 'mid-autumn'] as const }
        : each,
    ),
  } as Effect;
  const named = amend(law, shared, paper(), recordedAt);
  t.match(
    'faults' in named ? named.faults : [],
    [{ detail: { en: /2027-09-15/ } }],
    'a day off by law is missing',
  );
});

t.test('days off by law are off: New Year’s Eve of the lunar year and 2 May, too', async (t) => {
  const missing = (effect: Effect) => {
    const result = amend(law, effect, paper(), recordedAt);
    return 'faults' in result ? result.faults.map(({ detail }) => detail.en).join() : '';
  };
  t.match(missing(changed('spring-festival', { off: ['2027-02-06', '2027-02-12'] })), /2027-02-05/);
  t.match(missing(changed('labour-day', { off: ['2027-05-01', '2027-05-01'] })), /2027-05-02/);
  t.match(missing(changed('national-day', { off: ['2027-10-01', '2027-10-02'] })), /2027-10-03/);
});

t.test('no day is named twice, nor both off and worked', async (t) => {
  t.same(faults(changed('spring-festival', { work: ['2027-02-06'] })), ['/effect/breaks/1']);
  t.same(faults(changed('spring-festival', { work: ['2027-02-20', '2027-02-20'] })), ['/effect/breaks/1']);
  t.same(faults(changed('qingming', { off: ['2027-04-03', '2027-04-05'], work: ['2027-04-25'] })), [
    '/effect/breaks/3',
  ]);
});

t.test('a notice that may be shipped for a past year may be entered again as it stands', async (t) => {
  for (const year of [2025, 2026]) {
    const known = law.notices.findLast((each) => each.year === year);
    if (!known) return t.fail(`${year}`);
    const effect: Effect = { kind: 'holiday-notice', office: 'government', year, breaks: known.breaks };
    t.same(faults(effect, paper(known.publishedOn.toString())), [], `${year}`);
  }
});
