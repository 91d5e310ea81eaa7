import type { CalendarYear } from '../calendar.ts';

export const year2021: CalendarYear = {
  year: 2021,
  notices: [
    {
      number: '国办发明电〔2020〕27号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2020-11/25/content_5564127.htm',
      publishedOn: '2020-11-25',
      breaks: [
        { festivals: ['new-year'], off: ['2021-01-01', '2021-01-03'], work: [] },
        {
          festivals: ['spring-festival'],
          off: ['2021-02-11', '2021-02-17'],
          work: ['2021-02-07', '2021-02-20'],
        },
        { festivals: ['qingming'], off: ['2021-04-03', '2021-04-05'], work: [] },
        { festivals: ['labour-day'], off: ['2021-05-01', '2021-05-05'], work: ['2021-04-25', '2021-05-08'] },
        { festivals: ['dragon-boat'], off: ['2021-06-12', '2021-06-14'], work: [] },
        { festivals: ['mid-autumn'], off: ['2021-09-19', '2021-09-21'], work: ['2021-09-18'] },
        {
          festivals: ['national-day'],
          off: ['2021-10-01', '2021-10-07'],
          work: ['2021-09-26', '2021-10-09'],
        },
      ],
    },
  ],
};
