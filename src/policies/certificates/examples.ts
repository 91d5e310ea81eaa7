import type { RuleOf } from '../../dates/rule.ts';
import type { DatedRule } from '../dated-rule.ts';

type Examples = DatedRule['examples'];
type Lead = { span: RuleOf<'lead'>['span']; examples: Examples };

const example = (anchor: string, dueOn: string, actBy: string, why: string) => ({
  anchor,
  dueOn,
  actBy,
  why,
});

/** Validities by their months. Worked by hand, as all examples are. */
export const terms = {
  12: [example('2025-06-26', '2026-06-25', '2026-06-25', 'A Thursday, the day before the anniversary.')],
  36: [
    example(
      '2023-03-15',
      '2026-03-14',
      '2026-03-13',
      'The day before the third anniversary, a Saturday: it stays.',
    ),
    example('2023-02-28', '2026-02-27', '2026-02-27', 'A Friday, the day before the third anniversary.'),
  ],
  48: [example('2022-11-07', '2026-11-06', '2026-11-06', 'A Friday, the day before the fourth anniversary.')],
  60: [
    example('2021-06-10', '2026-06-09', '2026-06-09', 'A Tuesday, the day before the fifth anniversary.'),
    example('2021-06-20', '2026-06-19', '2026-06-18', 'The Dragon Boat holiday does not move a validity.'),
  ],
  72: [example('2020-05-20', '2026-05-19', '2026-05-19', 'A Tuesday, the day before the sixth anniversary.')],
} satisfies Record<number, Examples>;

/** Validity of 36 months counted whole. */
export const wholeMonths: Examples = [
  example(
    '2023-03-17',
    '2026-02-28',
    '2026-02-28',
    'March 2023 to February 2026; 28 February is a make-up Saturday.',
  ),
  example(
    '2023-06-30',
    '2026-05-31',
    '2026-05-29',
    'June 2023 to May 2026, whose last day is a Sunday: it stays.',
  ),
];

/** Last days to apply, by the length of the lead. */
export const leads = {
  'day 0': {
    span: { unit: 'day', value: 0 },
    examples: [
      example('2026-11-06', '2026-11-06', '2026-11-06', 'The last valid day itself, a Friday.'),
      example(
        '2026-10-04',
        '2026-09-30',
        '2026-09-30',
        'In the National Day holiday: the working day before it.',
      ),
    ],
  },
  'day 30': {
    span: { unit: 'day', value: 30 },
    examples: [
      example('2026-10-05', '2026-09-04', '2026-09-04', '5 September is a Saturday: the Friday before it.'),
      example('2026-07-31', '2026-07-01', '2026-07-01', 'Thirty days before 31 July, a Wednesday.'),
    ],
  },
  'day 60': {
    span: { unit: 'day', value: 60 },
    examples: [
      example(
        '2026-06-30',
        '2026-04-30',
        '2026-04-30',
        'Sixty days before is 1 May, a holiday: the Thursday before it.',
      ),
    ],
  },
  'month 1': {
    span: { unit: 'month', value: 1 },
    examples: [
      example(
        '2026-03-31',
        '2026-02-28',
        '2026-02-28',
        'February has no 31st; its 28th is a make-up Saturday.',
      ),
      example(
        '2026-06-04',
        '2026-04-30',
        '2026-04-30',
        '4 May is in the holiday: the working day before it.',
      ),
    ],
  },
  'month 3': {
    span: { unit: 'month', value: 3 },
    examples: [
      example(
        '2026-05-31',
        '2026-02-28',
        '2026-02-28',
        'February has no 31st; its 28th is a make-up Saturday.',
      ),
      example('2026-08-16', '2026-05-15', '2026-05-15', '16 May is a Saturday: the Friday before it.'),
    ],
  },
  'month 6': {
    span: { unit: 'month', value: 6 },
    examples: [
      example('2026-10-20', '2026-04-20', '2026-04-20', 'The corresponding day, a Monday.'),
      example(
        '2026-08-18',
        '2026-02-14',
        '2026-02-14',
        'In the Spring Festival: back to the make-up Saturday before it.',
      ),
    ],
  },
  'workday 30': {
    span: { unit: 'workday', value: 30 },
    examples: [
      example('2026-11-01', '2026-09-14', '2026-09-14', '18 working days in October, 12 from 15 September.'),
    ],
  },
} satisfies Record<string, Lead>;

/** First days to apply, by the length of the lead. */
export const openings = {
  'month 3': {
    span: { unit: 'month', value: 3 },
    examples: [
      example('2026-11-06', '2026-08-06', '2026-08-06', 'The corresponding day, a Thursday.'),
      example(
        '2026-08-01',
        '2026-05-06',
        '2026-05-06',
        '1 May is a holiday: the first working day after it.',
      ),
    ],
  },
  'workday 90': {
    span: { unit: 'workday', value: 90 },
    examples: [
      example(
        '2026-11-01',
        '2026-06-22',
        '2026-06-22',
        'October 18, September 22, August 21, July 23, June 6 from the 23rd.',
      ),
    ],
  },
} satisfies Record<string, Lead>;

/** Ends of intervals, by their months. */
export const intervals = {
  12: [
    example('2025-03-20', '2026-03-20', '2026-03-20', 'The corresponding day, a Friday.'),
    example(
      '2025-05-02',
      '2026-05-02',
      '2026-04-30',
      'The Labour Day holiday does not lengthen the interval.',
    ),
  ],
  18: [example('2024-10-15', '2026-04-15', '2026-04-15', 'The corresponding day, a Wednesday.')],
  24: [
    example('2024-06-30', '2026-06-30', '2026-06-30', 'The corresponding day, a Tuesday.'),
    example('2024-04-05', '2026-04-05', '2026-04-03', 'The Qingming holiday does not lengthen the interval.'),
  ],
} satisfies Record<number, Examples>;
