import type { Break, CalendarYear } from '../calendar.ts';

const breaks = (springFestival: Break): Break[] => [
  { festivals: ['new-year'], off: ['2020-01-01', '2020-01-01'], work: [] },
  springFestival,
  { festivals: ['qingming'], off: ['2020-04-04', '2020-04-06'], work: [] },
  { festivals: ['labour-day'], off: ['2020-05-01', '2020-05-05'], work: ['2020-04-26', '2020-05-09'] },
  { festivals: ['dragon-boat'], off: ['2020-06-25', '2020-06-27'], work: ['2020-06-28'] },
  {
    festivals: ['national-day', 'mid-autumn'],
    off: ['2020-10-01', '2020-10-08'],
    work: ['2020-09-27', '2020-10-10'],
  },
];

/** 2020: the second paper lengthened the Spring Festival to 2 February, over a day first announced as worked. */
export const year2020: CalendarYear = {
  year: 2020,
  notices: [
    {
      number: '国办发明电〔2019〕16号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2019-11/21/content_5454164.htm',
      publishedOn: '2019-11-21',
      breaks: breaks({
        festivals: ['spring-festival'],
        off: ['2020-01-24', '2020-01-30'],
        work: ['2020-01-19', '2020-02-01'],
      }),
    },
    {
      number: '国办发明电〔2020〕1号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2020-01/27/content_5472352.htm',
      publishedOn: '2020-01-27',
      breaks: breaks({
        festivals: ['spring-festival'],
        off: ['2020-01-24', '2020-02-02'],
        work: ['2020-01-19'],
      }),
    },
  ],
};
