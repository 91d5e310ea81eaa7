import { remembering } from '../answers/remembering.ts';
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

/** The same, remembering what it has answered: clients say one of few things. */
export function codingChooser(offered: readonly Coding[]): (accepted: string | undefined) => Coding {
  const choose = remembering(500, (accepted: string) => codingFor(accepted, offered));
  return (accepted = '') => (accepted.length > 100 ? codingFor(accepted, offered) : choose(accepted));
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
  const only = /^(?:W\/)?("[^"]*)"$/.exec(ifNoneMatch)?.[1];
  // As nearly every client sends it.
  if (only !== undefined)
    return only.endsWith(suffixes[coding]) ? `${only.slice(0, only.length - suffixes[coding].length)}"` : '';
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
 * Since when a client holds what it has, in milliseconds since 1970: `If-Modified-Since` where no tag is sent beside it
 * (RFC 9110 §13.1.3). What is no HTTP date is nothing, and so is one that has not come yet: whoever sends that has it from a
 * clock that is wrong. `clock` is asked only where there is a date.
 */
export function heldSince(
  { 'if-none-match': tags, 'if-modified-since': text }: Validators,
  clock: () => Temporal.Instant,
): number | undefined {
  if (text === undefined || tags !== undefined) return undefined;
  if (!dateForms.some((form) => form.test(text))) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) || at > clock().epochMilliseconds ? undefined : at;
}

/** Whether a client that asks for bytes with this tag, which have stood since an instant, has them: by a tag, else by a date. */
export function isHeld(
  validators: Validators,
  tag: string,
  modifiedAt: Temporal.Instant | undefined,
  clock: () => Temporal.Instant,
): boolean {
  const tags = validators['if-none-match'];
  if (tags !== undefined) return tags === tag || notModified(tags, tag);
  const since = modifiedAt && heldSince(validators, clock);
  return since !== undefined && modifiedAt !== undefined && modifiedAt.epochMilliseconds <= since;
}
