import type { Source, Text } from '../answers/source.ts';
import type { PolicyDocument } from './schema.ts';

/** The document's title; one we had to infer says so wherever it stands. */
export function titleOf(document: PolicyDocument): Text {
  const { title, titleInferred } = document;
  return titleInferred ? { zh: `${title.zh}〔题名系推定〕`, en: `${title.en} [title inferred]` } : title;
}

/** The source of a rule of the document: its title, number and clause, with `quote` or else the clause's own. */
export function sourceOf(document: PolicyDocument, clause?: string, quote?: string): Source {
  const words = quote ?? document.clauses.find(({ no }) => no === clause)?.quote;
  return {
    title: titleOf(document),
    ...(document.documentNumber === undefined ? {} : { reference: document.documentNumber }),
    ...(clause === undefined ? {} : { clause }),
    ...(words === undefined ? {} : { quote: words }),
  };
}

/** Where the last day of validity, or the first goal of a document that has only goals, is said. */
export function validitySource(document: PolicyDocument): Source {
  const { validity } = document;
  if (validity.kind === 'goals')
    return sourceOf(document, validity.goals[0]?.clause, validity.goals[0]?.quote);
  const { clause, quote } = validity;
  const notice = validity.kind === 'until' ? validity.notice : undefined;
  return notice ? { ...notice, quote } : sourceOf(document, clause, quote);
}
