import type { Text } from '../answers/source.ts';
import type { AnnouncementKind } from '../deadlines/effect.ts';
import { type District, districts } from '../facts/district.ts';
import { type Theme, themes } from '../policies/themes.ts';
import type { EffectNames } from './announcement-effects.ts';
import { policy } from './announcement-law.ts';

/** The kinds of announcement, as people call them. */
export const announcementKindWords: Record<AnnouncementKind, Text> = {
  issue: { zh: '政策印发', en: 'New policy' },
  amendment: { zh: '政策修订', en: 'Amendment' },
  extension: { zh: '延长有效期', en: 'Extension' },
  repeal: { zh: '政策废止', en: 'Repeal' },
  withdrawal: { zh: '撤回公告', en: 'Withdrawal' },
  window: { zh: '申报通知', en: 'Applications open' },
  'window change': { zh: '申报时间调整', en: 'Applications changed' },
  'public notice': { zh: '公示', en: 'Public notice' },
  list: { zh: '认定名单', en: 'List of recognised' },
  review: { zh: '复核调整', en: 'Review' },
  'holiday notice': { zh: '放假安排', en: 'Days off' },
  notice: { zh: '通知', en: 'Notice' },
  interpretation: { zh: '政策解读', en: 'Interpretation' },
  disbursement: { zh: '资金拨付', en: 'Disbursement' },
};

/** How an announcement took another's place. */
export type Replacing = 'corrects' | 'withdraws';

/** What stands around an announcement, on pages, in the feed and in letters. */
export const announcementWords = {
  title: { zh: '公告', en: 'Announcements' },
  intro: {
    zh: '影响政策、申报窗口和期限的公告，最新的在前。',
    en: 'What was announced about policies, applications and deadlines, newest first.',
  },
  none: { zh: '还没有公告。', en: 'Nothing has been announced yet.' },
  feed: { zh: '订阅公告（Atom）', en: 'Subscribe (Atom)' },
  more: { zh: '更早的公告', en: 'Earlier announcements' },
  kind: { zh: '类型', en: 'Kind' },
  publishedOn: { zh: '文件公布', en: 'Published' },
  recordedAt: { zh: '在此发布', en: 'Announced here' },
  effect: { zh: '内容', en: 'What it does' },
  source: { zh: '依据', en: 'Source' },
  all: { zh: '全部公告', en: 'All announcements' },
  state: { zh: '状态', en: 'State' },
  stands: { zh: '有效', en: 'stands' },
  policies: { zh: '涉及政策', en: 'Policies' },
  differences: { zh: '对照修订前后两个版本', en: 'Compare the versions before and after' },
  changed: { zh: '有变更', en: 'Changed' },
  changedBy: (title: Text): Text => ({ zh: `已由“${title.zh}”变更`, en: `changed by “${title.en}”` }),
  corrected: { zh: '已更正', en: 'Corrected' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
  replacedBy: {
    corrects: (title: Text): Text => ({ zh: `已由“${title.zh}”更正`, en: `corrected by “${title.en}”` }),
    withdraws: (title: Text): Text => ({ zh: `已由“${title.zh}”撤回`, en: `withdrawn by “${title.en}”` }),
  },
  replaces: {
    corrects: (title: Text): Text => ({ zh: `更正“${title.zh}”`, en: `corrects “${title.en}”` }),
    withdraws: (title: Text): Text => ({ zh: `撤回“${title.zh}”`, en: `withdraws “${title.en}”` }),
  },
} as const;

/** The page on which a person chooses what to be told of. */
export const subscriptionWords = {
  title: { zh: '接收哪些公告', en: 'What you are told of' },
  now: { zh: '目前接收', en: 'At present' },
  nothing: { zh: '不接收任何公告。', en: 'No announcements.' },
  note: {
    zh: '期限提醒和日期更正不受影响，照常发送。',
    en: 'Reminders of deadlines and corrections of dates are sent all the same.',
  },
  more: {
    zh: '按政策、区、主题或部门订阅，见接口文档 PUT /api/v1/me/announcement-subscriptions。',
    en: 'To follow a policy, district, theme or department: PUT /api/v1/me/announcement-subscriptions in the API documentation.',
  },
  modes: {
    'at-once': { zh: '立即告知', en: 'at once' },
    digest: { zh: '随每日摘要', en: 'in the digest' },
  },
  choices: {
    'at-once': { zh: '与我有关的，立即告知', en: 'What concerns me, at once' },
    digest: { zh: '与我有关的，随每日摘要', en: 'What concerns me, in the digest' },
    nothing: { zh: '不再接收任何公告', en: 'No announcements any more' },
  },
} as const;

/** Why a reader is told of an announcement; `because` as the ledger has it. */
export function becauseText(because: string, names: Pick<EffectNames, 'policies'>): Text {
  const at = because.indexOf(':');
  const [scope, value] = at < 0 ? [because, ''] : [because.slice(0, at), because.slice(at + 1)];
  switch (scope) {
    case 'affected':
      return {
        zh: '它改变了您所属企业的日期或金额',
        en: 'it changes dates or money of an enterprise of yours',
      };
    case 'recipient':
      return { zh: '您所属的企业在名单中', en: 'an enterprise of yours is named in it' };
    case 'concerns': {
      const title = policy(value, names);
      return {
        zh: `它涉及可能适用于您所属企业的${title.zh}`,
        en: `it is about ${title.en}, which may apply to an enterprise of yours`,
      };
    }
    case 'told-before':
      return { zh: '您收到过它所更正或撤回的公告', en: 'you were told of the announcement it replaces' };
    case 'all':
      return { zh: '您订阅了全部公告', en: 'you subscribe to all announcements' };
    default:
      return subscribed(scope, value, names);
  }
}

function subscribed(scope: string, value: string, names: Pick<EffectNames, 'policies'>): Text {
  const { zh, en } = subjectText(scope, value, names);
  return { zh: `您订阅了：${zh}`, en: `you subscribe to: ${en}` };
}

/** What a subscription is to. */
export function subjectText(scope: string, value: string, names: Pick<EffectNames, 'policies'>): Text {
  if (scope === 'all') return { zh: '全部公告', en: 'all announcements' };
  if (scope === 'concerns-me') return { zh: '与我有关的公告', en: 'what concerns me' };
  const named: Record<string, Text | undefined> = {
    policy: policy(value, names),
    district: districts[value as District],
    theme: themes[value as Theme],
  };
  return named[scope] ?? { zh: value, en: value };
}

/** What of an effect does not fit into a letter. */
export function moreLines(left: number): Text {
  return { zh: `另有${left}行，见公告页`, en: `and ${left} more, on the announcement’s page` };
}
