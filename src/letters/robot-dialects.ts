import type { RobotName } from '../answers/channels.ts';
import type { LetterDocument } from './document.ts';
import type { Line, Span } from './robot-lines.ts';

/** A message's lines, those of a card together. */
export type Blocks = { title: string; blocks: Line[][]; lang: LetterDocument['lang'] };

/** How a vendor writes a message. */
export type Dialect = {
  /** Bytes of UTF-8 that `measured` may have. */
  limit: number;
  /** What people wrote, so that it reads the same and commands nothing. */
  plain(text: string): string;
  /** The body of the call, and the part of it that the vendor limits. */
  write(message: Blocks): { body: object; measured: string };
};

/** The dialect of a robot. `everyone`: the whole group is called, which WeCom does in plain text only. */
export function dialectOf(robot: RobotName, everyone: boolean): Dialect {
  if (robot === 'wecom') return everyone ? wecomText : wecomMarkdown;
  return robot === 'dingtalk' ? dingtalk(everyone) : feishu(everyone);
}

const wide: Record<string, string> = {
  '*': '＊',
  _: '＿',
  '`': '｀',
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '#': '＃',
  '~': '～',
  '\\': '＼',
  '|': '｜',
  '@': '＠',
};

/** Neither WeCom nor DingTalk documents an escape, so that signs which could be markup or a mention become their wide forms. */
function widened(text: string): string {
  return text.replace(/[*_`[\]<>#~\\|@]/g, (sign) => wide[sign] ?? sign);
}

function markdown({ text, href, strong }: Span): string {
  const said = widened(text);
  const link = href === undefined ? said : `[${said}](${href.replace(/[()]/g, encodedBracket)})`;
  return strong ? `**${link}**` : link;
}

function encodedBracket(bracket: string): string {
  return bracket === '(' ? '%28' : '%29';
}

const colours = { overdue: 'warning', near: 'warning', far: 'info', open: 'comment' } as const;

/** https://developer.work.weixin.qq.com/document/path/91770 */
const wecomMarkdown: Dialect = {
  limit: 4096,
  plain: widened,
  write({ title, blocks }) {
    const written = (span: Span) => {
      const said = markdown(span);
      return span.urgency ? `<font color="${colours[span.urgency]}">${said}</font>` : said;
    };
    const content = [`### ${widened(title)}`, ...joined(blocks, written, '\n')].join('\n\n');
    return { body: { msgtype: 'markdown', markdown: { content } }, measured: content };
  },
};

const wecomText: Dialect = {
  limit: 2048,
  plain: widened,
  write({ title, blocks }) {
    const written = ({ text, href }: Span) => (href ? `${widened(text)} ${href}` : widened(text));
    const content = [widened(title), ...joined(blocks, written, '\n')].join('\n\n');
    return { body: { msgtype: 'text', text: { content, mentioned_list: ['@all'] } }, measured: content };
  },
};

/** Two spaces before a line's end break it. https://open.dingtalk.com/document/robots/custom-robot-access */
function dingtalk(everyone: boolean): Dialect {
  return {
    limit: 20_000,
    plain: widened,
    write({ title, blocks }) {
      const text = [`#### ${widened(title)}`, ...joined(blocks, markdown, '  \n')].join('\n\n');
      const body = {
        msgtype: 'markdown',
        markdown: { title, text },
        ...(everyone && { at: { isAtAll: true } }),
      };
      return { body, measured: JSON.stringify(body) };
    },
  };
}

/**
 * Rich text, in which nothing that people wrote can be markup. The whole body has at most 20 KB, the signature included.
 * https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
 */
function feishu(everyone: boolean): Dialect {
  return {
    limit: 20_000,
    plain: (text) => JSON.stringify(text).slice(1, -1),
    write({ title, blocks, lang }) {
      const lines = blocks.flatMap((block, index) => (index > 0 ? [[{ text: ' ' }], ...block] : block));
      const content = lines.map((line) => line.map(feishuTag));
      const all = everyone ? [[{ tag: 'at', user_id: 'all' }]] : [];
      const post = { [lang === 'zh-CN' ? 'zh_cn' : 'en_us']: { title, content: [...content, ...all] } };
      const body = { msg_type: 'post', content: { post } };
      return { body, measured: JSON.stringify(body) };
    },
  };
}

function feishuTag({ text, href }: Span): object {
  return href === undefined ? { tag: 'text', text } : { tag: 'a', text, href };
}

function joined(blocks: Line[][], written: (span: Span) => string, lineEnd: string): string[] {
  return blocks.map((lines) => lines.map((line) => line.map(written).join('')).join(lineEnd));
}
