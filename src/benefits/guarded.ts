import { type Answer, onceEach } from '../answers/answer.ts';

/** Guards' answers and a measure's own as one: all reasons of all, else all that any of them still misses, each once. */
export function guarded<T>(guards: Answer<unknown>[], own: Answer<T>): Answer<T> {
  const all = [...guards, own];
  const reasons = all.flatMap((each) => (each.answer === 'not-owed' ? each.reasons : []));
  if (reasons.length > 0) return { answer: 'not-owed', reasons };
  const missing = all.flatMap((each) => (each.answer === 'incomplete' ? each.missing : []));
  if (missing.length === 0) return own;
  return { answer: 'incomplete', missing: onceEach(missing) };
}
