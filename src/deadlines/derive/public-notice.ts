import { lines } from '../../answers/workings.ts';
import type { Due } from '../../dates/due.ts';
import { noticePeriod } from '../../dates/period.ts';
import { printed } from '../../dates/printed.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Measure } from '../../policies/measure.ts';
import { namedByFirst } from '../chains.ts';
import type { EffectOf } from '../effect.ts';
import type { Circumstances } from '../facts.ts';
import type { Ruling } from '../law.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { moneyName, stakeKey } from '../stake.ts';
import { dated } from './dated.ts';
import { newestPublished } from './policy.ts';
import { rowOf } from './ruled.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

type PublicNotice = EffectOf<'public-notice'>;
type Named = { measure?: Measure; policyKey?: string };

/**
 * The ends of the time for objections to lists that name the enterprise or one of its projects; a notice goes on through its
 * corrections under the id of its first announcement. Of a count of days that is all a notice prints, the earlier reading is the date. A claim for which the enterprise has registered the public notice
 * itself has its own row.
 */
export function objectionPeriods(facts: EnterpriseFacts, circumstances: Circumstances): Derived[] {
  return circumstances.rulings.flatMap((ruling) => {
    const { effect } = ruling;
    if (effect.kind !== 'public-notice') return [];
    return effect.recipients
      .filter(({ creditCode }) => creditCode === facts.enterprise.creditCode)
      .flatMap(({ project }) => objection({ ...ruling, effect }, project, facts, circumstances));
  });
}

function objection(
  { effect, source, announcementId, corrects = [] }: Ruling & { effect: PublicNotice },
  named: string | undefined,
  facts: EnterpriseFacts,
  circumstances: Circumstances,
): Derived[] {
  const project = facts.projects.find(({ body }) => body.name === named);
  const projectId = project?.id;
  const due = endOf(effect, source, circumstances);
  if (!due || registered(facts, effect, projectId)) return [];
  const { measure, policyKey } = measureOf(effect.measures[0], circumstances);
  const quoted = effect.until?.quote ? { ...source, quote: effect.until.quote } : source;
  const { objections } = effect;
  const once = measure && !measure.interest;
  const nameIn = (id: string) => (named && !projectId ? `${id}/${named}` : id);
  const ids = [...corrects, ...(announcementId ? [announcementId] : [])].map(nameIn);
  const [first = nameIn('notice'), ...later] = ids;
  return [
    rowOf(
      {
        kind: 'objection',
        subject: projectId ? `project:${projectId}` : `enterprise:${facts.id}`,
        rule: 'public-notice',
        ...namedByFirst([first, ...later]),
      },
      { ...dated(due), flags: [], sources: [quoted] },
      {
        title: titles.publicNotice(measure?.name ?? source.title, named),
        workings: [
          line('deadlines.public-notice-on', { on: effect.from }, { source }),
          ...(objections ? [line('deadlines.objections-to', objections, { source })] : []),
        ],
        stake: once
          ? { kind: 'unknown', key: stakeKey(moneyName(measure), projectId, 'once') }
          : { kind: 'none' },
        ...(policyKey ? { policyKey } : {}),
        ...(projectId ? { projectId } : {}),
      },
    ),
  ];
}

function endOf({ from, until, within }: PublicNotice, source: Ruling['source'], { calendar }: Circumstances) {
  const hour = until?.minute === undefined ? {} : { minute: until.minute };
  if (until) return printed(calendar, Temporal.PlainDate.from(until.on), { source, ...hour });
  if (!within) return undefined;
  const unit = within.unit === 'working-day' ? 'workday' : 'day';
  const due: Due = noticePeriod(calendar, {
    from: Temporal.PlainDate.from(from),
    span: { unit, value: within.value },
    source,
  });
  return due;
}

/** Whether the enterprise has registered this public notice with its end on a claim of its own. */
function registered({ claims }: EnterpriseFacts, { measures, from }: PublicNotice, projectId?: string) {
  return claims.some(
    ({ body }) =>
      measures.includes(body.measureId) &&
      body.projectId === projectId &&
      body.history.some(
        ({ state, on, until, within }) => state === 'public-notice' && on >= from && (until || within),
      ),
  );
}

function measureOf(id: string | undefined, { policies, today }: Circumstances): Named {
  for (const versions of policies.values()) {
    const document = newestPublished(versions, today)?.document;
    const measure = document?.clauses.flatMap(({ measures }) => measures).find((each) => each.id === id);
    if (document && measure) return { measure, policyKey: document.key };
  }
  return {};
}
