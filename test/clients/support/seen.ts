/**
 * One entry of a calendar as a client reads or shows it. A client that does not show a field leaves it out, and is not
 * compared by it.
 */
export type Seen = {
  uid?: string;
  /** First day (`2025-12-31`), or the instant in UTC (`2025-12-31T08:00:00Z`); of a task its DUE. */
  at: string;
  /** Exclusive, in the same form; absent where the calendar gives none. */
  end?: string;
  summary: string;
  status?: string;
  sequence?: number;
  description?: string;
  /** When alarms ring, in minutes after 00:00 of the day or after the instant, ascending. */
  alarms?: number[];
};

/** What a client has of a calendar after it looked at it. */
export type Look = {
  entries: Seen[];
  /** What it complained about. */
  complaints: string[];
  /** How many entries it wrote into its own store; absent where it keeps none. */
  wrote?: number;
};

/** A time of iCalendar text (`20251231`, `20251231T080000Z`) in the form of `Seen`. */
export function timeOf(text: string): string {
  return text.replace(/^(\d{4})(\d\d)(\d\d)/, '$1-$2-$3').replace(/T(\d\d)(\d\d)(\d\d)/, 'T$1:$2:$3');
}

/** In one order for every client, whatever fields it has. */
export function inOrder(entries: Seen[]): Seen[] {
  const key = ({ at, summary, uid = '' }: Seen) => `${at}\n${summary}\n${uid}`;
  return entries.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The fields of an entry that a client shows; a field named here and absent in the calendar is absent in the client. */
export function only(entry: Seen, fields: readonly (keyof Seen)[]): Partial<Seen> {
  return Object.fromEntries(
    fields.flatMap((field) => (entry[field] === undefined ? [] : [[field, entry[field]]])),
  );
}

/** In what a client reads otherwise, a line for each entry; nothing where it reads the same. */
export function differences(meant: Seen[], seen: Seen[], fields: readonly (keyof Seen)[]): string[] {
  const of = (entries: Seen[]) => inOrder(entries).map((entry) => JSON.stringify(only(entry, fields)));
  const [expected, found] = [of(meant), of(seen)];
  const missing = expected.filter((each) => !found.includes(each)).map((each) => `not read: ${each}`);
  const strange = found.filter((each) => !expected.includes(each)).map((each) => `read instead: ${each}`);
  const count = expected.length === found.length ? [] : [`${found.length} instead of ${expected.length}`];
  return [...missing, ...strange, ...count];
}
