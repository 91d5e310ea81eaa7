import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** SHA-256 of a JSON value by its canonical text: equal values have one hash, whatever order their fields are in. */
export function hashOf(value: unknown): string {
  return sha256(canonical(value));
}
