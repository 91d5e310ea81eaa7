import PostalMime from 'postal-mime';
import t from 'tap';
import { threadRoot } from '../../src/letters/message-id.ts';
import { type MessageParts, mailMessage } from '../../src/letters/mime.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { claim, expiry, letter, report } from './cast.ts';

function parts(more: Partial<MessageParts> = {}): MessageParts {
  return {
    kind: 'digest',
    lang: 'zh',
    from: { name: '期限', address: 'qixian@qixian.example' },
    to: { name: '林晓', address: 'lin@example.com' },
    letter: renderLetter(letter([report, expiry, claim])),
    messageId: '<letter-1@qixian.example>',
    date: Temporal.Instant.from('2025-12-01T01:00:03Z'),
    boundary: 'letter-1',
    ...more,
  };
}

const headersOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('\r\n\r\n')[0] ?? '';

t.test('the same letter gives the same bytes, another boundary others', async (t) => {
  const [first, second] = [await mailMessage(parts()), await mailMessage(parts())];
  t.ok(Buffer.from(first.bytes).equals(Buffer.from(second.bytes)));
  const other = await mailMessage(parts({ boundary: 'letter-2' }));
  t.notOk(Buffer.from(first.bytes).equals(Buffer.from(other.bytes)));
});

t.test('a reader of mail gets subject, both texts and names as they were written', async (t) => {
  const { bytes } = await mailMessage(parts());
  const mail = await PostalMime.parse(bytes);
  const { letter: sent } = parts();
  t.equal(mail.subject, sent.subject);
  t.same(mail.from, { name: '期限', address: 'qixian@qixian.example' });
  t.same(mail.to, [{ name: '林晓', address: 'lin@example.com' }]);
  t.equal(mail.text?.replaceAll('\r\n', '\n').trimEnd(), sent.text.trimEnd());
  t.equal(mail.html?.replaceAll('\r\n', '\n').trimEnd(), sent.html.trimEnd());
});

t.test('the headers say who, when, which list, and that nobody is to answer', async (t) => {
  const headers = headersOf((await mailMessage(parts())).bytes);
  t.match(headers, /^Message-ID: <letter-1@qixian.example>\r?$/m);
  t.match(headers, /^Date: Mon, 01 Dec 2025 09:00:03 \+0800\r?$/m);
  t.match(headers, /^Auto-Submitted: auto-generated\r?$/m);
  t.match(headers, /^List-Id: <digest.qixian.example>\r?$/im);
  t.match(headers, /^Content-Language: zh-CN\r?$/m);
  t.notMatch(headers, /^X-/im);
  for (const line of headers.split('\r\n')) t.ok(line.length <= 998 && /^[\x20-\x7e\t]*$/.test(line), line);
});

t.test('plain text comes before HTML, and the whole stays under 100,000 bytes', async (t) => {
  const many = Array.from({ length: 400 }, (_, n) => ({ ...claim, deadlineId: `d${n}` }));
  const { bytes } = await mailMessage(parts({ letter: renderLetter(letter(many)) }));
  const message = Buffer.from(bytes).toString('latin1');
  t.ok(message.indexOf('text/plain') < message.indexOf('text/html'));
  t.ok(bytes.length < 100_000, `${bytes.length}`);
  t.notMatch(message.replaceAll('\r\n', ''), /[\r\n]/);
});

t.test('names and subjects cannot add headers or recipients', async (t) => {
  const { bytes, envelope } = await mailMessage(
    parts({
      to: { name: '林"晓\r\nBcc: evil@x.cn', address: 'lin@example.com' },
      from: { name: 'evil@x.cn, 期限', address: 'qixian@qixian.example' },
      letter: { subject: '期限\r\nBcc: evil@x.cn', text: 'x', html: 'x' },
    }),
  );
  const mail = await PostalMime.parse(bytes);
  t.notMatch(headersOf(bytes), /^Bcc/im);
  t.same(
    mail.to?.map(({ address }) => address),
    ['lin@example.com'],
  );
  t.equal(mail.from?.address, 'qixian@qixian.example');
  t.same(envelope, { from: 'qixian@qixian.example', to: 'lin@example.com' });
});

t.test('an address that is more than one address makes no message', async (t) => {
  for (const address of ['b@x\r\nRCPT TO:<evil@x>', 'x@y, evil@z', '<x@y>', '', 'Lin@EXAMPLE.com']) {
    await t.rejects(mailMessage(parts({ to: { name: '', address } })), RangeError);
    await t.rejects(mailMessage(parts({ from: { name: '', address } })), RangeError);
  }
});

const unsubscribe = `https://qixian.example/letters/off/${'0123456789'.repeat(20)}.a-b_c`;

t.test('what may be turned off says where, whole and on one line, and that one press does it', async (t) => {
  const headers = headersOf((await mailMessage(parts({ unsubscribe }))).bytes);
  t.ok(headers.split('\r\n').includes(`List-Unsubscribe: <${unsubscribe}>`));
  t.match(headers, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
  const without = headersOf((await mailMessage(parts())).bytes);
  t.notMatch(without, /^List-Unsubscribe/im);
});

t.test('over http nothing can be turned off by one press, and other addresses are refused', async (t) => {
  const trial = headersOf((await mailMessage(parts({ unsubscribe: 'http://127.0.0.1:3000/off' }))).bytes);
  t.match(trial, /^List-Unsubscribe: <http:\/\/127\.0\.0\.1:3000\/off>\r?$/m);
  t.notMatch(trial, /^List-Unsubscribe-Post/im);
  for (const address of ['mailto:off@qixian.example', 'javascript:x', '', `https://x.cn/${'a'.repeat(1000)}`])
    await t.rejects(mailMessage(parts({ unsubscribe: address })), RangeError, address);
  const forged = await mailMessage(parts({ unsubscribe: 'https://x.cn/a>\r\nBcc: evil@x.cn' }));
  t.notMatch(headersOf(forged.bytes), /^Bcc/im);
});

t.test('letters about one obligation refer to one id, which is none of theirs', async (t) => {
  const root = threadRoot('0197c0de-0000-7000-8000-00000000000a');
  const headers = headersOf((await mailMessage(parts({ thread: root }))).bytes).replace(/\r\n /g, ' ');
  t.match(
    headers,
    /^References: +<obligation\.0197c0de-0000-7000-8000-00000000000a@letters\.qixian\.invalid>\r?$/m,
  );
  t.match(
    headers,
    /^In-Reply-To: +<obligation\.0197c0de-0000-7000-8000-00000000000a@letters\.qixian\.invalid>\r?$/m,
  );
  t.match(headers, /^Message-ID: <letter-1@qixian\.example>\r?$/m);
  await t.rejects(mailMessage(parts({ thread: '<letter-1@qixian.example>' })), RangeError);
  for (const thread of ['', 'a@b', '<a>', '<a@b> <c@d>', '<a@b>\r\nBcc: evil@x.cn'])
    await t.rejects(mailMessage(parts({ thread })), RangeError, thread);
});

t.test('each kind is a list of its own', async (t) => {
  for (const kind of ['urgent', 'welcome', 'confirmation', 'address-stopped'] as const) {
    const headers = headersOf((await mailMessage(parts({ kind }))).bytes);
    t.match(headers, new RegExp(`^List-Id: <${kind}\\.qixian\\.example>\r?$`, 'im'));
  }
});

const calendar = (method: string) =>
  Buffer.from(
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${method}BEGIN:VEVENT\r\nSUMMARY:申报\r\n METHOD:X\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  );

t.test('a calendar comes along byte for byte, its method that of the calendar', async (t) => {
  for (const [method, type] of [
    ['', 'text/calendar; charset=utf-8'],
    ['METHOD:PUBLISH\r\n', 'text/calendar; charset=utf-8; method=PUBLISH'],
  ] as const) {
    const attached = { filename: 'qixian.ics', bytes: calendar(method) };
    const { bytes } = await mailMessage(parts({ calendar: attached }));
    const text = Buffer.from(bytes).toString('latin1').replace(/\r\n /g, ' ');
    t.ok(text.includes(`Content-Type: ${type}; name=qixian.ics\r\n`), type);
    t.ok(text.includes('Content-Disposition: attachment; filename=qixian.ics\r\n'));
    const base64 = /qixian\.ics\r\n\r\n([\w+/=\r\n]+?)\r\n--/.exec(text)?.[1] ?? '';
    t.same(Buffer.from(base64, 'base64'), attached.bytes);
    t.same(Buffer.from((await mailMessage(parts({ calendar: attached }))).bytes), Buffer.from(bytes));
  }
});

t.test('a reader finds the calendar beside both texts, under a Chinese name too', async (t) => {
  const filename = '嘉定区 2026 年申报期限.ics';
  const { bytes } = await mailMessage(parts({ calendar: { filename, bytes: calendar('') } }));
  const mail = await PostalMime.parse(bytes);
  t.match(mail.attachments, [{ filename, mimeType: 'text/calendar', disposition: 'attachment' }]);
  t.equal(mail.attachments.length, 1);
  t.equal(mail.text?.replaceAll('\r\n', '\n').trimEnd(), parts().letter.text.trimEnd());
  await t.rejects(
    mailMessage(parts({ calendar: { filename: `${'x'.repeat(200)}.ics`, bytes: calendar('') } })),
    RangeError,
  );
});

t.test(
  'no line is longer than the wire allows and no encoded word than 75, however long the words',
  async (t) => {
    const long = [
      '嘉定区工业互联网政策申报窗口'.repeat(40),
      'x'.repeat(3000),
      '🏭'.repeat(500),
      '"a" '.repeat(600),
    ];
    for (const text of long) {
      const name = { name: text, address: 'lin@example.com' };
      const more = {
        unsubscribe,
        thread: threadRoot('a'),
        calendar: { filename: 'q.ics', bytes: calendar('') },
      };
      const letter = { subject: text, text, html: text };
      const { bytes } = await mailMessage(parts({ from: name, to: name, letter, ...more }));
      const lines = Buffer.from(bytes).toString('latin1').split('\r\n');
      t.same(
        lines.filter((line) => line.length > 998 || !/^[\t\x20-\x7e]*$/.test(line)),
        [],
      );
      const words = headersOf(bytes).match(/=\?[^?]+\?[BQ]\?[^?]*\?=/g) ?? [];
      t.same(
        words.filter((word) => word.length > 75),
        [],
      );
      const subject = (await PostalMime.parse(bytes)).subject ?? '';
      t.ok(
        text.startsWith(subject.replace(/…$/, '').trimEnd()) && subject.length > 100,
        'the subject is cut, not broken',
      );
    }
  },
);
