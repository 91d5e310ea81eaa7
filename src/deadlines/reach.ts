import type { Way } from './way.ts';

/**
 * Whether a member is reached by any way asked for, and if not why: the account's address is stopped, all ways chosen are
 * (or are not confirmed), or all reminders are turned off.
 */
export type Reach = 'reached' | 'address-stopped' | 'ways-stopped' | 'off';

/** How a member is reached who asks for some ways, of whose ways some are stopped. */
export function reachOf(asked: readonly Way[], stopped: ReadonlySet<Way>): Reach {
  if (asked.length === 0) return 'off';
  if (asked.some((way) => !stopped.has(way))) return 'reached';
  return asked.every((way) => way === 'mail') ? 'address-stopped' : 'ways-stopped';
}
