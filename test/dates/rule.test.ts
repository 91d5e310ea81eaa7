import t from 'tap';
import { Value } from 'typebox/value';
import { shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import { applyRule, DateRule } from '../../src/dates/rule.ts';
import { d, days } from './cast.ts';

const source = { title: { zh: '测试规定', en: 'A rule for tests' }, clause: '1' };

type Case = {
  says: string;
  rule: DateRule;
  anchor: string;
  submitWorkdays?: number;
  gives: Partial<ReturnType<typeof days>> & { dueOn: string; actBy: string };
};

const printed: Case[] = [
  {
    says: 'a printed Sunday stays; the last working day before it is a Friday',
    rule: { family: 'printed' },
    anchor: '2026-11-01',
    gives: { nominalOn: '2026-11-01', dueOn: '2026-11-01', actBy: '2026-10-30' },
  },
  {
    says: 'a printed Sunday at 16:00 stays; three working days before it are 28 to 30 January',
    rule: { family: 'printed', minute: 960 },
    anchor: '2026-02-01',
    submitWorkdays: 3,
    gives: {
      nominalOn: '2026-02-01',
      dueOn: '2026-02-01',
      actBy: '2026-01-30',
      submitBy: '2026-01-27',
    },
  },
  {
    says: 'what closes at 00:00 leaves the day before, and the three days of 2 to 4 March after a make-up Saturday',
    rule: { family: 'printed', minute: 0 },
    anchor: '2026-03-05',
    submitWorkdays: 3,
    gives: {
      nominalOn: '2026-03-05',
      dueOn: '2026-03-05',
      actBy: '2026-03-04',
      submitBy: '2026-02-28',
    },
  },
  {
    says: 'what closes at 24:00 leaves the day itself',
    rule: { family: 'printed', minute: 1440 },
    anchor: '2026-03-05',
    gives: { nominalOn: '2026-03-05', dueOn: '2026-03-05', actBy: '2026-03-05' },
  },
];

const forward: Case[] = [
  {
    says: 'thirty days that end in the National Day holiday end on the working day after it',
    rule: { family: 'period', span: { unit: 'day', value: 30 } },
    anchor: '2026-09-03',
    gives: { nominalOn: '2026-10-03', dueOn: '2026-10-08', actBy: '2026-10-08' },
  },
  {
    says: 'twenty working days over the Spring Festival of 2026 count both make-up Saturdays',
    rule: { family: 'period', span: { unit: 'workday', value: 20 } },
    anchor: '2026-01-26',
    gives: { nominalOn: '2026-02-28', dueOn: '2026-02-28', actBy: '2026-02-28' },
  },
  {
    says: 'a longest interval of twelve months that ends in the National Day holiday is not lengthened',
    rule: { family: 'period', span: { unit: 'month', value: 12 }, restDay: 'stays' },
    anchor: '2025-10-03',
    gives: { nominalOn: '2026-10-03', dueOn: '2026-10-03', actBy: '2026-09-30' },
  },
  {
    says: 'a longest interval that ends on a working day needs no word about it',
    rule: { family: 'period', span: { unit: 'month', value: 12 }, restDay: 'stays' },
    anchor: '2025-10-08',
    gives: { nominalOn: '2026-10-08', dueOn: '2026-10-08', actBy: '2026-10-08' },
  },
  {
    says: 'one year from 29 February ends on 28 February, a Friday',
    rule: { family: 'period', span: { unit: 'year', value: 1 } },
    anchor: '2024-02-29',
    gives: { nominalOn: '2025-02-28', dueOn: '2025-02-28', actBy: '2025-02-28' },
  },
  {
    says: 'five working days from 28 December 2026 may end on 3 or 7 January, as the notice of 2027 has it; 29 December is sure',
    rule: { family: 'period', span: { unit: 'workday', value: 5 } },
    anchor: '2026-12-28',
    gives: { dueOn: '2027-01-03', actBy: '2026-12-29', within: '2027-01-03…2027-01-07' },
  },
  {
    says: 'a public notice of ten working days counts its own day; without it the end is disputed',
    rule: { family: 'period', span: { unit: 'workday', value: 10 }, counting: 'printed-count' },
    anchor: '2026-02-10',
    gives: { dueOn: '2026-02-28', actBy: '2026-02-28', disputed: '2026-03-02' },
  },
  {
    says: 'a public notice of seven days published on a Monday ends on the Sunday, moved to the Monday both ways',
    rule: { family: 'period', span: { unit: 'day', value: 7 }, counting: 'printed-count' },
    anchor: '2026-03-09',
    gives: { nominalOn: '2026-03-15', dueOn: '2026-03-16', actBy: '2026-03-16' },
  },
  {
    says: 'a public notice of a month from the first day of March takes the whole of March',
    rule: { family: 'period', span: { unit: 'month', value: 1 }, counting: 'printed-count' },
    anchor: '2026-03-01',
    gives: {
      nominalOn: '2026-03-31',
      dueOn: '2026-03-31',
      actBy: '2026-03-31',
      disputed: '2026-04-01',
    },
  },
];

const backward: Case[] = [
  {
    says: 'recertification finished by an expiry on a Sunday is finished on the Friday before',
    rule: { family: 'lead', edge: 'closing', span: { unit: 'day', value: 0 } },
    anchor: '2026-11-01',
    gives: { nominalOn: '2026-11-01', dueOn: '2026-10-30', actBy: '2026-10-30' },
  },
  {
    says: 'three months before 31 May 2027 is Sunday 28 February, moved back, unless that is made a working day',
    rule: { family: 'lead', edge: 'closing', span: { unit: 'month', value: 3 } },
    anchor: '2027-05-31',
    gives: {
      nominalOn: '2027-02-28',
      dueOn: '2027-02-26',
      actBy: '2027-02-26',
      within: '2027-02-26…2027-02-28',
    },
  },
  {
    says: 'six months before 31 August 2026 is 28 February, a make-up Saturday, which needs no move',
    rule: { family: 'lead', edge: 'closing', span: { unit: 'month', value: 6 } },
    anchor: '2026-08-31',
    gives: { nominalOn: '2026-02-28', dueOn: '2026-02-28', actBy: '2026-02-28' },
  },
  {
    says: 'thirty working days are full before Sunday 1 November 2026 if one applies on 14 September',
    rule: { family: 'lead', edge: 'closing', span: { unit: 'workday', value: 30 } },
    anchor: '2026-11-01',
    gives: { dueOn: '2026-09-14', actBy: '2026-09-14' },
  },
  {
    says: 'one working day before the first Monday after the National Day week’s make-up Saturday is that Saturday',
    rule: { family: 'lead', edge: 'closing', span: { unit: 'workday', value: 1 } },
    anchor: '2026-10-12',
    gives: { nominalOn: '2026-10-11', dueOn: '2026-10-10', actBy: '2026-10-10' },
  },
  {
    says: 'a window of ninety working days before 1 November 2026 opens on 22 June',
    rule: { family: 'lead', edge: 'opening', span: { unit: 'workday', value: 90 } },
    anchor: '2026-11-01',
    gives: { dueOn: '2026-06-22', actBy: '2026-06-22' },
  },
  {
    says: 'a window that would open on the first day of the Spring Festival holiday opens after it',
    rule: { family: 'lead', edge: 'opening', span: { unit: 'month', value: 6 } },
    anchor: '2026-08-15',
    gives: { nominalOn: '2026-02-15', dueOn: '2026-02-24', actBy: '2026-02-24' },
  },
];

const recurring: Case[] = [
  {
    says: 'a report for 2025 by Sunday 31 May 2026 gives way to Monday where its rule says so',
    rule: { family: 'duty', every: 'year', monthsAfter: 5, day: 31, restDay: 'next' },
    anchor: '2025-12-31',
    gives: { nominalOn: '2026-05-31', dueOn: '2026-06-01', actBy: '2026-06-01' },
  },
  {
    says: 'and stays on Sunday, for action by Friday, where its rule says that',
    rule: { family: 'duty', every: 'year', monthsAfter: 5, day: 31, restDay: 'stays' },
    anchor: '2025-01-01',
    gives: { nominalOn: '2026-05-31', dueOn: '2026-05-31', actBy: '2026-05-29' },
  },
  {
    says: 'a report fifteen days after a quarter counts from the quarter, whichever of its days is given',
    rule: { family: 'duty', every: 'quarter', monthsAfter: 1, day: 15, restDay: 'stays' },
    anchor: '2026-02-10',
    gives: { dueOn: '2026-04-15', actBy: '2026-04-15' },
  },
  {
    says: 'day 31 of the month after January is 28 February, which is worked in 2026',
    rule: { family: 'duty', every: 'month', monthsAfter: 1, day: 31, restDay: 'next' },
    anchor: '2026-01-20',
    gives: { nominalOn: '2026-02-28', dueOn: '2026-02-28', actBy: '2026-02-28' },
  },
  {
    says: 'a half-year report on Sunday 31 January 2027 stays; the Saturday may be worked, the Friday is sure',
    rule: { family: 'duty', every: 'half-year', monthsAfter: 1, day: 31, restDay: 'stays', minute: 1020 },
    anchor: '2026-08-01',
    gives: { dueOn: '2027-01-31', actBy: '2027-01-29' },
  },
  {
    says: 'the tax of December 2025 closes on 20 January 2026, as published',
    rule: { family: 'tax', every: 'month' },
    anchor: '2025-12-10',
    gives: { nominalOn: '2026-01-15', dueOn: '2026-01-20', actBy: '2026-01-20' },
  },
  {
    says: 'so does that of the last quarter of 2025, in the next year',
    rule: { family: 'tax', every: 'quarter' },
    anchor: '2025-10-01',
    gives: { nominalOn: '2026-01-15', dueOn: '2026-01-20', actBy: '2026-01-20' },
  },
  {
    says: 'the tax of the third quarter of 2026 closes on 26 October, as published',
    rule: { family: 'tax', every: 'quarter' },
    anchor: '2026-08-01',
    gives: { nominalOn: '2026-10-15', dueOn: '2026-10-26', actBy: '2026-10-26' },
  },
];

const valid: Case[] = [
  {
    says: 'five years from 28 January 2024 end on 27 January 2029, the 28th being disputed',
    rule: { family: 'validity', span: { unit: 'year', value: 5 } },
    anchor: '2024-01-28',
    gives: { dueOn: '2029-01-27', actBy: '2029-01-26', disputed: '2029-01-28' },
  },
  {
    says: 'one year from 29 February 2024 ends on 28 February 2025, undisputed',
    rule: { family: 'validity', span: { unit: 'year', value: 1 } },
    anchor: '2024-02-29',
    gives: { dueOn: '2025-02-28', actBy: '2025-02-28' },
  },
  {
    says: 'a validity of thirty days counts its first day',
    rule: { family: 'validity', span: { unit: 'day', value: 30 } },
    anchor: '2026-03-01',
    gives: { dueOn: '2026-03-30', actBy: '2026-03-30', disputed: '2026-03-31' },
  },
  {
    says: 'thirty-six whole months from 20 March 2023 end with February 2026, undisputed',
    rule: { family: 'validity', span: { unit: 'month', value: 36 }, wholeMonths: true },
    anchor: '2023-03-20',
    gives: { dueOn: '2026-02-28', actBy: '2026-02-28' },
  },
  {
    says: 'one whole month from the last day of January is over that day, a Saturday',
    rule: { family: 'validity', span: { unit: 'month', value: 1 }, wholeMonths: true },
    anchor: '2026-01-31',
    gives: { dueOn: '2026-01-31', actBy: '2026-01-30' },
  },
];

for (const { says, rule, anchor, submitWorkdays, gives } of [
  ...printed,
  ...forward,
  ...backward,
  ...recurring,
  ...valid,
]) {
  t.test(says, async (t) => {
    const leave = submitWorkdays === undefined ? {} : { submitWorkdays };
    const due = applyRule(shippedCalendar, rule, d(anchor), { source, ...leave });
    const { nominalOn, ...rest } = days(due);
    t.same({ ...(gives.nominalOn && { nominalOn }), ...rest }, gives);
    t.equal(due.minute, 'minute' in rule ? rule.minute : undefined, 'the hour is kept');
    t.ok(Value.Check(DateRule, rule));
  });
}

t.test('only a longest interval that ends on a rest day says that it stays there', async (t) => {
  const said = (anchor: string) =>
    applyRule(
      shippedCalendar,
      { family: 'period', span: { unit: 'month', value: 12 }, restDay: 'stays' },
      d(anchor),
      { source },
    ).workings.some(({ say }) => say === 'dates.longest-interval');
  t.same([said('2025-10-03'), said('2025-10-08')], [true, false]);
});

t.test('every family but the tax names the source that sets its rule', async (t) => {
  const one = (cases: Case[]) => cases[0] as Case;
  for (const { rule, anchor } of [printed, forward, backward, recurring, valid].map(one)) {
    const { workings } = applyRule(shippedCalendar, rule, d(anchor), { source });
    t.ok(
      workings.some((line) => line.source === source),
      rule.family,
    );
  }
});

t.test('the schema refuses what is no rule', async (t) => {
  const span = { unit: 'month', value: 1 };
  const wrong: unknown[] = [
    { family: 'period', span: { unit: 'day', value: 0 } },
    { family: 'period', span: { unit: 'week', value: 1 } },
    { family: 'period', span: { unit: 'month', value: 1.5 } },
    { family: 'period', span: { unit: 'workday', value: 2501 } },
    { family: 'period', span, restDay: 'previous' },
    { family: 'lead', span },
    { family: 'lead', edge: 'closing', span: { unit: 'workday', value: 0 } },
    { family: 'duty', every: 'week', monthsAfter: 1, day: 1, restDay: 'stays' },
    { family: 'duty', every: 'year', monthsAfter: 5, day: 32, restDay: 'stays' },
    { family: 'duty', every: 'year', monthsAfter: 5, day: 31 },
    { family: 'tax', every: 'year' },
    { family: 'validity', span: { unit: 'workday', value: 30 } },
    { family: 'printed', minute: 1441 },
    { family: 'printed', colour: 'red' },
  ];
  t.same(
    wrong.filter((rule) => Value.Check(DateRule, rule)),
    [],
  );
});
