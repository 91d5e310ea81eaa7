import { readCatalogue } from '../../src/catalogue.ts';
import type { Measure } from '../../src/policies/measure.ts';
import { parsePolicy } from '../../src/policies/parse.ts';
import type { Clause, PolicyDocument } from '../../src/policies/schema.ts';
import { firstVersion, type PolicyVersion } from '../../src/policies/versions.ts';

const shipped = readCatalogue();

/** The shipped document of a policy. */
export function shippedDocument(key: string): PolicyDocument {
  const document = shipped.find((each) => each.key === key);
  if (!document) throw new Error(`${key} is not shipped`);
  return document;
}

export const action = shippedDocument('sh-equipment-renewal-action');

/** A document in which one clause is another, or with undefined is gone. */
export function withClause(
  document: PolicyDocument,
  no: string,
  change: (clause: Clause) => Clause | undefined,
): PolicyDocument {
  return {
    ...document,
    clauses: document.clauses.flatMap((clause) => (clause.no === no ? (change(clause) ?? []) : clause)),
  };
}

/** A document in which one measure is another, or with undefined is gone. */
export function withMeasure(
  document: PolicyDocument,
  id: string,
  change: (measure: Measure) => Measure | undefined,
): PolicyDocument {
  const clauses = document.clauses.map((clause) => ({
    ...clause,
    measures: clause.measures.flatMap((measure) => (measure.id === id ? (change(measure) ?? []) : measure)),
  }));
  return { ...document, clauses };
}

/**
 * An invented amendment of the Action: 60 % of the interest for two years instead of 50 % for three, in all CNY 30 million
 * instead of 20; clause 21 gone, a clause 22 new; its goal moved.
 */
export function amendedAction(): PolicyDocument {
  const numbers = withMeasure(action, 'sheq-7.1', (measure) => ({
    ...measure,
    rate: '0.6',
    capFen: 3_000_000_000,
    years: 2,
    ...(measure.interest
      ? { interest: { ...measure.interest, rate: '0.6', years: 2, cumulativeCapFen: 3_000_000_000 } }
      : {}),
  }));
  const worded = withClause(numbers, '7', (clause) => ({
    ...clause,
    quote: '对符合条件的银行贷款项目，连续两年每年给予贷款利息60%，累计最高3000万元的支持',
    summary: {
      zh: clause.summary.zh.replace(
        '连续三年每年贴息50%，累计最高2000万元',
        '连续两年每年贴息60%，累计最高3000万元',
      ),
      en: clause.summary.en.replace(
        'half of the bank-loan interest for three consecutive years, CNY 20 million in all',
        '60 % of the bank-loan interest for two consecutive years, CNY 30 million in all',
      ),
    },
  }));
  const shorter = withClause(worded, '21', () => undefined);
  const interpretation: Clause = {
    no: '22',
    heading: { zh: '解释', en: 'Interpretation' },
    summary: { zh: '由市经济信息化委负责解释。', en: 'Interpreted by the Commission.' },
    departments: [],
    quote: '本行动由市经济信息化委负责解释',
    measures: [],
  };
  return { ...shorter, clauses: [...shorter.clauses, interpretation] };
}

/** A document held against everything the catalogue is held against; throws where it is no policy. */
export function checked(document: PolicyDocument): PolicyDocument {
  const answer = parsePolicy(document);
  if (!('document' in answer)) throw new Error(JSON.stringify(answer));
  return answer.document;
}

/** A document as the next version of its policy, published and in force on a day. */
export function versionOf(
  document: PolicyDocument,
  version: number,
  on: string,
  recordedAt: Temporal.Instant,
): PolicyVersion {
  const day = Temporal.PlainDate.from(on);
  return version === 1
    ? firstVersion(document, recordedAt)
    : { policyKey: document.key, version, document, publishedOn: day, inForceFrom: day, recordedAt };
}
