import type { Text } from '../../answers/source.ts';
import { type ClaimStep, claimSteps } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import { sourceOf } from '../../policies/sources.ts';
import type { Circumstances } from '../facts.ts';
import type { Content, Derived } from '../model.ts';
import { partsOf, stakeOf } from '../stake.ts';
import { claimStep, ownSteps } from '../windows-expected.ts';
import { type Call, callsOf, nameOf } from './calls.ts';
import { passedOn } from './claim.ts';
import { registersStep } from './claim-dating.ts';
import { windowMarks } from './past-marks.ts';
import { type Ruled, rowOf } from './ruled.ts';
import { titles } from './titles.ts';
import { callLines, inWindow, openingDates, stepDates } from './window-dates.ts';
import { factsIn } from './window-once.ts';

/**
 * The days of windows that are no claim's own: the opening, once for the enterprise, and the further steps of each claim. Who
 * follows a measure or its policy and can claim nothing in the window is given its opening and all its steps. `claims` are
 * the enterprise's claims with their dates: the application itself stands on those and is not told again.
 */
export function windowDeadlines(
  facts: EnterpriseFacts,
  claims: readonly Derived[],
  circumstances: Circumstances,
): Derived[] {
  return callsOf(circumstances).flatMap((call) => {
    const own = claims.filter((claim) => madeIn(claim, call));
    const to = { subject: `enterprise:${facts.id}`, operatesIn: facts.enterprise.operatesIn };
    if (own.length > 0)
      return [
        ...openingRow(call, to.subject, circumstances, own),
        ...furtherSteps(call, own).flatMap((step) => claimStepRow(call, step, facts, circumstances)),
      ];
    return follows(facts, call)
      ? [...openingRow(call, to.subject, circumstances), ...stepRows(call, to, circumstances)]
      : [];
  });
}

/** The policies' own rows of windows, for whoever subscribes to them: opening and steps, announced or expected. */
export function policyWindows(circumstances: Circumstances): Derived[] {
  return callsOf(circumstances).flatMap((call) => {
    const subject = `policy:${call.document.key}`;
    return [...openingRow(call, subject, circumstances), ...stepRows(call, { subject }, circumstances)];
  });
}

function madeIn({ rule, content }: Derived, { window, measures }: Call): boolean {
  if (!content.window || !measures.some(({ measure }) => measure.id === rule)) return false;
  return (
    window.labels.get(rule) === content.window.label &&
    (window.expectedFrom === undefined) === (content.window.call !== undefined)
  );
}

function follows({ enterprise }: EnterpriseFacts, { document, measures }: Call): boolean {
  const followed = enterprise.followsMeasures ?? [];
  return (
    (enterprise.follows?.includes(document.key) ?? false) ||
    measures.some(({ measure }) => followed.includes(measure.id))
  );
}

function openingRow(
  call: Call,
  subject: string,
  law: Circumstances,
  claims: readonly Derived[] = [],
): Derived[] {
  const ruled = openingDates(call.window);
  if (!ruled) return [];
  const { rule, label } = nameOf(call);
  const { window, measures } = call;
  const title = window.expectedFrom
    ? titles.windowOpens(measures[0].measure.name, measures.length - 1)
    : titles.windowOpens(window.name);
  return [
    rowOf({ kind: 'window-opens', subject, rule, occurrence: `${label}/opens` }, ruled, {
      ...common(call, ruled, law),
      title,
      stake: stakeOf(claims.flatMap(({ content }) => partsOf(content.stake))),
    }),
  ];
}

type To = { subject: string; operatesIn?: EnterpriseFacts['enterprise']['operatesIn'] };

/** Every step of a window, for who has no claim in it. A step with an open end has no day. */
function stepRows(call: Call, { subject, operatesIn }: To, circumstances: Circumstances): Derived[] {
  const { window, measures } = call;
  const { rule, label } = nameOf(call);
  return ownSteps(window).flatMap(({ step }) => {
    const ruled = stepDates(circumstances, window, step, operatesIn);
    if (!ruled) return [];
    const title = window.expectedFrom
      ? titles.windowStep(measures[0].measure.name, claimSteps[step], measures.length - 1)
      : titles.windowStep(window.name, claimSteps[step]);
    return [
      rowOf({ kind: 'window-step', subject, rule, occurrence: `${label}/${step}` }, ruled, {
        ...common(call, ruled, circumstances),
        title,
      }),
    ];
  });
}

type Common = Pick<Content, 'sources' | 'marks' | 'window' | 'policyKey' | 'workings'>;

function common(call: Call, ruled: Ruled, law: Circumstances): Common {
  const { document, measures, window } = call;
  const [{ measure, clause }] = measures;
  return {
    marks: windowMarks({ document, clause }, window, law, ruled.dueOn?.toString()),
    sources: [...ruled.sources, sourceOf(document, clause, measure.quote)],
    window: inWindow(window, measure.id),
    policyKey: document.key,
    workings: callLines(window),
  };
}

/** A further step of the claims of one subject for one measure: of several years in one window the step is one. */
type Further = { step: ClaimStep; claims: [Derived, ...Derived[]] };

function furtherSteps({ window }: Call, claims: readonly Derived[]): Further[] {
  const application = claimStep(window)?.step;
  const further = ownSteps(window).filter(({ step }) => step !== application);
  const each = Map.groupBy(claims, ({ subject, rule }) => `${subject} ${rule}`);
  return [...each.values()].flatMap(([first, ...more]) =>
    first ? further.map(({ step }): Further => ({ step, claims: [first, ...more] })) : [],
  );
}

function claimStepRow(
  call: Call,
  { step, claims }: Further,
  all: EnterpriseFacts,
  circumstances: Circumstances,
): Derived[] {
  const [{ subject, rule, content }] = claims;
  const { window, measures, document } = call;
  const called = measures.find(({ measure }) => measure.id === rule) ?? measures[0];
  const { projectId } = content;
  const facts = factsIn(window, { measureId: rule, projectId }, all, circumstances);
  const years = claims.map(yearOf);
  const registered = years.some((year) => registersStep(facts, claimedFor(rule, projectId, year), step));
  const ruled = stepDates(circumstances, window, step, facts.enterprise.operatesIn);
  if (registered || !ruled) return [];
  const project = facts.projects.find(({ id }) => id === projectId)?.body.name;
  const done = doneOn(facts, { rule, projectId, years }, step);
  return [
    rowOf({ kind: 'window-step', subject, rule, occurrence: `${window.labels.get(rule)}/${step}` }, ruled, {
      title: stepTitle(titles.claimFor(called.measure.name, project), step),
      sources: [...ruled.sources, sourceOf(document, called.clause, called.measure.quote)],
      marks: windowMarks({ document, clause: called.clause }, window, circumstances, ruled.dueOn?.toString()),
      window: inWindow(window, rule),
      policyKey: document.key,
      workings: callLines(window),
      stake: stakeOf(claims.flatMap((claim) => partsOf(claim.content.stake))),
      ...(projectId ? { projectId } : {}),
      ...(done ? { fulfilled: { on: done } } : {}),
    }),
  ];
}

function stepTitle(claim: Text, step: ClaimStep): Text {
  return step === 'defence' ? titles.claimDefence(claim) : titles.claimStep(claim, claimSteps[step]);
}

/** The subsidy year of a claim's row; none of what is claimed once. */
function yearOf({ occurrence }: Derived): number | undefined {
  const year = /^year(\d+)$/.exec(occurrence)?.[1];
  return year === undefined ? undefined : Number(year);
}

function claimedFor(measureId: string, projectId: string | undefined, year: number | undefined) {
  return { measureId, projectId, ...(year === undefined ? {} : { year }) };
}

type Step = { rule: string; projectId: string | undefined; years: (number | undefined)[] };

/** The day on which the registered claims of a step went past it, all of them. */
function doneOn({ claims }: EnterpriseFacts, { rule, projectId, years }: Step, step: ClaimStep) {
  const days = years.map((year) => {
    const claim = claims.findLast(
      ({ body }) => body.measureId === rule && body.projectId === projectId && body.year === year,
    )?.body;
    return claim && (claim.steps.find((each) => each.step === step)?.doneOn ?? passedOn(claim, step));
  });
  return days.includes(undefined)
    ? undefined
    : days
        .flatMap((on) => on ?? [])
        .toSorted()
        .at(-1);
}
