import type { Letter } from '../db/letters.ts';
import type { Person } from '../db/people.ts';
import type { LetterKind } from '../db/schema/letters.ts';
import { pathIn } from '../pages/layout.ts';
import type { Context } from './context.ts';
import { subscriptionsLink, unsubscribeLink } from './tokens.ts';

/** Letters that may be turned off; the others answer what a person did, or tell that something is wrong. */
const turnedOff: readonly LetterKind[] = [
  'digest',
  'single',
  'urgent',
  'correction',
  'announcement',
  'outlook',
];

/**
 * Where a letter leads at its end: to the service, to what its reader is told and reminded of, and to where it is turned off,
 * with one click too (RFC 8058); absent where it cannot be.
 */
export function letterAddresses(
  { publicUrl, secret }: Pick<Context, 'publicUrl' | 'secret'>,
  { id, lang }: Pick<Person, 'id' | 'lang'>,
  letter: Pick<Letter, 'id' | 'kind'>,
): { service: string; manage: string; unsubscribe?: string } {
  const to = (path: string) => `${publicUrl}${pathIn(lang, path)}`;
  return {
    service: to('/'),
    manage: to(`/subscriptions/${subscriptionsLink(secret, id)}`),
    ...(turnedOff.includes(letter.kind)
      ? { unsubscribe: to(`/unsubscribe/${unsubscribeLink(secret, letter.id)}`) }
      : {}),
  };
}
