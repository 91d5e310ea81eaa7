import type { Text } from '../answers/source.ts';
import type { MoneyChange } from '../deadlines/difference-money.ts';
import type { Status } from '../deadlines/model.ts';

/** What an announcement would do, or has done: totals first, then what moves. */
export type Rehearsal = {
  /** SHA-256 over the effect and the sorted (deadline, revision before, new dates, status, amount). */
  digest: string;
  /** How many enterprises, and how many of their projects, have a deadline that changes. */
  enterprises: number;
  projects: number;
  deadlines: number;
  changes: Record<ChangeName, number>;
  /** What the ledger owes to people who have been told another date: one for a person and a deadline. */
  corrections: number;
  /** What changes of known money at stake, in fen: of each enterprise every key once, over all its rows. */
  moneyFen: MoneyChange;
  letters: LettersOfKind[];
  feeds: { public: EventCounts; private: EventCounts & { feeds: number } };
  /** Enterprises that cannot be derived; they keep what they have. */
  notDerived: number;
  /** What to look at before publishing; no part of the digest. */
  remarks: Text[];
  /** The first of them, in the order of enterprises and identities. */
  moves: Move[];
  /** Where the next moves begin; null where there are no more. */
  next: string | null;
};

export type ChangeName = 'added' | 'moved' | 'amended' | 'withdrawn';

/**
 * Letters that would go out by one channel, and how many items they carry. `digest` and `urgent` are the reminders that the
 * next plan sends because of new or moved dates; an announcement goes at once or stands in the digest.
 */
export type LettersOfKind = {
  channel: 'mail';
  kind: 'correction' | 'digest' | 'urgent' | 'announcement' | 'announcement-in-digest';
  letters: number;
  items: number;
};

/** Events of calendars, each counted in every feed that carries it. What has no day from now on is cancelled too. */
export type EventCounts = { added: number; changed: number; cancelled: number };

/** One deadline that changes. Days are ISO, hours minutes of the day; what is absent is not there, before or after. */
export type Move = {
  /** Of a deadline that exists already. */
  deadlineId?: string;
  enterpriseId: string | null;
  enterprise?: string;
  projectId?: string;
  project?: string;
  title: Text;
  change: 'add' | 'move' | 'amend' | 'withdraw';
  from?: string;
  to?: string;
  /** The day to act by, which may move where the last day does not. */
  actByFrom?: string;
  actByTo?: string;
  submitByFrom?: string;
  submitByTo?: string;
  minuteFrom?: number;
  minuteTo?: number;
  statusFrom?: Status;
  statusTo: Status;
  /** The money at stake in fen, where it changes: absent where there is none, or none is known. */
  stakeFromFen?: number;
  stakeToFen?: number;
  /** Who gets a correction. */
  corrections: { channel: 'mail'; people: string[] }[];
  /** Its event in the calendars afterwards; a new one's UID is not known before it is written. */
  event?: { uid?: string; sequence: number; status: string; start: string };
};

/** Moves in their order, and where the next ones begin. A page may be empty before the last. */
export type MovesPage = { items: Move[]; next: string | null };
