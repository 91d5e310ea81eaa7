import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import {
  firstTry,
  hasUnknownOutcome,
  insertAttempt,
  type Letter,
  takeDueLetter,
  updateLetter,
} from '../db/letters.ts';
import { type Person, personById } from '../db/people.ts';
import { attachReminders, itemsOf, settleReminders } from '../db/reminders.ts';
import { renderAnnouncements } from '../letters/announcement.ts';
import { mailMessage } from '../letters/mime.ts';
import { renderLetter } from '../letters/render.ts';
import { announcementItems } from './announcement-letter.ts';
import type { Context } from './context.ts';
import { letterAddresses } from './letter-addresses.ts';
import { letterItems } from './letter-items.ts';
import { kindAs, leaveRest, type OwedNotice, owedNotices, settleNoticesOf } from './letter-notices.ts';
import { isStillMissing, missingNoticeLetter } from './missing-notice-letter.ts';
import { windowAwaitedLetter, windowStillAwaited } from './window-awaited-letter.ts';

/** A letter in hand: what the wire needs, and what recording its outcome needs. */
export type Claimed = {
  letterId: string;
  personId: string;
  /** 1 for the first attempt. */
  attempt: number;
  envelope: { from: string; to: string };
  message: string;
  firstTriedAt: Temporal.Instant;
};

/** A letter that could not be written is put off, so that it holds nobody else's up. */
type Unwritten = { unwritten: Error };
const unwrittenWait = { minutes: 30 };

const serviceName = { zh: '期限', en: 'Qixian' };

type Due = Awaited<ReturnType<typeof itemsOf>>;

// Longer than SMTP's own ten minutes for the answer to the final dot (RFC 5321 §4.5.3.2.6).
const lease = { minutes: 15 };

/**
 * Takes the letter that is due: checks again that what it says is still owed, fixes its bytes before the first attempt,
 * and writes that the attempt begins. `none` when nothing is due, `suppressed` when the letter had nothing left to say or
 * nobody to say it to.
 */
export async function claimLetter(context: Context): Promise<Claimed | Unwritten | 'none' | 'suppressed'> {
  return await context.db.transaction(async (tx) => {
    const now = context.clock.now();
    const letter = await takeDueLetter(tx, now);
    if (!letter) return 'none';
    try {
      return await tx.transaction((inner) => claim(inner, context, letter, now));
    } catch (cause) {
      await updateLetter(tx, letter.id, { nextAttemptAt: now.add(unwrittenWait) });
      return { unwritten: new Error(`letter ${letter.id} cannot be written`, { cause }) };
    }
  });
}

async function claim(tx: Database, context: Context, letter: Letter, now: Temporal.Instant) {
  const person = await personById(tx, letter.personId);
  if (!person) throw new Error('a letter without a person');
  if (person.addressStoppedAt) return await suppress(tx, letter, 'bounced', now);
  const alert = letter.kind === 'notice-missing' || letter.kind === 'window-awaited';
  const owed = alert ? [] : await dropSettled(tx, letter, now);
  const news = alert ? [] : await owedNotices(tx, letter, now);
  const wanted = alert ? await isStillAsked(tx, context, letter) : owed.length + news.length > 0;
  if (!wanted && !(await hasUnknownOutcome(tx, letter.id)))
    return await suppress(tx, letter, 'nothing-owed', now);
  const fixed = letter.message
    ? letter
    : { ...letter, ...(await write(tx, context, { person, letter, owed, news, now })) };
  return await begin(tx, context, fixed, now);
}

/** Whether administrators still have to be asked for what a letter asks for. */
async function isStillAsked(tx: Database, context: Context, { kind, slot }: Letter): Promise<boolean> {
  if (kind === 'window-awaited') return (await windowStillAwaited(tx, context, slot)) !== undefined;
  return await isStillMissing(tx, context, slot);
}

/** Reminders of a letter that nobody is owed any more end here, as long as its bytes do not carry them yet. */
async function dropSettled(tx: Database, letter: Letter, now: Temporal.Instant): Promise<Due> {
  const items = await itemsOf(tx, letter.id);
  const gone = items.filter(({ reminder, deadline }) => goneFor(reminder, deadline) !== undefined);
  if (letter.message) return items.filter((item) => !gone.includes(item));
  for (const { reminder, deadline } of gone) {
    await settleReminders(tx, [reminder.id], 'suppressed', goneFor(reminder, deadline) ?? null, now);
  }
  return items.filter((item) => !gone.includes(item));
}

function goneFor(reminder: Due[number]['reminder'], deadline: Due[number]['deadline']): string | undefined {
  if (reminder.dateVersion !== deadline.dateVersion) return 'obsolete';
  if (reminder.rung === 'correction') return undefined;
  if (deadline.doneAt) return 'done';
  return deadline.status === 'withdrawn' ? 'obsolete' : undefined;
}

async function suppress(
  tx: Database,
  letter: Letter,
  reason: 'bounced' | 'nothing-owed',
  now: Temporal.Instant,
): Promise<'suppressed'> {
  for (const { reminder, deadline } of await itemsOf(tx, letter.id)) {
    const why = reason === 'bounced' ? reason : (goneFor(reminder, deadline) ?? 'obsolete');
    await settleReminders(tx, [reminder.id], 'suppressed', why, now);
  }
  await settleNoticesOf(tx, letter.id, 'suppressed', reason === 'bounced' ? reason : 'obsolete', now);
  await updateLetter(tx, letter.id, { state: 'suppressed', reason, settledAt: now });
  return 'suppressed';
}

type Writing = { person: Person; letter: Letter; owed: Due; news: OwedNotice[]; now: Temporal.Instant };

/** Fixes what a letter says, to whom, and its bytes. */
async function write(tx: Database, context: Context, writing: Writing) {
  const { person, letter, now } = writing;
  const { kind, rendered } = await rendering(tx, context, writing);
  const { bytes } = await mailMessage({
    kind,
    lang: person.lang,
    from: { name: serviceName[person.lang], address: context.mailFrom },
    to: { name: person.name, address: person.email },
    letter: rendered,
    messageId: letter.messageId,
    date: now,
    boundary: letter.id,
  });
  return { subject: rendered.subject, address: person.email, message: Buffer.from(bytes).toString('latin1') };
}

async function rendering(tx: Database, context: Context, writing: Writing) {
  const { kind, slot } = writing.letter;
  switch (kind) {
    case 'notice-missing':
      return { kind, rendered: await missingNoticeLetter(tx, context, writing.person, slot) };
    case 'window-awaited':
      return { kind, rendered: await windowAwaitedLetter(tx, context, writing.person, slot) };
    default:
      return await render(tx, context, writing);
  }
}

async function render(tx: Database, context: Context, { person, letter, owed, news, now }: Writing) {
  const on = dayOf(now);
  const announcements = await announcementItems(tx, context, person, await leaveRest(tx, news));
  const links = letterAddresses(context, person, letter);
  if (owed.length === 0) {
    const { lang, name, email } = person;
    const reader = { lang, recipient: { name, address: email }, links };
    const kind = letter.kind === 'digest' ? ('digest' as const) : ('announcement' as const);
    return { kind, rendered: renderAnnouncements(reader, announcements) };
  }
  const items = await letterItems(tx, context, person, owed, now);
  const kind = kindAs(letter, announcements.length > 0);
  const recipient = { name: person.name, address: person.email };
  const model = {
    kind,
    lang: person.lang,
    recipient,
    on,
    items,
    announcements,
    links,
  } as const;
  const rendered = renderLetter(model);
  await leaveForNext(tx, owed, rendered.carried);
  return { kind, rendered };
}

/** What did not fit was not told: it goes into a letter of its own. */
async function leaveForNext(tx: Database, owed: Due, carried: string[]) {
  const left = owed.filter(({ deadline }) => !carried.includes(deadline.id));
  await attachReminders(
    tx,
    null,
    left.map(({ reminder }) => reminder.id),
  );
}

async function begin(
  tx: Database,
  context: Context,
  letter: Letter,
  now: Temporal.Instant,
): Promise<Claimed> {
  const number = letter.attempts + 1;
  const { subject, address, message } = letter;
  const fields = {
    state: 'sending' as const,
    attempts: number,
    leaseUntil: now.add(lease),
    subject,
    address,
    message,
  };
  await updateLetter(tx, letter.id, fields);
  await insertAttempt(tx, { letterId: letter.id, number, event: 'started', detail: '', at: now });
  return {
    letterId: letter.id,
    personId: letter.personId,
    attempt: number,
    envelope: { from: context.mailFrom, to: address ?? '' },
    message: message ?? '',
    firstTriedAt: (await firstTry(tx, letter.id)) ?? now,
  };
}
