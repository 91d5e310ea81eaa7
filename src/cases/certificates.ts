import type { FactRow } from '../db/facts.ts';
import type { Audit, Certificate, Renewal } from '../facts/certificate.ts';
import type { Context } from './context.ts';
import { type Author, reviseFact } from './facts.ts';

/** Registers an audit of a certificate's present term: it is done, and the next one counts from it. */
export async function registerAudit(
  context: Context,
  author: Author,
  id: string,
  audit: Audit,
): Promise<FactRow> {
  return await reviseFact(context, author, { kind: 'certificate', id }, (certificate) => ({
    ...certificate,
    audits: [...(certificate.audits ?? []), audit],
  }));
}

/**
 * Begins a new term of a certificate: the present one is kept as an earlier term with its audits, its dates are done, and
 * what the new one states makes the next cycle. A misprint is not renewed but corrected by revising the certificate.
 */
export async function renewCertificate(
  context: Context,
  author: Author,
  id: string,
  renewal: Renewal,
): Promise<FactRow> {
  return await reviseFact(context, author, { kind: 'certificate', id }, (certificate) => {
    const { number, issuedOn, expiresOn, audits, earlier = [], ...lasting } = certificate;
    const term: NonNullable<Certificate['earlier']>[number] = {
      ...(number ? { number } : {}),
      ...(issuedOn ? { issuedOn } : {}),
      ...(expiresOn ? { expiresOn } : {}),
      ...(audits ? { audits } : {}),
    };
    return { ...lasting, ...(number ? { number } : {}), ...renewal, earlier: [...earlier, term] };
  });
}
