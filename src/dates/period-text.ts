import type { Text } from '../answers/source.ts';

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const halves = [
  { zh: '上半年', en: 'first half' },
  { zh: '下半年', en: 'second half' },
];

/**
 * A period's label in words: `2026` → `2026年度`, `FY 2026`; `2026Q1` → `2026年第1季度`, `Q1 2026`; `2026-03` → `2026年3月`,
 * `March 2026`; `2026H1` → `2026年上半年`, `first half of 2026`. Any other label stands as it is.
 */
export function periodText(label: string): Text {
  const [, year, kind, number] = /^(\d{4})(?:(Q|H|-)(\d{1,2}))?$/.exec(label) ?? [];
  const index = Number(number) - 1;
  if (kind === 'Q') return { zh: `${year}年第${number}季度`, en: `Q${number} ${year}` };
  const half = kind === 'H' ? halves[index] : undefined;
  if (half) return { zh: `${year}年${half.zh}`, en: `${half.en} of ${year}` };
  const month = kind === '-' ? months[index] : undefined;
  if (month) return { zh: `${year}年${index + 1}月`, en: `${month} ${year}` };
  return year && !kind ? { zh: `${year}年度`, en: `FY ${year}` } : { zh: label, en: label };
}
