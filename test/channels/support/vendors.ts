import { type Asked, serve } from './serve.ts';

/** The group robots as their vendors describe them: signature, rate, shape and size are checked on a clock that is told. */

type Setting = { secret?: string; keyword?: string; ip?: string; clock: { now: Temporal.Instant } };

type Reply = Record<string, unknown>;

const utf8 = new TextEncoder();

/** HMAC-SHA256 in base64, by another road than the service takes. */
async function hmac(key: string | Uint8Array<ArrayBuffer>, text: string): Promise<string> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey(
    'raw',
    typeof key === 'string' ? utf8.encode(key) : key,
    algorithm,
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', imported, utf8.encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)));
}

/** Counts what came in a sliding window of so many milliseconds. */
function rate(clock: Setting['clock'], window: number, most: number) {
  const times: number[] = [];
  return () => {
    const now = clock.now.epochMilliseconds;
    const recent = times.filter((time) => time > now - window).length;
    if (recent >= most) return false;
    times.push(now);
    return true;
  };
}

async function robotServer(
  check: (asked: Asked, body: Reply) => Reply | Promise<Reply>,
  clock: Setting['clock'],
) {
  return await serve(async (asked, response) => {
    const date = new Date(clock.now.epochMilliseconds).toUTCString();
    response.writeHead(200, { 'content-type': 'application/json', date });
    response.end(JSON.stringify(await check(asked, parsed(asked.body))));
  });
}

function parsed(body: Buffer): Reply {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return {};
  }
}

function text(of: unknown, field: string): string {
  const value = (of as Reply | undefined)?.[field];
  return typeof value === 'string' ? value : '';
}

const bytes = (value: string) => utf8.encode(value).length;

/** WeCom: `key` in the address, 20 a minute, text 2048 and markdown 4096 bytes. */
export async function wecomServer({ clock, key }: Setting & { key: string }) {
  const mayPass = rate(clock, 60_000, 20);
  const said = (errcode: number, errmsg: string) => ({ errcode, errmsg });
  return await robotServer(({ method, url, headers }, body) => {
    if (method !== 'POST' || url.pathname !== '/cgi-bin/webhook/send') return said(404, 'not found');
    if (url.searchParams.get('key') !== key)
      return said(93_000, 'invalid webhook url, hint: [1], from ip: 1.2.3.4');
    if (!headers['content-type']?.startsWith('application/json')) return said(40_035, 'invalid parameter');
    if (body.msgtype !== 'text' && body.msgtype !== 'markdown') return said(40_008, 'invalid message type');
    const content = text(body[body.msgtype], 'content');
    if (!content) return said(44_004, 'empty content');
    const most = body.msgtype === 'text' ? 2048 : 4096;
    if (bytes(content) > most) return said(40_058, `${body.msgtype}.content exceed max length ${most}`);
    return mayPass() ? said(0, 'ok') : said(45_009, 'api freq out of limit');
  }, clock);
}

/** DingTalk: signature in the address within an hour, a keyword or an IP; 20 a minute, then ten minutes nothing. */
export async function dingtalkServer({ clock, token, ...setting }: Setting & { token: string }) {
  const mayPass = rate(clock, 60_000, 20);
  let blockedUntil = 0;
  const said = (errcode: number, errmsg: string) => ({ errcode, errmsg });
  return await robotServer(async ({ url, body: raw }, body) => {
    const now = clock.now.epochMilliseconds;
    if (url.pathname !== '/robot/send') return said(404, '请求的URI地址不存在');
    if (url.searchParams.get('access_token') !== token) return said(300_005, 'token is not exist');
    if (setting.ip && setting.ip !== '127.0.0.1') return said(310_000, 'ip 127.0.0.1 not in whitelist');
    if (setting.secret) {
      const timestamp = url.searchParams.get('timestamp') ?? '';
      if (!/^\d{13}$/.test(timestamp) || Math.abs(Number(timestamp) - now) > 3_600_000)
        return said(310_000, 'invalid timestamp');
      if (url.searchParams.get('sign') !== (await hmac(setting.secret, `${timestamp}\n${setting.secret}`)))
        return said(
          310_000,
          'description:机器人发送签名不匹配;solution:请确认签名和生成签名的时间戳必须都放在调用的网址中',
        );
    }
    if (raw.length > 20_000) return said(460_101, 'message too long, exceed 20000 bytes');
    if (body.msgtype !== 'markdown' || !text(body.markdown, 'title') || !text(body.markdown, 'text'))
      return said(40_035, '缺少参数 json');
    if (setting.keyword && !text(body.markdown, 'text').includes(setting.keyword))
      return said(310_000, 'keywords not in content');
    if (now < blockedUntil) return said(130_101, 'send too fast, exceed 20 times per minute');
    if (mayPass()) return said(0, 'ok');
    blockedUntil = now + 600_000;
    return said(130_101, 'send too fast, exceed 20 times per minute');
  }, clock);
}

/** Feishu: signature in the body within an hour, a keyword or an IP; 100 a minute and 5 a second; body up to 20 KB. */
export async function feishuServer({ clock, token, ...setting }: Setting & { token: string }) {
  const inMinute = rate(clock, 60_000, 100);
  const inSecond = rate(clock, 1000, 5);
  const said = (code: number, msg: string) => ({ code, msg, data: {} });
  return await robotServer(async ({ url, body: raw }, body) => {
    if (url.pathname !== `/open-apis/bot/v2/hook/${token}`)
      return said(19_001, 'param invalid: incoming webhook access token invalid');
    if (setting.ip && setting.ip !== '127.0.0.1') return said(19_022, 'Ip Not Allowed');
    if (setting.secret) {
      const seconds = Number(body.timestamp);
      const isNear = Math.abs(seconds * 1000 - clock.now.epochMilliseconds) <= 3_600_000;
      const expected = await hmac(`${body.timestamp}\n${setting.secret}`, '');
      if (!isNear || body.sign !== expected)
        return said(19_021, 'sign match fail or timestamp is not within one hour from current time');
    }
    if (raw.length > 20 * 1024 || !isPost(body)) return said(9499, 'Bad Request');
    if (setting.keyword && !raw.toString('utf8').includes(setting.keyword))
      return said(19_024, 'Key Words Not Found');
    if (!inSecond() || !inMinute())
      return said(11_232, 'frequency limited psm[lark.oapi.app_platform_runtime]');
    return { StatusCode: 0, StatusMessage: 'success', ...said(0, 'success') };
  }, clock);
}

/** A webhook as Standard Webhooks 1.0.0 asks of a receiver: signature and a time within five minutes, or 401; 410 once it is gone. */
export async function webhookServer({ clock }: Pick<Setting, 'clock'>) {
  const own = { secret: '', isGone: false };
  const server = await serve(async ({ headers, body }, response) => {
    const { 'webhook-id': id, 'webhook-timestamp': seconds, 'webhook-signature': signatures } = headers;
    const key = Uint8Array.from(atob(own.secret.replace('whsec_', '')), (byte) => byte.charCodeAt(0));
    const expected = `v1,${await hmac(key, `${id}.${seconds}.${body.toString('utf8')}`)}`;
    const isNear = Math.abs(Number(seconds) * 1000 - clock.now.epochMilliseconds) <= 300_000;
    const isSigned = isNear && String(signatures).split(' ').includes(expected);
    response.writeHead(own.isGone ? 410 : isSigned ? 204 : 401).end();
  });
  return { ...server, own };
}

type Post = Record<string, { title?: unknown; content?: Array<Array<Record<string, unknown>>> }>;

function isPost({ msg_type, content }: Reply): boolean {
  const post = (content as { post?: Post } | undefined)?.post ?? {};
  const [language, ...more] = Object.keys(post);
  const { title, content: lines } = post[language ?? ''] ?? {};
  const tags = { text: ['text'], a: ['text', 'href'], at: ['user_id'] } as Record<string, string[]>;
  return (
    msg_type === 'post' &&
    more.length === 0 &&
    typeof title === 'string' &&
    Array.isArray(lines) &&
    lines.flat().every((span) => tags[String(span.tag)]?.every((field) => typeof span[field] === 'string'))
  );
}
