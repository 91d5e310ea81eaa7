import type { Missing } from '../../answers/answer.ts';
import type { Source } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import { dayAfter, type ReportingPeriod } from '../../dates/recurrence.ts';
import { duration } from '../../dates/span.ts';
import type { Certificate } from '../../facts/certificate.ts';
import type { District } from '../../facts/district.ts';
import type { Registered } from '../../facts/registered.ts';
import type { CertificateKind } from '../../policies/certificate-kind.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { withinHorizon } from './horizon.ts';
import { daySetFor } from './notices.ts';
import { periodsDue } from './periods.ts';
import { rowOf, setByNotice } from './ruled.ts';
import { asNamed, type Term } from './term.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();
type PrintedReports = NonNullable<CertificateKind['printedReports']>;
type Printed = NonNullable<Certificate['reports']>[number];

/** A permit's terms, oldest first, and where its holder operates. */
type Permit = { terms: Term[]; operatesIn: District | undefined };

/** The reports a permit's own text asks for, on the days it prints, for the coming 24 months. */
export function permitReports(
  { body }: Registered<Certificate>,
  permit: Permit,
  circumstances: Circumstances,
): Derived[] {
  const present = permit.terms.at(-1);
  const asked = present?.kind.printedReports;
  if (!present || !asked) return [];
  return (body.reports ?? []).flatMap((report) =>
    reportRows(report, permit, { present, asked }, circumstances),
  );
}

function reportRows(
  report: Printed,
  { terms, operatesIn }: Permit,
  { present, asked }: { present: Term; asked: PrintedReports },
  circumstances: Circumstances,
): Derived[] {
  const rule = `${present.kind.key}.${report.every}`;
  const set = daySetFor(circumstances, rule, operatesIn);
  const held = heldBy(terms);
  return periodsDue(report.every, report, set, circumstances.today)
    .filter((period) => heldEnough(held, period, report.every, asked))
    .flatMap((period) => {
      const source: Source = { ...present.paper, ...(report.quote ? { quote: report.quote } : {}) };
      const own = dayAfter(period, report);
      const on = own.toString();
      const said = line('deadlines.printed-in-permit', { period: period.label, on }, { source });
      const hour = report.minute === undefined ? {} : { minute: report.minute };
      const notice = set.get(period.label);
      const due = notice ?? { on, source, said, ...hour };
      const printed = [due.on, ...(notice?.others ?? [])].map((each) => Temporal.PlainDate.from(each));
      const days = [own, ...printed];
      if (!days.some((day) => withinHorizon(day, circumstances.today))) return [];
      return [
        rowOf(
          { kind: 'duty', subject: present.subject, rule, occurrence: period.label },
          setByNotice(circumstances, due),
          {
            title: titles.of(titles.permitReport(present.name, report.every), period.label),
            period: period.label,
            ...(asked.missed ? { missed: asked.missed } : {}),
          },
        ),
      ];
    });
}

type Held = { from: Temporal.PlainDate | undefined; to: Temporal.PlainDate | undefined };

/** The stretches of days a permit was held: terms that follow on one another are one. Open ends are not known. */
function heldBy(terms: Term[]): Held[] {
  const held: Held[] = [];
  for (const { issuedOn: from, expires, ended } of terms) {
    const to = ended ?? expires?.dueOn;
    const before = held.at(-1);
    const next = before?.to?.add({ days: 1 });
    const follows = before && (!from || !next || Temporal.PlainDate.compare(from, next) <= 0);
    if (follows) before.to = to;
    else held.push({ from, to });
  }
  return held;
}

/** Whether a permit was held long enough in a period to report on it. */
function heldEnough(held: Held[], period: ReportingPeriod, every: Printed['every'], asked: PrintedReports) {
  const least = every === 'half-year' ? undefined : asked.leastHeld?.[every];
  return held.some(({ from, to }) => {
    const first = from && Temporal.PlainDate.compare(from, period.from) > 0 ? from : period.from;
    const last = to && Temporal.PlainDate.compare(to, period.to) < 0 ? to : period.to;
    const needed = least ? first.add(duration(least)).subtract({ days: 1 }) : first;
    return Temporal.PlainDate.compare(needed, last) <= 0;
  });
}

/** A permit whose reports are not registered has report days nobody knows. */
export function permitReportsMissing({ id, body }: Registered<Certificate>, term: Term): Missing[] {
  const asked = term.kind.printedReports;
  if (!asked || body.reports) return [];
  const said = line('deadlines.permit-days-unknown', asNamed(term), { source: asked.source });
  return [{ need: 'fact', what: `certificate.${id}.reports`, line: said }];
}
