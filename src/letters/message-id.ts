import { domainOf } from './address.ts';

/** A domain nobody can own and no setting can change. */
const unowned = 'letters.qixian.invalid';

/**
 * The Message-ID of a letter, with its angle brackets: on the domain of the address it comes from, where that is one that
 * the world knows; a single label (`localhost`) names a machine and nobody's domain. Without `from`, of a letter whose
 * sender is not settled yet.
 */
export function messageIdOf(letterId: string, from = ''): string {
  const domain = domainOf(from);
  return `<${letterId}@${domain.includes('.') ? domain : unowned}>`;
}

/**
 * The id that all letters about one obligation refer to, with its angle brackets. It is no letter's own, and the same
 * whatever address letters come from: where that changes, the thread goes on.
 */
export function threadRoot(obligationId: string): string {
  return `<obligation.${obligationId}@${unowned}>`;
}
