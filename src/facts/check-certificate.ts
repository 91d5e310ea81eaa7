import type { FieldFault } from '../errors.ts';
import type { Certificate } from './certificate.ts';
import { fault, notBefore, notYet, repeated } from './faults.ts';

const issue = { zh: '颁发日', en: 'the day of issue' };
const audit = { zh: '该期的审核日', en: 'an audit of the term' };
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
      ...(expiresOn ? notBefore(`${at}/expiresOn`, expiresOn, on, audit) : []),
    ]),
    ...repeated(audits.map(({ on }) => on)).map((index) =>
      fault(`${at}/audits/${index}/on`, { zh: '同一天只登记一次', en: 'one day has one audit' }),
    ),
  ];
}

/** A renewal is issued after the term before it and ends later. */
function outOfOrder(terms: Term[]): FieldFault[] {
  return terms.flatMap(({ issuedOn, expiresOn }, index) => {
    const before = terms[index - 1];
    const at = index === terms.length - 1 ? '' : `/earlier/${index}`;
    return [
      ...notLater(`${at}/expiresOn`, expiresOn, before?.expiresOn, {
        zh: '上一有效期',
        en: 'the last day of the term before',
      }),
      ...notLater(`${at}/issuedOn`, issuedOn, before?.issuedOn, {
        zh: '上一期的颁发日',
        en: 'the issue of the term before',
      }),
    ];
  });
}

function notLater(
  pointer: string,
  day: string | undefined,
  before: string | undefined,
  what: FieldFault['detail'],
) {
  if (!before || !day || day > before) return [];
  return [fault(pointer, { zh: `须晚于${what.zh} ${before}`, en: `must lie after ${what.en}, ${before}` })];
}
