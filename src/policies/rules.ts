import type { Text } from '../answers/source.ts';
import type { CertificateKind, Surveillance } from './certificate-kind.ts';
import { certificateKinds } from './certificates/shipped.ts';
import { changeFilings } from './change-filings.ts';
import type { DatedRule } from './dated-rule.ts';
import { duties } from './duties/shipped.ts';

/** A rule under an id that it keeps, with what its anchor day is. `byNotice`: the day itself is set by a yearly notice. */
export type NamedRule = { id: string; name: Text; anchor: Text; dated: DatedRule; byNotice?: true };

/** What a rule of a certificate counts from, and its name after the certificate's. */
type Part = Pick<NamedRule, 'name' | 'anchor' | 'byNotice'> & { slug: string; dated: DatedRule | undefined };

const issue: Text = { zh: '发证（公布）之日', en: 'the day of issue or announcement' };
const lastDay: Text = { zh: '有效期的最后一日', en: 'the last valid day' };
const previousAudit: Text = {
  zh: '上一次审核（评价）之日',
  en: 'the day of the previous audit or evaluation',
};
const inPeriod: Text = { zh: '所属期内的任意一日', en: 'any day of the period reported on' };
const change: Text = { zh: '变更（事项发生）之日', en: 'the day of the change or event' };

/** Every dated rule of the certificate kinds, duties and change filings by its id, in their order. */
export const namedRules: ReadonlyMap<string, NamedRule> = new Map(
  [
    ...[...certificateKinds.values()].flatMap(ofCertificate),
    ...duties.flatMap(({ key, name, due }) => (due ? [{ id: key, name, anchor: inPeriod, dated: due }] : [])),
    ...changeFilings.map(({ key, name, due }) => ({ id: key, name, anchor: change, dated: due })),
  ].map((rule) => [rule.id, rule]),
);

function ofCertificate({ key, name, term, renewal, surveillance = [] }: CertificateKind): NamedRule[] {
  const parts: Part[] = [
    { slug: 'term', name: { zh: '有效期', en: 'validity' }, anchor: issue, dated: term },
    ...renewalParts(renewal),
    ...surveillance.flatMap(auditParts),
  ];
  return parts.flatMap(({ slug, name: of, anchor, dated, byNotice }) =>
    dated
      ? [
          {
            id: `${key}.${slug}`,
            name: { zh: `${name.zh}：${of.zh}`, en: `${name.en}: ${of.en}` },
            anchor,
            dated,
            ...(byNotice ? { byNotice } : {}),
          },
        ]
      : [],
  );
}

function renewalParts(renewal: CertificateKind['renewal']): Part[] {
  if (renewal?.model === 'event')
    return [{ slug: 'renewal', name: renewal.event, anchor: lastDay, dated: renewal.finishedBy }];
  if (renewal?.model !== 'lead') return [];
  return [
    {
      slug: 'renewal-opens',
      name: { zh: '延续开始受理', en: 'renewal opens' },
      anchor: lastDay,
      dated: renewal.opens,
    },
    { slug: 'renewal', name: { zh: '申请延续', en: 'renewal' }, anchor: lastDay, dated: renewal.closes },
  ];
}

function auditParts({ name, first, second, next, notBefore, byNotice }: Surveillance, index: number): Part[] {
  const slug = index === 0 ? 'audit' : `audit${index + 1}`;
  const firstName = { zh: `首次${name.zh}`, en: `${name.en}, the first` };
  const secondName = { zh: `第二次${name.zh}`, en: `${name.en}, the second` };
  const earliest = { zh: `${name.zh}最早之日`, en: `${name.en}, the first day` };
  const notice = byNotice ? { byNotice } : {};
  return [
    { slug: `${slug}-first`, name: firstName, anchor: issue, dated: first, ...notice },
    { slug: `${slug}-second`, name: secondName, anchor: previousAudit, dated: second, ...notice },
    { slug, name, anchor: previousAudit, dated: next, ...notice },
    { slug: `${slug}-opens`, name: earliest, anchor: previousAudit, dated: notBefore },
  ];
}
