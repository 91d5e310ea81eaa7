import { keepCompiled, saveCompiled } from './compile-cache.ts';

keepCompiled();
await (await import('./start.ts')).run();
saveCompiled();
