import t from 'tap';
import { renderWindowAwaited, type WindowAwaited } from '../../src/letters/window-awaited.ts';

const model = (more: Partial<WindowAwaited> = {}): WindowAwaited => ({
  lang: 'zh',
  recipient: { name: '林晓', address: 'lin@example.com' },
  measure: { zh: '技改贷款贴息', en: 'loan subsidy' },
  others: 1,
  opens: { on: '2027-01-20' },
  closes: { on: '2027-02-04', minute: 960 },
  last: {
    name: { zh: '2026年技术改造专项申报', en: 'call of 2026' },
    source: { title: { zh: '申报通知', en: 'Call' }, reference: 'https://www.sheitc.sh.gov.cn/a.html' },
  },
  enterprises: 2,
  links: { service: 'https://qixian.example' },
  ...more,
});

t.test(
  'administrators read which window is awaited, since which call, who waits and where to enter it',
  async (t) => {
    const { subject, text, html } = renderWindowAwaited(model());
    t.equal(subject, '【管理员】申报窗口尚未公布：技改贷款贴息等2项，预计1月20日 周三开始');
    for (const part of [
      '“2026年技术改造专项申报”之后',
      '预计开始：2027年1月20日 周三',
      '预计截止：2027年2月4日 周四 16:00',
      '2家企业的申报在等待这一窗口',
      'POST https://qixian.example/api/v1/announcements\n      公告效果：window\n',
      '每周发送一次',
    ])
      t.match(text, part);
    t.match(html, 'href="https://www.sheitc.sh.gov.cn/a.html"');
  },
);

t.test('the same in English; nobody waiting is said as such', async (t) => {
  const { subject, text } = renderWindowAwaited(model({ lang: 'en', others: 0, enterprises: 0 }));
  t.equal(subject, '[Administrator] No call announced yet: loan subsidy, expected Wed 20 Jan');
  t.match(text, 'no claim of an enterprise so far');
  t.notMatch(text, /[\u4e00-\u9fff]{4}/u, 'but the reader’s own name');
});
