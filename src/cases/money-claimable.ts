import type { SubsidySchedule, SubsidyYear } from '../benefits/interest/subsidy.ts';
import type { BenefitAnswer } from '../deadlines/derive/benefits.ts';
import type { Stored } from '../deadlines/model.ts';
import { stakeKey } from '../deadlines/stake.ts';
import { claimStateWords, stateOf } from '../facts/claim.ts';
import type { ClaimableRow, Computation } from '../pages/money-model.ts';
import { basisText } from '../words/interest-names.ts';
import { speak } from '../words/lines.ts';
import { moneyWords } from '../words/money.ts';
import { bearsOn, type enterpriseMatches } from './matching.ts';
import type { Snapshot } from './snapshot.ts';

export type Match = Awaited<ReturnType<typeof enterpriseMatches>>['items'][number];
type Claimable = Extract<Match, { upTo: boolean }>;

/** What is said of a measure that can be claimed: its amount and how it comes about, its claim, and its days. */
export function claimableRow(
  { fen, upTo, measureId, projectId, nextOn, until, closedOn }: Claimable,
  benefit: BenefitAnswer,
  { facts, stored }: Snapshot,
): Omit<ClaimableRow, 'measure' | 'source' | 'project'> {
  const key = stakeKey(measureId, projectId, 'once').replace(/once$/, '');
  const rows = stored.filter((row) => bearsOn(row, key, projectId));
  const claim = facts.claims.findLast(
    ({ body }) => body.measureId === measureId && body.projectId === projectId,
  )?.body;
  return {
    fen,
    upTo,
    computation: computationOf(benefit),
    ...(claim ? { standing: claimStateWords[stateOf(claim)] } : {}),
    ...nextOf(rows, nextOn),
    ...windowOf(rows),
    ...(closedOn ? { closedOn: Temporal.PlainDate.from(closedOn) } : {}),
    ...(until ? { until: Temporal.PlainDate.from(until) } : {}),
  };
}

/** The row that falls on the next day; a claim that awaits its window has no day of its own. */
function nextOf(rows: Stored[], nextOn: string | undefined): Pick<ClaimableRow, 'next'> {
  const row = rows.find(({ actBy, dueOn }) => (actBy ?? dueOn)?.toString() === nextOn);
  if (!row || nextOn === undefined) return {};
  const { id, content } = row;
  return { next: { on: Temporal.PlainDate.from(nextOn), title: content.title, path: `/deadlines/${id}` } };
}

/** An enterprise that has registered the days of its claim's steps waits for nothing. */
function windowOf(rows: Stored[]): Pick<ClaimableRow, 'window'> {
  if (rows.some(({ kind }) => kind === 'claim-step')) return {};
  const awaiting = rows.filter(({ kind, status }) => kind === 'claim' && status === 'awaiting');
  if (awaiting.length === 0) return {};
  const [first] = awaiting.flatMap(({ content }) => content.notBefore ?? []).toSorted();
  return { window: first === undefined ? {} : { notBefore: Temporal.PlainDate.from(first) } };
}

function computationOf(benefit: BenefitAnswer): Computation {
  if (benefit.kind === 'interest') {
    const { answer } = benefit;
    return { kind: 'years', readings: answer.answer === 'owed' ? answer.value.readings.map(readingOf) : [] };
  }
  const { answer } = benefit;
  if (answer.answer !== 'owed') return { kind: 'years', readings: [] };
  const { formula, readings } = answer.value;
  if (readings.length === 0) return { kind: 'formula', formula: speak(formula) };
  return {
    kind: 'readings',
    formula: speak(formula),
    readings: readings.map(({ fen, line }) => ({ fen, text: speak(line) })),
  };
}

function readingOf({ basis, years, totalFen }: SubsidySchedule['readings'][number]) {
  return { basis: basisText(basis), totalFen, years: years.map(yearOf) };
}

function yearOf({ label, countsFen, standing, workings }: SubsidyYear) {
  const formula = workings.findLast(({ say }) => say === 'benefits.year-share');
  const text = standing === 'open' ? formula && speak(formula) : moneyWords.standing[standing];
  return { label, fen: countsFen, ...(text ? { text } : {}) };
}
