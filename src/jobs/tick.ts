import { collectLoose } from '../cases/collect-loose.ts';
import { collectNotices } from '../cases/collect-notices.ts';
import type { Context } from '../cases/context.ts';
import { writeFetches } from '../cases/feed-health.ts';
import { markClock } from '../cases/mark-clock.ts';
import { nightly } from '../cases/nightly.ts';
import { planOutlooks } from '../cases/plan-outlooks.ts';
import { type PlanRun, planRun } from '../cases/plan-run.ts';
import { carryOutPublications } from '../cases/publish.ts';
import { sealAudit } from '../cases/seal-audit.ts';
import { tellUnfetched } from '../cases/tell-unfetched.ts';
import { collectBounces } from './bounces.ts';
import type { PostOffice } from './post-office.ts';
import { sendDue } from './sender.ts';

export type Tick = { planned: number; posted: number };

/**
 * One look at what is due, whatever the reason it has not been done: the day's derivation, bounces, publications that were
 * asked for and have not ended, the plan, the weekly outlooks, letters of correction, who fetches calendars and who does not
 * any more, posting, and the audit's seal. Running it twice does nothing
 * twice.
 */
export async function tick(
  context: Context,
  office: PostOffice,
  stopping: () => boolean = () => false,
): Promise<Tick> {
  await markClock(context);
  const failures = await orOnceMore(() => nightly(context));
  // First: to an address that is stopped nothing more is planned.
  failures.push(...(await collectBounces(context, office.log)));
  await orOnceMore(() => carryOutPublications(context));
  const run = await orOnceMore(() => plan(context, office)).catch((cause: unknown) => {
    failures.push(new Error('the day was not planned', { cause }));
    return undefined;
  });
  await orOnceMore(() => planOutlooks(context)).catch((cause: unknown) =>
    failures.push(new Error('the weekly outlooks were not opened', { cause })),
  );
  await orOnceMore(() => collectLoose(context));
  await orOnceMore(() => collectNotices(context));
  await orOnceMore(() => watchFeeds(context, office)).catch((cause: unknown) =>
    failures.push(new Error('who fetches calendars was not looked at', { cause })),
  );
  // Posting may take long: what was written before it is sealed before it. Letters go out whatever becomes of the seal.
  await orOnceMore(() => sealAudit(context)).catch((cause: unknown) =>
    failures.push(new Error('the audit was not sealed', { cause })),
  );
  // While another copy plans the day, its digests have not got their outlooks yet.
  const posted = run?.how === 'held' ? 0 : await orOnceMore(() => sendDue(context, office, stopping));
  // Only now: what is owed to others goes out first.
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return { planned: run?.planned ?? 0, posted };
}

/** What was fetched is written down before what was not is looked for. */
async function watchFeeds(context: Context, { copy }: PostOffice) {
  await writeFetches(context);
  await tellUnfetched(context, copy);
}

/** Plans the day, and tells the operator how far it is and what it came to. */
async function plan(context: Context, { copy, log }: PostOffice): Promise<PlanRun> {
  const so = { looked: 0, planned: 0 };
  const run = await planRun(context, copy, ({ looked, planned }) => {
    so.looked += looked;
    so.planned += planned;
    if (looked > 0) log?.info({ ...so }, 'planning the day');
  });
  if (run.how === 'finished') log?.info({ slot: run.slot, ...so }, 'the day is planned');
  if (run.madeUp.length > 0) log?.warn({ days: run.madeUp }, 'days without a plan were made up');
  return run;
}

/** A step that the database broke off because two copies waited for each other is taken once more: it does nothing twice. */
async function orOnceMore<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    if (isDeadlock(error)) return await step();
    throw error;
  }
}

/** SQLSTATE 40P01, however deep among the causes. */
function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === '40P01') || isDeadlock(error.cause);
}

/** Ticks one after another: a tick asked for while one runs waits for it. */
export function tickInTurn(context: Context, office: PostOffice) {
  let last: Promise<unknown> = Promise.resolve();
  let stopping = false;
  return {
    tick: (): Promise<Tick> => {
      const next = last.then(() => tick(context, office, () => stopping));
      last = next.catch(() => undefined);
      return next;
    },
    /** No new letter is begun; resolves when the running tick has ended. */
    stop: async () => {
      stopping = true;
      await last;
    },
  };
}
