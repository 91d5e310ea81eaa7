import type { Lang, Text } from '../answers/source.ts';
import type { AtomEntry, AtomFeed } from '../feeds/atom.ts';
import type { AnnouncementModel } from '../pages/announcement-model.ts';
import { pathIn } from '../pages/layout.ts';
import { announcementKindWords, announcementWords as words } from '../words/announcements.ts';
import { sourceText } from '../words/basis.ts';
import { frameWords } from '../words/pages.ts';
import { publicAnnouncements } from './announcement-public.ts';
import type { Context } from './context.ts';

// Made once and never again: a reader knows a feed by them, wherever the service stands.
const ids: Record<Lang, string> = {
  zh: '5f0c1c1e-3a55-4c0e-9a35-6c6a5d1c8b01',
  en: '5f0c1c1e-3a55-4c0e-9a35-6c6a5d1c8b02',
};
const newest = 100;

/** The newest published announcements as a feed; what was corrected or withdrawn stays and says by which entry. */
export async function announcementFeed(context: Context, lang: Lang): Promise<AtomFeed> {
  const { items } = await publicAnnouncements(context, { limit: newest });
  const address = (path: string) => `${context.publicUrl}${pathIn(lang, path)}`;
  const { name } = frameWords;
  return {
    id: ids[lang],
    lang,
    title: { zh: `${name.zh}·${words.title.zh}`, en: `${name.en} · ${words.title.en}` },
    author: name,
    self: address('/announcements.atom'),
    url: address('/announcements'),
    entries: items.map((item) => entryOf(item, (id) => address(`/announcements/${id}`))),
  };
}

function entryOf(item: AnnouncementModel, pageOf: (id: string) => string): AtomEntry {
  const { id, kind, title, source, announcedAt, lines, policies, replaces, replacedBy } = item;
  const kindWord = announcementKindWords[kind];
  const basis = sourceText(source);
  return {
    id,
    title: replacedBy
      ? marked(title, replacedBy.how === 'corrects' ? words.corrected : words.withdrawn)
      : title,
    publishedAt: announcedAt,
    updatedAt: replacedBy?.at ?? announcedAt,
    author: source.title,
    url: pageOf(id),
    related: [replaces, replacedBy].flatMap((other) => (other ? [pageOf(other.id)] : [])),
    categories: [
      { term: kind.replaceAll(' ', '-'), label: kindWord },
      ...policies.map((policy) => ({ term: `policy:${policy.key}`, label: policy.title })),
    ],
    summary: [
      ...(replacedBy ? [words.replacedBy[replacedBy.how](replacedBy.title)] : []),
      ...(replaces?.how === 'corrects' ? [words.replaces[replaces.how](replaces.title)] : []),
      ...lines,
      { zh: `${words.source.zh}：${basis.zh}`, en: `${words.source.en}: ${basis.en}` },
    ],
  };
}

function marked({ zh, en }: Text, mark: Text): Text {
  return { zh: `【${mark.zh}】${zh}`, en: `[${mark.en}] ${en}` };
}
