import type { CalendarYear } from '../calendar.ts';

export const year2022: CalendarYear = {
  year: 2022,
  notices: [
    {
      number: '国办发明电〔2021〕11号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2021-10/25/content_5644835.htm',
      publishedOn: '2021-10-25',
      breaks: [
        { festivals: ['new-year'], off: ['2022-01-01', '2022-01-03'], work: [] },
        {
          festivals: ['spring-festival'],
          off: ['2022-01-31', '2022-02-06'],
          work: ['2022-01-29', '2022-01-30'],
        },
        { festivals: ['qingming'], off: ['2022-04-03', '2022-04-05'], work: ['2022-04-02'] },
        { festivals: ['labour-day'], off: ['2022-04-30', '2022-05-04'], work: ['2022-04-24', '2022-05-07'] },
        { festivals: ['dragon-boat'], off: ['2022-06-03', '2022-06-05'], work: [] },
        { festivals: ['mid-autumn'], off: ['2022-09-10', '2022-09-12'], work: [] },
        {
          festivals: ['national-day'],
          off: ['2022-10-01', '2022-10-07'],
          work: ['2022-10-08', '2022-10-09'],
        },
      ],
    },
  ],
};
