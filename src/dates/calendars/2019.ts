import type { Break, CalendarYear } from '../calendar.ts';

const breaks = (labourDay: Break): Break[] => [
  { festivals: ['new-year'], off: ['2018-12-30', '2019-01-01'], work: ['2018-12-29'] },
  { festivals: ['spring-festival'], off: ['2019-02-04', '2019-02-10'], work: ['2019-02-02', '2019-02-03'] },
  { festivals: ['qingming'], off: ['2019-04-05', '2019-04-05'], work: [] },
  labourDay,
  { festivals: ['dragon-boat'], off: ['2019-06-07', '2019-06-07'], work: [] },
  { festivals: ['mid-autumn'], off: ['2019-09-13', '2019-09-13'], work: [] },
  { festivals: ['national-day'], off: ['2019-10-01', '2019-10-07'], work: ['2019-09-29', '2019-10-12'] },
];

/** 2019: the second paper lengthened Labour Day from one day to four. */
export const year2019: CalendarYear = {
  year: 2019,
  notices: [
    {
      number: '国办发明电〔2018〕15号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2018-12/06/content_5346276.htm',
      publishedOn: '2018-12-06',
      breaks: breaks({ festivals: ['labour-day'], off: ['2019-05-01', '2019-05-01'], work: [] }),
    },
    {
      number: '国办发明电〔2019〕3号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2019-03/22/content_5375877.htm',
      publishedOn: '2019-03-22',
      breaks: breaks({
        festivals: ['labour-day'],
        off: ['2019-05-01', '2019-05-04'],
        work: ['2019-04-28', '2019-05-05'],
      }),
    },
  ],
};
