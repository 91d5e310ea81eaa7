/** Who has handed a deadline's reminders over, and to whom. Nobody hands over to somebody who has, so it runs in no circle. */
export type Handed = ReadonlyMap<string, string>;

/**
 * Who is reminded in a person's place, through all hands: the last who is reached. The person alone where nothing was
 * handed over, and where nobody it went to is reached any more.
 */
export function inChargeFor(
  personId: string,
  handed: Handed,
  isReached: (personId: string) => boolean,
): string {
  const to = handed.get(personId);
  if (to === undefined) return personId;
  const last = inChargeFor(to, handed, isReached);
  return isReached(last) ? last : personId;
}
