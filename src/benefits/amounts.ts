import type { CostKey, Project } from '../facts/project.ts';
import type { Fen } from '../money/rate.ts';

/** An amount of a project; `planned` says that the planned total stands in for what has not been approved yet. */
export type Amount = { fen: Fen; planned: boolean };

/** The project's amount of that name, in fen; undefined while it is not registered. */
export function amountOf(project: Project, key: 'investment' | CostKey): Amount | undefined {
  const fen = key === 'investment' ? project.investmentFen : project.costs?.[key];
  if (fen !== undefined) return { fen, planned: false };
  const { investmentFen } = project;
  return key === 'approved' && investmentFen !== undefined
    ? { fen: investmentFen, planned: true }
    : undefined;
}

/** Where an amount is registered. */
export function placeOfAmount(key: 'investment' | CostKey): string {
  return key === 'investment' ? 'project.investmentFen' : `project.costs.${key}`;
}
