import { type Missing, onceEach } from '../../answers/answer.ts';
import { lines } from '../../answers/workings.ts';
import type { Place } from '../../benefits/place.ts';
import { leadOf } from '../../benefits/readings.ts';
import { lead } from '../../dates/lead.ts';
import type { Project } from '../../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { settledIn } from '../settled.ts';
import { moneyName, stakeKey } from '../stake.ts';
import { located } from './concern.ts';
import { dated } from './dated.ts';
import { placesOf } from './places.ts';
import { inForceOn } from './policy.ts';
import { rowOf } from './ruled.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/**
 * Filings that a measure asks for before an event of the enterprise's own (Jiading clause 9). Where the text does not say
 * how long before, there is no day until an administrator settles it.
 */
export function eventFilings(
  facts: EnterpriseFacts,
  law: Circumstances,
): { deadlines: Derived[]; missing: Missing[] } {
  const events = facts.projects.filter(({ body }) => body.event);
  const filings = events.length === 0 ? [] : leadsFor(facts, law);
  const deadlines: Derived[] = [];
  const missing: Missing[] = [];
  for (const place of filings)
    for (const project of events) {
      const answer = filing(place, project, law);
      if ('need' in answer) missing.push(answer);
      else deadlines.push(answer);
    }
  return { deadlines, missing: onceEach(missing) };
}

/** Measures with a lead, of policies within whose area the enterprise may lie. */
function leadsFor({ enterprise }: EnterpriseFacts, { policies, today }: Circumstances): Place[] {
  return [...policies.values()].flatMap((versions) => {
    const document = inForceOn(versions, today)?.document;
    if (!document || located(enterprise, document).answer === 'not-owed') return [];
    return placesOf(document).filter(({ measure }) => measure.lead !== undefined);
  });
}

function filing(place: Place, { id, body }: Registered<Project>, law: Circumstances): Derived | Missing {
  const { measure, clause, document } = place;
  const { slug = '', act, quote, openQuestion = '' } = measure.lead ?? {};
  const source = sourceOf(document, clause.no, quote);
  const settled = settledIn(law).get(openQuestion);
  const span = leadOf(measure, settled?.value);
  if (!span) {
    const said = line('deadlines.filing-lead-unknown', { project: body.name }, { source });
    return { need: 'announcement', what: openQuestion, line: said };
  }
  const before = Temporal.PlainDate.from(body.event?.beginsOn ?? '');
  const due = dated(lead(law.calendar, { before, span, source: settled?.source ?? source }));
  const filedOn = body.event?.filedOn;
  return rowOf(
    { kind: 'event-filing', subject: `project:${id}`, rule: `${measure.id}.${slug}`, occurrence: 'once' },
    { ...due, flags: [], sources: [source] },
    {
      title: titles.eventFiling(body.name, act ?? titles.named('')),
      stake: { kind: 'unknown', key: stakeKey(moneyName(measure), id, 'once') },
      policyKey: document.key,
      projectId: id,
      ...(filedOn ? { fulfilled: { on: filedOn } } : {}),
    },
  );
}
