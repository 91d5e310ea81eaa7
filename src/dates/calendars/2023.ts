import type { CalendarYear } from '../calendar.ts';

export const year2023: CalendarYear = {
  year: 2023,
  notices: [
    {
      number: '国办发明电〔2022〕16号',
      url: 'https://www.gov.cn/zhengce/zhengceku/2022-12/08/content_5730844.htm',
      publishedOn: '2022-12-08',
      breaks: [
        { festivals: ['new-year'], off: ['2022-12-31', '2023-01-02'], work: [] },
        {
          festivals: ['spring-festival'],
          off: ['2023-01-21', '2023-01-27'],
          work: ['2023-01-28', '2023-01-29'],
        },
        { festivals: ['qingming'], off: ['2023-04-05', '2023-04-05'], work: [] },
        { festivals: ['labour-day'], off: ['2023-04-29', '2023-05-03'], work: ['2023-04-23', '2023-05-06'] },
        { festivals: ['dragon-boat'], off: ['2023-06-22', '2023-06-24'], work: ['2023-06-25'] },
        {
          festivals: ['mid-autumn', 'national-day'],
          off: ['2023-09-29', '2023-10-06'],
          work: ['2023-10-07', '2023-10-08'],
        },
      ],
    },
  ],
};
