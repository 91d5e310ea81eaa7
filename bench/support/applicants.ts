import type { Lease } from '../../src/facts/lease.ts';
import { natureKeys } from '../../src/facts/natures.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import { type Title, titleKeys } from '../../src/facts/title.ts';
import { type Chance, chance } from './chance.ts';
import { enterpriseAt } from './enterprises.ts';

/** How many projects each applicant has. */
export const projectsEach = 5;

const million = 100_000_000;

/** The `index`th applicant: the enterprise of that number with projects of all natures in turn, and all that money rests on. */
export function applicantAt(index: number): EnterpriseFacts {
  const dice = chance(index + 1);
  const facts = enterpriseAt(index);
  const projects = facts.projects.map((project, at) => rich(project, index * projectsEach + at, dice));
  return {
    ...facts,
    enterprise: {
      ...facts.enterprise,
      activities: ['manufacturing', 'industrial-internet', 'industrial-logistics'],
      listedOn: '2025-06-30',
    },
    projects,
    leases: projects.map(({ id }, at) => registered(`lease ${index} ${at}`, leaseOf(id, dice))),
    titles: projects.map(({ id }, at) => registered(`title ${index} ${at}`, titleOf(id, index + at, dice))),
    grants: projects.slice(0, 1).map(({ id }, at) =>
      registered(`grant ${index} ${at}`, {
        programme: '示例上级专项',
        projectId: id,
        level: 'municipal' as const,
        amountFen: million,
        receivedOn: '2025-09-01',
        matching: { asked: false },
      }),
    ),
  };
}

const registered = <T>(id: string, body: T): Registered<T> => ({ id, body });

function rich({ id, body }: Registered<Project>, turn: number, { below }: Chance): Registered<Project> {
  const total = (10 + below(190)) * million;
  return registered(id, {
    ...body,
    nature: natureKeys[turn % natureKeys.length] ?? 'other',
    also: ['technical-renovation'],
    investmentFen: total,
    costs: {
      approved: total,
      actual: total,
      equipment: total,
      software: total,
      contract: total,
      service: total,
    },
    quantities: { enterprisesDiagnosed: below(50), coalTonnes: below(5_000), flights: below(20_000) },
  });
}

function leaseOf(projectId: string, { below }: Chance): Lease {
  return { projectId, lessor: '示例租赁', contractOn: '2025-04-01', equipmentFen: below(100) * million };
}

function titleOf(projectId: string, turn: number, { pick }: Chance): Title {
  return {
    title: titleKeys[turn % titleKeys.length] ?? 'benchmark-project',
    rank: pick(['district', 'municipal', 'national'] as const),
    grantedOn: '2025-05-01',
    first: true,
    projectId,
  };
}
