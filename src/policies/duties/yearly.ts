import type { DatedRule } from '../dated-rule.ts';

type Basis = Pick<DatedRule, 'source' | 'confidence' | 'onceSeen'>;

const example = (anchor: string, dueOn: string, actBy: string, why: string) => ({
  anchor,
  dueOn,
  actBy,
  why,
});

/** Days of the year after the one reported on, which no text moves. Examples worked by hand. */
const days = {
  '03-21': {
    monthsAfter: 3,
    day: 21,
    examples: [example('2024-12-31', '2025-03-21', '2025-03-21', 'A Friday.')],
  },
  '03-31': {
    monthsAfter: 3,
    day: 31,
    examples: [
      example('2025-12-31', '2026-03-31', '2026-03-31', 'A Tuesday.'),
      example('2023-12-31', '2024-03-31', '2024-03-29', 'A Sunday on which it stays; act by Friday.'),
    ],
  },
  '04-30': {
    monthsAfter: 4,
    day: 30,
    examples: [example('2025-12-31', '2026-04-30', '2026-04-30', 'A Thursday, the day before the holiday.')],
  },
  '05-31': {
    monthsAfter: 5,
    day: 31,
    examples: [
      example('2025-12-31', '2026-05-31', '2026-05-29', 'A Sunday on which it stays; act by Friday.'),
      example(
        '2024-12-31',
        '2025-05-31',
        '2025-05-30',
        'The Dragon Boat holiday does not move it; act by Friday.',
      ),
    ],
  },
  '06-30': {
    monthsAfter: 6,
    day: 30,
    examples: [
      example(
        '2025-07-01',
        '2026-06-30',
        '2026-06-30',
        'A Tuesday; any day of the year reported on gives it.',
      ),
      example('2023-12-31', '2024-06-30', '2024-06-28', 'A Sunday on which it stays; act by Friday.'),
    ],
  },
} satisfies Record<string, { monthsAfter: number; day: number; examples: DatedRule['examples'] }>;

/** Due on a month and day of the year after the one reported on; it stays on a rest day. */
export function nextYearOn(monthDay: keyof typeof days, basis: Basis): DatedRule {
  const { monthsAfter, day, examples } = days[monthDay];
  return {
    rule: { family: 'duty', every: 'year', monthsAfter, day, restDay: 'stays' },
    ...basis,
    examples,
  };
}
