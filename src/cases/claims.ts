import type { FactRow } from '../db/facts.ts';
import { Problem } from '../errors.ts';
import type { ClaimEntry, ClaimEvidence, ClaimStep } from '../facts/claim.ts';
import type { Context } from './context.ts';
import { type Author, reviseFact } from './facts.ts';

/** Adds what has become of a claim behind what is known of it. */
export async function continueClaim(
  context: Context,
  author: Author,
  id: string,
  entry: ClaimEntry,
): Promise<FactRow> {
  return await reviseFact(context, author, { kind: 'claim', id }, (claim) => ({
    ...claim,
    history: [...claim.history, entry],
  }));
}

/** Adds a piece of evidence to prepare. */
export async function addEvidence(
  context: Context,
  author: Author,
  id: string,
  item: ClaimEvidence,
): Promise<FactRow> {
  return await reviseFact(context, author, { kind: 'claim', id }, (claim) => ({
    ...claim,
    evidence: [...claim.evidence, item],
  }));
}

/** Marks one step of a claim done, and no other; refuses a step the claim does not have. */
export async function markStep(
  context: Context,
  author: Author,
  id: string,
  { step, doneOn }: { step: ClaimStep; doneOn: string },
): Promise<FactRow> {
  return await reviseFact(context, author, { kind: 'claim', id }, (claim) => {
    if (!claim.steps.some((each) => each.step === step)) throw new Problem('not-found');
    return { ...claim, steps: claim.steps.map((each) => (each.step === step ? { ...each, doneOn } : each)) };
  });
}
