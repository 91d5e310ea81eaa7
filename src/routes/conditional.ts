import { notModified } from '../feeds/etag.ts';

/** The headers by which a client says what it has. */
type Validators = { 'if-none-match'?: string | undefined; 'if-modified-since'?: string | undefined };

/** How bytes travel: as they are, or compressed. */
export type Coding = 'identity' | 'gzip' | 'br';

const suffixes: Record<Coding, string> = { identity: '', gzip: '-gz', br: '-br' };

/** The coding a client prefers of those there are, the first listed among equals (RFC 9110 §12.5.3); as they are where it names none. */
export function codingFor(accepted: string | undefined, offered: readonly Coding[]): Coding {
  if (!accepted) return 'identity';
  const weights = new Map<string, number>();
  for (const part of accepted.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';');
    const q = parameters.map((each) => /^\s*q\s*=\s*([\d.]+)/.exec(each)?.[1]).find(Boolean);
    const weight = q === undefined ? 1 : Number(q);
    weights.set(name.trim().replace(/^x-/, ''), Number.isNaN(weight) ? 0 : weight);
  }
  const weightOf = (coding: Coding) => weights.get(coding) ?? weights.get('*') ?? 0;
  const best = offered.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), offered[0] ?? 'identity');
  // Where it is not named, identity is allowed and nobody's wish.
  return weightOf(best) > 0 && weightOf(best) >= (weights.get('identity') ?? 0) ? best : 'identity';
}

/** The strong tag of bytes as they travel, each coding its own (RFC 9110 §8.8.3.3); `etag` is quoted. */
export function tagIn(etag: string, coding: Coding): string {
  return coding === 'identity' ? etag : `${etag.slice(0, -1)}${suffixes[coding]}"`;
}

/** The tags a client holds of one coding, as the bytes before it have them, joined by commas; `*` for any; absent where it sends none. */
export function heldTags(ifNoneMatch: string | undefined, coding: Coding): string | undefined {
  if (ifNoneMatch === undefined) return undefined;
  if (ifNoneMatch.trim() === '*') return '*';
  const suffix = `${suffixes[coding]}"`;
  const tags = ifNoneMatch.match(/"[^"]*"/g) ?? [];
  return tags
    .filter((tag) => tag.endsWith(suffix))
    .map((tag) => `${tag.slice(0, -suffix.length)}"`)
    .join(',');
}

const dateForms = [
  /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{5,8}, \d{2}-[A-Z][a-z]{2}-\d{2} \d{2}:\d{2}:\d{2} GMT$/,
  /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/,
];

/**
 * Since when a client holds what it has: `If-Modified-Since` where no tag is sent beside it (RFC 9110 §13.1.3). What is no
 * HTTP date is nothing, and so is one that has not come yet: whoever sends that has it from a clock that is wrong.
 */
export function heldSince(headers: Validators, now: Temporal.Instant): Temporal.Instant | undefined {
  const text = headers['if-modified-since'];
  if (text === undefined || headers['if-none-match'] !== undefined) return undefined;
  if (!dateForms.some((form) => form.test(text))) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) || at > now.epochMilliseconds
    ? undefined
    : Temporal.Instant.fromEpochMilliseconds(at);
}

/** Whether a client that asks for bytes with this tag has them: by a tag, else by a date; `now` is asked only for the latter. */
export function isHeld(
  headers: Validators,
  { tag, modifiedAt }: { tag: string; modifiedAt?: Temporal.Instant },
  now: () => Temporal.Instant,
): boolean {
  if (headers['if-none-match'] !== undefined) return notModified(headers['if-none-match'], tag);
  if (headers['if-modified-since'] === undefined || modifiedAt === undefined) return false;
  const since = heldSince(headers, now());
  return since !== undefined && Temporal.Instant.compare(modifiedAt, since) <= 0;
}
