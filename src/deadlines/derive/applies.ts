import type { Answer, Missing } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { ReportingPeriod } from '../../dates/recurrence.ts';
import type { Enterprise } from '../../facts/enterprise.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Duty } from '../../policies/duty.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { covers, type Term } from './term.ts';

const line = lines<DeadlinesSentences>();
type AppliesTo<T extends Duty['applies']['to']> = Extract<Duty['applies'], { to: T }>;
const yes: Answer<true> = { answer: 'owed', value: true };
const no: Answer<true> = { answer: 'not-owed', reasons: [] };

/** Whether a duty applies to an enterprise for a period; `asOn` is the day on which a certificate has to be held. */
export function applies(
  { applies: to, source }: Duty,
  { period, asOn }: { period: ReportingPeriod; asOn: Temporal.PlainDate },
  facts: EnterpriseFacts,
  terms: Term[],
): Answer<true> {
  switch (to.to) {
    case 'enterprises':
      return existed(period, facts, source);
    case 'holders':
      return holds(
        terms.filter(({ kind }) => to.of.includes(kind.key)),
        period,
        asOn,
      )
        ? yes
        : no;
    case 'taxpayers':
      return files(to, period, facts.enterprise);
  }
}

/** Held on the day the report is due, and since before the period reported on was over. */
function holds(terms: Term[], { to }: ReportingPeriod, asOn: Temporal.PlainDate): boolean {
  const begun = ({ issuedOn }: Term) => !issuedOn || Temporal.PlainDate.compare(issuedOn, to) <= 0;
  return terms.some(begun) && terms.some((term) => covers(term, asOn));
}

type Dated = Pick<EnterpriseFacts, 'loans' | 'projects' | 'certificates' | 'events'>;

function existed(
  { to, label }: ReportingPeriod,
  { enterprise, recordedOn, ...rest }: EnterpriseFacts,
  source: Duty['source'],
): Answer<true> {
  if (enterprise.establishedOn) return enterprise.establishedOn <= to.toString() ? yes : no;
  // Whatever is dated inside the period or before it shows that the enterprise existed.
  const shown = [recordedOn.toString(), ...daysIn(rest)];
  if (shown.some((day) => day <= to.toString())) return yes;
  return incomplete({
    need: 'fact',
    what: 'enterprise.establishedOn',
    line: line('deadlines.established-unknown', { period: label }, { source }),
  });
}

function daysIn({ loans, projects, certificates, events }: Dated): string[] {
  const terms = certificates.flatMap(({ body }) => [body, ...(body.earlier ?? [])]);
  return [
    ...loans.map(({ body }) => body.contractOn),
    ...projects.flatMap(({ body }) => body.contract?.signedOn ?? []),
    ...terms.flatMap(({ issuedOn, audits = [] }) => [
      ...(issuedOn ? [issuedOn] : []),
      ...audits.map(({ on }) => on),
    ]),
    ...events.map(({ body }) => body.on),
  ];
}

function files({ tax, every }: AppliesTo<'taxpayers'>, { to }: ReportingPeriod, { taxes }: Enterprise) {
  const periods = taxes?.[tax];
  if (!periods)
    return incomplete({
      need: 'fact',
      what: `enterprise.taxes.${tax}`,
      line: line('deadlines.taxes-unknown', { tax }),
    });
  // Changes begin with a quarter, so what holds at a period's end held for all of it.
  const day = to.toString();
  const holds = periods
    .filter((each) => each.from <= day)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .at(-1);
  return holds && (every === 'any' || holds.every === every) ? yes : no;
}

function incomplete(missing: Missing): Answer<true> {
  return { answer: 'incomplete', missing: [missing] };
}
