import type { FactRow } from '../db/facts.ts';
import { type FieldFault, Problem } from '../errors.ts';
import type { Audit, Certificate, Renewal } from '../facts/certificate.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
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
    const faults = renewalFaults(certificate, renewal);
    if (faults.length > 0) throw new Problem('unprocessable', faults);
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

/** A renewal ends the term before it, so it has to say enough for dates of its own. */
function renewalFaults({ kind }: Certificate, renewal: Renewal): FieldFault[] {
  const rules = certificateKinds.get(kind);
  if (!rules?.term && !rules?.renewal)
    return [
      fault('', '该类证照没有延续的规定，请直接修改登记', 'this kind is not renewed: revise it instead'),
    ];
  const counted = rules.term && !rules.termVaries && renewal.issuedOn;
  if (!renewal.expiresOn && !counted)
    return [fault('/expiresOn', '请登记新证的有效期截止日', 'register the last valid day of the new term')];
  return [];
}

function fault(pointer: string, zh: string, en: string): FieldFault {
  return { pointer, detail: { zh, en } };
}
