import { lines } from '../answers/workings.ts';
import { type DocumentFault, fault } from './faults.ts';
import type { PolicyDocument } from './schema.ts';
import type { PoliciesSentences } from './sentences.ts';

const line = lines<PoliciesSentences>();

/** Whether the open questions of rules on combining, and what bears on the time after the last day, are in the document. */
export function checkReferences(document: PolicyDocument): DocumentFault[] {
  const { generalRules, openQuestions, clauses, afterwards = [] } = document;
  const questions = new Set(
    [
      ...openQuestions,
      ...clauses.flatMap(({ openQuestions: own = [], measures }) => [
        ...own,
        ...measures.flatMap((measure) => measure.openQuestions ?? []),
      ]),
    ].map(({ id }) => id),
  );
  const rules = new Set(generalRules.map(({ id }) => id));
  return [
    ...generalRules.flatMap(({ coordination }, index) =>
      (['question', 'within'] as const).flatMap((field) => {
        const id = coordination?.[field];
        return id === undefined || questions.has(id)
          ? []
          : [unknown(`/generalRules/${index}/coordination/${field}`, id)];
      }),
    ),
    ...afterwards.flatMap((id, index) =>
      rules.has(id) || questions.has(id) ? [] : [unknown(`/afterwards/${index}`, id)],
    ),
  ];
}

function unknown(pointer: string, id: string): DocumentFault {
  return fault(pointer, line('policies.nothing-called', { id }));
}
