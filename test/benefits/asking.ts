import type { Answer } from '../../src/answers/answer.ts';
import type { Asked } from '../../src/benefits/asked.ts';
import type { Award } from '../../src/benefits/award.ts';
import { benefitsOf } from '../../src/benefits/benefit.ts';
import type { Place } from '../../src/benefits/place.ts';
import type { Settled } from '../../src/benefits/settled.ts';
import { readCatalogue } from '../../src/catalogue.ts';
import { placesOf } from '../../src/deadlines/derive/places.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Grant } from '../../src/facts/grant.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import type { Title } from '../../src/facts/title.ts';
import { facts } from '../deadlines/cast.ts';

/** All money measures of the shipped catalogue where they stand. */
export const moneyPlaces: Place[] = readCatalogue().flatMap(placesOf);

export function placeFor(id: string): Place {
  const place = moneyPlaces.find(({ measure }) => measure.id === id);
  if (!place) throw new Error(`no money measure ${id}`);
  return place;
}

/** Readings settled by one announcement. */
export function settledWith(values: Record<string, string>): Settled {
  const source = { title: { zh: '口径说明', en: 'Interpretation' } };
  return new Map(Object.entries(values).map(([key, value]) => [key, { value, source }]));
}

/** Yuan as fen. */
export const yuan = (amount: number) => amount * 100;

/** Bodies as registered facts, numbered from 1. */
export const registered = <T>(prefix: string, ...bodies: T[]): Registered<T>[] =>
  bodies.map((body, index) => ({ id: `${prefix}${index + 1}`, body }));

export const holder = (changes: Partial<Enterprise>): Enterprise => ({ ...facts().enterprise, ...changes });

/** Projects `p1`, `p2` … */
export const projects = (...bodies: Partial<Project>[]) =>
  registered('p', ...bodies.map((body): Project => ({ name: '项目', nature: 'other', ...body })));

/** Titles given on 2024-06-03; of project `p1` where `projectId` says so. */
export const titles = (...bodies: (Partial<Title> & Pick<Title, 'title'>)[]) =>
  registered('t', ...bodies.map((body): Title => ({ grantedOn: '2024-06-03', ...body })));

export const grants = (...bodies: Partial<Grant>[]) =>
  registered(
    'g',
    ...bodies.map(
      (body): Grant => ({
        programme: '专项',
        level: 'municipal',
        amountFen: 0,
        receivedOn: '2025-03-03',
        ...body,
      }),
    ),
  );

export const claims = (...bodies: (Partial<Claim> & Pick<Claim, 'measureId'>)[]) =>
  registered('c', ...bodies.map((body): Claim => ({ steps: [], evidence: [], history: [], ...body })));

export type Circumstance = { today?: string; settled?: Record<string, string> };

/** The answers of one measure, by project id or `enterprise`. */
export function answersOf(
  id: string,
  changes: Partial<EnterpriseFacts>,
  { today = '2025-06-16', settled = {} }: Circumstance = {},
): Record<string, Answer<Award>> {
  const place = placeFor(id);
  const placeOn = () => ({ answer: 'owed' as const, value: place });
  const found = benefitsOf(place, facts(changes), { today, settled: settledWith(settled), placeOn });
  return Object.fromEntries(found.map(({ projectId, answer }) => [projectId ?? 'enterprise', answer]));
}

/** The one answer of a measure. */
export function answerOf(
  id: string,
  changes: Partial<EnterpriseFacts>,
  circumstance?: Circumstance,
): Answer<Award> {
  const [only, ...others] = Object.values(answersOf(id, changes, circumstance));
  if (!only || others.length > 0) throw new Error(`${others.length + 1} answers for ${id}`);
  return only;
}

/** An answer as a test compares it: the amount in fen, the names of the reasons, or what is missing. */
export function told(answer: Answer<Award>) {
  switch (answer.answer) {
    case 'owed':
      return { [answer.value.upTo ? 'upTo' : 'exactly']: answer.value.fen };
    case 'not-owed':
      return { reasons: answer.reasons.map(({ say }) => say) };
    case 'incomplete':
      return { missing: answer.missing.map(({ need, what }) => `${need} ${what}`) };
  }
}

/** What conditions are held against: a measure of Songjiang unless told otherwise. */
export function askedFor(
  changes: Partial<EnterpriseFacts> & { project?: Registered<Project> },
  { id = 'songjiang-7.1', on = '2025-06-16', settled = {} as Record<string, string> } = {},
): Asked {
  const { project, ...rest } = changes;
  const own = project ? { projects: [project], ...rest } : rest;
  return {
    place: placeFor(id),
    facts: facts(own),
    ...(project ? { project } : {}),
    on,
    today: on,
    settled: settledWith(settled),
  };
}
