import type { Missing } from '../../answers/answer.ts';
import type { Text } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import { applyRule } from '../../dates/rule.ts';
import type { Certificate } from '../../facts/certificate.ts';
import type { Surveillance } from '../../policies/certificate-kind.ts';
import type { DatedRule } from '../../policies/dated-rule.ts';
import type { Circumstances, Registered } from '../facts.ts';
import type { Content, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { horizonOf } from './horizon.ts';
import { expected, type Ruled, rowOf, ruled } from './ruled.ts';
import type { Term } from './term.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** What the next audit counts from: the day of issue, an audit that took place, or one that has not yet. */
type Base = { on: Temporal.PlainDate; from: 'issue' | 'previous' | 'forecast'; excellent?: boolean };

/**
 * The audits of a term, each counted from the one before it, so that an early audit moves the later ones. Those to come
 * after the next are a forecast: as if the one before took place on its last day; nothing is forecast from one that has been
 * missed. Where the last valid day is known, what would fall on or after it is the renewal's; without one, they are given
 * for the coming 24 months.
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
    const due = dueAfter(base, term, entry, id, circumstances);
    // Without a rule for the first one, the first registered audit is only what the next counts from.
    const held = term.audits[entry.first ? number - 1 : number];
    if (!held && isOver(due.dueOn, base, term, circumstances)) break;
    rows.push(auditRow(term, entry, { id, number, base, due, ...(held ? { held } : {}) }, circumstances));
    const missed = Temporal.PlainDate.compare(due.dueOn, circumstances.today) < 0;
    if (!held && missed && !term.renewed) break;
    base = held
      ? { on: held.on, from: 'previous', excellent: held.excellent }
      : { on: due.dueOn, from: 'forecast' };
    number += 1;
  }
  return rows;
}

/** What the first row counts from, and its number: the day of issue, or the first registered audit. */
function beginning(
  { issuedOn, audits: [first] }: Term,
  { first: rule }: Surveillance,
): { base: Base | undefined; number: number } {
  if (rule && issuedOn) return { base: { on: issuedOn, from: 'issue' }, number: 1 };
  const base: Base | undefined = first && { on: first.on, from: 'previous', excellent: first.excellent };
  return { base, number: rule ? 2 : 1 };
}

function dueAfter(
  base: Base,
  { kind }: Term,
  entry: Surveillance,
  id: string,
  circumstances: Circumstances,
): Ruled {
  const [rule, ruleId] =
    base.from === 'issue' && entry.first ? [entry.first, `${id}-first`] : [entry.next, id];
  const spared = base.excellent && entry.spares;
  return ruled(circumstances, `${kind.key}.${ruleId}`, spared ? twice(rule) : rule, base.on);
}

/** The result of an audit spares the next one: two intervals are one. */
function twice(dated: DatedRule): DatedRule {
  const { rule } = dated;
  if (rule.family !== 'period') return dated;
  return { ...dated, rule: { ...rule, span: { ...rule.span, value: 2 * rule.span.value } } };
}

/** Whether an audit that has not taken place belongs to the renewal already, or lies too far ahead to be told. */
function isOver(
  dueOn: Temporal.PlainDate,
  { from }: Base,
  { expires }: Term,
  { today }: Circumstances,
): boolean {
  const { compare } = Temporal.PlainDate;
  if (expires) return compare(dueOn, expires.dueOn) >= 0;
  return from === 'forecast' && compare(dueOn, horizonOf(today)) > 0;
}

type Audit = { id: string; number: number; base: Base; due: Ruled; held?: Term['audits'][number] };

function auditRow(term: Term, entry: Surveillance, audit: Audit, circumstances: Circumstances): Derived {
  const { id, number, base, held } = audit;
  const { name, levels: _levels, missed } = entry;
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
  const certificate = term.paper.title.zh;
  const asked = { need: 'fact' as const };
  const levels = term.kind.surveillance?.some((entry) => entry.levels) ?? false;
  if (levels && entries(term).length === 0)
    return [
      { ...asked, what: `certificate.${id}.level`, line: line('deadlines.level-unknown', { certificate }) },
    ];
  return entries(term).flatMap(({ entry }) => {
    if (beginning(term, entry).base) return [];
    const [what, said] = entry.first
      ? [`certificate.${id}.issuedOn`, line('deadlines.issue-unknown', { certificate })]
      : [`certificate.${id}.audits`, line('deadlines.audit-unknown', { certificate, audit: entry.name.zh })];
    return [{ ...asked, what, line: said }];
  });
}
