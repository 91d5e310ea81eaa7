import type { CalendarYear } from '../calendar.ts';

export const year2025: CalendarYear = {
  year: 2025,
  notices: [
    {
      number: '国办发明电〔2024〕12号',
      url: 'https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm',
      publishedOn: '2024-11-12',
      breaks: [
        { festivals: ['new-year'], off: ['2025-01-01', '2025-01-01'], work: [] },
        {
          festivals: ['spring-festival'],
          off: ['2025-01-28', '2025-02-04'],
          work: ['2025-01-26', '2025-02-08'],
        },
        { festivals: ['qingming'], off: ['2025-04-04', '2025-04-06'], work: [] },
        { festivals: ['labour-day'], off: ['2025-05-01', '2025-05-05'], work: ['2025-04-27'] },
        { festivals: ['dragon-boat'], off: ['2025-05-31', '2025-06-02'], work: [] },
        {
          festivals: ['national-day', 'mid-autumn'],
          off: ['2025-10-01', '2025-10-08'],
          work: ['2025-09-28', '2025-10-11'],
        },
      ],
    },
  ],
};
