import type { NewAnnouncement } from '../../src/cases/drafts.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';

const title = {
  zh: '国务院办公厅关于2027年部分节假日安排的通知',
  en: 'Notice on the public holidays of 2027',
};

type Break = EffectOf<'holiday-notice'>['breaks'][number];

/** An invented arrangement of 2027: new year from Friday to Sunday, Spring Festival of seven days from its eve. */
export const breaks2027: Break[] = [
  { festivals: ['new-year'], off: ['2027-01-01', '2027-01-03'], work: [] },
  { festivals: ['spring-festival'], off: ['2027-02-05', '2027-02-11'], work: ['2027-01-31', '2027-02-20'] },
  { festivals: ['qingming'], off: ['2027-04-03', '2027-04-05'], work: [] },
  { festivals: ['labour-day'], off: ['2027-05-01', '2027-05-05'], work: ['2027-04-25', '2027-05-08'] },
  { festivals: ['dragon-boat'], off: ['2027-06-09', '2027-06-09'], work: [] },
  { festivals: ['mid-autumn'], off: ['2027-09-15', '2027-09-15'], work: [] },
  { festivals: ['national-day'], off: ['2027-10-01', '2027-10-07'], work: ['2027-09-26', '2027-10-09'] },
];

/** An invented notice for 2027, published on a day. */
export function notice2027(
  publishedOn: string,
  changes: Partial<EffectOf<'holiday-notice'>> = {},
): NewAnnouncement {
  return {
    title,
    source: { title, reference: '国办发明电〔2026〕99号', quote: '春节：2月5日至11日放假调休，共7天' },
    publishedOn,
    effect: { kind: 'holiday-notice', office: 'government', year: 2027, breaks: breaks2027, ...changes },
  };
}
