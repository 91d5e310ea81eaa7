import type { Text } from '../answers/source.ts';

/** The families of clients that fetch calendars; closed, so that what is kept of a client says nothing about a person. */
export type CalendarClient = keyof typeof calendarClientNames;

/** How each family is called. */
export const calendarClientNames = {
  outlook: { zh: 'Outlook', en: 'Outlook' },
  apple: { zh: '苹果日历', en: 'Apple Calendar' },
  google: { zh: 'Google 日历', en: 'Google Calendar' },
  thunderbird: { zh: 'Thunderbird', en: 'Thunderbird' },
  icsx5: { zh: 'ICSx⁵ 或 DAVx⁵', en: 'ICSx⁵ or DAVx⁵' },
  nextcloud: { zh: 'Nextcloud', en: 'Nextcloud' },
  gnome: { zh: 'Evolution 或 GNOME 日历', en: 'Evolution or GNOME Calendar' },
  vdirsyncer: { zh: 'vdirsyncer', en: 'vdirsyncer' },
  dingtalk: { zh: '钉钉', en: 'DingTalk' },
  feishu: { zh: '飞书', en: 'Feishu' },
  wecom: { zh: '企业微信', en: 'WeCom' },
  fastmail: { zh: 'Fastmail', en: 'Fastmail' },
  proton: { zh: 'Proton 日历', en: 'Proton Calendar' },
  curl: { zh: 'curl', en: 'curl' },
  browser: { zh: '浏览器', en: 'a browser' },
  other: { zh: '其他程序', en: 'another program' },
} as const satisfies Record<string, Text>;

/** Those that look once because somebody asked them to, and not again and again: they are no subscription. */
const lookers: readonly CalendarClient[] = ['curl', 'browser'];

/** The families whose fetches show that somebody is subscribed. */
export const subscribingClients = (Object.keys(calendarClientNames) as CalendarClient[]).filter(
  (client) => !lookers.includes(client),
);

// The first that matches: apps name the browser inside them too, so browsers come last.
const signs: readonly (readonly [CalendarClient, RegExp])[] = [
  ['google', /google-calendar/i],
  ['wecom', /wxwork|wecom/i],
  ['dingtalk', /dingtalk/i],
  ['feishu', /\b(?:feishu|lark)/i],
  ['thunderbird', /thunderbird|lightning\//i],
  ['outlook', /outlook|microsoft[ .-]?(?:exchange|office)|ms-?office/i],
  ['nextcloud', /nextcloud|owncloud/i],
  ['icsx5', /(?:ics|dav)x[5⁵]|icsdroid|davdroid/i],
  ['gnome', /evolution|gnome/i],
  ['vdirsyncer', /vdirsyncer/i],
  ['fastmail', /fastmail/i],
  ['proton', /proton/i],
  ['apple', /dataaccessd|calendaragent|calendarstore|accountsd|\bical\/|\b(?:ios|macos|mac[ _+]os[ _+]x)\//i],
  ['curl', /^curl\//i],
  ['browser', /^(?:mozilla|opera)\//i],
];

/** The family of a client by the User-Agent it gives, whatever that is; of one that gives none, `other`. */
export function calendarClient(userAgent: string): CalendarClient {
  return signs.find(([, sign]) => sign.test(userAgent))?.[0] ?? 'other';
}

/** A family as it was stored, under whatever release. */
export function storedClient(name: string): CalendarClient {
  return Object.hasOwn(calendarClientNames, name) ? (name as CalendarClient) : 'other';
}
