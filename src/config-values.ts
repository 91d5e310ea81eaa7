import { isAbsolute, resolve } from 'node:path';
import { StartRefused } from './errors.ts';

/** An environment: what is not set is undefined. */
export type Env = Record<string, string | undefined>;

/** A value without blanks at its ends; undefined where it is not set or empty. */
export function text(env: Env, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}

/** A field of an object only where it has a value. */
export function optional<K extends string, V>(key: K, value: V | undefined) {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

/** Ends the start with one line that names the variable; throws StartRefused. */
export function refuse(name: string, why: string): never {
  throw new StartRefused(`${name}: ${why}`);
}

/** A folder or file as an absolute path. */
export function folder(value: string): string {
  return isAbsolute(value) ? value : resolve(value);
}
