import { hashOf } from '../answers/hash.ts';
import type { PolicyVersion } from '../policies/versions.ts';
import type { Audited } from './audit.ts';

type Recorded = Pick<PolicyVersion, 'policyKey' | 'version' | 'document'>;

/**
 * That a version of a policy was recorded, by the SHA-256 of its document: the version itself is never edited, and is too
 * long to be written down twice.
 */
export function versionRecorded(version: Recorded, announcementId: string | null = null): Audited {
  const { policyKey, version: number, document } = version;
  const documentHash = hashOf(document);
  const payload = { after: { version: number, documentHash } };
  return { actor: null, action: 'policy.recorded', subject: `policy:${policyKey}`, announcementId, payload };
}

/** That a version of a policy was taken back by an announcement. */
export function versionVoided(
  { policyKey, version }: { policyKey: string; version: number },
  announcementId: string,
): Audited {
  const payload = { before: { version } };
  return { actor: null, action: 'policy.voided', subject: `policy:${policyKey}`, announcementId, payload };
}

type Paper = { office: string; year: number; number: string; breaks: unknown };

/** That a paper about the days off of a year was recorded. */
export function noticeRecorded(paper: Paper, announcementId: string | null = null): Audited {
  const { office, year, number, breaks } = paper;
  const payload = { after: { number, breaks } };
  return {
    actor: null,
    action: 'calendar.recorded',
    subject: `calendar:${office}/${year}`,
    announcementId,
    payload,
  };
}
