import type { Missing } from '../../answers/answer.ts';
import type { Text } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import { applyRule } from '../../dates/rule.ts';
import { duration } from '../../dates/span.ts';
import type { Certificate } from '../../facts/certificate.ts';
import type { Registered } from '../../facts/registered.ts';
import type { Surveillance } from '../../policies/certificate-kind.ts';
import type { DatedRule } from '../../policies/dated-rule.ts';
import type { Circumstances } from '../facts.ts';
import type { Content, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { horizonOf } from './horizon.ts';
import { expected, type Ruled, rowOf, ruled } from './ruled.ts';
import { asNamed, type Term } from './term.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** What the next audit counts from: the day of issue, an audit that took place, or one that has not yet. */
type Base = {
  on: Temporal.PlainDate;
  from: 'issue' | 'previous' | 'forecast';
  /** Audits in a row that have not taken place. */
  waiting: number;
  excellent?: boolean;
};

/**
 * The audits of a term, each counted from the one before it, so that an early audit moves the later ones. Those to come
 * after the next are a forecast: as if the one before took place on its last day. What would fall on or after the last valid
 * day is the renewal's; without one, audits are given for the coming 24 months. One whose day had gone by when the
 * certificate was registered may well have taken place: it is asked for, not called missed.
 */
export function auditDeadlines(term: Term, circumstances: Circumstances): Derived[] {
  return entries(term).flatMap(({ entry, id }) => chain(term, entry, id, circumstances));
}

/** The audits of the kind that apply to a certificate of this level, each under its id. */
function entries({ kind, level }: Term): { entry: Surveillance; id: string }[] {
  return (kind.surveillance ?? [])
    .map((entry, index) => ({ entry, id: index === 0 ? 'audit' : `audit${index + 1}` }))
    .filter(({ entry }) => !entry.levels || (level !== undefined && entry.levels.includes(level)));
}

function chain(term: Term, entry: Surveillance, id: string, circumstances: Circumstances): Derived[] {
  const rows: Derived[] = [];
  let { base, number } = beginning(term, entry);
  while (base && number <= (entry.perTerm ?? Number.POSITIVE_INFINITY)) {
    const due = dueAfter({ base, number }, term, { entry, id }, circumstances);
    // Without a rule for the first one, the first registered audit is only what the next counts from.
    const held = term.audits[entry.first ? number - 1 : number];
    if (!held && isOver(due.dueOn, base, term, circumstances)) break;
    rows.push(auditRow(term, entry, { id, number, base, due, ...(held ? { held } : {}) }, circumstances));
    base = held
      ? { on: held.on, from: 'previous', waiting: 0, excellent: held.excellent }
      : { on: due.dueOn, from: 'forecast', waiting: base.waiting + 1 };
    number += 1;
  }
  return rows;
}

/** What the first row counts from, and its number: the day of issue, or the first registered audit. */
function beginning(
  { issuedOn, audits: [first] }: Term,
  { first: rule }: Surveillance,
): { base: Base | undefined; number: number } {
  if (rule && issuedOn) return { base: { on: issuedOn, from: 'issue', waiting: 0 }, number: 1 };
  const base: Base | undefined = first && {
    on: first.on,
    from: 'previous',
    waiting: 0,
    excellent: first.excellent,
  };
  return { base, number: rule ? 2 : 1 };
}

function dueAfter(
  { base, number }: { base: Base; number: number },
  { kind }: Term,
  { entry, id }: { entry: Surveillance; id: string },
  circumstances: Circumstances,
): Ruled {
  const [rule, ruleId] = ruleOf(base, number, entry);
  const spared = base.excellent && entry.spares;
  return ruled(circumstances, `${kind.key}.${id}${ruleId}`, spared ? twice(rule) : rule, base.on);
}

/** The rule of an audit by its number, and how its id ends. */
function ruleOf({ from }: Base, number: number, { first, second, next }: Surveillance): [DatedRule, string] {
  if (from === 'issue' && first) return [first, '-first'];
  return number === 2 && second ? [second, '-second'] : [next, ''];
}

/** The result of an audit spares the next one: two intervals are one. */
function twice(dated: DatedRule): DatedRule {
  const { rule } = dated;
  if (rule.family !== 'period') return dated;
  return { ...dated, rule: { ...rule, span: { ...rule.span, value: 2 * rule.span.value } } };
}

/** Whether an audit that has not taken place is the renewal's, too far ahead, or not known to have been missed. */
function isOver(dueOn: Temporal.PlainDate, base: Base, term: Term, { today }: Circumstances): boolean {
  const { compare } = Temporal.PlainDate;
  const { expires, renewed, recordedOn } = term;
  const end = expires?.dueOn ?? (renewed?.on ? Temporal.PlainDate.from(renewed.on) : undefined);
  if (end && compare(dueOn, end) >= 0) return true;
  if (renewed) return !end;
  if (recordedOn && compare(dueOn, recordedOn) < 0) return true;
  if (!expires && base.from === 'forecast' && compare(dueOn, horizonOf(today)) > 0) return true;
  // The audit after an overdue one stays forecast; nothing is forecast from a forecast that has itself gone by.
  return base.waiting > 1 && compare(base.on, today) < 0;
}

type Audit = { id: string; number: number; base: Base; due: Ruled; held?: Term['audits'][number] };

function auditRow(term: Term, entry: Surveillance, audit: Audit, circumstances: Circumstances): Derived {
  const { id, number, base, held } = audit;
  const { name, missed } = entry;
  const forecast = base.from === 'forecast' ? expected(audit.due, 'forecast') : audit.due;
  const due = entry.byNotice ? expected(forecast, 'by-notice') : forecast;
  return rowOf(
    {
      kind: 'certificate-audit',
      subject: term.subject,
      rule: id,
      occurrence: `${term.cycle}/audit${number}`,
    },
    due,
    {
      title: titles.certificateAudit(term.name, name, number),
      workings: [...whereFrom(base, name, entry), ...opening(base, entry, circumstances)],
      ...(missed ? { missed } : {}),
      ...fulfilled(held, term),
    },
  );
}

/** An audit is done once it has taken place; one of a term that has been renewed is asked for no more. */
function fulfilled(held: Audit['held'], { renewed }: Term): Pick<Content, 'fulfilled'> {
  if (held) return { fulfilled: { on: held.on.toString() } };
  return renewed ? { fulfilled: renewed } : {};
}

function whereFrom({ on, from, excellent }: Base, name: Text, { spares }: Surveillance): Line[] {
  const values = { on: on.toString(), audit: name.zh };
  const assumption = { parameter: 'auditForecast', taken: 'last-day' };
  const counted =
    from === 'forecast'
      ? line('deadlines.audit-from-forecast', values, { assumption })
      : line(from === 'issue' ? 'deadlines.audit-from-issue' : 'deadlines.audit-from-previous', values);
  return excellent && spares ? [counted, line('deadlines.audit-spared', values)] : [counted];
}

function opening({ on }: Base, { notBefore }: Surveillance, { calendar }: Circumstances): Line[] {
  if (!notBefore) return [];
  const { dueOn } = applyRule(calendar, notBefore.rule, on, { source: notBefore.source });
  return [line('deadlines.opens-on', { on: dueOn.toString() }, { source: notBefore.source })];
}

/** What a certificate must still tell before its next audit can be counted. */
export function auditMissing({ id }: Registered<Certificate>, term: Term): Missing[] {
  const named = asNamed(term);
  const asked = { need: 'fact' as const };
  const levels = term.kind.surveillance?.some((entry) => entry.levels) ?? false;
  if (levels && entries(term).length === 0)
    return [{ ...asked, what: `certificate.${id}.level`, line: line('deadlines.level-unknown', named) }];
  return entries(term).flatMap(({ entry }) => {
    const { base } = beginning(term, entry);
    if (base && !historyUnknown(base, term, entry)) return [];
    const [what, said] =
      base || !entry.first
        ? [
            `certificate.${id}.audits`,
            line('deadlines.audit-unknown', { ...named, audit: entry.name.zh, auditEn: entry.name.en }),
          ]
        : [`certificate.${id}.issuedOn`, line('deadlines.issue-unknown', named)];
    return [{ ...asked, what, line: said }];
  });
}

/** Whether the audit after the last registered one was due before the certificate was registered at all. */
function historyUnknown(
  base: Base,
  { audits, issuedOn, expires, recordedOn }: Term,
  entry: Surveillance,
): boolean {
  const last = audits.at(-1);
  const plain = last || !entry.first ? entry.next : entry.first;
  const { rule } = last?.excellent && entry.spares ? twice(plain) : plain;
  const from = last?.on ?? issuedOn ?? base.on;
  if (!recordedOn || rule.family !== 'period' || rule.span.unit === 'workday') return false;
  const due = from.add(duration(rule.span));
  const within = !expires || Temporal.PlainDate.compare(due, expires.dueOn) < 0;
  return within && Temporal.PlainDate.compare(due, recordedOn) < 0;
}
