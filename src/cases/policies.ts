import { Problem } from '../errors.ts';
import { certificateKinds } from '../policies/certificate-kinds.ts';
import type { Context } from './context.ts';
import { readLaw } from './law.ts';

/** The heads of all policies, each in its newest version. */
export async function listPolicies({ db }: Context) {
  return [...(await readLaw(db)).values()].flatMap((versions) => {
    const newest = versions.at(-1);
    if (!newest) return [];
    const { key, title, titleInferred, level, district, validity } = newest.document;
    return [{ key, title, titleInferred, level, district, validity, version: newest.version }];
  });
}

/** A policy with every version of it, newest first; refuses a key that is not known. */
export async function onePolicy({ db }: Context, key: string) {
  const versions = (await readLaw(db)).get(key);
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

/** The kinds of certificate that can be registered, with the lead of each and its statute. */
export function listCertificateKinds() {
  return Object.entries(certificateKinds).map(([kind, rule]) => ({ kind, ...rule }));
}
