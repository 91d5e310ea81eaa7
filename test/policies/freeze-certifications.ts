import { writeFileSync } from 'node:fs';
import { researched } from './certifications.ts';

// Run by hand where the research is at hand: `node test/policies/freeze-certifications.ts`.
const file = new URL('certification-digest.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(researched(), null, 1)}\n`);
