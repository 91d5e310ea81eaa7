import type { WorkCalendar } from '../../dates/calendar.ts';
import type { Due } from '../../dates/due.ts';
import { printed } from '../../dates/printed.ts';
import { validity } from '../../dates/validity.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import { inSequence } from '../../policies/sequence.ts';
import { sourceOf, titleOf, validitySource } from '../../policies/sources.ts';
import { applicable, type PolicyVersion } from '../../policies/versions.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import { dated } from './dated.ts';
import { takesEffect } from './takes-effect.ts';
import { titles } from './titles.ts';

/** The policies' own rows: the first day of what is still to come, the last day of each validity, and the goals that are shown and never nagged about. */
export function derivePolicies(circumstances: Circumstances): Derived[] {
  const { policies, calendar, today } = circumstances;
  return [...policies.values()].flatMap((versions) => {
    const document = newestPublished(versions, today)?.document;
    return document
      ? [
          ...takesEffect(versions, circumstances, `policy:${document.key}`),
          ...expiry(document, calendar, `policy:${document.key}`),
          ...goals(document, calendar),
        ]
      : [];
  });
}

/** The versions the public knew by a day, in the order in which they begin; one with no known day counts as known. */
export function publishedBy(versions: readonly PolicyVersion[], day: Temporal.PlainDate): PolicyVersion[] {
  return inSequence(
    versions.filter(({ publishedOn }) => !publishedOn || Temporal.PlainDate.compare(publishedOn, day) <= 0),
  );
}

/** Of those the one that will hold last: its dates are known, although it may not be in force yet. */
export function newestPublished(
  versions: readonly PolicyVersion[],
  by: Temporal.PlainDate,
): PolicyVersion | undefined {
  return publishedBy(versions, by).at(-1);
}

/** The version in force on a day, for what is asked of that day; where none is known to be, the newest published. */
export function inForceOn(
  versions: readonly PolicyVersion[],
  day: Temporal.PlainDate,
): PolicyVersion | undefined {
  const now = applicable(versions, { asked: day, anchor: day });
  return now.answer === 'owed' ? now.value.version : newestPublished(versions, day);
}

/** The last day of a policy's validity, reached or cut short by a repeal, as the subject's row; none where the document sets goals only. */
export function expiry(document: PolicyDocument, calendar: WorkCalendar, subject: string): Derived[] {
  if (document.validity.kind !== 'until') return [];
  const { dating, ...dates } = dated(lastDay(document.validity, calendar, document));
  // A repeal is another thing than an expiry: the row of the end that will not come is withdrawn.
  const [kind, occurrence] = document.repealed
    ? ['policy-repealed' as const, 'repeal']
    : ['policy-expires' as const, 'end'];
  const title = document.repealed ? titles.policyRepealed : titles.policyExpires;
  return [
    {
      kind,
      subject,
      rule: `${document.key}.validity`,
      occurrence,
      ...dates,
      content: {
        title: title(titleOf(document)),
        stake: { kind: 'none' },
        sources: [validitySource(document)],
        marks: [],
        policyKey: document.key,
        ...dating,
      },
    },
  ];
}

type Until = Extract<PolicyDocument['validity'], { kind: 'until' }>;

function lastDay({ until, computed }: Until, calendar: WorkCalendar, document: PolicyDocument): Due {
  const source = validitySource(document);
  if (!computed) return printed(calendar, Temporal.PlainDate.from(until), { source });
  const from = Temporal.PlainDate.from(computed.from);
  return validity(calendar, { from, span: { unit: 'year', value: computed.years }, source });
}

function goals(document: PolicyDocument, calendar: WorkCalendar): Derived[] {
  const years = document.validity.kind === 'goals' ? document.validity.goals : [];
  return years.map(({ on, clause, quote }) => {
    const source = sourceOf(document, clause, quote);
    const day = Temporal.PlainDate.from(on);
    const { dating, ...dates } = dated(printed(calendar, day, { source }));
    return {
      kind: 'milestone',
      subject: `policy:${document.key}`,
      rule: `${document.key}.goal`,
      occurrence: String(day.year),
      ...dates,
      content: {
        title: titles.milestone(titleOf(document), day.year),
        stake: { kind: 'none' },
        sources: [source],
        marks: [],
        policyKey: document.key,
        ...dating,
      },
    };
  });
}
