import { Problem } from '../errors.ts';
import type { CertificateKind } from '../policies/certificate-kind.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';

/** The heads of all policies, each in its newest version. */
export async function listPolicies(context: Context) {
  return [...(await readPolicies(context.db, context)).values()].flatMap((versions) => {
    const newest = versions.at(-1);
    if (!newest) return [];
    const { key, title, titleInferred, level, district, validity } = newest.document;
    return [{ key, title, titleInferred, level, district, validity, version: newest.version }];
  });
}

/** A policy with every version of it, newest first; refuses a key that is not known. */
export async function onePolicy(context: Context, key: string) {
  const versions = (await readPolicies(context.db, context)).get(key);
  if (!versions) throw new Problem('not-found');
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
