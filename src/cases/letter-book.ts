import { remembering } from '../answers/remembering.ts';
import { dayOf, instantAt } from '../clock.ts';
import type { LetterHead } from '../db/letters.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import type { Way } from '../deadlines/way.ts';

/** A letter by what makes it the only one of its reader on a channel: its kind and slot; `dueAt` is when it goes. */
export type Slot = { kind: LetterKind; slot: string; dueAt: Temporal.Instant };

export type Address = { personId: string; channel: Way };

/** A letter that exists, or that a plan opens. */
export type Booked = Address & Slot & { id?: string; isOpen: boolean; on: Temporal.PlainDate };

/** Letters of reminders, which a reader's weekly budget counts. */
export const budgeted: readonly LetterKind[] = ['digest', 'single', 'urgent'];

/**
 * Since when letters are due that a plan of `now` has to know: it asks about the weeks of today and later. A reader whose
 * clocks are far behind may have the digest of a Monday on the Sunday before it.
 */
export function bookedSince(now: Temporal.Instant): Temporal.Instant {
  return instantAt(Temporal.PlainDate.from(mondayOf(dayOf(now))).subtract({ days: 1 }), 0);
}

/** The letters of some readers around a day, as the plan finds them and adds to them. */
export class LetterBook {
  readonly #letters = new Map<string, Booked>();
  readonly #weeks = new Map<string, number>();

  constructor(letters: readonly LetterHead[] = []) {
    for (const letter of letters) this.#enter(bookedOf(letter));
  }

  find({ personId, channel }: Address, { kind, slot }: Pick<Slot, 'kind' | 'slot'>): Booked | undefined {
    return this.#letters.get(keyOf(personId, channel, kind, slot));
  }

  /** The letter of a slot, made where there is none; of two hours one letter has, the earlier counts. */
  open(address: Address, slot: Slot): Booked {
    const found = this.find(address, slot);
    if (found) {
      if (Temporal.Instant.compare(slot.dueAt, found.dueAt) < 0) found.dueAt = slot.dueAt;
      return found;
    }
    const made = { ...address, ...slot, isOpen: true, on: dayFor(slot) };
    this.#enter(made);
    return made;
  }

  /** How many letters of reminders a reader has in the week (Monday to Sunday) of a day. */
  inWeek({ personId, channel }: Address, day: Temporal.PlainDate): number {
    return this.#weeks.get(`${personId} ${channel} ${mondayOf(day)}`) ?? 0;
  }

  #enter(letter: Booked) {
    const { personId, channel, kind, slot, on } = letter;
    this.#letters.set(keyOf(personId, channel, kind, slot), letter);
    if (!budgeted.includes(kind)) return;
    const week = `${personId} ${channel} ${mondayOf(on)}`;
    this.#weeks.set(week, (this.#weeks.get(week) ?? 0) + 1);
  }
}

function bookedOf(letter: LetterHead): Booked {
  const { id, personId, channel, kind, slot, nextAttemptAt: dueAt, state, attempts } = letter;
  const isOpen = state === 'queued' && attempts === 0;
  return { id, personId, channel, kind, slot, dueAt, isOpen, on: dayFor({ kind, slot, dueAt }) };
}

function dayFor({ kind, slot, dueAt }: Slot): Temporal.PlainDate {
  return kind === 'digest' ? Temporal.PlainDate.from(slot) : dayOf(dueAt);
}

const mondayOf = remembering(
  1000,
  (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 }).toString(),
  (day) => day.toString(),
);

function keyOf(personId: string, channel: Way, kind: LetterKind, slot: string): string {
  return `${personId} ${channel} ${kind} ${slot}`;
}
