import type { CalendarYear } from '../calendar.ts';

export const year2024: CalendarYear = {
  year: 2024,
  notices: [
    {
      number: '国办发明电〔2023〕7号',
      url: 'https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm',
      publishedOn: '2023-10-25',
      breaks: [
        { festivals: ['new-year'], off: ['2024-01-01', '2024-01-01'], work: [] },
        {
          festivals: ['spring-festival'],
          off: ['2024-02-10', '2024-02-17'],
          work: ['2024-02-04', '2024-02-18'],
        },
        { festivals: ['qingming'], off: ['2024-04-04', '2024-04-06'], work: ['2024-04-07'] },
        { festivals: ['labour-day'], off: ['2024-05-01', '2024-05-05'], work: ['2024-04-28', '2024-05-11'] },
        { festivals: ['dragon-boat'], off: ['2024-06-10', '2024-06-10'], work: [] },
        { festivals: ['mid-autumn'], off: ['2024-09-15', '2024-09-17'], work: ['2024-09-14'] },
        {
          festivals: ['national-day'],
          off: ['2024-10-01', '2024-10-07'],
          work: ['2024-09-29', '2024-10-12'],
        },
      ],
    },
  ],
};
