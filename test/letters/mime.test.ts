import PostalMime from 'postal-mime';
import t from 'tap';
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
