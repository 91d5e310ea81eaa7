import t from 'tap';
import {
  citation,
  day,
  dayAndHour,
  daysLeft,
  hour,
  percent,
  pick,
  shortDay,
  workingDaysLeft,
  yuan,
} from '../../src/words/format.ts';

t.test('a day is spoken with its weekday and never as two bare numbers', async (t) => {
  t.same(day('2025-12-31'), { zh: '2025年12月31日 周三', en: 'Wed 31 Dec 2025' });
  t.same(day('2029-01-27'), { zh: '2029年1月27日 周六', en: 'Sat 27 Jan 2029' });
  t.same(shortDay('2024-02-29'), { zh: '2月29日 周四', en: 'Thu 29 Feb' });
  t.throws(() => day('2025-06-31'), RangeError);
});

t.test('every weekday has its name', async (t) => {
  const week = ['01', '02', '03', '04', '05', '06', '07'].map((d) => day(`2025-12-${d}`));
  t.same(week.map(({ zh }) => zh.at(-1)).join(''), '一二三四五六日');
  t.same(week.map(({ en }) => en.slice(0, 3)).join(' '), 'Mon Tue Wed Thu Fri Sat Sun');
});

t.test('an hour is shown as printed, midnight at the end of the day too', async (t) => {
  t.same([0, 570, 960, 1440].map(hour), ['00:00', '09:30', '16:00', '24:00']);
  t.same(dayAndHour('2025-12-31', 1440).zh, '2025年12月31日 周三 24:00');
  t.same(dayAndHour('2025-12-31').en, 'Wed 31 Dec 2025');
});

t.test('amounts are exact to the fen, also those beyond what a float holds', async (t) => {
  t.same(yuan(163_916_666), { zh: '1,639,166.66元', en: 'CNY 1,639,166.66' });
  t.same(yuan('589749998').zh, '5,897,499.98元');
  t.same(yuan('90071992547409930001').en, 'CNY 900,719,925,474,099,300.01');
  t.same(
    [yuan(0), yuan(5), yuan(-100_000)].map(({ zh }) => zh),
    ['0.00元', '0.05元', '-1,000.00元'],
  );
});

t.test('a rate moves its point without passing through a float', async (t) => {
  t.same(['0.042', '1', '0.5', '0', '0.0425', '12.5', '0.1', '0.00333'].map(percent), [
    '4.2%',
    '100%',
    '50%',
    '0%',
    '4.25%',
    '1250%',
    '10%',
    '0.333%',
  ]);
});

t.test('days left count down to the day, name the day, and count up after it', async (t) => {
  t.same(
    [30, 1, 0, -1, -3].map((n) => daysLeft(n).zh),
    ['还有30天', '还有1天', '今天到期', '已逾期1天', '已逾期3天'],
  );
  t.same(
    [30, 1, 0, -1, -3].map((n) => daysLeft(n).en),
    ['30 days left', '1 day left', 'due today', '1 day overdue', '3 days overdue'],
  );
  t.same(
    [workingDaysLeft(1).en, workingDaysLeft(22).en, workingDaysLeft(22).zh],
    ['1 working day', '22 working days', '22个工作日'],
  );
});

t.test('a source is cited by title and clause, with one pair of book marks', async (t) => {
  const title = { zh: '若干政策', en: 'Measures' };
  t.same(citation({ title, clause: '16' }), { zh: '《若干政策》第16条', en: 'Measures, clause 16' });
  t.same(citation({ title, clause: '一' }).zh, '《若干政策》第一条');
  t.same(citation({ title, clause: 'p8' }), { zh: '《若干政策》第8段', en: 'Measures, paragraph 8' });
  t.same(citation({ title, clause: 'closing' }).zh, '《若干政策》文末');
  t.same(
    citation({ title: { zh: '《民法典》', en: 'Civil Code' }, clause: '第202条' }).zh,
    '《民法典》第202条',
  );
  t.same(citation({ title }), { zh: '《若干政策》', en: 'Measures' });
});

t.test('a reader gets their own language', async (t) => {
  t.same(pick({ zh: '期限', en: 'Qixian' }, 'en'), 'Qixian');
});
