import t from 'tap';
import type { Line } from '../../src/answers/workings.ts';
import { shippedCalendar as calendar } from '../../src/dates/calendars/shipped.ts';
import { duty } from '../../src/dates/duty.ts';
import { lead, opening } from '../../src/dates/lead.ts';
import { noticePeriod, period } from '../../src/dates/period.ts';
import { printed } from '../../src/dates/printed.ts';
import { taxFiling } from '../../src/dates/tax.ts';
import { validity } from '../../src/dates/validity.ts';
import { datesWords } from '../../src/words/dates.ts';
import { d } from './cast.ts';

const source = { title: { zh: '测试规定', en: 'A rule for tests' } };
const due = [
  validity(calendar, { from: d('2024-01-28'), span: { unit: 'year', value: 5 } }),
  validity(calendar, { from: d('2023-03-10'), span: { unit: 'year', value: 3 }, wholeMonths: true }),
  period(calendar, { from: d('2026-01-31'), span: { unit: 'year', value: 1 }, restDay: 'stays', source }),
  period(calendar, { from: d('2026-09-03'), span: { unit: 'day', value: 30 }, source }),
  noticePeriod(calendar, { from: d('2026-02-10'), span: { unit: 'workday', value: 10 } }),
  lead(calendar, { before: d('2027-05-31'), span: { unit: 'month', value: 3 } }),
  opening(calendar, { before: d('2026-05-01'), span: { unit: 'month', value: 3 } }),
  printed(calendar, d('2027-12-31'), { submitWorkdays: 3 }),
  duty(calendar, { on: d('2026-05-31'), restDay: 'stays', source }),
  duty(calendar, { on: d('2026-05-31'), restDay: 'next', source }),
  taxFiling(calendar, new Temporal.PlainYearMonth(2026, 1)),
];
const workings = due.flatMap((each) => each.workings);

t.test('these dates together say every sentence of the room', async (t) => {
  t.same([...new Set(workings.map(({ say }) => say))].sort(), Object.keys(datesWords).sort());
});

t.test('every sentence speaks both languages and leaves nothing blank', async (t) => {
  for (const { zh, en } of workings.map(spoken)) {
    t.match(zh, /^[^a-z]+$/, 'no English and no missing value in Chinese');
    t.match(en, /^[^\u4e00-\u9fff]+$/, 'no Chinese in English');
    t.notMatch(en, /undefined|NaN/);
  }
});

t.test('the convention for a lead says that no rule settles it', async (t) => {
  const line = workings.find(({ say }) => say === 'dates.moved-previous');
  t.match(line && spoken(line).zh, /无明文规定.*稳妥惯例.*2027年2月26日 周五/);
  t.match(line && spoken(line).en, /no rule says.*convention.*Fri 26 Feb 2027/);
});

function spoken(line: Line) {
  const say = datesWords[line.say as keyof typeof datesWords] as (values: Line['with']) => {
    zh: string;
    en: string;
  };
  return say(line.with);
}
