import { readAnnouncements } from '../../src/announcements.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { ShippedAnnouncement } from '../../src/deadlines/shipped-announcement.ts';
import { parsePolicy } from '../../src/policies/parse.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';

export const announcements = readAnnouncements();

export function shippedOne(slug: string): ShippedAnnouncement {
  const found = announcements.find((each) => each.slug === slug);
  if (!found) throw new Error(`nothing shipped is called ${slug}`);
  return found;
}

/** The effect of a shipped announcement, which has to be of that kind. */
export function effectOf<K extends ShippedAnnouncement['effect']['kind']>(
  slug: string,
  kind: K,
): EffectOf<K> {
  const { effect } = shippedOne(slug);
  if (effect.kind !== kind) throw new Error(`${slug} is no ${kind}`);
  return effect as EffectOf<K>;
}

/** The document that a shipped announcement issues. */
export const issued = (slug: string): PolicyDocument => effectOf(slug, 'issue').document;

/** The scheme of 2024 as the supplement of January 2025 left it: each patch merged as RFC 7396 says. */
export function supplemented(): PolicyDocument {
  const document = issued('mof-2024-54-equipment-loans');
  const { head, measures = [] } = effectOf('mof-2024-155-supplement', 'amendment');
  const clauses = document.clauses.map((clause) => ({
    ...clause,
    measures: clause.measures.map((measure) =>
      merge(measure, measures.find(({ id }) => id === measure.id)?.set ?? {}),
    ),
  }));
  const parsed = parsePolicy({ ...(merge(document, head ?? {}) as object), clauses });
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.document;
}

function merge(target: unknown, patch: unknown): unknown {
  if (!isRecord(patch)) return patch;
  const merged: Record<string, unknown> = isRecord(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch))
    if (value === null) delete merged[name];
    else merged[name] = merge(merged[name], value);
  return merged;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
