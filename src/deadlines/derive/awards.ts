import { lines } from '../../answers/workings.ts';
import type { Award } from '../../benefits/award.ts';
import type { Place } from '../../benefits/place.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { moneyName, stakeKey } from '../stake.ts';
import { claimed } from './claimed.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/**
 * The claim for a measure that is given once to an enterprise or project: no window is announced, so it has no day yet.
 * A headline whose instrument can be claimed for the same project puts no money of its own at stake.
 */
export function awardClaim(
  { document, measure, source }: Place,
  projectId: string | undefined,
  award: Award,
  facts: EnterpriseFacts,
  isHeadline: boolean,
): Derived {
  const project = facts.projects.find(({ id }) => id === projectId);
  const { fen, upTo, formula } = award;
  return {
    kind: 'claim',
    subject: project ? `project:${project.id}` : `enterprise:${facts.id}`,
    rule: measure.id,
    occurrence: 'once',
    status: 'awaiting',
    content: {
      title: titles.awardClaim(measure.name, project?.body.name),
      stake: isHeadline
        ? { kind: 'none' }
        : { kind: 'known', fen, upTo, key: stakeKey(moneyName(measure), projectId, 'once'), formula },
      sources: [source],
      workings: [line('deadlines.awaits-announcement', {}, { source }), ...award.workings],
      marks: [],
      ...claimed(facts, measure.id, projectId, undefined),
      policyKey: document.key,
      ...(project ? { projectId: project.id } : {}),
    },
  };
}
