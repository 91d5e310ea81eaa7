import type { NewAnnouncement } from '../../src/cases/drafts.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';

const title = {
  zh: '国务院办公厅关于调整2026年春节放假安排的通知',
  en: 'Notice on a change of the Spring Festival holiday of 2026',
};

/** The days off of 2026 as they are known, but that Sunday 1 February is worked instead of Saturday 14 February, which is invented. */
const breaks: EffectOf<'holiday-notice'>['breaks'] = [
  { festivals: ['new-year'], off: ['2026-01-01', '2026-01-03'], work: ['2026-01-04'] },
  { festivals: ['spring-festival'], off: ['2026-02-15', '2026-02-23'], work: ['2026-02-01', '2026-02-28'] },
  { festivals: ['qingming'], off: ['2026-04-04', '2026-04-06'], work: [] },
  { festivals: ['labour-day'], off: ['2026-05-01', '2026-05-05'], work: ['2026-05-09'] },
  { festivals: ['dragon-boat'], off: ['2026-06-19', '2026-06-21'], work: [] },
  { festivals: ['mid-autumn'], off: ['2026-09-25', '2026-09-27'], work: [] },
  { festivals: ['national-day'], off: ['2026-10-01', '2026-10-07'], work: ['2026-09-20', '2026-10-10'] },
];

/** An invented notice that has Sunday 1 February 2026 worked, published on a day. */
export function sundayWorked(publishedOn: string): NewAnnouncement {
  return {
    title,
    source: { title, reference: '国办发明电〔2026〕98号', quote: '2月1日（周日）上班' },
    publishedOn,
    effect: { kind: 'holiday-notice', office: 'government', year: 2026, breaks },
  };
}
