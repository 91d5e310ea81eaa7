import { writeFileSync } from 'node:fs';
import { digest, inventory } from './inventory.ts';

// Run by hand where the founding papers are at hand: `node test/policies/freeze-inventory.ts`.
const frozen = Object.fromEntries([...inventory()].map(([name, numbers]) => [name, digest(numbers)]));
writeFileSync(new URL('inventory-digest.json', import.meta.url), `${JSON.stringify(frozen, null, 1)}\n`);
