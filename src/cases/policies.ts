import { newestVersionsBefore, versionsBefore } from '../db/policies-as-of.ts';
import { Problem } from '../errors.ts';
import type { CertificateKind } from '../policies/certificate-kind.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import { momentOf } from './as-of.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';

/** The heads of all policies, each in its newest version, or in the newest that stood by the end of the day `asOf`. */
export async function listPolicies(context: Context, asOf?: string) {
  const { before } = momentOf(context, asOf);
  const newest = before
    ? await newestVersionsBefore(context.db, before)
    : [...(await readPolicies(context.db, context)).values()].flatMap((versions) => versions.at(-1) ?? []);
  return newest.map(({ document, version }) => {
    const { key, title, titleInferred, level, district, validity } = document;
    return { key, title, titleInferred, level, district, validity, version };
  });
}

/**
 * A policy with every version of it, newest first; with `asOf` those recorded by the end of that day and not taken back by
 * then. Refuses a key that is not known, or was not then.
 */
export async function onePolicy(context: Context, key: string, asOf?: string) {
  const { before } = momentOf(context, asOf);
  const versions: PolicyVersion[] = before
    ? await versionsBefore(context.db, key, before)
    : ((await readPolicies(context.db, context)).get(key) ?? []);
  if (versions.length === 0) throw new Problem('not-found');
  const shown = versions.map(
    ({ policyKey, version, document, publishedOn, inForceFrom, knownFrom, recordedAt }) => ({
      policyKey,
      version,
      document,
      publishedOn,
      inForceFrom,
      knownFrom,
      recordedAt,
    }),
  );
  return { key, versions: shown.toReversed() };
}

/** The kinds of certificate that can be registered, each with its rules and where they stand. */
export function listCertificateKinds(): CertificateKind[] {
  return [...certificateKinds.values()];
}
