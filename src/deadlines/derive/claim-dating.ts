import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { Law } from '../law.ts';
import type { Content, Dates, Status } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { claimStep } from '../windows-expected.ts';
import type { Claimed, ForClaim } from './window-claims.ts';
import { callLines, inWindow, stepDates } from './window-dates.ts';

const line = lines<DeadlinesSentences>();

/** When a claim has to be made: its dates, what they rest on, and what the row keeps beside its own content. */
export type Dating = {
  dates: Dates & { status: Status };
  workings: Line[];
  sources: Source[];
  content: Pick<Content, 'provisional' | 'flags' | 'window'>;
};

/**
 * The day of a claim by its window; awaiting while there is none. A window without a last day has opened: the claim is firm
 * and has no day. Where the enterprise has registered the day of that very step itself, its own row tells it.
 */
export function claimDating(
  claimed: Claimed & { year?: number },
  found: ForClaim | undefined,
  { facts, law, awaits }: { facts: EnterpriseFacts; law: Law; awaits: Line },
): Dating {
  const step = found && claimStep(found.window)?.step;
  if (!found || !step) return { dates: { status: 'awaiting' }, workings: [awaits], sources: [], content: {} };
  const { window, said } = found;
  if (registersStep(facts, claimed, step)) {
    const workings = [line('deadlines.step-registered-itself', {})];
    const content = { window: inWindow(window, claimed.measureId) };
    return { dates: { status: 'awaiting' }, workings, sources: [], content };
  }
  const ruled = stepDates(law, window, step, facts.enterprise.operatesIn);
  const kept = inWindow(window, claimed.measureId, !ruled);
  if (!ruled) {
    const workings = [...callLines(window), ...said];
    return { dates: { status: 'firm' }, workings, sources: [...window.sources], content: { window: kept } };
  }
  const { dating, flags, sources, ...dates } = ruled;
  return {
    dates,
    workings: [...dating.workings, ...callLines(window), ...said],
    sources,
    content: {
      ...(dating.provisional ? { provisional: dating.provisional } : {}),
      ...(flags.length > 0 ? { flags } : {}),
      window: kept,
    },
  };
}

/** Whether a registered claim for the same money sets the day of a step itself. */
export function registersStep(
  { claims }: Pick<EnterpriseFacts, 'claims'>,
  { measureId, projectId, year }: Claimed & { year?: number },
  step: string,
): boolean {
  return claims.some(
    ({ body }) =>
      body.measureId === measureId &&
      body.projectId === projectId &&
      body.year === year &&
      body.steps.some((each) => each.step === step && each.dueOn !== undefined),
  );
}
