import t from 'tap';
import { guardOf } from '../../src/channels/outgoing/guard.ts';
import { checkRobotAddress, placeBehind } from '../../src/letters/robot-address.ts';

const { host } = guardOf(['gateway.corp.example', '10.1.0.0/16']);
const check = (channel: Parameters<typeof checkRobotAddress>[0], url: string) =>
  checkRobotAddress(channel, url, host);

const wecom = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=693a91f6-7xxx';
const dingtalk = 'https://oapi.dingtalk.com/robot/send?access_token=566cc69da782ec';
const feishu = 'https://open.feishu.cn/open-apis/bot/v2/hook/0192-f3a4';
const lark = 'https://open.larksuite.com/open-apis/bot/v2/hook/0192-f3a4';

t.test('the addresses that the vendors give pass', async (t) => {
  t.equal(check('wecom', wecom), undefined);
  t.equal(check('dingtalk', dingtalk), undefined);
  t.equal(check('feishu', feishu), undefined);
  t.equal(check('feishu', lark), undefined);
  t.equal(check('webhook', 'https://hook.example:8443/a?b=c'), undefined);
});

t.test('what is not the vendor’s does not, and the fault names what would be right', async (t) => {
  for (const url of [
    dingtalk,
    'https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=1',
    'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1',
    'https://qyapi.weixin.qq.com/cgi-bin/message/send?key=1',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=',
    'https://qyapi.weixin.qq.com/cgi-bin/webhook/send',
  ]) {
    const fault = check('wecom', url);
    t.match(fault, { zh: /qyapi\.weixin\.qq\.com/, en: /qyapi\.weixin\.qq\.com/ }, url);
  }
  t.match(check('dingtalk', 'https://oapi.dingtalk.com/robot/send'), { zh: /access_token=/ });
  t.match(check('feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/'), { en: /bot\/v2\/hook/ });
});

t.test('no channel takes an address that is unsafe or hides something', async (t) => {
  const faults: Array<[string, RegExp]> = [
    ['http://hook.example/', /https/],
    ['https://user:pass@hook.example/', /user name/],
    ['https://hook.example/#x', /#/],
    ['https://hook.example/#', /#/],
    ['ftp://hook.example/', /not a URL/],
    ['hook.example', /not a URL/],
    ['https://', /not a URL/],
    [`https://hook.example/${'x'.repeat(2000)}`, /2000/],
    ['https://127.1/', /private/],
    ['https://[::1]/', /private/],
    ['https://localhost/', /private/],
    ['https://10.2.0.1/', /private/],
  ];
  for (const [url, en] of faults) {
    t.match(check('webhook', url), { en, zh: /\p{Script=Han}/u }, url);
    t.ok(check('wecom', url), url);
  }
});

t.test('the operator’s own gateways may be anything, by http too', async (t) => {
  t.equal(check('wecom', 'http://gateway.corp.example:9000/wecom'), undefined);
  t.equal(check('webhook', 'http://10.1.2.3/hook'), undefined);
  t.match(check('webhook', 'https://u@10.1.2.3/hook'), { en: /user name/ });
});

t.test('one robot is one place, however its address is written', async (t) => {
  const key = wecom.split('=')[1];
  for (const other of [
    wecom.replace('qyapi', 'QYAPI'),
    `${wecom}&a=1`,
    `https://qyapi.weixin.qq.com:443/cgi-bin/webhook/send?a=1&key=${key}`,
    wecom.replace('key=', 'k\ney='),
  ])
    t.equal(placeBehind('wecom', other), placeBehind('wecom', wecom), JSON.stringify(other));
  t.not(placeBehind('wecom', `${wecom}x`), placeBehind('wecom', wecom));
  t.equal(placeBehind('feishu', `${feishu}?a=1`), placeBehind('feishu', feishu));
  t.not(placeBehind('feishu', lark), placeBehind('feishu', feishu));
  const gateway = 'https://gateway.corp.example/to?group=';
  t.not(
    placeBehind('wecom', `${gateway}1`),
    placeBehind('wecom', `${gateway}2`),
    'a gateway has its own names',
  );
  t.equal(placeBehind('webhook', 'https://Hook.example/a?b=c'), 'https://hook.example/a?b=c');
});
