import type { Database } from '../db/connect.ts';
import type { Letter } from '../db/letters.ts';
import type { Person } from '../db/people.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import type { MessageParts } from '../letters/mime.ts';
import { addressStoppedLetter, isStillStopped } from './address-stopped-letter.ts';
import { confirmationLetter, isStillAsked } from './confirm-endpoint.ts';
import type { Context } from './context.ts';
import { feedRevokedLetter, isStillGone } from './feed-revoked-letter.ts';
import { feedUnfetchedLetter, isStillUnfetched } from './feed-unfetched-letter.ts';
import { isStillMissing, missingNoticeLetter } from './missing-notice-letter.ts';
import { isStillUnattended, nobodyRemindedLetter } from './nobody-reminded-letter.ts';
import { isOutlookOwed, outlookLetter } from './outlook-letter.ts';
import { testByMail } from './test-endpoint.ts';
import { isStillTrouble, troubleLetter } from './trouble-letter.ts';
import { isWayStopped, wayStoppedLetter } from './way-stopped-letter.ts';
import { isStillMember, welcomeLetter } from './welcome-letter.ts';
import { windowAwaitedLetter, windowStillAwaited } from './window-awaited-letter.ts';

/** A letter that carries no reminders and no announcements: what it says follows from its slot and its reader. */
type Note = {
  /** Whether what it says still holds. */
  isOwed(tx: Database, context: Context, slot: string, letter: Letter): Promise<boolean>;
  render(
    tx: Database,
    context: Context,
    person: Person,
    slot: string,
    letter: Letter,
  ): Promise<MessageParts['letter']>;
  /** The name of its list. */
  list: MessageParts['kind'];
};

const notes: Partial<Record<LetterKind, Note>> = {
  'notice-missing': { isOwed: isStillMissing, render: missingNoticeLetter, list: 'notice-missing' },
  'window-awaited': {
    isOwed: async (tx, context, slot) => (await windowStillAwaited(tx, context, slot)) !== undefined,
    render: windowAwaitedLetter,
    list: 'window-awaited',
  },
  outlook: { isOwed: isOutlookOwed, render: outlookLetter, list: 'outlook' },
  welcome: { isOwed: isStillMember, render: welcomeLetter, list: 'welcome' },
  'nobody-reminded': { isOwed: isStillUnattended, render: nobodyRemindedLetter, list: 'nobody-reminded' },
  confirmation: { isOwed: isStillAsked, render: confirmationLetter, list: 'confirmation' },
  test: { isOwed: async () => true, render: testByMail, list: 'test' },
  trouble: { isOwed: isStillTrouble, render: troubleLetter, list: 'trouble' },
  'address-stopped': { isOwed: isStillStopped, render: addressStoppedLetter, list: 'address-stopped' },
  'feed-revoked': { isOwed: isStillGone, render: feedRevokedLetter, list: 'feed-revoked' },
  'feed-unfetched': { isOwed: isStillUnfetched, render: feedUnfetchedLetter, list: 'feed-unfetched' },
  'way-stopped': { isOwed: isWayStopped, render: wayStoppedLetter, list: 'way-stopped' },
};

/** How a letter of its kind is written where it is a note; undefined for those that carry reminders or announcements. */
export function noteOf({ kind }: Pick<Letter, 'kind'>): Note | undefined {
  return notes[kind];
}
