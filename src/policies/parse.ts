import { Compile } from 'typebox/compile';
import { Settings } from 'typebox/system';
import { checkDocument } from './checks.ts';
import { type DocumentFault, schemaFaults } from './faults.ts';
import { PolicyDocument } from './schema.ts';

// TypeBox reports 8 errors at most unless told otherwise; whoever hands in a document wants all of them.
Settings.Set({ maxErrors: 500 });

const validator = Compile(PolicyDocument);

export type Parsed = { document: PolicyDocument } | { faults: DocumentFault[] };

/**
 * Takes a value from outside (a catalogue folder, the API, an import) for a policy document, or says everything that is
 * wrong with it. The cross-checks run only on what has the right shape. Throws nothing.
 */
export function parsePolicy(raw: unknown): Parsed {
  if (!validator.Check(raw)) return { faults: schemaFaults(validator.Errors(raw)) };
  const faults = checkDocument(raw);
  return faults.length > 0 ? { faults } : { document: raw };
}
