import { canonical } from '../answers/canonical.ts';
import type { Source, Text } from '../answers/source.ts';
import { askOf } from '../benefits/combining-rules.ts';
import { demoEnterpriseId } from '../db/facts.ts';
import { cliffOf } from '../deadlines/cliff.ts';
import { type BenefitAnswer, deriveBenefits } from '../deadlines/derive/benefits.ts';
import { stakeKey, stakeOf } from '../deadlines/stake.ts';
import { Problem } from '../errors.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type { SpokenLine } from '../pages/model.ts';
import type { CombinationView, IncompleteRow, MoneyModel } from '../pages/money-model.ts';
import { askedOf } from '../words/benefits-names.ts';
import { enterpriseCombinations } from './combining.ts';
import type { Context } from './context.ts';
import { enterpriseFinance } from './finance.ts';
import { enterpriseMatches } from './matching.ts';
import { claimableRow, type Match } from './money-claimable.ts';
import { inSnapshot, type Snapshot, snapshotOf } from './snapshot.ts';
import { type Spoken, spokenLine } from './spoken.ts';

type Found = {
  match: Match;
  benefit: BenefitAnswer;
  subject: { measure: Text; source: Source; project?: string };
};
type Combinations = Awaited<ReturnType<typeof enterpriseCombinations>>['combinations'];

/** The money of the demonstration enterprise, which everyone may look into; where it is not loaded there is no such page. */
export async function demoMoney(context: Context): Promise<MoneyModel> {
  const id = await demoEnterpriseId(context.db);
  if (!id) throw new Problem('not-found');
  // One view for all parts: what an announcement changes is seen in all of them or in none.
  return await inSnapshot(context, (inside) => moneyOf(inside, id));
}

async function moneyOf(context: Context, id: string): Promise<MoneyModel> {
  const snapshot = await snapshotOf(context, id);
  const found = await foundFor(context, id, snapshot);
  const { combinations, total, leftOut } = await enterpriseCombinations(context, id);
  const { total: years } = await enterpriseFinance(context, id);
  return {
    enterprise: snapshot.facts.enterprise.name,
    today: snapshot.circumstances.today,
    claimable: found.flatMap(({ match, benefit, subject }) =>
      'upTo' in match ? [{ ...subject, ...claimableRow(match, benefit, snapshot) }] : [],
    ),
    total: {
      fen: total.fen,
      upTo: total.upTo,
      leftOut: leftOut.map(({ measure, text }) => ({ measure, text })),
      workings: total.workings.map(said),
    },
    incomplete: found.flatMap(incompleteRow),
    ...notOwed(found),
    finance: years.map(({ text, year: _, ...amounts }) => ({ year: text, ...amounts })),
    cliff: cliffView(snapshot),
    combinations: combinationViews(combinations, snapshot),
  };
}

/** The matches in their order, each with the answer it was made of and what it is for. */
async function foundFor(context: Context, id: string, { facts, circumstances }: Snapshot): Promise<Found[]> {
  const benefits = new Map(
    deriveBenefits(facts, circumstances).map((each) => [keyOf(each.place.measure.id, each), each]),
  );
  const { items } = await enterpriseMatches(context, id, true);
  return items.flatMap((match) => {
    const benefit = benefits.get(keyOf(match.measureId, match));
    if (!benefit) return [];
    const { measure, source } = benefit.place;
    const project = projectName(facts, match.projectId);
    return [{ match, benefit, subject: { measure: measure.name, source, ...(project ? { project } : {}) } }];
  });
}

function keyOf(measureId: string, { projectId }: { projectId?: string }): string {
  return stakeKey(measureId, projectId, 'once');
}

function projectName({ projects }: EnterpriseFacts, projectId: string | undefined): string | undefined {
  return projects.find(({ id }) => id === projectId)?.body.name;
}

function incompleteRow({ match, benefit, subject }: Found): IncompleteRow[] {
  if (!('toRegister' in match)) return [];
  const { possibleFen, yearly = false } = match;
  return [
    {
      ...subject,
      toRegister: match.toRegister.map(({ text }) => text),
      toSettle: match.toSettle.map(({ text }) => text),
      ask: askedOf(askOf(benefit.place)),
      ...(possibleFen === undefined ? {} : { ceiling: { fen: possibleFen, yearly } }),
    },
  ];
}

/** By policy in the order of the matches; projects that have the same reasons stand together. */
function notOwed(found: Found[]): Pick<MoneyModel, 'notOwed' | 'notOwedCount'> {
  const refused = found.flatMap(({ match, subject: { project, ...rest } }) =>
    'reasons' in match
      ? [
          {
            policy: match.policy,
            id: match.measureId,
            project,
            row: { ...rest, reasons: match.reasons.map(said) },
          },
        ]
      : [],
  );
  const policies = Map.groupBy(refused, ({ policy }) => policy.zh);
  return {
    notOwedCount: refused.length,
    notOwed: [...policies.values()].flatMap((own) => {
      const alike = Map.groupBy(own, ({ id, row }) => canonical([id, row.reasons]));
      const rows = [...alike.values()].flatMap((group) =>
        group
          .slice(0, 1)
          .map(({ row }) => ({ ...row, projects: group.flatMap(({ project }) => project ?? []) })),
      );
      return own.slice(0, 1).map(({ policy }) => ({ policy, rows }));
    }),
  };
}

function cliffView({ stored, facts, circumstances }: Snapshot): MoneyModel['cliff'] {
  const { policies, total } = cliffOf(stored, facts, circumstances);
  return {
    policies: policies.map(({ title, rows, total: own, says }) => ({
      policy: title,
      rows: rows.map(({ deadlineId, title: what, on, by, bound, parts }) => ({
        title: what,
        path: `/deadlines/${deadlineId}`,
        on: Temporal.PlainDate.from(on),
        by,
        past: bound.mark,
        lastDay: Temporal.PlainDate.from(bound.lastDay),
        stake: stakeOf(parts),
      })),
      total: own,
      says: says.map((line) => said(spokenLine(line))),
    })),
    total,
  };
}

function combinationViews(combinations: Combinations, { facts }: Snapshot): MoneyModel['combinations'] {
  return [...Map.groupBy(combinations, ({ projectId }) => projectId)].map(([projectId, own]) => {
    const project = projectName(facts, projectId);
    return {
      ...(project ? { project } : {}),
      rows: own.map(({ kind, measure, beside, lines, ask }) => ({
        kind,
        measure,
        beside: besideView(beside),
        lines: lines.map(said),
        ask,
      })),
    };
  });
}

function besideView(beside: Combinations[number]['beside']): CombinationView['beside'] {
  switch (beside.by) {
    case 'measure':
      return { name: beside.measure };
    case 'grant':
      return { name: { zh: beside.programme, en: beside.programme }, received: beside.amountFen };
    case 'named':
      return { name: beside.name };
  }
}

function said({ text, source, assumption }: Spoken): SpokenLine {
  return {
    text,
    ...(source ? { source } : {}),
    ...(assumption ? { assumption: assumption.text } : {}),
  };
}
