import fc from 'fast-check';
import t from 'tap';
import type { RobotName } from '../../src/answers/channels.ts';
import type { Lang } from '../../src/answers/source.ts';
import { letterDocument } from '../../src/letters/compose.ts';
import type { LetterDocument } from '../../src/letters/document.ts';
import type { LetterItem } from '../../src/letters/model.ts';
import { byUrgency } from '../../src/letters/order.ts';
import { renderRobot, testLetter } from '../../src/letters/robot.ts';
import { claim, expiry, letter, report } from './cast.ts';

const robots = ['wecom', 'dingtalk', 'feishu'] as const;

function documentOf(items: LetterItem[], lang: Lang = 'zh'): LetterDocument {
  const ordered = byUrgency(items) as [LetterItem, ...LetterItem[]];
  return letterDocument(letter(items, { lang }), ordered, items.length);
}

function sent(robot: RobotName, of: LetterDocument, everyone?: boolean) {
  const { bytes, shown } = renderRobot(robot, of, everyone);
  const text = Buffer.from(bytes).toString('utf8');
  return { body: JSON.parse(text), text, shown, size: bytes.length };
}

type Span = { tag: string; text?: string; href?: string };

/** What a group reads: the lines of the message without what is only for the eye. */
function read(robot: RobotName, body: Record<string, unknown>): string {
  if (robot !== 'feishu') {
    const { markdown, text } = body as Record<string, { content?: string; text?: string } | undefined>;
    return markdown?.content ?? markdown?.text ?? text?.content ?? '';
  }
  const { post } = body.content as { post: Record<string, { title: string; content: Span[][] }> };
  const [said] = Object.values(post);
  const lines = said?.content.map((line) => line.map(({ text = '' }) => text).join('')) ?? [];
  return [said?.title, ...lines].join('\n');
}

/** The bytes that each vendor limits. */
function limited(
  robot: RobotName,
  { body, size }: ReturnType<typeof sent>,
): { bytes: number; limit: number } {
  if (robot !== 'wecom') return { bytes: size, limit: robot === 'feishu' ? 20 * 1024 - 200 : 20_000 };
  return { bytes: Buffer.byteLength(read('wecom', body)), limit: body.msgtype === 'text' ? 2048 : 4096 };
}

t.test('a group reads what, for whom, until when, how long and how much, most urgent first', async (t) => {
  for (const robot of robots) {
    const said = read(robot, sent(robot, documentOf([claim, expiry, report])).body);
    const parts = [
      '截至2025年12月1日 周一，有3项期限请您留意',
      '1. ',
      '项目建设进度年报',
      '晨光精密',
      '已逾期1天',
      '期限：2025年11月30日 周日',
      '金额待定',
      '2. ',
      '还有30天（22个工作日）',
      '3. ',
      '设备更新贷款贴息第1年申报',
      '2026年4月5日 周日 16:00',
      '建议提交：2026年3月30日 周一',
      '1,639,166.66元',
      '期限 Qixian',
      '打开期限',
    ];
    let from = 0;
    for (const part of parts) {
      const at = said.indexOf(part, from);
      t.ok(at >= 0, `${robot}: ${part} after the one before`);
      from = Math.max(at, from);
    }
    t.notMatch(said, '林晓', 'a group is not one person');
    t.notMatch(said, '有效期至2025年12月31日', 'reasons stand behind the link');
  }
});

t.test('the same in English, with the keyword in both languages', async (t) => {
  for (const robot of robots) {
    const said = read(robot, sent(robot, documentOf([expiry], 'en')).body);
    for (const part of ['30 days left (22 working days)', 'Wed 31 Dec 2025', '期限', 'Qixian', 'Open Qixian'])
      t.match(said, part, `${robot}: ${part}`);
  }
});

t.test('each vendor’s shape', async (t) => {
  const of = documentOf([report]);
  const wecom = sent('wecom', {
    ...of,
    cards: of.cards.map((card) => ({ ...card, links: [{ label: 'x', href: 'https://a.example/(1)' }] })),
  }).body;
  t.equal(wecom.msgtype, 'markdown');
  t.match(wecom.markdown.content, '**[项目建设进度年报](https://a.example/%281%29)**');
  t.match(wecom.markdown.content, '<font color="warning">**已逾期1天**</font>');
  const ding = sent('dingtalk', of).body;
  t.same(Object.keys(ding), ['msgtype', 'markdown']);
  t.equal(ding.markdown.title, of.subject);
  const lark = sent('feishu', of).body;
  t.same([lark.msg_type, Object.keys(lark.content.post)], ['post', ['zh_cn']]);
  t.same(Object.keys(sent('feishu', documentOf([report], 'en')).body.content.post), ['en_us']);
});

t.test('everyone is called only where that is asked for', async (t) => {
  const evil: LetterItem = {
    ...report,
    title: { zh: '<@all> @all @13800001111 <at id=all></at>', en: '<@all>' },
  };
  for (const robot of robots) {
    const { text, body } = sent(robot, documentOf([evil]));
    t.notMatch(text, /mentioned_list|isAtAll|"tag":"at"/, robot);
    if (robot !== 'feishu') t.notMatch(read(robot, body), /@/, robot);
  }
  t.same(sent('wecom', documentOf([report]), true).body.text.mentioned_list, ['@all']);
  t.equal(sent('dingtalk', documentOf([report]), true).body.at.isAtAll, true);
  t.same(sent('feishu', documentOf([report]), true).body.content.post.zh_cn.content.at(-1), [
    { tag: 'at', user_id: 'all' },
  ]);
});

t.test('what people wrote commands nothing', async (t) => {
  const evil: LetterItem = {
    ...report,
    title: {
      zh: '**粗** [点我](https://evil.example) `x` # > <font color="warning">红</font> ![图](x)',
      en: 'x',
    },
    enterprise: '_斜_ ~~删~~',
  };
  for (const robot of ['wecom', 'dingtalk'] as const) {
    const said = read(robot, sent(robot, documentOf([evil])).body);
    t.match(
      said,
      '＊＊粗＊＊ ［点我］(https://evil.example) ｀x｀ ＃ ＞ ＜font color="warning"＞红＜/font＞',
    );
    t.match(said, '＿斜＿ ～～删～～');
  }
  const spans: Span[] = sent('feishu', documentOf([evil])).body.content.post.zh_cn.content.flat();
  t.ok(
    spans.some(({ text }) => text === evil.title.zh),
    'rich text shows it as it is',
  );
  t.notOk(spans.some(({ href }) => href?.includes('evil')));
});

t.test('5,000 characters and emoji are cut between characters, under the bytes', async (t) => {
  const families = '👩‍👩‍👧‍👦';
  for (const title of [
    '字'.repeat(5000),
    families.repeat(700),
    '*'.repeat(5000),
    '\\"\n'.repeat(2000),
    `a${'́'.repeat(5000)}`,
  ]) {
    const of = documentOf([{ ...report, title: { zh: title, en: title }, enterprise: title }]);
    for (const robot of robots) {
      for (const everyone of [false, true]) {
        const one = sent(robot, of, everyone);
        const { bytes, limit } = limited(robot, one);
        t.ok(bytes <= limit, `${robot}: ${bytes} bytes`);
        t.notMatch(one.text, /�|\\ud[89a-f]/i);
        t.equal(one.shown, 1);
        t.match(read(robot, one.body), 'Qixian');
      }
    }
  }
  const cut = read(
    'feishu',
    sent('feishu', documentOf([{ ...report, title: { zh: families.repeat(700), en: 'x' } }])).body,
  );
  t.match(cut, new RegExp(`1\\. (${families})+…`), 'no family is torn');
});

t.test('what does not fit is counted, with a link to it', async (t) => {
  const many = Array.from({ length: 500 }, (_, n) => ({ ...expiry, deadlineId: `d${n}` }));
  for (const robot of robots) {
    const of = documentOf(many);
    const one = sent(robot, of);
    const { bytes, limit } = limited(robot, one);
    t.ok(one.shown >= 5 && one.shown < 500, `${robot}: ${one.shown} shown`);
    t.ok(bytes <= limit && bytes > limit * 0.75, `${robot}: ${bytes} of ${limit} bytes are used`);
    t.match(read(robot, one.body), `… 另有 ${500 - one.shown} 项`);
    t.match(one.text, /另有 \d+ 项"?[^{}]{0,12}https:\/\/qixian\.example\//);
    t.match(read(robot, one.body), `有500项期限`, 'the whole is still said');
  }
});

t.test('whatever a letter holds, its message is within the bytes', async (t) => {
  const text = fc.string({ unit: 'grapheme', maxLength: 900 });
  const href = fc.webUrl({ withQueryParameters: true });
  const link = fc.record({ label: text, href });
  const row = fc.record({
    label: fc.constantFrom('期限', '涉及金额'),
    value: text,
    note: text,
    more: fc.array(text, { maxLength: 9 }),
  });
  const card = fc.record({
    heading: text,
    enterprise: text,
    badge: text,
    urgency: fc.constant('near' as const),
    rows: fc.array(row, { maxLength: 9 }),
    links: fc.array(link, { maxLength: 2 }),
  });
  const whole = fc.record({
    lang: fc.constant('zh-CN' as const),
    subject: text,
    salutation: text,
    opening: fc.array(text, { maxLength: 5 }),
    cards: fc.array(card, { maxLength: 4 }),
    closing: fc.array(text),
    links: fc.array(link, { maxLength: 3 }),
  });
  const within = () =>
    fc.assert(
      fc.property(whole, fc.constantFrom(...robots), fc.boolean(), (of, robot, everyone) => {
        const { bytes, limit } = limited(robot, sent(robot, of, everyone));
        return bytes <= limit;
      }),
      { numRuns: 60, seed: 1 },
    );
  t.doesNotThrow(within);
});

t.test('a test message has no cards and the keyword', async (t) => {
  for (const robot of robots) {
    const one = sent(robot, testLetter('zh', 'https://qixian.example/'));
    t.equal(one.shown, 0);
    for (const part of ['测试消息', '期限', 'Qixian']) t.match(read(robot, one.body), part);
  }
});
