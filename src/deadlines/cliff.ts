import type { Text } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import { lastDayOf } from '../benefits/interest/guards.ts';
import { type Bound, boundOf } from '../benefits/interest/marks.ts';
import type { Place } from '../benefits/place.ts';
import type { EnterpriseFacts } from '../facts/registered.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import { sourceOf, titleOf, validitySource } from '../policies/sources.ts';
import { placesOf } from './derive/places.ts';
import { newestPublished } from './derive/policy.ts';
import { asksFor } from './derive/stakes.ts';
import type { Circumstances } from './facts.ts';
import type { DeadlineKind, StakePart, Stored } from './model.ts';
import type { DeadlinesSentences } from './sentences.ts';
import { settledIn } from './settled.ts';
import { moneyName, partsOf, type Total, totalOf } from './stake.ts';

const line = lines<DeadlinesSentences>();

/**
 * A row that runs past the bound of a policy it rests on. `on` is an ISO day: the last day of a subsidy year or of a
 * certificate (`last-day`), the first day an instalment can be claimed (`claim`), or the day something is due (`due`).
 */
export type CliffRow = {
  deadlineId: string;
  kind: DeadlineKind;
  title: Text;
  projectId?: string;
  on: string;
  by: 'last-day' | 'claim' | 'due';
  bound: Bound;
  parts: StakePart[];
};

/** What of an enterprise runs past one policy, the money beyond it with each key once, and what the text says about it. */
export type CliffPolicy = { policyKey: string; title: Text; rows: CliffRow[]; total: Total; says: Line[] };

/** `total` counts each key once over all policies. */
export type Cliff = { policies: CliffPolicy[]; total: Total };

/** What a row rests on in one document: clauses of measures, none where only a contract names the policy. */
type Rest = { document: PolicyDocument; clauses: string[] };

type Ground = {
  rows: readonly Stored[];
  facts: EnterpriseFacts;
  documents: PolicyDocument[];
  places: ReadonlyMap<string, Place>;
};

/**
 * Every instalment, report and certificate of an enterprise that runs past the last day, or the stated goal year, of a
 * policy it rests on (both inclusive), by policy. `stored` are its rows as they stand; withdrawn and finished ones are left
 * out. A policy is taken in the newest version published by today, as the rows were derived.
 */
export function cliffOf(
  stored: readonly Stored[],
  facts: EnterpriseFacts,
  circumstances: Circumstances,
): Cliff {
  const rows = stored.filter(({ status, doneAt }) => status !== 'withdrawn' && doneAt === null);
  const documents = [...circumstances.policies.values()].flatMap(
    (versions) => newestPublished(versions, circumstances.today)?.document ?? [],
  );
  const places = new Map(documents.flatMap(placesOf).map((place) => [place.measure.id, place]));
  const ground = { rows, facts, documents, places };
  const found = rows.flatMap((row) => beyond(row, ground, circumstances));
  const policies = documents.flatMap((document) => {
    const own = found.filter(({ policyKey }) => policyKey === document.key).map(({ row }) => row);
    return own.length > 0 ? [policyOf(document, own)] : [];
  });
  return { policies, total: totalOf(found.flatMap(({ row }) => row.parts)) };
}

function policyOf(document: PolicyDocument, rows: CliffRow[]): CliffPolicy {
  return {
    policyKey: document.key,
    title: titleOf(document),
    rows: rows.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    total: totalOf(rows.flatMap(({ parts }) => parts)),
    says: says(document, rows),
  };
}

function beyond(row: Stored, ground: Ground, law: Circumstances): { policyKey: string; row: CliffRow }[] {
  const day = dayOf(row);
  if (!day) return [];
  return restsOn(row, ground).flatMap(({ document, clauses }) => {
    const lastDay = lastDayOf(document, settledIn(law));
    const [bound] = (clauses.length > 0 ? clauses : [''])
      .flatMap((clause) => boundOf(document, clause, lastDay) ?? [])
      .toSorted((a, b) => (a.lastDay < b.lastDay ? -1 : 1));
    if (!bound || day.on <= bound.lastDay) return [];
    const { id, kind, content } = row;
    const { title, projectId } = content;
    const parts = partsUnder(document, row, ground);
    const own = { deadlineId: id, kind, title, ...(projectId ? { projectId } : {}), ...day, bound, parts };
    return [{ policyKey: document.key, row: own }];
  });
}

/** The day that is held against the bound; undefined for kinds that rest on no policy, and without a day. */
function dayOf({ kind, nominalOn, dueOn, content }: Stored): Pick<CliffRow, 'on' | 'by'> | undefined {
  const on = (nominalOn ?? dueOn)?.toString();
  switch (kind) {
    case 'subsidy-year':
    case 'certificate-expires':
      return on === undefined ? undefined : { on, by: 'last-day' };
    case 'claim':
      return content.notBefore === undefined ? undefined : { on: content.notBefore, by: 'claim' };
    case 'project-report':
    case 'project-extension':
    case 'project-acceptance':
      return on === undefined ? undefined : { on, by: 'due' };
    default:
      return undefined;
  }
}

function restsOn(row: Stored, ground: Ground): Rest[] {
  const { facts, documents, places } = ground;
  if (row.kind === 'certificate-expires') return byDocument(askingFor(row, ground));
  if (row.kind === 'subsidy-year' || row.kind === 'claim')
    return byDocument([places.get(row.rule)].filter((place) => place !== undefined));
  const { projectId } = row.content;
  const paid = [...facts.claims, ...facts.grants].flatMap(({ body }) =>
    body.projectId === projectId && body.measureId ? (places.get(body.measureId) ?? []) : [],
  );
  const resting = byDocument(paid);
  const contracted = documents.find(({ key }) => key === contractPolicy(projectId, facts));
  return contracted && !resting.some(({ document }) => document === contracted)
    ? [...resting, { document: contracted, clauses: [] }]
    : resting;
}

function byDocument(places: readonly Place[]): Rest[] {
  return [...Map.groupBy(places, ({ document }) => document)].map(([document, own]) => ({
    document,
    clauses: own.map(({ clause }) => clause.no),
  }));
}

/** Measures that can be claimed, by the rows that stand, and ask for a certificate of the kind. */
function askingFor({ subject }: Stored, { rows, facts, places }: Ground): Place[] {
  const kind = facts.certificates.find(({ id }) => subject === `certificate:${id}`)?.body.kind;
  const claimable = new Set(rows.filter((row) => row.kind === 'claim').map(({ rule }) => rule));
  return [...claimable].flatMap((measureId) => {
    const place = places.get(measureId);
    return place && asksFor(place.measure, kind) ? [place] : [];
  });
}

function contractPolicy(projectId: string | undefined, { projects }: EnterpriseFacts): string | undefined {
  return projects.find(({ id }) => id === projectId)?.body.contract?.policyKey;
}

/** The row's money that comes under the policy; what names no measure belongs to the policy of the project's contract. */
function partsUnder(document: PolicyDocument, { content }: Stored, { facts, places }: Ground): StakePart[] {
  return partsOf(content.stake).filter(({ key }) => {
    const [name = ''] = key.split('/');
    return places.has(name)
      ? placesOf(document).some(({ measure }) => moneyName(measure) === name)
      : contractPolicy(content.projectId, facts) === document.key;
  });
}

/** What the document itself says, leaves open or is silent about, once its last day or goal year is over. */
function says(document: PolicyDocument, rows: CliffRow[]): Line[] {
  const { validity, afterwards = [], generalRules } = document;
  const source = validitySource(document);
  const said = afterwards.flatMap((id): Line[] => {
    const rule = generalRules.find((each) => each.id === id);
    if (rule)
      return [
        line('deadlines.rule-afterwards', rule.text, {
          source: sourceOf(document, rule.clause, rule.quote),
        }),
      ];
    const question = questionsOf(document).find((each) => each.id === id);
    return question
      ? [line('deadlines.open-afterwards', question.text, { source: sourceOf(document, question.clause) })]
      : [];
  });
  const silent = said.length > 0 ? said : [line('deadlines.silent-afterwards', {}, { source })];
  if (validity.kind === 'goals') return [line('deadlines.goals-only', validity.note, { source }), ...silent];
  if (validity.kind === 'open') return silent;
  const { until, disputedUntil } = validity;
  const disputed =
    disputedUntil !== undefined &&
    rows.some(({ on, bound }) => bound.lastDay === until && on <= disputedUntil);
  return disputed
    ? [line('deadlines.end-disputed', { until, disputedUntil }, { source }), ...silent]
    : silent;
}

function questionsOf({ openQuestions, clauses }: PolicyDocument) {
  return [
    ...openQuestions,
    ...clauses.flatMap(({ no, openQuestions: own = [] }) => own.map((each) => ({ clause: no, ...each }))),
  ];
}
