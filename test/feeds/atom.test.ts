import t from 'tap';
import { type AtomEntry, type AtomFeed, renderAtom } from '../../src/feeds/atom.ts';
import { childrenOf, readXml, textOf } from '../support/xml.ts';

const at = (text: string) => Temporal.Instant.from(text);
const entry = (more: Partial<AtomEntry> = {}): AtomEntry => ({
  id: '01890a5d-0000-7000-8000-000000000001',
  title: { zh: '延长通知', en: 'Extension' },
  publishedAt: at('2025-12-02T02:00:00.123Z'),
  updatedAt: at('2025-12-02T02:00:00.123Z'),
  author: { zh: '《通知》', en: 'Notice' },
  url: 'https://qixian.example/announcements/1',
  related: [],
  categories: [{ term: 'extension', label: { zh: '延长有效期', en: 'Extension' } }],
  summary: [
    { zh: '有效期延长', en: 'Longer' },
    { zh: '依据', en: 'Source' },
  ],
  ...more,
});
const feed = (entries: AtomEntry[], lang: 'zh' | 'en' = 'zh'): AtomFeed => ({
  id: '5f0c1c1e-3a55-4c0e-9a35-6c6a5d1c8b01',
  lang,
  title: { zh: '公告', en: 'Announcements' },
  author: { zh: '期限', en: 'Qixian' },
  self: 'https://qixian.example/announcements.atom',
  url: 'https://qixian.example/announcements',
  entries,
});

t.test('a feed has what RFC 4287 asks of a feed and of each entry, exactly once', async (t) => {
  const root = readXml(renderAtom(feed([entry(), entry({ id: '01890a5d-0000-7000-8000-000000000002' })])));
  t.equal(root.name, 'feed');
  t.match(root.attributes, { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'zh-CN' });
  t.equal(textOf(root, 'id'), 'urn:uuid:5f0c1c1e-3a55-4c0e-9a35-6c6a5d1c8b01');
  t.equal(textOf(root, 'updated'), '2025-12-02T02:00:00Z');
  t.same(
    childrenOf(root, 'link').map(({ attributes }) => [attributes.rel, attributes.href]),
    [
      ['self', 'https://qixian.example/announcements.atom'],
      ['alternate', 'https://qixian.example/announcements'],
    ],
  );
  const [first, second] = childrenOf(root, 'entry');
  t.equal(first && textOf(first, 'id'), 'urn:uuid:01890a5d-0000-7000-8000-000000000001');
  t.equal(second && textOf(second, 'summary'), '有效期延长\n依据');
  t.same(first && childrenOf(first, 'category').map(({ attributes }) => attributes), [
    { term: 'extension', label: '延长有效期' },
  ]);
});

t.test('the newest change of an entry is the feed’s, and an empty feed has a day that stands', async (t) => {
  const corrected = entry({ updatedAt: at('2026-01-05T00:00:00Z'), related: ['https://qixian.example/x'] });
  const root = readXml(renderAtom(feed([entry(), corrected])));
  t.equal(textOf(root, 'updated'), '2026-01-05T00:00:00Z');
  t.equal(textOf(readXml(renderAtom(feed([]))), 'updated'), '1970-01-01T00:00:00Z');
});

t.test('whatever stands in a title, the feed is well-formed and says it', async (t) => {
  const hostile = `]]><script>alert("1")</script>&amp;' \ud842 \ufffe\uffff \u0000\u001b`;
  const text = { zh: hostile, en: hostile };
  const nasty = entry({
    title: text,
    author: text,
    summary: [text, text],
    categories: [{ term: hostile, label: text }],
    url: 'https://qixian.example/?a=1&b="2"',
  });
  const [read] = childrenOf(readXml(renderAtom(feed([nasty]))), 'entry');
  t.match(read && textOf(read, 'title'), ']]><script>alert("1")</script>&amp;\'');
});

t.test('the same rows give the same bytes, and each language its own', async (t) => {
  t.equal(renderAtom(feed([entry()])), renderAtom(feed([entry()])));
  const english = readXml(renderAtom(feed([entry()], 'en')));
  t.equal(english.attributes['xml:lang'], 'en');
  t.equal(textOf(english, 'title'), 'Announcements');
});
