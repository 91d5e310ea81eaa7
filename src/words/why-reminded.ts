import type { Text } from '../answers/source.ts';
import { day, hour } from './format.ts';

/** The letter something goes out in: its kind, and when. */
export type Goes = { kind: string; at: Temporal.Instant };

const reasons: Record<string, Text> = {
  done: { zh: '事项已标记为完成', en: 'it was marked as done' },
  muted: {
    zh: '收件人不要这类提醒，或已知悉、已推迟',
    en: 'the reader wants no such reminders, has acknowledged it or has put it off',
  },
  'handed-over': { zh: '已交给同事接收', en: 'it was handed over to a colleague' },
  'taken-back': { zh: '对方已取回', en: 'who handed it over has taken it back' },
  merged: { zh: '已并入另一次提醒', en: 'another reminder about the same date covers it' },
  bounced: { zh: '收件地址不再接收信件', en: 'the address takes no letters' },
  obsolete: { zh: '日期已变动或已撤销', en: 'the date has moved or was withdrawn' },
  past: { zh: '加入时已经过期', en: 'it was over before the reader came' },
  'gave-up': { zh: '多次尝试未能送达，不再尝试', en: 'it could not be delivered after many tries' },
  undelivered: {
    zh: '另一接收方式未送达，改由邮件发送',
    en: 'by mail, for another way had not delivered it',
  },
  erased: { zh: '收件人资料已清除', en: 'the reader was erased' },
};

/** Why a reminder ended as it did; a reason without words of its own is said as it is kept. */
export function reasonText(reason: string): Text {
  return reasons[reason] ?? { zh: reason, en: reason };
}

const states: Record<'planned' | 'sent' | 'suppressed' | 'failed', Text> = {
  planned: { zh: '待发送', en: 'waiting' },
  sent: { zh: '已发送', en: 'sent' },
  suppressed: { zh: '未单独发送', en: 'not sent by itself' },
  failed: { zh: '发送失败', en: 'failed' },
};

/** Of one that another way has not delivered. */
const byMailToo: Text = { zh: '；另由邮件发送', en: '; it goes by mail too' };

type Became = {
  state: keyof typeof states;
  reason: string | null;
  goes?: Goes;
  /** The rung that took the place of one that was merged. */
  into?: string;
  /** Mail stands in for its way. */
  isByMailToo?: boolean;
};

/** What became of a reminder, in a sentence. */
export function stateText({ isByMailToo = false, ...became }: Became): Text {
  const said = becameText(became);
  return isByMailToo ? { zh: said.zh + byMailToo.zh, en: said.en + byMailToo.en } : said;
}

function becameText({ state, reason, goes, into }: Omit<Became, 'isByMailToo'>): Text {
  const said = states[state];
  if (state === 'planned' && goes) return withReason(joined(said, goesText(goes)), reason);
  if (!reason) return said;
  if (into === undefined) return joined(said, reasonText(reason));
  const rung = rungText(into);
  return joined(said, { zh: `已并入${rung.zh}`, en: `merged into ${rung.en}` });
}

/** What waits has a reason only where it goes another way than it was to go. */
function withReason(said: Text, reason: string | null): Text {
  if (!reason) return said;
  const why = reasonText(reason);
  return { zh: `${said.zh}（${why.zh}）`, en: `${said.en} (${why.en})` };
}

function joined(a: Text, b: Text): Text {
  return { zh: `${a.zh}：${b.zh}`, en: `${a.en}: ${b.en}` };
}

const named: Record<string, Text> = {
  '0': { zh: '最迟办理日当天的提醒', en: 'the reminder of the day to act by' },
  '+1': { zh: '逾期提醒', en: 'the overdue reminder' },
  due: { zh: '截止当天的提醒', en: 'the reminder of the last day' },
  submit: { zh: '建议提交日的提醒', en: 'the reminder of the day to submit by' },
  announced: { zh: '窗口公布的通知', en: 'the news of the window' },
  correction: { zh: '日期更正', en: 'the correction of the date' },
};

/** A rung in words: `提前7天的提醒`, `the reminder of 7 days before`. */
function rungText(rung: string): Text {
  if (rung.startsWith('second/')) {
    const of = rungText(rung.slice('second/'.length));
    return { zh: `作为第二联系人的${of.zh}`, en: `as second contact, ${of.en}` };
  }
  if (rung.startsWith('handed-over/')) return { zh: '接手的通知', en: 'the news that it was handed over' };
  if (rung.startsWith('given-back/')) return { zh: '交还的通知', en: 'the news that it was given back' };
  if (rung.startsWith('back/')) return { zh: '重新由本人接收的通知', en: 'the news that it has come back' };
  if (rung.startsWith('snooze/')) return { zh: '推迟后的提醒', en: 'the reminder after it was put off' };
  const days = /^-(\d+)$/.exec(rung)?.[1];
  if (days === undefined) return named[rung] ?? { zh: rung, en: rung };
  return {
    zh: `提前${days}天的提醒`,
    en: days === '1' ? 'the reminder of the day before' : `the reminder of ${days} days before`,
  };
}

const letters: Record<string, Text> = {
  digest: { zh: '摘要', en: 'digest' },
  single: { zh: '单独的信', en: 'letter of its own' },
  urgent: { zh: '即时的信', en: 'letter sent at once' },
  correction: { zh: '更正信', en: 'correction' },
};

/** In which letter and when, by the clock in Shanghai. */
function goesText({ kind, at }: Goes): Text {
  const local = at.toZonedDateTimeISO('Asia/Shanghai');
  const on = day(local.toPlainDate().toString());
  const clock = hour(local.hour * 60 + local.minute);
  const what = letters[kind] ?? { zh: kind, en: kind };
  return {
    zh: `${on.zh} ${clock}的${what.zh}`,
    en: `in the ${what.en} of ${on.en}, ${clock} Beijing time`,
  };
}

type Answered = { kind: 'acknowledged' } | { kind: 'snoozed'; until: Temporal.PlainDate } | undefined;

/** How a member stands to a deadline. */
export const standingWords = {
  next: (rung: string, goes: Goes, answered: Answered): Text => {
    const [what, when] = [rungText(rung), goesText(goes)];
    const before = answered ? answeredText(answered) : { zh: '', en: '' };
    return {
      zh: `${before.zh}下一次：${what.zh}，${when.zh}`,
      en: `${before.en}Next: ${what.en}, ${when.en}`,
    };
  },
  notSubscribed: { zh: '该成员没有订阅这类期限', en: 'This member has no subscription for it' },
  stopped: {
    zh: '该成员的收件地址不再接收信件',
    en: 'This member’s address takes no letters',
  },
  handedOver: (name: string): Text => ({
    zh: `已交给${name}接收`,
    en: `Handed over to ${name}`,
  }),
  lapsed: (name: string | undefined, next: Text): Text => ({
    zh: `曾交给${name || '同事'}，对方现收不到，仍由本人接收。${next.zh}`,
    en: `Handed over to ${name || 'a colleague'}, who is not reached now, so it has come back. ${next.en}`,
  }),
  noDay: { zh: '没有日期，不提醒', en: 'It has no day to be reminded of' },
  over: { zh: '已过最后一天，不再提醒', en: 'The last day is over; nothing more is sent' },
  nothingMore: { zh: '没有尚未发出的提醒', en: 'Every reminder has been dealt with' },
};

function answeredText(answered: NonNullable<Answered>): Text {
  if (answered.kind === 'acknowledged')
    return { zh: '已知悉，只在最后一天前后提醒。', en: 'Acknowledged: only around the last day. ' };
  const until = day(`${answered.until}`);
  return { zh: `已推迟到${until.zh}。`, en: `Put off until ${until.en}. ` };
}
