import type { Source } from '../../src/answers/source.ts';
import type { ItemDates, LetterItem, LetterModel } from '../../src/letters/model.ts';

/** The letter's day in these tests: a Monday. */
export const monday = Temporal.PlainDate.from('2025-12-01');

export const jiading: Source = {
  title: {
    zh: '嘉定区进一步推动工业互联网创新发展若干政策',
    en: 'Jiading measures for the industrial internet',
  },
  reference: '嘉府规发〔2021〕5号',
  clause: '16',
  quote: '有效期至2025年12月31日',
};

const action: Source = {
  title: { zh: '推动工业领域大规模设备更新专项行动', en: 'Equipment renewal action' },
  reference: 'https://example.com/action?year=2024&no=7',
  clause: '7',
};

export function dates(dueOn: string, actBy: string, more: Partial<ItemDates> = {}): ItemDates {
  const due = Temporal.PlainDate.from(dueOn);
  const daysLeft = monday.until(due).days;
  return { dueOn: due, actBy: Temporal.PlainDate.from(actBy), actByProvisional: false, daysLeft, ...more };
}

/** Jiading's measures end on the last day of 2025; no money is named. */
export const expiry: LetterItem = {
  deadlineId: 'expiry',
  title: { zh: '嘉定工业互联网政策有效期届满', en: 'Jiading industrial internet measures end' },
  enterprise: '晨光精密',
  demo: false,
  status: 'firm',
  dates: dates('2025-12-31', '2025-12-31', { workingDaysLeft: 22 }),
  stake: { kind: 'none' },
  why: [jiading],
  links: { details: 'https://qixian.example/deadlines/expiry' },
};

/** A claim that closes on a Sunday at four in the afternoon. */
export const claim: LetterItem = {
  deadlineId: 'claim',
  title: { zh: '设备更新贷款贴息第1年申报', en: 'Equipment loan subsidy, year 1 claim' },
  enterprise: '晨光精密',
  demo: false,
  status: 'expected',
  dates: dates('2026-04-05', '2026-04-03', {
    minute: 960,
    submitBy: Temporal.PlainDate.from('2026-03-30'),
  }),
  stake: { kind: 'known', key: 'action-7/line/2025', fen: 163_916_666, upTo: true },
  why: [action],
  links: { calendar: 'https://qixian.example/calendar/t.ics' },
};

/** A report that was due yesterday, a Sunday. */
export const report: LetterItem = {
  deadlineId: 'report',
  title: { zh: '项目建设进度年报', en: 'Yearly project report' },
  enterprise: '晨光精密',
  demo: false,
  status: 'firm',
  dates: dates('2025-11-30', '2025-11-28'),
  stake: { kind: 'unknown', key: 'report' },
  why: [{ title: { zh: '项目合同', en: 'Project contract' }, clause: '12' }],
  links: {},
};

export function letter(items: LetterItem[], more: Partial<LetterModel> = {}): LetterModel {
  return {
    kind: 'digest',
    lang: 'zh',
    recipient: { name: '林晓', address: 'lin@example.com' },
    on: monday,
    items,
    links: { service: 'https://qixian.example/' },
    ...more,
  };
}
