import type { FieldFault } from '../errors.ts';
import type { Certificate } from './certificate.ts';
import { fault, notBefore, notYet, repeated } from './faults.ts';

const issue = { zh: '颁发日', en: 'the day of issue' };
type Term = Pick<Certificate, 'issuedOn' | 'expiresOn' | 'audits'>;

/** How the fields of a certificate fit together, term by term; `today` is an ISO day in Asia/Shanghai. */
export function checkCertificate(certificate: Certificate, today: string): FieldFault[] {
  const { earlier = [], reports = [] } = certificate;
  return [
    ...checkTerm(certificate, '', today),
    ...earlier.flatMap((term, index) => checkTerm(term, `/earlier/${index}`, today)),
    ...outOfOrder([...earlier, certificate]),
    ...repeated(reports.map(({ every }) => every)).map((index) =>
      fault(`/reports/${index}/every`, {
        zh: '同一周期只登记一次',
        en: 'each length of period has one report',
      }),
    ),
  ];
}

function checkTerm({ issuedOn, expiresOn, audits = [] }: Term, at: string, today: string): FieldFault[] {
  return [
    ...notBefore(`${at}/expiresOn`, expiresOn, issuedOn, issue),
    ...audits.flatMap(({ on }, index) => [
      ...notBefore(`${at}/audits/${index}/on`, on, issuedOn, issue),
      ...notYet(`${at}/audits/${index}/on`, on, today),
    ]),
    ...repeated(audits.map(({ on }) => on)).map((index) =>
      fault(`${at}/audits/${index}/on`, { zh: '同一天只登记一次', en: 'one day has one audit' }),
    ),
  ];
}

/** A renewal ends later than the term before it. */
function outOfOrder(terms: Term[]): FieldFault[] {
  return terms.flatMap(({ expiresOn }, index) => {
    const before = terms[index - 1]?.expiresOn;
    if (!before || !expiresOn || expiresOn > before) return [];
    const at = index === terms.length - 1 ? '' : `/earlier/${index}`;
    return [
      fault(`${at}/expiresOn`, {
        zh: `须晚于上一有效期 ${before}`,
        en: `must lie after the last day of the term before, ${before}`,
      }),
    ];
  });
}
