import type { Source } from '../../answers/source.ts';
import { lines } from '../../answers/workings.ts';
import { settlementPeriods, stretches } from '../../benefits/interest/settlements.ts';
import type { Loan } from '../../facts/loan.ts';
import type { Registered } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { atBank } from './banks.ts';
import { dated } from './dated.ts';
import { horizonOf } from './horizon.ts';
import { rowOf } from './ruled.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** The days on which a loan's interest is settled, for the coming 24 months, as long as anything is owed. They do not roll; the day to act by is a bank's. */
export function settlementDays({ id, body }: Registered<Loan>, circumstances: Circumstances): Derived[] {
  const title = { zh: `${body.lender}借款合同`, en: `Loan contract with ${body.lender}` };
  const source: Source = { title, ...(body.contractNumber ? { reference: body.contractNumber } : {}) };
  const [first, last] = [circumstances.today, horizonOf(circumstances.today)].map(String);
  return settlementPeriods(body)
    .filter(({ settledOn }) => settledOn >= `${first}` && settledOn <= `${last}`)
    .filter((each) => stretches(body, each).some(({ balanceFen }) => balanceFen > 0))
    .map(({ settledOn }) => Temporal.PlainDate.from(settledOn))
    .map((on) => {
      const said = line('deadlines.settlement', { lender: body.lender, on: on.toString() }, { source });
      const due = atBank(circumstances, on, said);
      const month = on.toPlainYearMonth().toString();
      const occurrence = on.toString() === body.maturityOn ? 'maturity' : month;
      return rowOf(
        { kind: 'loan-settlement', subject: `loan:${id}`, rule: 'loan-settlement', occurrence },
        { ...dated(due), flags: [], sources: [source] },
        { title: titles.settlement(body.lender), projectId: body.projectId },
      );
    });
}
