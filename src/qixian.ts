import { keepCompiled } from './compile-cache.ts';

keepCompiled();
await (await import('./command.ts')).run();
