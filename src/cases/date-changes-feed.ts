import { sha256 } from '../answers/hash.ts';
import type { Lang, Text } from '../answers/source.ts';
import type { Database } from '../db/connect.ts';
import { newestDateChanges } from '../db/date-changes.ts';
import type { DeadlineKind, Status } from '../deadlines/model.ts';
import type { AtomEntry, AtomFeed } from '../feeds/atom.ts';
import { pathIn } from '../pages/layout.ts';
import { titleOf } from '../policies/sources.ts';
import { sourceText } from '../words/basis.ts';
import { dateChangeWords as words } from '../words/date-changes.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { day, dayAndHour } from '../words/format.ts';
import { deadlineWords, frameWords } from '../words/pages.ts';
import type { Context } from './context.ts';
import { districtChanges, type ToldChange } from './district-changes.ts';
import { type Recorded, readPolicies } from './law.ts';
import { inSnapshot } from './snapshot.ts';

// Made once and never again: a reader knows a feed by them, wherever the service stands.
const ids: Record<Lang, string> = {
  zh: '0c9a1f64-1d0b-4a5c-8f27-52d1f6b7e301',
  en: '0c9a1f64-1d0b-4a5c-8f27-52d1f6b7e302',
};
const newest = 100;

/** The newest changes of the dates that the public calendars carry, as a feed. What was told stays as it was told. */
export function dateChangesFeed(context: Context, lang: Lang): Promise<AtomFeed> {
  return inSnapshot(context, (inside) => readChanges(inside, lang));
}

async function readChanges(context: Context, lang: Lang): Promise<AtomFeed> {
  const changes = await newestChanges(context.db);
  const policies = await readPolicies(context.db, context);
  const address = (path: string) => `${context.publicUrl}${pathIn(lang, path)}`;
  const { name } = frameWords;
  return {
    id: ids[lang],
    lang,
    title: { zh: `${name.zh}·${words.title.zh}`, en: `${name.en} · ${words.title.en}` },
    author: name,
    self: address('/changes.atom'),
    url: address('/'),
    entries: changes.map((change) => entryOf(change, policies, address)),
  };
}

/** The newest of the city's days and the districts'; of one announcement the city's first. */
async function newestChanges(db: Database): Promise<ToldChange[]> {
  const city = (await newestDateChanges(db, newest)).map(({ revision, content, ...rest }) => ({
    ...rest,
    key: `${rest.id} ${revision}`,
    title: content.title,
    sources: content.sources,
  }));
  return [...city, ...(await districtChanges(db))]
    .toSorted((a, b) => Temporal.Instant.compare(b.recordedAt, a.recordedAt))
    .slice(0, newest);
}

function entryOf(
  change: ToldChange,
  policies: ReadonlyMap<string, Recorded[]>,
  address: (path: string) => string,
): AtomEntry {
  const { key, id, kind, subject, sources, recordedAt, announcement } = change;
  const title = titleOfChange(change);
  const document = policies.get(subject.replace('policy:', ''))?.at(-1)?.document;
  return {
    id: uuidOf(key),
    title,
    publishedAt: recordedAt,
    updatedAt: recordedAt,
    author: frameWords.name,
    url: address(`/deadlines/${id}`),
    related: announcement ? [address(`/announcements/${announcement.id}`)] : [],
    categories: [
      { term: kind, label: deadlineKindWords[kind as DeadlineKind] },
      ...(document ? [{ term: subject, label: titleOf(document) }] : []),
    ],
    summary: [
      title,
      announcement ? words.announced(announcement.title) : words.derived,
      ...sources.map((source) => words.basis(sourceText(source))),
    ],
  };
}

function titleOfChange({ title, before, ...now }: ToldChange): Text {
  const on = dayOf(now);
  if (!before) return words.first(title, on);
  if (now.status === 'withdrawn') return words.withdrawn(title, dayOf(before));
  if (before.status === 'withdrawn') return words.returned(title, on);
  const was = dayOf(before);
  if (was.en !== on.en) return words.moved(title, was, on);
  const [acted, act] = [dayOf({ dueOn: before.actBy }), dayOf({ dueOn: now.actBy })];
  if (acted.en !== act.en) return words.actBy(title, acted, act);
  return words.submitBy(title, dayOf({ dueOn: before.submitBy }), dayOf({ dueOn: now.submitBy }));
}

type Dated = { dueOn: Temporal.PlainDate | null; minute?: number | null; status?: Status };

/** A day as it was known: one that is not firm says so. */
function dayOf({ dueOn, minute, status }: Dated): Text {
  if (!dueOn) return words.noDay;
  const on = typeof minute === 'number' ? dayAndHour(`${dueOn}`, minute) : day(`${dueOn}`);
  const open = status === 'expected' || status === 'provisional';
  return open ? words.marked(on, deadlineWords.status[status]) : on;
}

/** A UUID that a name always gives again (RFC 9562 §5.8, version 8): its SHA-256, with the bits that say so. */
function uuidOf(name: string): string {
  const hex = sha256(`qixian date change ${name}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
