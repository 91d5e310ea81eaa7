import { createPublicKey } from 'node:crypto';
import { Resolver } from 'node:dns/promises';
import type { MailFinding, MailReason } from '../../answers/mail-finding.ts';
import type { DkimSettings } from './dkim.ts';

/** The TXT records of a name, each in its pieces; rejects as `node:dns` does. */
export type TxtLookup = (name: string) => Promise<string[][]>;

/** Of what the records are looked up. */
export type Published = {
  /** Of the sender of the envelope, and of the address letters come from. */
  envelopeDomain: string;
  fromDomain: string;
  dkim?: DkimSettings;
};

type Judged = Pick<MailFinding, 'verdict' | 'reason'>;

/** Asks the system's name servers; gives up after two tries of five seconds. */
export function systemLookup(): TxtLookup {
  const resolver = new Resolver({ timeout: 5000, tries: 2 });
  return (name) => resolver.resolveTxt(name);
}

/** Looks up SPF, DKIM and DMARC as receivers do. Whether SPF lists the relay's addresses is not asked: only the relay knows them. */
export async function checkPublished(
  lookup: TxtLookup,
  { envelopeDomain, fromDomain, dkim }: Published,
): Promise<MailFinding[]> {
  return [
    { about: 'spf', ...(await found(lookup, envelopeDomain, isSpf, judgeSpf)) },
    dkim ? { about: 'dkim', ...(await ofKey(lookup, dkim)) } : { about: 'dkim', verdict: 'unset' },
    { about: 'dmarc', ...(await ofPolicy(lookup, fromDomain)) },
  ];
}

const isSpf = (record: string) => /^v=spf1(?: |$)/i.test(record);
const isDmarc = (record: string) => /^v=DMARC1[ \t]*(?:;|$)/.test(record);

type Found = Omit<MailFinding, 'about'>;

/** What one name holds of a kind: exactly one record of it is judged, since of several none counts. */
async function found(
  lookup: TxtLookup,
  name: string,
  isOne: (record: string) => boolean,
  judge: (record: string) => Judged,
): Promise<Found> {
  const records = (await recordsAt(lookup, name))?.filter(isOne);
  if (!records) return { name, verdict: 'no-answer' };
  const [record, ...others] = records;
  if (record === undefined) return { name, verdict: 'missing' };
  if (others.length > 0) return { name, ...wrong('several'), record: records.join(' | ') };
  return { name, ...judge(record), record };
}

/** None where the name is not there; undefined where nobody answers, which says nothing of the record. */
async function recordsAt(lookup: TxtLookup, name: string): Promise<string[] | undefined> {
  try {
    return (await lookup(name)).map((pieces) => pieces.join(''));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    return ['ENOTFOUND', 'ENODATA'].includes(code) ? [] : undefined;
  }
}

const right: Judged = { verdict: 'right' };
const wrong = (reason: MailReason): Judged => ({ verdict: 'wrong', reason });

/** RFC 7208 5.1: `+all`, also written `all`, lets anyone send; without an end or a redirect the rest is neutral (4.7). */
function judgeSpf(record: string): Judged {
  const terms = record.toLowerCase().split(/ +/).slice(1);
  if (terms.some((term) => term === 'all' || term === '+all')) return wrong('anyone-may-send');
  const isClosed = terms.some((term) => /^[-~?]all$|^redirect=/.test(term));
  return isClosed ? right : { ...right, reason: 'no-limit' };
}

/** RFC 6376 3.6.1. */
async function ofKey(lookup: TxtLookup, { domain, selector, privateKey }: DkimSettings): Promise<Found> {
  const own = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  return await found(
    lookup,
    `${selector}._domainkey.${domain}`,
    () => true,
    (record) => {
      const tags = tagsOf(record);
      const key = tags.get('p')?.replace(/\s+/g, '');
      if (key === undefined || !takesUs(tags)) return wrong('not-for-us');
      if (key === '') return wrong('key-revoked');
      if (key !== own) return wrong('other-key');
      return listOf(tags, 't').includes('y') ? { ...right, reason: 'testing' } : right;
    },
  );
}

/** Version, kind of key, hash and service, each as we sign where it is named at all. */
function takesUs(tags: Map<string, string>): boolean {
  const allowed = { v: ['DKIM1'], k: ['rsa'], h: ['sha256'], s: ['*', 'email'] };
  return Object.entries(allowed).every(
    ([tag, values]) => !tags.has(tag) || listOf(tags, tag).some((value) => values.includes(value)),
  );
}

/** The record of the domain itself, else of the nearest one above it that has one: which of them is the organization's is not in the name. */
async function ofPolicy(lookup: TxtLookup, fromDomain: string): Promise<Found> {
  const labels = fromDomain.split('.');
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'));
  const own = await found(lookup, `_dmarc.${fromDomain}`, isDmarc, judgeDmarc(true));
  for (const domain of own.verdict === 'missing' ? domains.slice(1) : []) {
    const above = await found(lookup, `_dmarc.${domain}`, isDmarc, judgeDmarc(false));
    if (above.verdict !== 'missing') return above;
  }
  return own;
}

/** RFC 7489 6.3: `sp` is what `p` is for the domains below. */
function judgeDmarc(isOwn: boolean): (record: string) => Judged {
  return (record) => {
    const tags = tagsOf(record);
    const policy = ((isOwn ? undefined : tags.get('sp')) ?? tags.get('p') ?? '').toLowerCase();
    if (policy === 'none') return { ...right, reason: 'reports-only' };
    return ['quarantine', 'reject'].includes(policy) ? right : wrong('no-policy');
  };
}

/** `a=b; c=d` (RFC 6376 3.2); of a repeated tag the first. */
function tagsOf(record: string): Map<string, string> {
  const pairs = record.split(';').flatMap((part) => {
    const [, name, value] = /^\s*([a-z][a-z0-9_]*)\s*=\s*([\s\S]*?)\s*$/i.exec(part) ?? [];
    return name === undefined || value === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return new Map(pairs.reverse());
}

function listOf(tags: Map<string, string>, tag: string): string[] {
  return (tags.get(tag) ?? '').split(':').map((value) => value.trim());
}
