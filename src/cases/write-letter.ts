import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import type { Letter } from '../db/letters.ts';
import type { Person } from '../db/people.ts';
import { attachReminders } from '../db/reminders.ts';
import { channelOf } from '../deadlines/way.ts';
import { renderAnnouncements } from '../letters/announcement.ts';
import { messageIdOf } from '../letters/message-id.ts';
import { type MessageParts, mailMessage } from '../letters/mime.ts';
import type { LetterModel } from '../letters/model.ts';
import { renderLetter } from '../letters/render.ts';
import { aboutOne } from './about-one.ts';
import { announcementItems } from './announcement-letter.ts';
import type { Context } from './context.ts';
import { letterAddresses } from './letter-addresses.ts';
import { type About, letterItems } from './letter-items.ts';
import { noteOf } from './letter-notes.ts';
import { kindAs, leaveRest } from './letter-notices.ts';
import { outlookModel, takeInOutlook } from './outlook-letter.ts';
import type { OwedLetter } from './owed-letters.ts';
import { type CalledName, outlookCall, reminderCall, testCall } from './write-call.ts';

const serviceName = { zh: '期限', en: 'Qixian' };

/** What a letter says, to whom, and its message as text: fixed before its first try. An endpoint's own address is no part of it. */
export type Written = { messageId?: string; subject: string; address: string | null; message: string };

type Writing = {
  tx: Database;
  context: Context;
  about: About;
  /** The letters of outlooks that digests take in, by digest. */
  outlooks: ReadonlyMap<string, Letter>;
  now: Temporal.Instant;
};

/** Writes a letter in the language it was asked for in; what has no room in it waits for a letter of its own. */
export async function writeLetter(writing: Writing, owed: OwedLetter): Promise<Written> {
  const reader = { ...owed.person, lang: owed.letter.lang ?? owed.person.lang };
  const name = channelOf(owed.letter.channel);
  return name === 'mail'
    ? await writeMail(writing, owed, reader)
    : await writeCall(writing, owed, reader, name);
}

async function writeCall(writing: Writing, owed: OwedLetter, reader: Person, name: CalledName) {
  const { tx, context, now } = writing;
  const service = letterAddresses(context, reader, owed.letter).service;
  if (owed.letter.kind === 'outlook') {
    const call = outlookCall(name, await outlookModel(tx, context, reader, owed.letter), now);
    return { subject: call.subject, message: call.message, address: null };
  }
  const isTest = owed.letter.kind === 'test';
  const { subject, message, carried } = isTest
    ? testCall(name, { lang: reader.lang, service }, now)
    : reminderCall(name, modelFor(writing, owed, reader), now);
  await leaveForNext(tx, owed, carried);
  return { subject, message, address: null };
}

async function writeMail(writing: Writing, owed: OwedLetter, reader: Person): Promise<Written> {
  const address = owed.to.mail ?? reader.email;
  const { kind, rendered, ...one } = await rendering(writing, owed, reader);
  const { unsubscribe } = letterAddresses(writing.context, reader, owed.letter);
  const { mailFrom } = writing.context;
  const messageId = messageIdOf(owed.letter.id, mailFrom);
  const { bytes } = await mailMessage({
    kind,
    lang: reader.lang,
    from: { name: serviceName[reader.lang], address: mailFrom },
    to: { name: reader.name, address },
    letter: rendered,
    messageId,
    date: writing.now,
    boundary: owed.letter.id,
    ...(unsubscribe ? { unsubscribe } : {}),
    ...one,
  });
  return { messageId, subject: rendered.subject, address, message: Buffer.from(bytes).toString('latin1') };
}

type Rendering = Pick<MessageParts, 'kind' | 'thread' | 'calendar'> & { rendered: MessageParts['letter'] };

async function rendering(writing: Writing, owed: OwedLetter, reader: Person): Promise<Rendering> {
  const { tx, context } = writing;
  const note = noteOf(owed.letter);
  const { letter } = owed;
  if (note) return { kind: note.list, rendered: await note.render(tx, context, reader, letter.slot, letter) };
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
  const { tx, context } = writing;
  const announcements = await announcementItems(tx, context, reader, await leaveRest(tx, owed.notices));
  const kind = kindAs(owed.letter, announcements.length > 0);
  const outlook = await outlookBeside(writing, owed, reader);
  const model = { ...modelFor(writing, owed, reader), kind, announcements, ...outlook };
  const rendered = renderLetter(model);
  await leaveForNext(tx, owed, rendered.carried);
  const { lang } = reader;
  const one = await aboutOne(tx, context, writing.about, owed, { lang, sender: serviceName[lang] });
  return { kind, rendered, ...one };
}

/** The outlook of a digest's day, told at its end. */
async function outlookBeside(
  { tx, context, outlooks }: Writing,
  { letter, items }: OwedLetter,
  reader: Person,
) {
  const own = outlooks.get(letter.id);
  if (!own) return {};
  const told = items.map(({ deadline }) => deadline.id);
  const outlook = await takeInOutlook(tx, context, reader, own, told);
  return outlook ? { outlook } : {};
}

function modelFor({ context, about, now }: Writing, owed: OwedLetter, reader: Person): LetterModel {
  const { lang, name, email } = reader;
  return {
    kind: kindAs(owed.letter, false),
    lang,
    recipient: { name, address: email },
    on: dayOf(now),
    items: letterItems(context, about, { ...reader, channel: owed.letter.channel }, owed.items, now),
    links: letterAddresses(context, reader, owed.letter),
  };
}

/** What did not fit was not told: it goes into a letter of its own. */
async function leaveForNext(tx: Database, { items }: OwedLetter, carried: string[]) {
  const told = new Set(carried);
  const left = items.filter(({ deadline }) => !told.has(deadline.id));
  await attachReminders(
    tx,
    null,
    left.map(({ reminder }) => reminder.id),
  );
}
