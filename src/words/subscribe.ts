import type { Text } from '../answers/source.ts';
import { yuan } from './format.ts';

/** The buttons and notes that go with every calendar's address. */
export const addressWords = {
  address: { zh: '网址', en: 'Address' },
  copy: { zh: '复制网址', en: 'Copy the address' },
  copied: { zh: '已复制', en: 'Copied' },
  open: { zh: '在日历应用中打开', en: 'Open in a calendar app' },
  google: { zh: '添加到Google日历', en: 'Add to Google Calendar' },
  outlook: { zh: '添加到Outlook网页版', en: 'Add to Outlook on the web' },
  qr: { zh: '二维码', en: 'QR code' },
  qrOf: (name: Text): Text => ({
    zh: `“${name.zh}”的二维码，用手机扫码打开`,
    en: `QR code of “${name.en}”, to be opened with a phone`,
  }),
  qrNote: {
    zh: '用手机相机或微信扫码，打开的页面上有同样的按钮。',
    en: 'Scan it with the phone’s camera: the page that opens has the same buttons.',
  },
} as const;

/** The page of all public calendars, and what the first page says of it. */
export const subscribeWords = {
  title: { zh: '订阅日历', en: 'Subscribe in your calendar' },
  intro: {
    zh: '订阅一次，日期有变动时日历自动更新，同一事项不会重复出现。无需注册。',
    en: 'Subscribe once: when a date moves, the entry moves with it and never appears twice. No account is needed.',
  },
  pace: {
    zh: '更新快慢由各客户端决定，从几分钟到一天多都有；临近的变动请以提醒信件为准。',
    en: 'How soon a change arrives is up to each client, from minutes to more than a day; for what moves at short notice rely on the reminders.',
  },
  own: {
    zh: '本企业自己的日期（项目、证照、贷款贴息等）在您个人的日历里，网址见您收到的信件。',
    en: 'Your enterprise’s own dates (projects, certificates, loans and subsidies) are in a calendar of your own; its address is in your letters.',
  },
  calendars: { zh: '选择日历', en: 'Choose a calendar' },
  all: { zh: '全部政策与申报', en: 'All policies and applications' },
  windows: { zh: '已公布的申报窗口', en: 'Announced application windows' },
  districts: { zh: '按区', en: 'By district' },
  districtsNote: {
    zh: '该区的政策与申报窗口，以及全市和全国的；全市申报在该区另有截止日的，按该区的日期。',
    en: 'The policies and application windows of the district, and those of the whole city and country; where a call of the city closes on another day in the district, that day.',
  },
  themes: { zh: '按专题', en: 'By theme' },
  policies: { zh: '按政策', en: 'By policy' },
  guides: { zh: '各客户端的步骤', en: 'Step by step' },
  guidesIntro: {
    zh: '先复制上面的网址（点“复制网址”，或选中网址再复制），再按所用的客户端操作。',
    en: 'Copy the address above first (by its button, or select it and copy), then follow the steps of your client.',
  },
  readers: { zh: '用阅读器关注', en: 'In a feed reader' },
  readersNote: {
    zh: '不用日历的，可以用阅读器订阅公告和期限变动（Atom）：',
    en: 'Without a calendar, follow announcements and changes of dates in a feed reader (Atom):',
  },
  more: { zh: '全部日历，以及各客户端的步骤', en: 'All calendars, and the steps for each client' },
  onPage: { zh: '网址、二维码和各客户端的步骤', en: 'Address, QR code and the steps for each client' },
} satisfies Record<string, Text>;

/** The page of a private calendar, for whoever holds its address. */
export const ownCalendarWords = {
  secret: {
    zh: '网址就是密钥：知道它的人都能看到这个日历。请勿转发本页和网址，也不要截图二维码。',
    en: 'The address is the key: whoever knows it sees this calendar. Do not pass on this page, its address or a picture of its QR code.',
  },
  rotate: {
    zh: '网址外泄时，请更换网址（接口 POST /api/v1/feeds/日历编号/rotations）：旧网址立即失效，用旧网址订阅的客户端都要换成新的。不再需要时请撤销（DELETE /api/v1/feeds/日历编号）。',
    en: 'If the address gets out, change it (API: POST /api/v1/feeds/ID/rotations): the old one stops at once, and every client has to be given the new one. Revoke it when it is no longer needed (DELETE /api/v1/feeds/ID).',
  },
  id: { zh: '日历编号', en: 'Its ID' },
  settings: { zh: '这个日历的设置', en: 'What it holds' },
  scope: { zh: '范围', en: 'Of' },
  ofAll: (names: string[]): Text => ({
    zh: `您所属的全部企业（${names.join('、')}）`,
    en: `all enterprises you belong to (${names.join(', ')})`,
  }),
  kinds: { zh: '种类', en: 'Kinds' },
  everyKind: { zh: '全部', en: 'all' },
  minimum: { zh: '金额', en: 'Money' },
  anyAmount: { zh: '不限', en: 'any amount, and none' },
  atLeast: (fen: bigint): Text => {
    const amount = yuan(`${fen}`);
    return { zh: `${amount.zh}以上，以及金额不详的`, en: `${amount.en} or more, and what is not known` };
  },
  lang: { zh: '语言', en: 'Language' },
  langs: { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
  alarms: { zh: '日历提醒', en: 'Alarms' },
  withAlarms: { zh: '有', en: 'yes' },
  withoutAlarms: { zh: '无（由信件提醒）', en: 'none (letters remind)' },
  form: { zh: '形式', en: 'As' },
  forms: { events: { zh: '日程', en: 'events' }, tasks: { zh: '待办', en: 'tasks' } },
  window: { zh: '申报窗口', en: 'Windows' },
  ends: { zh: '开始与截止各一项', en: 'their first and their last day' },
  spans: { zh: '从开始到截止一整段', en: 'whole, from the first day to the last' },
  next: { zh: '最近的日期', en: 'The next dates' },
  nothing: { zh: '目前没有今后的日期。', en: 'There is nothing ahead at present.' },
  fetched: { zh: '最近的读取', en: 'Fetched lately' },
  client: { zh: '客户端', en: 'Client' },
  lastAt: { zh: '最近一次', en: 'Last' },
  times: { zh: '次数', en: 'Times' },
  neverFetched: {
    zh: '还没有客户端读取过。订阅之后，这里会显示是谁在读取；有不认识的，请更换网址。',
    en: 'No client has fetched it yet. Once one subscribes it is named here; if you see one you do not know, change the address.',
  },
  fetchedNote: {
    zh: '有不认识的，请更换网址。',
    en: 'If you see one you do not know, change the address.',
  },
  gone: {
    zh: '这个日历已撤销或已更换网址。请用新的网址订阅；旧网址不会再恢复。',
    en: 'This calendar was revoked or has a new address. Subscribe at the new one; the old one does not come back.',
  },
} as const;

/** The file of one deadline. */
export const fileWords = {
  add: { zh: '添加到日历（.ics文件）', en: 'Add to a calendar (.ics file)' },
  once: {
    zh: '只添加这一项，之后日期有变动时不会自动更新；要自动更新，请订阅日历。',
    en: 'Adds this one date as it stands now and does not follow it when it moves; to have it follow, subscribe.',
  },
} satisfies Record<string, Text>;

/** The page of an event in a private calendar. */
export const eventPageWords = {
  shownAlone: {
    zh: '本页从您订阅的日历打开，只供查看。要标记完成、知悉或推迟，请用发给您本人的信件，或经接口办理。',
    en: 'This page is opened from your calendar and only shows. To mark the date done, say that you know or put it off, use a letter of your own or the API.',
  },
  gone: {
    zh: '这个链接所属的日历订阅已撤销或已更换网址，链接不再有效。请从现在订阅的日历里打开。',
    en: 'The calendar this link belongs to was revoked or has a new address, so the link no longer serves. Open it from the calendar you subscribe to now.',
  },
} satisfies Record<string, Text>;
