import type { Text } from '../answers/source.ts';

/** How one kind of calendar subscribes: what is pressed, where it stands on the screen, and what to expect. */
export type Guide = { id: string; name: Text; lead?: Text; steps: readonly Text[]; note?: Text };

const paste: Text = {
  zh: '粘贴上面复制的网址。',
  en: 'Paste the address copied above.',
};

const robots: Text[] = [
  {
    zh: '要在群里收到提醒：打开群聊，右上角进入群设置，添加“自定义机器人”，复制它给出的Webhook地址。',
    en: 'For reminders in a group: open the group, enter its settings at the top right, add a custom robot and copy the Webhook address it gives.',
  },
  {
    zh: '把这个地址登记为您的接收途径（接口 POST /api/v1/me/endpoints），再在信件末尾的“管理提醒与公告”里选它；到期前由机器人发到群里，日期变动时也会更正。',
    en: 'Register that address as a way to reach you (API: POST /api/v1/me/endpoints), then choose it at “Manage reminders and announcements” at the end of a letter; the robot tells the group ahead of each date, and again when one moves.',
  },
];

function beside(app: Text, server: string): Text {
  return {
    zh: `要把两边的日程放在一起看：在手机或电脑自带的日历里按上面的步骤订阅，再把${app.zh}的日程也同步过去：在${app.zh}的日历（日程）设置里找到CalDAV同步，得到服务器（一般为 ${server}）、用户名和密码，到手机“设置”里添加CalDAV账户。`,
    en: `To see both side by side: subscribe in the phone’s or computer’s own calendar as above, and bring ${app.en}’s calendar there too: its calendar settings give a CalDAV server (as a rule ${server}), a user name and a password, to be added as a CalDAV account in the phone’s settings.`,
  };
}

const chat = (id: string, name: Text, server: string): Guide => ({
  id,
  name,
  steps: [...robots, beside(name, server)],
  lead: {
    zh: `${name.zh}的日历可以用CalDAV同步出去，但我们没有查到它能按网址订阅外部日历，所以不能直接订阅。可以这样做：`,
    en: `${name.en}’s calendar can be read elsewhere by CalDAV, but we know of no way for it to subscribe to an address, so it cannot subscribe directly. What works:`,
  },
});

/** The kinds of calendars, those most used here first. */
export const guides: readonly Guide[] = [
  {
    id: 'iphone',
    name: { zh: 'iPhone 和 iPad', en: 'iPhone and iPad' },
    steps: [
      {
        zh: '用手机打开本页（可扫二维码），点“在日历应用中打开”。在微信里打不开时，先点右上角“…”，选“在默认浏览器中打开”。',
        en: 'Open this page on the phone (scan the QR code) and tap “Open in a calendar app”. Inside WeChat, first tap “…” at the top right and choose to open it in the browser.',
      },
      {
        zh: '屏幕下方弹出“订阅日历”，点“订阅”，再点右上角“添加”。',
        en: 'A sheet “Subscribe to Calendar” rises from the bottom: tap “Subscribe”, then “Add” at the top right.',
      },
      {
        zh: '没有弹出时：打开“日历”，点底部的“日历”，再点左下角“添加日历”，选“添加订阅日历”，粘贴网址。',
        en: 'If nothing rises: open Calendar, tap “Calendars” at the bottom, “Add Calendar” at the bottom left, “Add Subscription Calendar”, and paste the address.',
      },
    ],
    note: {
      zh: '更新间隔在“设置”的日历账户“获取新数据”里选。苹果默认去掉日历里带的提醒，可在该订阅的设置里打开。',
      en: 'How often it updates is chosen in Settings, under the calendar accounts’ “Fetch New Data”. Apple removes a calendar’s alarms unless the subscription’s settings keep them.',
    },
  },
  {
    id: 'mac',
    name: { zh: 'Mac 日历', en: 'Calendar on a Mac' },
    steps: [
      {
        zh: '打开“日历”，屏幕顶部菜单选“文件”→“新建日历订阅…”。',
        en: 'Open Calendar; in the menu at the top of the screen choose “File”, “New Calendar Subscription…”.',
      },
      paste,
      {
        zh: '点“订阅”，在接着出现的窗口里把“自动刷新”选为“每小时”，点“好”。',
        en: 'Press “Subscribe”; in the window that follows set “Auto-refresh” to “Every hour” and press OK.',
      },
    ],
  },
  {
    id: 'outlook-new',
    name: { zh: '新版 Outlook 和 Outlook 网页版', en: 'New Outlook, and Outlook on the web' },
    steps: [
      {
        zh: '点最左边一列的日历图标，在左侧月历下方点“添加日历”。',
        en: 'Press the calendar icon in the column at the far left, then “Add calendar” below the small month.',
      },
      {
        zh: '在弹出的窗口左侧选“从Web订阅”。',
        en: 'In the window that opens choose “Subscribe from web” on the left.',
      },
      paste,
      { zh: '填一个名称，点“导入”。', en: 'Give it a name and press “Import”.' },
    ],
    note: {
      zh: '微软自己安排更新，约3小时一次，有时要一天。',
      en: 'Microsoft updates at its own pace: about every 3 hours, at times a day.',
    },
  },
  {
    id: 'outlook-classic',
    name: { zh: '经典 Outlook（Windows）', en: 'Classic Outlook (Windows)' },
    steps: [
      {
        zh: '左上角“文件”→“账户设置”→“账户设置…”，打开“Internet日历”选项卡。',
        en: '“File” at the top left, “Account Settings”, “Account Settings…”; open the tab “Internet Calendars”.',
      },
      {
        zh: '点“新建…”，粘贴上面复制的网址，点“添加”。',
        en: 'Press “New…”, paste the address copied above and press “Add”.',
      },
      {
        zh: '文件夹名称随意，保留“更新限制”的勾选，点“确定”。日历出现在左侧“其他日历”里。',
        en: 'Name the folder as you like, leave “Update Limit” ticked and press OK. The calendar appears on the left under “Other Calendars”.',
      },
    ],
    note: {
      zh: '随“发送/接收”更新，每小时至多一次。',
      en: 'It updates with Send/Receive, at most once an hour.',
    },
  },
  {
    id: 'google',
    name: { zh: 'Google 日历', en: 'Google Calendar' },
    steps: [
      {
        zh: '只能在电脑上添加：打开网页版，左侧“其他日历”右边点“+”，选“通过网址添加”。',
        en: 'It can be added on a computer only: on the web press “+” beside “Other calendars” on the left and choose “From URL”.',
      },
      paste,
      {
        zh: '点“添加日历”；手机上的应用随后也会显示。',
        en: 'Press “Add calendar”; the app on the phone shows it afterwards.',
      },
    ],
    note: {
      zh: 'Google自己安排更新，往往要一天左右，无法设置；不显示已取消的事项。临近的变动请看提醒邮件。',
      en: 'Google updates at its own pace, often once a day, and has no setting for it; cancelled dates are hidden. For what moves at short notice rely on the reminders.',
    },
  },
  {
    id: 'android',
    name: { zh: '安卓手机（ICSx⁵）', en: 'Android phones (ICSx⁵)' },
    steps: [
      {
        zh: '手机自带的日历多数不能按网址订阅。安装开源应用ICSx⁵（F-Droid或Google Play）。',
        en: 'Most calendars that come with a phone cannot subscribe to an address. Install the open-source app ICSx⁵ (F-Droid or Google Play).',
      },
      {
        zh: '打开ICSx⁵，点右下角“+”，粘贴上面复制的网址，按提示继续。',
        en: 'Open ICSx⁵, tap “+” at the bottom right, paste the address copied above and go on as it asks.',
      },
      {
        zh: '取好名称和颜色后点对勾；事项出现在手机自带的日历里。',
        en: 'Choose a name and a colour and tap the tick; the dates appear in the phone’s own calendar.',
      },
    ],
    note: {
      zh: '同步间隔在应用的设置里选；它会保留日历里带的提醒。',
      en: 'The interval is chosen in the app’s settings; it can keep a calendar’s alarms.',
    },
  },
  {
    id: 'thunderbird',
    name: { zh: 'Thunderbird', en: 'Thunderbird' },
    steps: [
      {
        zh: '点左侧的日历图标，在日历列表下方点“新建日历…”，选“网络日历”。',
        en: 'Press the calendar icon on the left, then “New Calendar…” below the list, and choose “On the Network”.',
      },
      {
        zh: '用户名留空，在“位置”里粘贴上面复制的网址，点“查找日历”。',
        en: 'Leave the user name empty, paste the address copied above under “Location” and press “Find Calendars”.',
      },
      {
        zh: '选中找到的日历（iCalendar），点“订阅”。',
        en: 'Tick the calendar found (iCalendar) and press “Subscribe”.',
      },
    ],
    note: {
      zh: '默认每30分钟更新一次，可在日历属性里改。',
      en: 'It updates every 30 minutes unless its properties say otherwise.',
    },
  },
  chat('dingtalk', { zh: '钉钉', en: 'DingTalk' }, 'calendar.dingtalk.com'),
  chat('feishu', { zh: '飞书', en: 'Feishu' }, 'caldav.feishu.cn'),
  chat('wecom', { zh: '企业微信', en: 'WeCom' }, 'caldav.wecom.work'),
];
