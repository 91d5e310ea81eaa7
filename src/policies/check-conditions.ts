import { lines } from '../answers/workings.ts';
import { certificateKinds } from './certificates/shipped.ts';
import type { Condition } from './condition.ts';
import { type DocumentFault, fault } from './faults.ts';
import type { Measure } from './measure.ts';
import type { OpenQuestion } from './parts.ts';
import type { PolicyDocument } from './schema.ts';
import type { PoliciesSentences } from './sentences.ts';

const line = lines<PoliciesSentences>();

/** Whether a measure's conditions can be tested for its subject; pointers are relative to the measure. */
export function checkConditions(measure: Measure, document: PolicyDocument): DocumentFault[] {
  const { subject, conditions = [] } = measure;
  const known = questionsAround(measure, document);
  return conditions.flatMap((condition, index) =>
    [
      ...checkCondition(condition, known),
      ...(subject === 'enterprise' && asksForProject(condition)
        ? [fault('', line('policies.needs-project', {}))]
        : []),
    ].map((found) => fault(`/conditions/${index}${found.pointer}`, found.line)),
  );
}

/** The same for the conditions that every measure of the document has; pointers are relative to the document. */
export function checkGeneralConditions(document: PolicyDocument): DocumentFault[] {
  return (document.conditions ?? []).flatMap(({ clause: no, condition }, index) => {
    const clause = document.clauses.find((each) => each.no === no);
    const known = [...(clause?.openQuestions ?? []), ...document.openQuestions];
    return checkCondition(condition, known).map((found) =>
      fault(`/conditions/${index}/condition${found.pointer}`, found.line),
    );
  });
}

function questionsAround(measure: Measure, { clauses, openQuestions }: PolicyDocument): OpenQuestion[] {
  const clause = clauses.find(({ measures }) => measures.includes(measure));
  return [...(measure.openQuestions ?? []), ...(clause?.openQuestions ?? []), ...openQuestions];
}

function checkCondition(condition: Condition, known: OpenQuestion[]): DocumentFault[] {
  return [...checkQuestion(condition, known), ...checkCertificates(condition)];
}

/**
 * An open question stands exactly where something is open: what a force other than `required` means, what the authority
 * says, what else speaks against good credit, or which day of a violation counts.
 */
function checkQuestion({ test, force, question }: Condition, known: OpenQuestion[]): DocumentFault[] {
  const isOpen = force !== 'required' || asksAnyway.includes(test);
  if (question === undefined)
    return isOpen ? [fault('/question', line('policies.field-missing', { field: 'question' }))] : [];
  if (!isOpen) return [fault('/question', line('policies.question-settled', {}))];
  return known.some(({ id }) => id === question)
    ? []
    : [fault('/question', line('policies.nothing-called', { id: question }))];
}

const asksAnyway: Condition['test'][] = ['authority', 'good-standing', 'no-violation-last-year'];

function checkCertificates(condition: Condition): DocumentFault[] {
  if (condition.test !== 'held') return [];
  return condition.any.flatMap((holding, index) =>
    'certificate' in holding && !certificateKinds.has(holding.certificate)
      ? [fault(`/any/${index}/certificate`, line('policies.nothing-called', { id: holding.certificate }))]
      : [],
  );
}

/** Whether only a project's facts can answer it. */
function asksForProject(condition: Condition): boolean {
  switch (condition.test) {
    case 'held':
      return condition.by === 'project';
    case 'once':
      return condition.per === 'project';
    case 'activity':
    case 'happened':
    case 'no-violation-last-year':
    case 'good-standing':
    case 'nothing-to-accept':
    case 'authority':
      return false;
    default:
      return true;
  }
}
