import type { CalendarYear } from '../calendar.ts';

export const year2026: CalendarYear = {
  year: 2026,
  notices: [
    {
      number: '国办发明电〔2025〕7号',
      url: 'https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm',
      publishedOn: '2025-11-04',
      breaks: [
        { festivals: ['new-year'], off: ['2026-01-01', '2026-01-03'], work: ['2026-01-04'] },
        {
          festivals: ['spring-festival'],
          off: ['2026-02-15', '2026-02-23'],
          work: ['2026-02-14', '2026-02-28'],
        },
        { festivals: ['qingming'], off: ['2026-04-04', '2026-04-06'], work: [] },
        { festivals: ['labour-day'], off: ['2026-05-01', '2026-05-05'], work: ['2026-05-09'] },
        { festivals: ['dragon-boat'], off: ['2026-06-19', '2026-06-21'], work: [] },
        { festivals: ['mid-autumn'], off: ['2026-09-25', '2026-09-27'], work: [] },
        {
          festivals: ['national-day'],
          off: ['2026-10-01', '2026-10-07'],
          work: ['2026-09-20', '2026-10-10'],
        },
      ],
    },
  ],
};
