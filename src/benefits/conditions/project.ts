import type { Project } from '../../facts/project.ts';
import { fraction } from '../../money/fraction.ts';
import type { ConditionOf } from '../../policies/condition.ts';
import { amountOf, placeOfAmount } from '../amounts.ts';
import { line, met, missingFact, type Tested, unmet, type Verdict, wordsOf } from './verdict.ts';

/** Tests of a project's own facts. */

/** Without a project there is nothing to test: the measure is claimed for projects, and none is registered. */
function noProject({ condition, source }: Tested<ConditionOf<'nature'>>): Verdict {
  return missingFact('project', line('benefits.project-missing', wordsOf(condition), { source }));
}

export function natureIs(tested: Tested<ConditionOf<'nature'>>): Verdict {
  const { condition, source, asked } = tested;
  if (!asked.project) return noProject(tested);
  const { nature, also = [] } = asked.project.body;
  const values = { nature, needed: condition.any.join(' '), ...wordsOf(condition) };
  const fits = [nature, ...also].some((each) => condition.any.includes(each));
  return fits
    ? met(line('benefits.nature-fits', { nature: values.nature, ...wordsOf(condition) }, { source }))
    : unmet(line('benefits.nature-differs', values, { source }));
}

/** 以上 includes the amount itself (民法典 1259). */
export function amountAtLeast({ condition, source, asked }: Tested<ConditionOf<'amount'>>): Verdict {
  const { of, atLeastFen: minimumFen } = condition;
  const amount = asked.project && amountOf(asked.project.body, of);
  if (!amount)
    return missingFact(placeOfAmount(of), line('benefits.amount-missing', { of, minimumFen }, { source }));
  const values = { of, amountFen: amount.fen, minimumFen };
  return amount.fen >= minimumFen
    ? met(line('benefits.amount-reached', values, { source }))
    : unmet(line('benefits.amount-below', values, { source }));
}

export function shareAtLeast({ condition, source, asked }: Tested<ConditionOf<'share'>>): Verdict {
  const keys = [condition.of, condition.in];
  const project: Project | undefined = asked.project?.body;
  const [part, whole] = keys.map((key) => project && amountOf(project, key));
  if (!part || !whole) {
    const unknown = keys.filter((_, index) => ![part, whole][index]);
    return {
      is: 'open',
      missing: unknown.map((of) => ({
        need: 'fact',
        what: placeOfAmount(of),
        line: line('benefits.share-amount-missing', { of, ...wordsOf(condition) }, { source }),
      })),
    };
  }
  const least = fraction(condition.atLeast);
  const reached = BigInt(part.fen) * least.denominator >= BigInt(whole.fen) * least.numerator;
  const values = {
    of: condition.of,
    in: condition.in,
    partFen: part.fen,
    wholeFen: whole.fen,
    least: condition.atLeast,
  };
  return reached
    ? met(line('benefits.share-reached', values, { source }))
    : unmet(line('benefits.share-below', values, { source }));
}

/** A number the text asks for without giving it is settled under the measure's own name for it. */
export function quantityAtLeast(tested: Tested<ConditionOf<'quantity'>>): Verdict {
  const { condition, source, asked, measureId, ask } = tested;
  const { of } = condition;
  const what = `${measureId}.${of}`;
  const settled = asked.settled.get(what);
  const minimum = condition.atLeast ?? (settled && Number(settled.value));
  const quantity = asked.project?.body.quantities?.[of];
  const open = [
    ...(quantity === undefined
      ? [
          {
            need: 'fact' as const,
            what: `project.quantities.${of}`,
            line: line('benefits.quantity-missing', { of, ...wordsOf(condition) }, { source }),
          },
        ]
      : []),
    ...(minimum === undefined
      ? [
          {
            need: 'reading' as const,
            what,
            line: line('benefits.number-not-stated', { ...wordsOf(condition), ...ask }, { source }),
          },
        ]
      : []),
  ];
  if (quantity === undefined || minimum === undefined) return { is: 'open', missing: open };
  const values = { of, quantity, minimum, ...wordsOf(condition) };
  return quantity >= minimum
    ? met(line('benefits.quantity-reached', values, { source: settled?.source ?? source }))
    : unmet(line('benefits.quantity-below', values, { source: settled?.source ?? source }));
}

const listsOf = { loan: 'loans', lease: 'leases' } as const;

/** A loan or lease of the project; where the enterprise has said that all of them are registered, absence is a no. */
export function hasContract({ condition, source, asked }: Tested<ConditionOf<'loan' | 'lease'>>): Verdict {
  const list = listsOf[condition.test];
  const count = asked.facts[list].filter(({ body }) => body.projectId === asked.project?.id).length;
  if (count > 0) return met(line('benefits.contract-exists', { list, count }, { source }));
  return asked.facts.enterprise.complete?.includes(list)
    ? unmet(line('benefits.contract-absent', { list }, { source }))
    : missingFact(condition.test, line('benefits.contract-missing', { list }, { source }));
}

/** A contract signed on or before the day tested. */
export function isSigned({ condition, source, asked }: Tested<ConditionOf<'signed'>>): Verdict {
  const on = asked.project?.body.contract?.signedOn;
  const said = wordsOf(condition);
  if (!on) return missingFact('project.contract.signedOn', line('benefits.day-missing', said, { source }));
  return on <= asked.on
    ? met(line('benefits.signed', { on, ...said }, { source }))
    : unmet(line('benefits.not-signed-yet', { on, ...said }, { source }));
}

/** Paid for by a loan or a lease; whether anything else is meant by “and the like” is left to the condition's question. */
export function isFinanced({ condition, source, asked }: Tested<ConditionOf<'financing'>>): Verdict {
  const { facts, project } = asked;
  const said = wordsOf(condition);
  const own = [...facts.loans, ...facts.leases].some(({ body }) => body.projectId === project?.id);
  if (own) return met(line('benefits.financed', said, { source }));
  const { complete = [] } = facts.enterprise;
  return complete.includes('loans') && complete.includes('leases')
    ? unmet(line('benefits.not-financed', said, { source }))
    : missingFact('loan', line('benefits.financing-missing', said, { source }));
}

export function eventFits({ condition, source, asked }: Tested<ConditionOf<'event'>>): Verdict {
  const event = asked.project?.body.event;
  if (!event)
    return missingFact('project.event', line('benefits.event-missing', wordsOf(condition), { source }));
  const values = { reach: event.reach, heldIn: event.heldIn, ...wordsOf(condition) };
  return condition.reach.includes(event.reach) && event.heldIn === condition.heldIn
    ? met(line('benefits.event-fits', values, { source }))
    : unmet(line('benefits.event-differs', values, { source }));
}

/** Filed on the day it begins is not before it. */
export function filedBefore({ condition, source, asked }: Tested<ConditionOf<'filed-before'>>): Verdict {
  const event = asked.project?.body.event;
  if (!event?.filedOn) {
    const begins = event?.beginsOn ?? '';
    return missingFact(
      'project.event.filedOn',
      line('benefits.filing-missing', { beginsOn: begins, ...wordsOf(condition) }, { source }),
    );
  }
  const values = { filedOn: event.filedOn, beginsOn: event.beginsOn };
  return event.filedOn < event.beginsOn
    ? met(line('benefits.filed-before', values, { source }))
    : unmet(line('benefits.filed-too-late', values, { source }));
}

/**
 * An authority's word on this project or enterprise, registered with its day; or settled for everybody. Until then it is a
 * question to the departments the clause names.
 */
export function authoritySays(tested: Tested<ConditionOf<'authority'>>): Verdict {
  const { condition, source, asked, ask } = tested;
  const { question = '' } = condition;
  const said = wordsOf(condition);
  const own = [...(asked.project?.body.decisions ?? []), ...(asked.facts.enterprise.decisions ?? [])];
  const decision = own.findLast((each) => each.question === question && each.on <= asked.on);
  const settled = asked.settled.get(question);
  const answer = decision?.answer ?? settled?.value;
  if (answer !== 'yes' && answer !== 'no') {
    const holder = asked.project ? 'project' : 'enterprise';
    return missingFact(
      `${holder}.decisions.${question}`,
      line('benefits.authority-decides', { ...said, ...ask }, { source }),
    );
  }
  const basis = { source: decision ? source : (settled?.source ?? source) };
  return answer === 'yes'
    ? met(line('benefits.authority-agreed', said, basis))
    : unmet(line('benefits.authority-refused', said, basis));
}
