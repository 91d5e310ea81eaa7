import { writeFileSync } from 'node:fs';
import { renderTable } from './table.ts';

/** Writes docs/benefits.md anew; the test of the table says when that is needed. */
writeFileSync(new URL('../../docs/benefits.md', import.meta.url), renderTable());
