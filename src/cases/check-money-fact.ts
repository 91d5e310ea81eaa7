import type { Database } from '../db/connect.ts';
import { factsOf } from '../db/facts.ts';
import type { Law } from '../deadlines/law.ts';
import { type FieldFault, Problem } from '../errors.ts';
import { type Claim, stateOf } from '../facts/claim.ts';
import type { Measure } from '../policies/measure.ts';
import type { About } from './check-fact.ts';
import { readPolicies } from './law.ts';

export const noMeasure = {
  zh: '没有这项政策措施，请按政策目录中的措施编号填写',
  en: 'there is no such measure: give the id that the policy catalogue lists',
};

/**
 * Money is of a measure that gives some, for whom the measure gives it: a project or the enterprise, and of an interest
 * subsidy for a year, as soon as there are amounts. Otherwise it would count nowhere.
 */
export async function misfitting(
  tx: Database,
  { measureId, projectId, year }: { measureId?: string; projectId?: string; year?: number },
  about: About,
  hasAmounts: boolean,
): Promise<FieldFault[]> {
  if (measureId === undefined) return [];
  const measure = measuresOf(await readPolicies(tx, about)).findLast(({ id }) => id === measureId);
  if (!measure) return [{ pointer: '/measureId', detail: noMeasure }];
  if (!measure.subject)
    return [
      { pointer: '/measureId', detail: { zh: '这项措施不涉及资金', en: 'this measure gives no money' } },
    ];
  const yearly = measure.interest !== undefined;
  return [
    ...(measure.subject === 'project' && projectId === undefined
      ? [
          {
            pointer: '/projectId',
            detail: { zh: '这项资金按项目申报，请填写项目', en: 'this is claimed for a project: name it' },
          },
        ]
      : []),
    ...(measure.subject === 'enterprise' && projectId !== undefined
      ? [
          {
            pointer: '/projectId',
            detail: {
              zh: '这项资金按企业申报，不填项目',
              en: 'this is claimed for the enterprise, not for a project',
            },
          },
        ]
      : []),
    ...(yearly && hasAmounts && year === undefined
      ? [
          {
            pointer: '/year',
            detail: {
              zh: '贴息金额须写明第几个年度',
              en: 'an amount of an interest subsidy is of a year: say which, from 1',
            },
          },
        ]
      : []),
    ...(!yearly && year !== undefined
      ? [{ pointer: '/year', detail: { zh: '只有贴息分年度', en: 'only interest subsidies have years' } }]
      : []),
  ];
}

/** Every measure of any version: a claim under what was amended since can still be told the outcome of. */
export function measuresOf(policies: Law['policies']): Measure[] {
  const documents = [...policies.values()].flat().map(({ document }) => document);
  return documents.flatMap(({ clauses }) => clauses.flatMap(({ measures }) => measures));
}

/** The same money is claimed once: another claim is refused while an earlier one, `own` aside, is not closed without money. */
export async function refuseSecondClaim(tx: Database, enterpriseId: string, claim: Claim, own?: string) {
  if (isClosed(claim)) return;
  const { measureId, projectId, year } = claim;
  const taken = (await factsOf(tx, enterpriseId)).some(({ id, kind, body }) => {
    const other = body as Claim;
    return (
      kind === 'claim' &&
      id !== own &&
      other.measureId === measureId &&
      other.projectId === projectId &&
      other.year === year &&
      !isClosed(other)
    );
  });
  if (taken) throw new Problem('conflict', [claimedAlready]);
}

function isClosed(claim: Claim): boolean {
  return ['refused', 'missed'].includes(stateOf(claim));
}

const claimedAlready = {
  pointer: '/measureId',
  detail: {
    zh: '同一笔资金已登记申报，请在原申报上继续登记进展',
    en: 'this money has a claim already: go on with that one',
  },
};
