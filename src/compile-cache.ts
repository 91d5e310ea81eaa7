import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../node_modules/.cache/qixian/compiled', import.meta.url));

/** Loading modules is half of a start: what was compiled once is kept beside the packages. Where that cannot be written, nothing is lost. */
export function keepCompiled() {
  enableCompileCache(folder);
}

/** Writes down what has been compiled so far, since a killed process never gets to it. */
export function saveCompiled() {
  flushCompileCache();
}
