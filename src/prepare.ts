import { keepCompiled } from './compile-cache.ts';

// Part of installing: the first start then finds its modules compiled, the catalogue checked and a blank embedded database
// to copy.
keepCompiled();
await import('./start.ts');
await (await import('./shipped-catalogue.ts')).shippedCatalogue();
await (await import('./db/blank.ts')).makeBlank();
