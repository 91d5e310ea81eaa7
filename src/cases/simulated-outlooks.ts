import { dayOf } from '../clock.ts';
import { waitingOfKind } from '../db/letters.ts';
import { channelOf } from '../deadlines/way.ts';
import type { Context } from './context.ts';
import type { Outlook } from './outlooks.ts';
import { outlookSpan, owedOutlooks } from './plan-outlooks.ts';
import { outlookOf } from './read-outlooks.ts';
import { itemOf, type Letters, open, type Span, simulatedKey } from './simulated-letters.ts';

/**
 * The weekly outlooks: those that wait in a letter, those that today's look opens, and those of each later day. In a mail
 * one is told at the end of its day's digest. Asked after the reminders, whose digests are in `letters` then.
 */
export async function simulateOutlooks(context: Context, span: Span, letters: Letters) {
  const { db } = context;
  const today = dayOf(span.now);
  const waiting = await waitingOfKind(db, 'outlook');
  for (const letter of waiting) {
    const outlook = await outlookOf(db, context, letter);
    if (outlook) place({ ...outlook, slot: { ...outlook.slot, dueAt: letter.nextAttemptAt } }, span, letters);
  }
  const now = await outlookSpan(db, today);
  if (now) for (const each of await owedOutlooks(db, context, now)) place(each, span, letters);
  for (
    let day = today.add({ days: 1 });
    Temporal.PlainDate.compare(day, span.to) <= 0;
    day = day.add({ days: 1 })
  )
    for (const each of await owedOutlooks(db, context, { from: day, to: day, on: day }))
      place(each, span, letters);
}

/** Puts an outlook where it goes: into the digest of its day, without what that says anyway, or into a letter of its own. */
function place({ person, channel, slot, lines }: Outlook, span: Span, letters: Letters) {
  const items = lines.map(({ row, part }) => itemOf(row, part));
  const digest = letters.get(simulatedKey(person.id, channel, { kind: 'digest', slot: slot.slot }));
  if (digest && channelOf(channel) === 'mail') {
    const told = new Set(digest.items.map(({ deadlineId }) => deadlineId));
    const outlook = items.filter(({ deadlineId }) => !told.has(deadlineId));
    if (outlook.length > 0) digest.outlook = outlook;
    return;
  }
  const letter = open(letters, span, slot, { person, channel, isStopped: false });
  if (letter) letter.outlook = items;
}
