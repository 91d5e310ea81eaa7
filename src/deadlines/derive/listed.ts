import type { Certificate } from '../../facts/certificate.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import type { Title } from '../../facts/title.ts';
import type { EffectOf } from '../effect.ts';
import type { Law, Ruling } from '../law.ts';
import { recipientsOf } from '../recipients.ts';
import { covers, type Term, termsOf } from './term.ts';

type Listing<K extends 'list' | 'review'> = Ruling & { effect: EffectOf<K> };
type HeldBy = { title: Title['title']; rank?: Title['rank'] };

/**
 * The facts with what published lists (认定) and reviews (复核、移出) say of the enterprise: titles and certificates that
 * begin, unless it has registered the same itself, and the days on which some end early; in the order of those days. What
 * is already there is not added again, so it may be applied twice.
 */
export function withListed(facts: EnterpriseFacts, law: Law): EnterpriseFacts {
  const { creditCode } = facts.enterprise;
  return law.rulings
    .filter(isListing)
    .filter(({ effect }) => effect.recipients.some((each) => each.creditCode === creditCode))
    .sort((one, other) => (sinceOf(one) < sinceOf(other) ? -1 : sinceOf(one) > sinceOf(other) ? 1 : 0))
    .reduce((so, ruling) => (isList(ruling) ? withList(so, ruling, law) : withReview(so, ruling)), facts);
}

function isListing(ruling: Ruling): ruling is Listing<'list'> | Listing<'review'> {
  return ruling.effect.kind === 'list' || ruling.effect.kind === 'review';
}

function isList(ruling: Listing<'list'> | Listing<'review'>): ruling is Listing<'list'> {
  return ruling.effect.kind === 'list';
}

/** The first day on which what it says holds; what ends with a day is over only after it. */
function sinceOf({ effect }: Listing<'list'> | Listing<'review'>): string {
  return effect.kind === 'list'
    ? effect.grantedOn
    : Temporal.PlainDate.from(effect.endedOn).add({ days: 1 }).toString();
}

function withList(facts: EnterpriseFacts, list: Listing<'list'>, law: Law): EnterpriseFacts {
  const { held } = list.effect;
  if ('certificate' in held) return withCertificate(facts, held.certificate, list, law);
  const titles = places(facts, list).flatMap((projectId) => {
    const title = titleOf(held, list, projectId);
    return facts.titles.some((own) => isSame(own, title)) ? [] : [title];
  });
  return titles.length === 0
    ? facts
    : { ...facts, titles: [...facts.titles, ...titles.map((body) => registered(facts, body, list))] };
}

/** The projects a paper names for the enterprise; undefined where it names the enterprise itself. Projects are known by their exact names. */
function places({ enterprise, projects }: EnterpriseFacts, { effect }: Ruling): (string | undefined)[] {
  return recipientsOf(effect)
    .filter(({ creditCode }) => creditCode === enterprise.creditCode)
    .flatMap(({ project }) =>
      project === undefined
        ? [undefined]
        : projects.filter(({ body }) => body.name === project).map(({ id }) => id),
    );
}

function titleOf({ title, rank }: HeldBy, { effect, source }: Listing<'list'>, projectId?: string): Title {
  const { grantedOn, expiresOn } = effect;
  const reference = source.reference ?? source.title.zh;
  return {
    title,
    ...(rank ? { rank } : {}),
    grantedOn,
    ...(expiresOn ? { endedOn: expiresOn } : {}),
    ...(projectId ? { projectId } : {}),
    reference: reference.slice(0, 120),
  };
}

/** The title by its name, rank and project, at a time that shows it to be the one a list is about. */
function isSame({ body: own, ended }: Registered<Title>, listed: Title): boolean {
  const sameRank = !own.rank || !listed.rank || own.rank === listed.rank;
  if (own.title !== listed.title || own.projectId !== listed.projectId || !sameRank) return false;
  if (own.grantedOn === listed.grantedOn) return true;
  if (ended && ended.on < listed.grantedOn) return false;
  if (!listed.endedOn) return (own.endedOn ?? listed.grantedOn) >= listed.grantedOn;
  const middle = middleOf(listed.grantedOn, Temporal.PlainDate.from(listed.endedOn)).toString();
  return own.grantedOn <= middle && middle <= (own.endedOn ?? middle);
}

function registered(facts: EnterpriseFacts, body: Title, { publishedOn }: Ruling): Registered<Title> {
  const about = [facts.id, body.title, body.rank, body.projectId, body.grantedOn];
  return { id: `listed/${about.filter(Boolean).join('/')}`, body, ...known(publishedOn) };
}

/**
 * A certificate made of lists has one id per enterprise and kind, and a term for each list, so that its rows keep their
 * identity when the next list names the enterprise again.
 */
function withCertificate(
  facts: EnterpriseFacts,
  kind: string,
  { effect: { grantedOn, expiresOn }, publishedOn }: Listing<'list'>,
  law: Law,
): EnterpriseFacts {
  const id = `listed/${facts.id}/${kind}`;
  const term = { issuedOn: grantedOn, ...(expiresOn ? { expiresOn } : {}) };
  const [listed] = termsOf({ id, body: { kind, ...term } }, law);
  const own = facts.certificates.filter(({ body }) => body.kind === kind);
  if (!listed || own.some((each) => termsOf(each, law).some((one) => isTerm(one, listed)))) return facts;
  const before = own.find((each) => each.id === id);
  const body: Certificate = before ? renewed(before, term) : { kind, ...term };
  const certificate = { id, body, ...known(publishedOn) };
  return {
    ...facts,
    certificates: [...facts.certificates.filter((each) => each !== before), certificate],
  };
}

/** The listed certificate with another term; one that a review had ended keeps that day. */
function renewed({ body, ended }: Registered<Certificate>, term: Partial<Certificate>): Certificate {
  const { issuedOn, earlier = [], kind } = body;
  const expiresOn = [body.expiresOn, ended?.on].filter((day) => day !== undefined).sort()[0];
  const last = { ...(issuedOn ? { issuedOn } : {}), ...(expiresOn ? { expiresOn } : {}) };
  return { kind, ...term, earlier: [...earlier, last] };
}

/** Whether a term is the one a list is about: the day of issue and that of the list may differ, so its middle decides. */
function isTerm({ ended, ...own }: Term, { issuedOn, expires }: Term): boolean {
  if (!issuedOn || own.issuedOn?.equals(issuedOn)) return true;
  if (ended && Temporal.PlainDate.compare(ended, issuedOn) < 0) return false;
  return covers(own, expires ? middleOf(issuedOn.toString(), expires.dueOn) : issuedOn);
}

function middleOf(from: string, to: Temporal.PlainDate): Temporal.PlainDate {
  const first = Temporal.PlainDate.from(from);
  return first.add({ days: Math.floor(first.until(to, { largestUnit: 'day' }).days / 2) });
}

function known(publishedOn: Temporal.PlainDate | undefined) {
  return publishedOn ? { recordedOn: publishedOn } : {};
}

/** What a review ends: what is held on its last day, of the title and rank or the kind it names. */
function withReview(facts: EnterpriseFacts, review: Listing<'review'>): EnterpriseFacts {
  const { held, endedOn } = review.effect;
  const ended = { on: endedOn, source: review.source };
  const end = <T>(each: Registered<T>): Registered<T> =>
    each.ended && each.ended.on <= endedOn ? each : { ...each, ended };
  if ('certificate' in held) {
    const isMeant = ({ body }: Registered<Certificate>) =>
      body.kind === held.certificate && (body.issuedOn ?? endedOn) <= endedOn;
    return { ...facts, certificates: facts.certificates.map((each) => (isMeant(each) ? end(each) : each)) };
  }
  const named = places(facts, review);
  const isMeant = ({ body }: Registered<Title>) =>
    body.title === held.title &&
    (!held.rank || !body.rank || held.rank === body.rank) &&
    (named.includes(undefined) || named.includes(body.projectId)) &&
    body.grantedOn <= endedOn &&
    endedOn < (body.endedOn ?? '9999');
  return { ...facts, titles: facts.titles.map((each) => (isMeant(each) ? end(each) : each)) };
}
