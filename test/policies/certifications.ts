import { existsSync, readFileSync } from 'node:fs';

const file = new URL('../../../shared/domain/certifications.json', import.meta.url);

/** Whether the research is at hand; a clone elsewhere has only the frozen facts. */
export const atHand = existsSync(file);

type MonthDay = { month: number; day: number };
type Entry = {
  key: string;
  validityMonths: number | null;
  renewalLeadDays: number | null;
  suggestedLeadDays?: number;
  renewalRule?: {
    unit: string;
    kind: string;
    value?: number;
    earliest?: number;
    latest?: number;
    text: string;
  };
  surveillance: { everyMonths: number } | null;
  annualReport: MonthDay | null;
  extraReports?: MonthDay[];
};

/** What is comparable of a kind of certificate, or of the one duty among them. */
export type Facts = {
  validityMonths: number | null;
  /** Unit, kind and numbers of the renewal rule. */
  renewal: string | null;
  auditMonths: number | null;
  /** Days ahead at which preparing is advised. */
  prepareDays: number | null;
  /** `MM-DD` of yearly reports. */
  reports: string[];
};

/** The research by key. */
export function certifications(): Map<string, Entry> {
  const entries: Entry[] = JSON.parse(readFileSync(file, 'utf8'));
  return new Map(entries.map((entry) => [entry.key, entry]));
}

/** The facts of the research, by key. */
export function researched(): Record<string, Facts> {
  return Object.fromEntries([...certifications()].map(([key, entry]) => [key, factsOf(entry)]));
}

function factsOf(entry: Entry): Facts {
  return {
    validityMonths: entry.validityMonths,
    renewal: renewalOf(entry),
    auditMonths: entry.surveillance?.everyMonths ?? null,
    prepareDays: entry.renewalLeadDays ?? entry.suggestedLeadDays ?? null,
    reports: [entry.annualReport ?? [], entry.extraReports ?? []].flat().map(monthDay).sort(),
  };
}

function renewalOf({ renewalRule }: Entry): string | null {
  if (!renewalRule) return null;
  const { unit, kind, value, earliest, latest } = renewalRule;
  return [unit, kind, value, earliest, latest].filter((part) => part !== undefined).join(' ');
}

/** `MM-DD`. */
export function monthDay({ month, day }: MonthDay): string {
  return [month, day].map((part) => String(part).padStart(2, '0')).join('-');
}
