import type { Text } from '../answers/source.ts';
import { findAnnouncement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { Problem } from '../errors.ts';
import type { ClauseChange, PolicyDifferenceModel, VersionModel } from '../pages/difference-model.ts';
import { type ClauseDifference, type MeasureDifference, policyDifference } from '../policies/difference.ts';
import { titleOf } from '../policies/sources.ts';
import { toldChanges, transitionText } from '../words/differences.ts';
import { headTellers } from '../words/tell-head.ts';
import { clauseTellers, measureTellers } from '../words/tell-measures.ts';
import type { Context } from './context.ts';
import { type Recorded, readPolicies } from './law.ts';
import { standingPair } from './standing-pair.ts';

/** Two versions of one policy, by their numbers. */
export type VersionPair = { policyKey: string; from: number; to: number };

/**
 * What differs between two versions of a policy, in words (see `standingPair`); refuses a policy or a version that there was
 * not, and one that does not stand and has nothing in its place.
 */
export async function policyDifferenceOf(
  context: Context,
  asked: VersionPair,
): Promise<PolicyDifferenceModel> {
  const policies = await readPolicies(context.db, context);
  const pair = await standingPair(context.db, policies, asked);
  const [from, to] = [versionOf(policies, pair, pair.from), versionOf(policies, pair, pair.to)];
  const { head, clauses } = policyDifference(from.document, to.document);
  const changes = clauses.map(clauseChange);
  const counts = { unchanged: 0, changed: 0, added: 0, removed: 0 };
  for (const { change } of changes) counts[change] += 1;
  return {
    policyKey: pair.policyKey,
    title: titleOf(to.document),
    from: await versionModel(context.db, from),
    to: await versionModel(context.db, to),
    counts,
    head: toldChanges(head, headTellers),
    clauses: changes,
  };
}

/** A standing version by its number. */
export function versionOf<T extends { version: number }>(
  policies: ReadonlyMap<string, T[]>,
  { policyKey }: { policyKey: string },
  version: number,
): T {
  const found = policies.get(policyKey)?.find((each) => each.version === version);
  if (!found) throw new Problem('not-found');
  return found;
}

/** A version with its days and where it comes from. */
export async function versionModel(db: Database, recorded: Recorded): Promise<VersionModel> {
  const { version, publishedOn, inForceFrom, knownFrom, recordedAt, announcementId, transition } = recorded;
  const announced = announcementId ? await findAnnouncement(db, announcementId) : undefined;
  return {
    version,
    publishedOn: publishedOn ?? null,
    inForceFrom: inForceFrom ?? null,
    knownFrom: knownFrom ?? null,
    recordedAt,
    origin: announced
      ? { kind: 'announcement', id: announced.id, title: announced.title }
      : { kind: 'catalogue' },
    ...(transition ? { transition: transitionText(transition) } : {}),
  };
}

const nowhere: { heading: Text; summary: Text; quote: string } = {
  heading: { zh: '', en: '' },
  summary: { zh: '', en: '' },
  quote: '',
};

function clauseChange({ no, change, before, after, fields, measures }: ClauseDifference): ClauseChange {
  const { heading, summary, quote } = after ?? before ?? nowhere;
  return {
    no,
    change,
    heading,
    summary,
    quote,
    changes: toldChanges(fields, clauseTellers),
    measures: measures.map(measureChange),
  };
}

function measureChange({ id, change, elsewhere, before, after, fields }: MeasureDifference) {
  return {
    id,
    name: (change === 'removed' ? before : after)?.name ?? nowhere.heading,
    change,
    ...(elsewhere === undefined ? {} : { elsewhere }),
    changes: toldChanges(fields, measureTellers),
  };
}
