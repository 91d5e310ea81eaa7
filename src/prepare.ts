import { keepCompiled } from './compile-cache.ts';

// Part of installing: the first start then finds its modules compiled and a blank embedded database to copy.
keepCompiled();
await import('./start.ts');
await (await import('./db/blank.ts')).makeBlank();
