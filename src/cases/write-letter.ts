import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import type { Person } from '../db/people.ts';
import { attachReminders } from '../db/reminders.ts';
import { renderAnnouncements } from '../letters/announcement.ts';
import { type MessageParts, mailMessage } from '../letters/mime.ts';
import { renderLetter } from '../letters/render.ts';
import { announcementItems } from './announcement-letter.ts';
import type { Context } from './context.ts';
import { letterAddresses } from './letter-addresses.ts';
import { type About, letterItems } from './letter-items.ts';
import { noteOf } from './letter-notes.ts';
import { kindAs, leaveRest } from './letter-notices.ts';
import type { OwedLetter } from './owed-letters.ts';

const serviceName = { zh: '期限', en: 'Qixian' };

/** What a letter says, to whom, and its bytes: fixed before its first try. */
export type Written = { subject: string; address: string; message: string };

type Writing = { tx: Database; context: Context; about: About; now: Temporal.Instant };

/** Writes a letter in the language it was asked for in; what has no room in it waits for a letter of its own. */
export async function writeLetter(writing: Writing, owed: OwedLetter): Promise<Written> {
  const { letter, to } = owed;
  const reader = { ...owed.person, lang: letter.lang ?? owed.person.lang };
  const address = to.mail ?? reader.email;
  const { kind, rendered } = await rendering(writing, owed, reader);
  const { unsubscribe } = letterAddresses(writing.context, reader, letter);
  const { bytes } = await mailMessage({
    kind,
    lang: reader.lang,
    from: { name: serviceName[reader.lang], address: writing.context.mailFrom },
    to: { name: reader.name, address },
    letter: rendered,
    messageId: letter.messageId,
    date: writing.now,
    boundary: letter.id,
    ...(unsubscribe ? { unsubscribe } : {}),
  });
  return { subject: rendered.subject, address, message: Buffer.from(bytes).toString('latin1') };
}

type Rendering = { kind: MessageParts['kind']; rendered: MessageParts['letter'] };

async function rendering(writing: Writing, owed: OwedLetter, reader: Person): Promise<Rendering> {
  const { tx, context } = writing;
  const note = noteOf(owed.letter);
  if (note) return { kind: note.list, rendered: await note.render(tx, context, reader, owed.letter.slot) };
  return owed.items.length > 0
    ? await reminding(writing, owed, reader)
    : await announcing(writing, owed, reader);
}

async function announcing({ tx, context }: Writing, owed: OwedLetter, reader: Person): Promise<Rendering> {
  const { lang, name, email } = reader;
  const items = await announcementItems(tx, context, reader, await leaveRest(tx, owed.notices));
  const kind = owed.letter.kind === 'digest' ? 'digest' : 'announcement';
  const links = letterAddresses(context, reader, owed.letter);
  return { kind, rendered: renderAnnouncements({ lang, recipient: { name, address: email }, links }, items) };
}

async function reminding(writing: Writing, owed: OwedLetter, reader: Person): Promise<Rendering> {
  const { tx, context, about, now } = writing;
  const { lang, name, email } = reader;
  const announcements = await announcementItems(tx, context, reader, await leaveRest(tx, owed.notices));
  const kind = kindAs(owed.letter, announcements.length > 0);
  const rendered = renderLetter({
    kind,
    lang,
    recipient: { name, address: email },
    on: dayOf(now),
    items: letterItems(context, about, reader, owed.items, now),
    announcements,
    links: letterAddresses(context, reader, owed.letter),
  });
  // What did not fit was not told: it goes into a letter of its own.
  const carried = new Set(rendered.carried);
  const left = owed.items.filter(({ deadline }) => !carried.has(deadline.id));
  await attachReminders(
    tx,
    null,
    left.map(({ reminder }) => reminder.id),
  );
  return { kind, rendered };
}
