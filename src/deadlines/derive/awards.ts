import { lines } from '../../answers/workings.ts';
import type { Award } from '../../benefits/award.ts';
import type { Place } from '../../benefits/place.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { moneyName, stakeKey } from '../stake.ts';
import { claimDating } from './claim-dating.ts';
import { claimed } from './claimed.ts';
import { titles } from './titles.ts';
import { windowForOnce } from './window-claims.ts';

const line = lines<DeadlinesSentences>();

/**
 * The claim for a measure that is given once to an enterprise or project: in its window, or without a day while none is
 * announced or to be expected. A headline whose instrument can be claimed for the same project puts no money of its own at stake.
 */
export function awardClaim(
  { document, measure, source }: Place,
  projectId: string | undefined,
  award: Award,
  {
    facts,
    circumstances,
    isHeadline,
  }: { facts: EnterpriseFacts; circumstances: Circumstances; isHeadline: boolean },
): Derived {
  const claimedFor = { measureId: measure.id, projectId };
  const window = windowForOnce(claimedFor, facts, circumstances);
  const awaits = line('deadlines.awaits-announcement', {}, { source });
  const made = claimDating(claimedFor, window, { facts, law: circumstances, awaits });
  const project = facts.projects.find(({ id }) => id === projectId);
  const { fen, upTo, formula } = award;
  return {
    kind: 'claim',
    subject: project ? `project:${project.id}` : `enterprise:${facts.id}`,
    rule: measure.id,
    occurrence: 'once',
    ...made.dates,
    content: {
      ...made.content,
      title: titles.awardClaim(measure.name, project?.body.name),
      stake: isHeadline
        ? { kind: 'none' }
        : { kind: 'known', fen, upTo, key: stakeKey(moneyName(measure), projectId, 'once'), formula },
      sources: [source, ...made.sources],
      workings: [...made.workings, ...award.workings],
      marks: [],
      ...claimed(facts, measure.id, projectId, undefined),
      policyKey: document.key,
      ...(project ? { projectId: project.id } : {}),
    },
  };
}
