import type { Source, Text } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import { printed } from '../../dates/printed.ts';
import type { Certificate } from '../../facts/certificate.ts';
import type { Registered } from '../../facts/registered.ts';
import type { CertificateKind } from '../../policies/certificate-kind.ts';
import { certificateKinds } from '../../policies/certificates/shipped.ts';
import type { Law } from '../law.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { dated } from './dated.ts';
import { type Ruled, ruled } from './ruled.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** One term of a certificate: what it is called, when it was issued, and its last valid day as far as it can be told. */
export type Term = {
  subject: string;
  kind: CertificateKind;
  /** Its number for life: `cycle1` for the first term registered. */
  cycle: string;
  name: Text;
  /** The certificate itself, as a source. */
  paper: Source;
  level?: number;
  /** The civil day the certificate was first recorded; of its present term only. */
  recordedOn?: Temporal.PlainDate;
  issuedOn?: Temporal.PlainDate;
  expires?: Ruled;
  audits: { on: Temporal.PlainDate; excellent: boolean }[];
  /** The term after this one has begun. */
  renewed?: { on?: string };
  /** The last day it is held, where an authority's review has ended it before its last valid day. */
  ended?: Temporal.PlainDate;
};

/** The terms of a certificate, oldest first; the last is the present one. */
export function termsOf({ id, body, recordedOn, ended }: Registered<Certificate>, law: Law): Term[] {
  const kind = certificateKinds.get(body.kind);
  if (!kind) return [];
  const { earlier = [] } = body;
  const present = {
    number: body.number,
    issuedOn: body.issuedOn,
    expiresOn: body.expiresOn,
    audits: body.audits,
  };
  return [...earlier, present].map(({ number, issuedOn, expiresOn, audits = [] }, index, all) => {
    const name = body.name ? titles.named(body.name) : kind.name;
    const next = all[index + 1];
    const paper: Source = { title: name, ...(number ? { reference: number } : {}) };
    const expires = expiryOf(
      { kind, paper, ...(issuedOn ? { issuedOn } : {}), ...(expiresOn ? { expiresOn } : {}) },
      law,
    );
    return {
      subject: `certificate:${id}`,
      kind,
      cycle: `cycle${index + 1}`,
      name: number ? { zh: `${name.zh}（${number}）`, en: `${name.en} (${number})` } : name,
      paper,
      ...(body.level === undefined ? {} : { level: body.level }),
      ...(recordedOn && !next ? { recordedOn } : {}),
      ...(issuedOn ? { issuedOn: Temporal.PlainDate.from(issuedOn) } : {}),
      ...(expires ? { expires } : {}),
      audits: audits
        .map(({ on, result }) => ({ on: Temporal.PlainDate.from(on), excellent: result === 'excellent' }))
        .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on)),
      ...(next ? { renewed: next.issuedOn ? { on: next.issuedOn } : {} } : endedEarly(ended?.on, expires)),
    };
  });
}

/** What had run out by then has not been ended. */
function endedEarly(on: string | undefined, expires: Term['expires']): Pick<Term, 'ended'> {
  if (on === undefined) return {};
  const ended = Temporal.PlainDate.from(on);
  return expires && Temporal.PlainDate.compare(expires.dueOn, ended) <= 0 ? {} : { ended };
}

type Dates = { kind: CertificateKind; paper: Source; issuedOn?: string; expiresOn?: string };

/** The last valid day as printed; without one, counted from the day of issue where the kind's term is known, and marked so. */
function expiryOf({ kind, paper, issuedOn, expiresOn }: Dates, law: Law): Term['expires'] {
  if (expiresOn) {
    const due = dated(printed(law.calendar, Temporal.PlainDate.from(expiresOn), { source: paper }));
    return { ...due, flags: [], sources: [paper] };
  }
  if (!kind.term || kind.termVaries || !issuedOn) return undefined;
  const counted = ruled(law, `${kind.key}.term`, kind.term, Temporal.PlainDate.from(issuedOn));
  const assumption = { parameter: 'printedExpiry', taken: 'computed' };
  const said = line('deadlines.computed-expiry', asNamed({ paper }), { assumption });
  const dating = { ...counted.dating, workings: [said, ...counted.dating.workings] };
  return { ...counted, dating, flags: ['computed', ...counted.flags] };
}

/** Whether a term covers a day, both ends inclusive; an end that is not known does not shut it out. */
export function covers({ issuedOn, expires, ended }: Term, day: Temporal.PlainDate): boolean {
  const begun = !issuedOn || Temporal.PlainDate.compare(issuedOn, day) <= 0;
  const last = ended ?? expires?.dueOn;
  return begun && (!last || Temporal.PlainDate.compare(day, last) <= 0);
}

/** What a certificate is called in a sentence, in both languages. */
export function asNamed({ paper: { title } }: Pick<Term, 'paper'>) {
  return { certificate: title.zh, certificateEn: title.en };
}
