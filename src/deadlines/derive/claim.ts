import type { Missing } from '../../answers/answer.ts';
import type { Source, Text } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { Due } from '../../dates/due.ts';
import { noticePeriod, period } from '../../dates/period.ts';
import { printed } from '../../dates/printed.ts';
import type { Span } from '../../dates/span.ts';
import {
  type Claim,
  type ClaimEntry,
  type ClaimState,
  type ClaimStep,
  claimSteps,
} from '../../facts/claim.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { Circumstances } from '../facts.ts';
import type { Content, DeadlineKind, Derived } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { moneyName, stakeKey } from '../stake.ts';
import { submitWorkdays } from '../submit-by.ts';
import { dated } from './dated.ts';
import { publishedBy } from './policy.ts';
import { rowOf } from './ruled.ts';
import { titles } from './titles.ts';

const line = lines<DeadlinesSentences>();

/** A claim with what it is called and the measure's own words. */
type Subject = {
  id: string;
  claim: Claim;
  name: Text;
  /** The name its money is counted under. */
  money: string;
  sources: Source[];
  policyKey?: string;
};

/** The days of an enterprise's claims: steps and evidence, corrections and public notices, each under the claim's own identity. */
export function deriveClaims(facts: EnterpriseFacts, circumstances: Circumstances): Derived[] {
  return facts.claims.flatMap((registered) => {
    const subject = subjectOf(registered, facts, circumstances);
    return [
      ...steps(subject, circumstances),
      ...evidence(subject, circumstances),
      ...timed(subject).flatMap((stage) => stageRow(subject, stage, circumstances)),
    ];
  });
}

/** What is missing for the days of claims: a claim stands where time is given, and how much has not been registered. */
export function claimsMissing(facts: EnterpriseFacts, circumstances: Circumstances): Missing[] {
  return facts.claims.flatMap((registered) => {
    const { id, name, claim } = subjectOf(registered, facts, circumstances);
    return timed({ claim })
      .filter(({ entry, endedOn }) => endedOn === undefined && !entry.until && !entry.within)
      .map(({ kind, entry, index }) => ({
        need: 'fact' as const,
        what: `claim.${id}.history.${index}.until`,
        line: line(kind === 'objection' ? 'deadlines.objection-unknown' : 'deadlines.correction-unknown', {
          claim: name.zh,
          claimEn: name.en,
          on: entry.on,
        }),
      }));
  });
}

function subjectOf(
  { id, body: claim }: Registered<Claim>,
  { projects }: EnterpriseFacts,
  { policies, today }: Circumstances,
): Subject {
  const { measureId, projectId, year } = claim;
  const project = projects.find((each) => each.id === projectId)?.body.name;
  // A measure that was removed still has the claims made under it.
  const documents = [...policies.values()].flatMap((versions) => publishedBy(versions, today).reverse());
  for (const { document } of documents)
    for (const { no, measures } of document.clauses) {
      const measure = measures.find((each) => each.id === measureId);
      if (!measure) continue;
      const name = titles.claimFor(measure.name, project, year);
      const sources = [sourceOf(document, no, measure.quote)];
      return { id, claim, name, money: moneyName(measure), sources, policyKey: document.key };
    }
  const name = titles.claimFor(titles.named(measureId), project, year);
  return { id, claim, name, money: measureId, sources: [] };
}

function steps(subject: Subject, { calendar }: Circumstances): Derived[] {
  return subject.claim.steps.flatMap(({ step, dueOn, minute, doneOn }) => {
    if (!dueOn) return [];
    const due = printed(calendar, Temporal.PlainDate.from(dueOn), {
      ...(minute === undefined ? {} : { minute }),
      // A panel is met on its day: there is nothing to submit before it.
      ...(step === 'defence' ? {} : { submitWorkdays }),
    });
    const title =
      step === 'defence'
        ? titles.claimDefence(subject.name)
        : titles.claimStep(subject.name, claimSteps[step]);
    return row(subject, { kind: 'claim-step', occurrence: step }, due, {
      title,
      workings: [line('deadlines.step-registered', {})],
      ...fulfilled(doneOn ?? passedOn(subject.claim, step)),
    });
  });
}

function evidence(subject: Subject, { calendar }: Circumstances): Derived[] {
  return subject.claim.evidence.flatMap(({ item, owner, prepareBy, readyOn }) => {
    if (!prepareBy) return [];
    const due = printed(calendar, Temporal.PlainDate.from(prepareBy));
    const said = owner === undefined ? [] : [line('deadlines.evidence-owner', { owner })];
    return row(subject, { kind: 'claim-evidence', occurrence: item }, due, {
      title: titles.claimEvidence(subject.name, item),
      workings: [line('deadlines.evidence-planned', {}), ...said],
      // Paper copies may follow the submission: only acceptance shows that everything was there.
      ...fulfilled(readyOn ?? reached(subject.claim.history, taken)),
    });
  });
}

const ended: readonly ClaimState[] = [
  'granted',
  'disbursed',
  'accepted-after-completion',
  'refused',
  'missed',
];
const judged: readonly ClaimState[] = ['public-notice', ...ended];
const taken: readonly ClaimState[] = ['accepted', ...judged];
const handedIn: readonly ClaimState[] = ['submitted', ...taken];

/** The day on which a claim went past a step, whatever was registered of the step itself. */
function passedOn({ history, steps: all }: Claim, step: ClaimStep): string | undefined {
  if (step === 'defence') return reached(history, judged);
  // Paper copies may follow one submission: it is the first of the steps that it shows to be done.
  const first = all.some((each) => each.step === 'online') ? 'online' : 'paper';
  return reached(history, step === first ? handedIn : taken);
}

/** The first day on which a claim stood in one of some states. */
function reached(history: Claim['history'], states: readonly ClaimState[]): string | undefined {
  return history.find(({ state }) => states.includes(state))?.on;
}

/** An entry that gives time, its place in the history, and the day the claim went on from it. */
type Stage = {
  kind: 'claim-correction' | 'objection';
  occurrence: string;
  entry: ClaimEntry;
  index: number;
  endedOn?: string;
};

function timed({ claim: { history } }: Pick<Subject, 'claim'>): Stage[] {
  const count = { returned: 0, 'public-notice': 0 };
  return history.flatMap((entry, index) => {
    const { state } = entry;
    if (state !== 'returned' && state !== 'public-notice') return [];
    count[state] += 1;
    const next = history[index + 1]?.on;
    const names =
      state === 'returned'
        ? ({ kind: 'claim-correction', occurrence: `return${count[state]}` } as const)
        : ({ kind: 'objection', occurrence: `notice${count[state]}` } as const);
    return [{ ...names, entry, index, ...(next ? { endedOn: next } : {}) }];
  });
}

function stageRow(subject: Subject, stage: Stage, { calendar }: Circumstances): Derived[] {
  const { kind, occurrence, entry, endedOn } = stage;
  const due = stageEnd(kind, entry, calendar);
  if (!due) return [];
  const begun: Line =
    kind === 'objection'
      ? line('deadlines.public-notice-on', { on: entry.on })
      : line('deadlines.returned-on', { on: entry.on });
  const title = kind === 'objection' ? titles.objection(subject.name) : titles.claimCorrection(subject.name);
  return [row(subject, { kind, occurrence }, due, { title, workings: [begun], ...fulfilled(endedOn) })];
}

function stageEnd(
  kind: Stage['kind'],
  { on, until, within }: ClaimEntry,
  calendar: Circumstances['calendar'],
): Due | undefined {
  if (until) return printed(calendar, Temporal.PlainDate.from(until));
  if (!within) return undefined;
  const unit = within.unit === 'working-day' ? 'workday' : 'day';
  const span: Span = { unit, value: within.value };
  const rule = { from: Temporal.PlainDate.from(on), span };
  return kind === 'objection' ? noticePeriod(calendar, rule) : period(calendar, rule);
}

function fulfilled(on: string | undefined): Pick<Content, 'fulfilled'> {
  return on === undefined ? {} : { fulfilled: { on } };
}

function row(
  { id, claim: { projectId, year }, money, sources, policyKey }: Subject,
  { kind, occurrence }: { kind: DeadlineKind; occurrence: string },
  due: Due,
  content: Pick<Content, 'title' | 'workings' | 'fulfilled'>,
): Derived {
  return rowOf(
    { kind, subject: `claim:${id}`, rule: kind, occurrence },
    { ...dated(due), flags: [], sources },
    {
      ...content,
      stake: { kind: 'unknown', key: stakeKey(money, projectId, year ?? 'once') },
      ...(policyKey === undefined ? {} : { policyKey }),
      ...(projectId === undefined ? {} : { projectId }),
    },
  );
}
