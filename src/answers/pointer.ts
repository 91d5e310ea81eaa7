/** A name as a step of a JSON pointer (RFC 6901): `~` and `/` inside it are written otherwise. */
export function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
