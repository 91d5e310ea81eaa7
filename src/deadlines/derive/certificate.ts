import type { Missing } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Certificate } from '../../facts/certificate.ts';
import type { Enterprise } from '../../facts/enterprise.ts';
import type { Registered } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Content, DeadlineKind, Derived, Flag } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { auditDeadlines, auditMissing } from './audits.ts';
import { permitReports, permitReportsMissing } from './permit.ts';
import { type Ruled, rowOf, ruled } from './ruled.ts';
import { asNamed, type Term, termsOf } from './term.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** Every date of a certificate, term by term: its last valid day, its renewal, its audits, and the reports its text asks for. */
export function certificateDeadlines(
  certificate: Registered<Certificate>,
  { operatesIn }: Enterprise,
  circumstances: Circumstances,
): Derived[] {
  const terms = termsOf(certificate, circumstances);
  return [
    ...terms.flatMap((term) =>
      [
        ...expiryRow(term),
        ...renewalRows(term, circumstances),
        ...auditDeadlines(term, circumstances),
      ].filter((row) => stillHeld(term, row)),
    ),
    ...permitReports(certificate, { terms, operatesIn }, circumstances),
  ];
}

/** What was ended by a review has no dates after its last day. */
function stillHeld({ ended }: Term, { dueOn }: Derived): boolean {
  return !ended || (dueOn !== undefined && Temporal.PlainDate.compare(dueOn, ended) <= 0);
}

/** What a certificate must still tell before it has its dates. */
export function certificateMissing(
  certificate: Registered<Certificate>,
  circumstances: Circumstances,
): Missing[] {
  const present = termsOf(certificate, circumstances).at(-1);
  if (!present || present.ended) return [];
  return [
    ...expiryMissing(certificate, present),
    ...auditMissing(certificate, present),
    ...permitReportsMissing(certificate, present),
  ];
}

/** No last day printed or to be counted: a fact the certificate may tell, or a term that nobody has found. */
function expiryMissing({ id }: Registered<Certificate>, { kind, expires, paper }: Term): Missing[] {
  if (expires) return [];
  const named = asNamed({ paper });
  const fact = { need: 'fact' as const, what: `certificate.${id}.expiresOn` };
  const said = kind.termVaries ? 'deadlines.term-varies' : 'deadlines.expiry-unknown';
  if (kind.term) return [{ ...fact, line: line(said, named) }];
  const term = { need: 'reading' as const, what: `certificate-kind.${kind.key}.term` };
  return [{ ...(kind.renewal ? fact : term), line: line('deadlines.term-unknown', named) }];
}

function expiryRow({ subject, cycle, name, kind, expires, renewed }: Term): Derived[] {
  if (!expires) return [];
  const extra = { title: titles.certificateExpires(name), ...missed(kind.lapse), ...fulfilled(renewed) };
  return [rowOf(identity('certificate-expires', subject, cycle), expires, extra)];
}

/** The three models of renewal: a lead before the last day, something finished by it, or a batch nobody can count. */
function renewalRows(term: Term, law: Circumstances): Derived[] {
  const { kind, expires, subject, cycle, name, renewed } = term;
  const { renewal } = kind;
  if (!renewal || !expires) return [];
  const extra = { ...missed(kind.lapse), ...fulfilled(renewed) };
  const own = identity('certificate-renewal', subject, cycle);
  if (renewal.model === 'batch') return isPast(expires, law) ? [] : [batchRow(term)];
  const rule = renewal.model === 'lead' ? renewal.closes : renewal.finishedBy;
  const title =
    renewal.model === 'lead'
      ? titles.certificateRenewal(name, rule.advised ?? false)
      : titles.certificateEvent(name, renewal.event);
  const closes = rowOf(own, counted(expires, ruled(law, `${kind.key}.renewal`, rule, expires.dueOn)), {
    title,
    ...extra,
  });
  if (renewal.model === 'event' || !renewal.opens) return [closes];
  // Where too early is refused, of two readings of the last day the later is the safe one to open by.
  const last = expires.dating.disputed?.on;
  const anchor = last ? Temporal.PlainDate.from(last) : expires.dueOn;
  const opens = ruled(law, `${kind.key}.renewal-opens`, renewal.opens, anchor);
  const opening = identity('certificate-renewal-opens', subject, cycle);
  return [
    rowOf(opening, counted(expires, opens), { title: titles.certificateOpens(name), ...fulfilled(renewed) }),
    closes,
  ];
}

/** A title that has ended is applied for anew, not renewed. */
function isPast({ dueOn }: Ruled, { today }: Circumstances): boolean {
  return Temporal.PlainDate.compare(dueOn, today) < 0;
}

/** What counts back from a computed or expected last day is no surer than that day. */
function counted(expires: Ruled, due: Ruled): Ruled {
  const carried = expires.flags.reduce((so, flag) => withFlag(so, flag), due);
  return expires.status === 'expected' ? { ...carried, status: 'expected' } : carried;
}

function withFlag(due: Ruled, flag: Ruled['flags'][number]): Ruled {
  return due.flags.includes(flag) ? due : { ...due, flags: [...due.flags, flag] };
}

/** Renewal in batches awaits its window: only a notice sets one, and it has to be passed before the last valid day. */
function batchRow({ kind, expires, subject, cycle, name, paper, renewed }: Term): Derived {
  const batch = kind.renewal?.model === 'batch' ? kind.renewal : undefined;
  const source = batch?.source ?? paper;
  const expiresOn = expires?.dueOn.toString() ?? '';
  const unconfirmed: Flag[] = batch?.confidence === 'low' ? ['unconfirmed'] : [];
  const flags = [...new Set([...(expires?.flags ?? []), ...unconfirmed])];
  const said = line('deadlines.awaits-batch', { ...asNamed({ paper }), expiresOn }, { source });
  return {
    ...identity('certificate-renewal', subject, cycle),
    status: 'awaiting',
    content: {
      title: titles.certificateRenewal(name, false),
      stake: { kind: 'none' },
      sources: [source],
      workings: [said, ...(batch ? [line('deadlines.noted', batch.text, { source })] : [])],
      marks: [],
      ...(flags.length > 0 ? { flags } : {}),
      ...missed(kind.lapse),
      ...fulfilled(renewed),
    },
  };
}

function identity(kind: DeadlineKind, subject: string, occurrence: string) {
  return { kind, subject, rule: kind, occurrence };
}

function missed(text: Content['missed']): Pick<Content, 'missed'> {
  return text ? { missed: text } : {};
}

function fulfilled(renewed: Term['renewed']): Pick<Content, 'fulfilled'> {
  return renewed ? { fulfilled: renewed } : {};
}
