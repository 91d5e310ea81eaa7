import type { EffectOf } from '../../src/deadlines/effect.ts';

/** An invented arrangement of 2027, as the State Council might give it. Weekdays by hand from 1 January, a Friday. */
export const invented: EffectOf<'holiday-notice'> = {
  kind: 'holiday-notice',
  office: 'government',
  year: 2027,
  breaks: [
    { festivals: ['new-year'], off: ['2027-01-01', '2027-01-03'], work: [] },
    {
      festivals: ['spring-festival'],
      off: ['2027-02-05', '2027-02-12'],
      work: ['2027-01-30', '2027-02-20'],
    },
    { festivals: ['qingming'], off: ['2027-04-03', '2027-04-05'], work: [] },
    { festivals: ['labour-day'], off: ['2027-05-01', '2027-05-05'], work: ['2027-04-25', '2027-05-08'] },
    { festivals: ['dragon-boat'], off: ['2027-06-09', '2027-06-09'], work: [] },
    { festivals: ['mid-autumn'], off: ['2027-09-15', '2027-09-15'], work: [] },
    { festivals: ['national-day'], off: ['2027-10-01', '2027-10-07'], work: ['2027-09-26', '2027-10-09'] },
  ],
};

type Break = (typeof invented.breaks)[number];

/** The same with the break of one festival changed. */
export function changed(festival: Break['festivals'][number], change: Partial<Break>) {
  const breaks = invented.breaks.map((each) =>
    each.festivals.includes(festival) ? { ...each, ...change } : each,
  );
  return { ...invented, breaks };
}
