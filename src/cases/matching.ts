import type { Missing } from '../answers/answer.ts';
import { type Candidate, type Match, matchesOf } from '../benefits/matching.ts';
import { type Field, fieldOf } from '../benefits/registering.ts';
import { type BenefitAnswer, deriveBenefits } from '../deadlines/derive/benefits.ts';
import type { DeadlineKind, Stored } from '../deadlines/model.ts';
import { moneyName, partsOf, stakeKey } from '../deadlines/stake.ts';
import { Problem } from '../errors.ts';
import { titleOf } from '../policies/sources.ts';
import { natureOf } from '../words/standing.ts';
import type { Context } from './context.ts';
import { type Snapshot, snapshotOf } from './snapshot.ts';
import { spokenLine } from './spoken.ts';
import { worthOf } from './worth.ts';

/** What an enterprise could get, best first; with `all` what it is not owed, too. */
export async function enterpriseMatches(context: Context, enterpriseId: string, all: boolean) {
  const snapshot = await snapshotOf(context, enterpriseId);
  const own = deriveBenefits(snapshot.facts, snapshot.circumstances);
  return matched(snapshot, [...own, ...ofAnotherProject(own, snapshot)], all);
}

/** Measures that no registered project fits, asked without one, unless all projects are said to be registered. */
function ofAnotherProject(own: BenefitAnswer[], { facts, circumstances }: Snapshot): BenefitAnswer[] {
  if (facts.projects.length === 0 || facts.enterprise.complete?.includes('projects')) return [];
  const open = own.filter(({ answer }) => answer.answer !== 'not-owed').map(({ place }) => place.measure.id);
  const unlinked = { ...facts, projects: [], loans: [], leases: [] };
  return deriveBenefits(unlinked, circumstances).filter(
    ({ place, answer }) =>
      place.measure.subject === 'project' &&
      answer.answer === 'incomplete' &&
      !open.includes(place.measure.id),
  );
}

/** What one of its projects could get; measures for the enterprise as a whole are no part of it. */
export async function projectMatches(
  context: Context,
  { enterpriseId, projectId }: { enterpriseId: string; projectId: string },
  all: boolean,
) {
  const snapshot = await snapshotOf(context, enterpriseId);
  const { facts, circumstances } = snapshot;
  if (!facts.projects.some(({ id }) => id === projectId)) throw new Problem('not-found');
  const own = deriveBenefits(facts, circumstances).filter((benefit) => benefit.projectId === projectId);
  return matched(snapshot, own, all);
}

function matched(snapshot: Snapshot, benefits: readonly BenefitAnswer[], all: boolean) {
  const { facts, circumstances } = snapshot;
  const matches = matchesOf(
    benefits.flatMap((benefit) => candidateOf(benefit, snapshot)),
    { today: circumstances.today.toString(), follows: facts.enterprise.followsMeasures ?? [], all },
  );
  return { items: matches.map((match) => spokenMatch(match, snapshot)) };
}

/** An interest subsidy of which every year is granted or lost has nothing left to be got. */
function candidateOf(benefit: BenefitAnswer, { facts, stored }: Snapshot): Candidate[] {
  const { place, projectId } = benefit;
  const answer = worthOf(benefit);
  if (answer.answer === 'owed' && answer.value.fen === 0) return [];
  const key = keyOf(place, projectId);
  const project = facts.projects.find(({ id }) => id === projectId)?.body;
  const days = [
    ...stored.filter((row) => bearsOn(row, key, projectId)).flatMap(nextDay),
    ...(project?.event ? [project.event.beginsOn] : []),
  ];
  return [{ place, ...(projectId ? { projectId } : {}), answer, days }];
}

/** The beginning of the keys of all money of a measure, for the enterprise or a project. */
function keyOf({ measure }: BenefitAnswer['place'], projectId: string | undefined): string {
  return stakeKey(moneyName(measure), projectId, 'once').replace(/once$/, '');
}

const claimKinds: DeadlineKind[] = [
  'claim',
  'claim-step',
  'claim-evidence',
  'claim-correction',
  'window-opens',
  'window-step',
];

/** A step towards this very money, or a day of the project it is for. */
export function bearsOn({ kind, status, doneAt, content }: Stored, key: string, projectId?: string): boolean {
  if (status === 'withdrawn' || doneAt !== null) return false;
  if (kind.startsWith('project-')) return projectId !== undefined && content.projectId === projectId;
  return claimKinds.includes(kind) && partsOf(content.stake).some((part) => part.key.startsWith(key));
}

/** A claim without a day of its own cannot close before its `notBefore`. */
function nextDay({ actBy, dueOn, content }: Stored): string[] {
  const day = (actBy ?? dueOn)?.toString() ?? content.notBefore;
  return day === undefined ? [] : [day];
}

/** The day on which the window closed that a claim is still being prepared for, or waits to be: the newest one. */
function closedOn(rows: readonly Stored[], today: Temporal.PlainDate): string | undefined {
  const closed = rows.flatMap(({ kind, status, dueOn, doneAt }) =>
    natureOf(kind) === 'closes' && status === 'firm' && !doneAt && dueOn ? [dueOn.toString()] : [],
  );
  return closed
    .filter((day) => day < today.toString())
    .toSorted()
    .at(-1);
}

function spokenMatch(match: Match, { facts, stored, circumstances }: Snapshot) {
  const enterpriseId = facts.id;
  const { place, projectId, followed, nextOn, until } = match;
  const key = keyOf(place, projectId);
  const closed = closedOn(
    stored.filter((each) => bearsOn(each, key, projectId)),
    circumstances.today,
  );
  const row = {
    measureId: place.measure.id,
    measure: place.measure.name,
    policyKey: place.document.key,
    policy: titleOf(place.document),
    clause: place.clause.no,
    ...(projectId ? { projectId } : {}),
    answer: match.kind,
    followed,
    ...(nextOn ? { nextOn } : {}),
    ...(until ? { until } : {}),
  };
  switch (match.kind) {
    case 'claimable':
      return { ...row, fen: match.fen, upTo: match.upTo, ...(closed ? { closedOn: closed } : {}) };
    case 'not-owed':
      return { ...row, fen: null, reasons: match.reasons.map(spokenLine) };
    case 'incomplete': {
      const { possibleFen, yearly, toRegister, toSettle } = match;
      return {
        ...row,
        fen: null,
        ...(possibleFen === undefined ? {} : { possibleFen }),
        ...(yearly ? { yearly } : {}),
        toRegister: toRegister.map((missing) => ({
          ...spoken(missing),
          ...fieldAt(fieldOf(missing.what), enterpriseId, projectId),
        })),
        toSettle: toSettle.map((missing) => ({ ...spoken(missing), need: missing.need })),
      };
    }
  }
}

function spoken({ what, line }: Missing) {
  return { what, ...spokenLine(line) };
}

/** The address under which the field is registered: the fact or project itself where it is one of its own, else a collection. */
function fieldAt({ collection, id, pointer, value }: Field, enterpriseId: string, projectId?: string) {
  const one = id ?? (collection === 'projects' ? projectId : undefined);
  const own = one ? `/${one}` : '';
  const path = `/api/v1/enterprises/${enterpriseId}${collection ? `/${collection}` : ''}${own}`;
  return { path, pointer, ...(value ? { value } : {}) };
}
