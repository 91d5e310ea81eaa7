import t from 'tap';
import { calendarClient, calendarClientNames, subscribingClients } from '../../src/words/calendar-clients.ts';

// As servers have logged them and clients' own sources build them; where none is known (DingTalk, Feishu, Fastmail and Proton
// publish none) the name alone is looked for.
const seen: Record<string, string[]> = {
  outlook: [
    'Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)',
    'Microsoft Exchange (Windows NT 10.0)',
    'Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.17328; Pro)',
    'Mozilla/4.0 (compatible; ms-office; MSOffice rmj)',
    'Outlook-iOS/2.0',
  ],
  apple: [
    'iOS/26.6 (23G71) dataaccessd/1.0',
    'iOS/6.1.3 (10B329) dataaccessd/1.0',
    'macOS/13.4 (22F66) dataaccessd/1.0',
    'macOS/11.0 (20A5343i) CalendarAgent/950',
    'Mac+OS+X/10.10.5 (14F27) CalendarAgent/316.1',
    'Mac_OS_X/10.9 (13A603) CalendarAgent/174',
    'CalendarStore/5.0 (1127); iCal/5.0 (1535); Mac OS X/10.7.1 (11B26)',
  ],
  google: ['Google-Calendar-Importer', 'Mozilla/5.0 (compatible; Google-Calendar-Importer)'],
  thunderbird: ['Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Thunderbird/115.6.0'],
  icsx5: [
    'ICSx5/2.4.3 (ical4j/3.2.19 okhttp/5.3.2 Android/16)',
    'DAVx5/4.4.1-ose (2024/06/05; dav4jvm; okhttp/4.12.0) Android/14',
  ],
  nextcloud: ['Nextcloud Webcal Service', 'Nextcloud Webcal Crawler'],
  gnome: ['Evolution/3.60.2'],
  vdirsyncer: ['vdirsyncer/0.19.2'],
  wecom: [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 15_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)  Mobile/15E148 wxwork/3.1.16 MicroMessenger/7.0.1 Language/zh ColorScheme/Dark',
  ],
  dingtalk: ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 DingTalk/7.0.30'],
  feishu: ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Lark/6.0.0', 'Feishu/7.2'],
  fastmail: ['Fastmail'],
  proton: ['ProtonCalendar'],
  curl: ['curl/7.88.1', 'curl/8.4.0'],
  browser: [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
  ],
  other: [
    '',
    'WordPress/7.1 ICS Calendar/12.1.3.1',
    'Java/17.0.2',
    'python-requests/2.31.0',
    '\u0000'.repeat(5000),
  ],
};

t.test('a client is known by its User-Agent, and of no family there is no example', (t) => {
  for (const [client, agents] of Object.entries(seen))
    for (const agent of agents) t.equal(calendarClient(agent), client, agent.slice(0, 80));
  t.same(Object.keys(seen).sort(), Object.keys(calendarClientNames).sort());
  t.end();
});

t.test('who opens the address once in a browser or by hand is no subscriber', (t) => {
  t.notOk(subscribingClients.includes('browser') || subscribingClients.includes('curl'));
  t.ok(subscribingClients.includes('other') && subscribingClients.includes('google'));
  t.end();
});
