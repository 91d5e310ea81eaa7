import type { Missing } from '../../answers/answer.ts';
import type { Circumstances, EnterpriseFacts } from '../facts.ts';
import type { Derived } from '../model.ts';
import { certificateDeadlines, certificateMissing } from './certificate.ts';
import { changeDeadlines } from './change.ts';
import { concern } from './concern.ts';
import { deriveDuties } from './duty.ts';
import { expiry, newestPublished } from './policy.ts';
import { deriveProject, unregistered } from './project.ts';
import { settlementDays } from './settlement.ts';
import { deriveSubsidies, type SubsidyAnswer } from './subsidy.ts';
import { termsOf } from './term.ts';

/** Everything that can be said of an enterprise today: its deadlines, the answers behind them, and what is missing. */
export type Derivation = { deadlines: Derived[]; subsidies: SubsidyAnswer[]; missing: Missing[] };

/** Facts × law × calendar → deadlines with workings. Pure: the same facts, law and day give the same deadlines. */
export function deriveEnterprise(facts: EnterpriseFacts, circumstances: Circumstances): Derivation {
  const terms = facts.certificates.flatMap((certificate) => termsOf(certificate, circumstances));
  const duties = deriveDuties(facts, terms, circumstances);
  const projects = facts.projects.map((project) => deriveProject(project, facts, circumstances));
  const policies = policyCopies(facts, circumstances);
  const subsidies = deriveSubsidies(facts, circumstances);
  return {
    deadlines: [
      ...policies.deadlines,
      ...facts.certificates.flatMap((certificate) =>
        certificateDeadlines(certificate, facts.enterprise, circumstances),
      ),
      ...duties.deadlines,
      ...facts.events.flatMap((event) => changeDeadlines(event, terms, circumstances)),
      ...projects.flatMap(({ deadlines }) => deadlines),
      ...facts.loans.flatMap((loan) => settlementDays(loan, circumstances)),
      ...subsidies.deadlines,
    ],
    subsidies: subsidies.answers,
    missing: [
      ...policies.missing,
      ...duties.missing,
      ...facts.certificates.flatMap((certificate) => certificateMissing(certificate, circumstances)),
      ...projects.flatMap(({ missing }) => missing),
      ...unregistered(facts, circumstances),
    ],
  };
}

/** An enterprise's own copies of the ends of the policies that concern it. */
function policyCopies({ id, enterprise }: EnterpriseFacts, { policies, calendar, today }: Circumstances) {
  const deadlines: Derived[] = [];
  const missing: Missing[] = [];
  for (const versions of policies.values()) {
    const document = newestPublished(versions, today)?.document;
    if (!document) continue;
    const answer = concern(enterprise, document);
    if (answer.answer === 'owed') deadlines.push(...expiry(document, calendar, `enterprise:${id}`));
    if (answer.answer === 'incomplete') missing.push(...answer.missing);
  }
  // Several policies may ask for the same place.
  return { deadlines, missing: [...new Map(missing.map((each) => [each.what, each])).values()] };
}
