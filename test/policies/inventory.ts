import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { canonical } from '../../src/answers/canonical.ts';

const folder = new URL('../../../shared/policies/', import.meta.url);

/** Whether the founding papers are at hand; a clone elsewhere has only the frozen digest. */
export const atHand = existsSync(new URL('inventory.json', folder));

type Numbers = Record<string, unknown>;
type Row = Numbers & {
  id: string;
  capQualifier: string | null;
  yearsQualifier: string | null;
  schedule: Numbers | null;
  perUnit: { amount: number } | null;
  tiers: { level: string; amount: number }[];
  thresholds: { op: string; value: unknown; qualifier: string }[];
  target: Numbers | null;
};
type Clause = { no: string; responsibleDepartments: string[]; measures: Row[] };
type Entry = Numbers & { key: string; generalRules: { id: string }[]; clauses: Clause[] };

/** Everything comparable of the inventory by name: documents, clauses, and the numbers of measures. */
export function inventory(): Map<string, Numbers> {
  const entries: Entry[] = JSON.parse(readFileSync(new URL('inventory.json', folder), 'utf8'));
  const named = entries.flatMap((entry) => [
    documentRow(entry),
    ...entry.clauses.flatMap((clause) => rows(entry.key, clause)),
  ]);
  return new Map(named);
}

/** The transcript of a document, as text. */
export function transcript(key: string): string {
  return readFileSync(new URL(`transcripts/${key}.txt`, folder), 'utf8');
}

/** What stands in the frozen file for one name. */
export function digest(numbers: Numbers): string {
  return createHash('sha256').update(canonical(numbers)).digest('hex');
}

function documentRow(entry: Entry): [string, Numbers] {
  const {
    documentNumber,
    issuers,
    level,
    issuedOn,
    publishedOn,
    repostedOn,
    effectiveFrom,
    effectiveTo,
    planHorizon,
  } = entry;
  const days = { issuedOn, publishedOn, repostedOn, effectiveFrom, effectiveTo, planHorizon };
  return [
    `document ${entry.key}`,
    { documentNumber, issuers, level, ...days, rules: entry.generalRules.map(({ id }) => id) },
  ];
}

function rows(key: string, { no, responsibleDepartments, measures }: Clause): [string, Numbers][] {
  const clause = { departments: responsibleDepartments, measures: measures.map(({ id }) => id) };
  return [
    [`clause ${key} ${no}`, clause],
    ...measures.map((row): [string, Numbers] => [`measure ${row.id}`, numbersOf(row)]),
  ];
}

function numbersOf(row: Row): Numbers {
  const { kind, ratePercent, rateQualifier, cap, capScopeStated, amountIsExact, years } = row;
  return {
    ...{ kind, ratePercent, rateQualifier, cap, capScopeStated, amountIsExact, years },
    capQualifier: word(row.capQualifier),
    yearsQualifier: word(row.yearsQualifier),
    schedule: scheduleOf(row),
    perUnit: row.perUnit?.amount ?? null,
    tiers: row.tiers.map(({ level, amount }) => ({ level, amount })),
    thresholds: row.thresholds.map(thresholdOf),
    target: targetOf(row),
  };
}

/** The inventory explains its words in brackets; the word before them is what the schema uses. */
function word(text: string | null): string | null {
  const plain = text?.split(' (')[0] ?? null;
  return plain === 'generally not more than'
    ? 'generally-at-most'
    : (plain?.replace('in principle', 'in-principle') ?? null);
}

function scheduleOf({ schedule }: Row): Numbers | null {
  if (schedule === null) return null;
  const { years, ratePercent, annualCap, annualCapScope, cumulativeCap } = schedule;
  return { years, ratePercent, annualCap, annualCapScope, cumulativeCap };
}

function thresholdOf({ op, value, qualifier }: Row['thresholds'][number]): Numbers {
  return { op, value, force: qualifier.includes('优先') ? 'priority' : 'required' };
}

function targetOf({ target }: Row): Numbers | null {
  if (target === null) return null;
  const { op, value, byDate, byDateInferred, period } = target;
  return { op, value, byDate, byDateInferred, period };
}
