import type { Text } from '../answers/source.ts';
import type { Status } from '../deadlines/model.ts';
import { expectedNote } from './deadlines.ts';
import { count, workingDaysLeft } from './format.ts';

/** The fixed words of letters: labels, headings, the sentences at both ends. */
export const letterWords = {
  tag: { zh: '期限', en: 'Deadline' },
  closedToday: { zh: '今天已过截止时间', en: 'closed today' },
  overdueTag: { zh: '逾期', en: 'Overdue' },
  correctionTag: { zh: '更正', en: 'Correction' },
  demo: { zh: '示例', en: 'Demo' },
  due: { zh: '期限', en: 'Due' },
  opens: { zh: '开始受理', en: 'Opens' },
  aboutDate: { zh: '日期说明', en: 'About the date' },
  missed: { zh: '逾期后果', en: 'If missed' },
  submitBy: { zh: '建议提交', en: 'Submit by' },
  actBy: { zh: '最迟办理', en: 'Act by' },
  advice: { zh: '提示', en: 'Note' },
  money: { zh: '涉及金额', en: 'At stake' },
  why: { zh: '依据', en: 'Why' },
  before: { zh: '此前告知', en: 'Told before' },
  insteadOf: { zh: '为何告知您', en: 'Why you' },
  changeWhy: { zh: '变动原因', en: 'What changed' },
  changeSource: { zh: '变动依据', en: 'Source' },
  details: { zh: '查看详情与计算过程', en: 'Details and workings' },
  done: { zh: '标记为已完成', en: 'Mark as done' },
  snooze: { zh: '稍后再提醒', en: 'Remind me later' },
  toCalendar: { zh: '订阅到日历', en: 'Subscribe in a calendar' },
  openService: { zh: '打开期限', en: 'Open Qixian' },
  manage: { zh: '管理提醒与公告', en: 'Manage reminders and announcements' },
  unsubscribe: { zh: '退订', en: 'Unsubscribe' },
  subscribe: { zh: '订阅全部日期', en: 'Subscribe to all dates' },
  awaiting: { zh: '日期待公布', en: 'Awaiting its date' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
  datesChanged: { zh: '日期有变动', en: 'dates changed' },
  expected: { zh: '预计', en: 'expected' },
  provisional: { zh: '暂定', en: 'provisional' },
  restDay: { zh: '期限当日为休息日', en: 'the due day is not a working day' },
  workingUnknown: { zh: '工作日数待放假安排公布', en: 'working days not known yet' },
  noMoney: { zh: '无具体金额', en: 'no amount given' },
  unknownMoney: { zh: '金额待定', en: 'amount not known yet' },
  byReview: { zh: '以审批结果为准', en: 'subject to approval' },
  beijing: { zh: '北京时间', en: 'Beijing time' },
  expectedNote,
  correctionOne: {
    zh: '此前告知您的一项期限有变动，请以本信为准。',
    en: 'A date you were told has changed. Please go by this letter.',
  },
  demoNote: {
    zh: '标有“示例”的内容为演示数据，不涉及真实企业。',
    en: 'Entries marked “Demo” are demonstration data about no real enterprise.',
  },
  closing: {
    zh: '本信由期限（Qixian）自动发送，请勿直接回复。日期与金额依所引文件推算，办理要求以主管部门公布的文本为准。',
    en: 'Sent automatically by Qixian; replies are not read. Dates and amounts follow the documents quoted above; the published texts decide.',
  },
} as const satisfies Record<string, Text>;

/** How an amount comes about. */
export function formulaNote(formula: Text): Text {
  return { zh: `算式：${formula.zh}`, en: `formula: ${formula.en}` };
}

/** The opening line; `name` as registered, or empty. */
export function salutation(name: string): Text {
  return name ? { zh: `${name}，您好：`, en: `Dear ${name},` } : { zh: '您好：', en: 'Hello,' };
}

/** What a digest holds. `today` is the letter's day, already spoken. */
export function digestOpening(items: number, today: Text): Text {
  return items === 1
    ? {
        zh: `截至${today.zh}，有一项期限请您留意。`,
        en: `As of ${today.en}, one deadline needs your attention.`,
      }
    : {
        zh: `截至${today.zh}，有${items}项期限请您留意，按紧急程度排列如下。`,
        en: `As of ${today.en}, ${items} deadlines need your attention, most urgent first.`,
      };
}

/** The opening of a correction of several dates. */
export function correctionOpening(items: number): Text {
  return {
    zh: `此前告知您的${items}项期限有变动，请以本信为准。`,
    en: `${items} dates you were told have changed. Please go by this letter.`,
  };
}

/** Money of a whole digest: each sum once; `unknown` counts those whose amount is open. */
export function totalAtStake(amount: Text, unknown: number): Text {
  const known = {
    zh: `合计涉及金额${amount.zh}`,
    en: `Total at stake: ${amount.en}`,
  };
  if (unknown === 0) return { zh: `${known.zh}。`, en: `${known.en}.` };
  return {
    zh: `${known.zh}，另有${unknown}项金额待定。`,
    en: `${known.en}, and ${count(unknown, 'amount')} not known yet.`,
  };
}

/** Why a day to act by is provisional; which year's notice it waits for stands in the workings. */
export const calendarOpen: Text = {
  zh: '暂定：尚无有关放假安排可依，此处取最早的可能',
  en: 'provisional: there is no holiday notice to go by yet; this is the earliest possible day',
};

/** A list that was cut: what is left out goes into a letter of its own. */
export function andMore(items: number): Text {
  return {
    zh: `另有${items}项，因篇幅所限将另信告知。`,
    en: `And ${items} more, which follow in another letter.`,
  };
}

/** Time left with its working days: `还有30天（22个工作日）`. */
export function timeLeft(left: Text, workingDays: number | undefined): Text {
  const working = workingDays === undefined ? letterWords.workingUnknown : workingDaysLeft(workingDays);
  return { zh: `${left.zh}（${working.zh}）`, en: `${left.en} (${working.en})` };
}

/** A phrase about a day that is not certain: `预计还有30天`, `30 days left (expected)`; any other phrase as it is. */
export function asUncertain(phrase: Text, status: Status): Text {
  if (status !== 'expected' && status !== 'provisional') return phrase;
  const { zh, en } = letterWords[status];
  return { zh: `${zh}${phrase.zh}`, en: `${phrase.en} (${en})` };
}

/** Why a second contact is told: somebody else, by name, has not answered. */
export function becauseSilent(name: string): Text {
  return { zh: `因${name}尚未确认，特告知您`, en: `You are told because ${name} has not answered` };
}

/** Why it reaches this reader: a colleague, by name, has handed it over, given it back, or is not reached any more. */
export const becauseHanded = {
  'handed-over': (name: string): Text => ({
    zh: `${name}已把这一期限交给您，今后由您接收提醒`,
    en: `${name} has handed this deadline over to you: from now on you are reminded of it`,
  }),
  'given-back': (name: string): Text => ({
    zh: `${name}已把这一期限交还给您，今后仍由您接收提醒`,
    en: `${name} has given this deadline back: from now on you are reminded of it again`,
  }),
  lapsed: (name: string): Text => ({
    zh: `您曾把这一期限交给${name}，对方现收不到提醒，暂由您接收`,
    en: `You handed this deadline over to ${name}, who is not reached now: you are reminded of it meanwhile`,
  }),
};

/** Several deadlines under the name of the first. */
export function andOthers(title: string, items: number): Text {
  return { zh: `${title}等${items}项`, en: `${title} and ${items - 1} more` };
}

/** What letters say about announcements besides what is announced. */
export const announcementLetterWords = {
  opening: (items: number): Text =>
    items === 1
      ? {
          zh: '有一则公告与您有关或为您所订阅。',
          en: 'An announcement concerns you or a subject you follow.',
        }
      : {
          zh: `有${items}则公告请您留意。`,
          en: `There are ${items} announcements for you.`,
        },
  /** Of a digest that tells of deadlines too. */
  besides: (items: number): Text => ({
    zh: `另有${items}则公告，列在期限之后。`,
    en: `${items === 1 ? 'One announcement follows' : `${items} announcements follow`} the deadlines.`,
  }),
  /** Of an announcement's letter that also corrects what its reader was told. */
  corrects: (items: number): Text => ({
    zh: `它改变了此前告知您的${items}项期限，列在公告之后，请以本信为准。`,
    en: `It changes ${items === 1 ? 'a date' : `${items} dates`} you were told, listed below it. Please go by this letter.`,
  }),
  andOthers: (items: number): Text => ({ zh: `等${items}则`, en: ` and ${items - 1} more` }),
  forYou: { zh: '与您有关', en: 'For you' },
  dates: { zh: '日期变化', en: 'Dates' },
  moreDates: (left: number): Text => ({ zh: `另有${left}个日期`, en: `and ${count(left, 'more date')}` }),
  because: { zh: '为何收到', en: 'Why told' },
  page: { zh: '查看公告', en: 'See the announcement' },
  differences: { zh: '对照修订前后', en: 'Compare before and after' },
} as const;
