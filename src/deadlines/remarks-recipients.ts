import { sameValue } from '../answers/canonical.ts';
import type { Text } from '../answers/source.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import { withListed } from './derive/listed.ts';
import type { Effect } from './effect.ts';
import { type Addition, type Law, lawWith } from './law.ts';
import { recipientsOf } from './recipients.ts';

/** How many names a remark has at most. */
const mostNames = 20;

/** Whether what an effect says can be held against the facts of those it names. */
export function needsFacts(effect: Effect): boolean {
  return effect.kind === 'review' || recipientsOf(effect).some(({ project }) => project !== undefined);
}

/**
 * What a paper says of registered enterprises and that will come to nothing: projects that they have not registered by just
 * that name, and a review of what they do not hold on its last day.
 */
export function recipientRemarks(
  effect: Effect,
  law: Law,
  addition: Addition,
  registered: EnterpriseFacts[],
): Text[] {
  const unknown = unknownProjects(effect, registered);
  const idle = effect.kind === 'review' ? notEnded(law, addition, registered) : [];
  return [
    ...(unknown.length > 0
      ? [
          {
            zh: `${unknown.length}个项目未在所列企业登记（须名称完全一致）：${named(unknown)}`,
            en: `${unknown.length} projects are not registered for the enterprise named, by just that name: ${named(unknown)}`,
          },
        ]
      : []),
    ...(idle.length > 0
      ? [
          {
            zh: `${idle.length}家企业没有可由此终止的称号或证照，请核对日期：${named(idle)}`,
            en: `${idle.length} enterprises hold nothing that this ends, check the day: ${named(idle)}`,
          },
        ]
      : []),
  ];
}

function named(all: string[]): string {
  return all.slice(0, mostNames).join(', ');
}

function unknownProjects(effect: Effect, registered: EnterpriseFacts[]): string[] {
  const byCode = new Map(registered.map((facts) => [facts.enterprise.creditCode, facts]));
  return recipientsOf(effect).flatMap(({ creditCode, project }) => {
    const facts = byCode.get(creditCode);
    if (!facts || project === undefined) return [];
    return facts.projects.some(({ body }) => body.name === project) ? [] : [`${creditCode} ${project}`];
  });
}

/** The enterprises that hold the same with and without what is added. */
function notEnded(law: Law, addition: Addition, registered: EnterpriseFacts[]): string[] {
  const after = lawWith(law, addition);
  const without = { ...after, rulings: after.rulings.filter((each) => each !== addition.ruling) };
  const held = (facts: EnterpriseFacts, under: Law) => {
    const { titles, certificates } = withListed(facts, under);
    return [titles, certificates];
  };
  return registered
    .filter((facts) => sameValue(held(facts, after), held(facts, without)))
    .map(({ enterprise }) => enterprise.creditCode);
}
