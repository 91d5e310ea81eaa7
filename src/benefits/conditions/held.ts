import type { Certificate } from '../../facts/certificate.ts';
import type { Registered } from '../../facts/registered.ts';
import type { Rank, Title } from '../../facts/title.ts';
import type { ConditionOf } from '../../policies/condition.ts';
import type { Asked } from '../asked.ts';
import { endedByReview, isTitleHeld, isValid } from './held-days.ts';
import {
  line,
  met,
  missingFact,
  missingReading,
  type Tested,
  unmet,
  type Verdict,
  wordsOf,
} from './verdict.ts';

type HeldCondition = ConditionOf<'held'>;
type CertificateHolding = Extract<HeldCondition['any'][number], { certificate: string }>;

/** A title or certificate held on the day tested. `first` is absent where it is not known. */
type Holding = { name: string; since?: string; rank?: Rank; first?: boolean; certificate?: true };

const lowToHigh: Rank[] = ['district', 'municipal', 'national'];

/** Titles and certificates: held on the day, of the rank, first, and not older than the policy, as the text asks. */
export function isHeld(tested: Tested<HeldCondition>): Verdict {
  const { condition, source, asked } = tested;
  const { first, fresh } = condition;
  const held = holdings(condition, asked);
  const fitting = ofRank(condition, held);
  if (fitting.length === 0) return rankOpen(tested, held) ?? noneFits(tested, held);
  const firsts = ofFirst(condition, fitting);
  const best = bestOf(tested, firsts);
  if (!best) return unmet(line('benefits.held-not-first', wordsOf(condition), { source }));
  if (first && firsts.every((each) => each.first === undefined))
    return missingFact(
      best.certificate ? 'certificate.first' : 'title.first',
      line('benefits.first-unknown', wordsOf(condition), { source }),
    );
  return (fresh ? freshOf(tested, best) : undefined) ?? metBy(tested, best);
}

function ofRank({ ranks }: HeldCondition, held: Holding[]): Holding[] {
  return held.filter(({ rank }) => !ranks || (rank && ranks.includes(rank)));
}

function ofFirst({ first }: HeldCondition, held: Holding[]): Holding[] {
  const known = held.filter((each) => each.first === true);
  return !first || known.length === 0 ? held.filter((each) => !first || each.first !== false) : known;
}

/** The highest rank comes first, but one that is new before any that is old. */
function bestOf({ condition, asked }: Pick<Tested<HeldCondition>, 'condition' | 'asked'>, held: Holding[]) {
  const from = firstDay(asked);
  const fresh = held.filter(({ since }) => since !== undefined && since >= from);
  const among = condition.fresh && fresh.length > 0 ? fresh : held;
  return among.toSorted(byRank)[0];
}

/** The first day the policy is known to hold; empty where none is known, so that nothing is older. */
function firstDay({ place: { document } }: Asked): string {
  const { inForceFrom, knownFrom, publishedOn } = document;
  return inForceFrom ?? knownFrom ?? publishedOn ?? '';
}

/** That a certificate is the first one rests on all of them being registered. */
function metBy({ condition, source, asked }: Tested<HeldCondition>, holding: Holding): Verdict {
  const { name, since = '', rank } = holding;
  const values = { held: name, since, rank: rank ?? '', ...wordsOf(condition) };
  const rests =
    condition.first && holding.certificate && !asked.facts.enterprise.complete?.includes('certificates');
  const assumption = { parameter: 'certificatesRegistered', taken: 'complete' };
  return met(line('benefits.held', values, rests ? { source, assumption } : { source }));
}

/** Newly given (新获评) is read as given since the policy is known to hold; how far back else is a question. */
function freshOf(
  { condition, source, asked, measureId, ask }: Tested<HeldCondition>,
  { name, since }: Holding,
) {
  const from = firstDay(asked);
  if (since !== undefined && from !== '' && since >= from) return undefined;
  const what = `${measureId}.fresh`;
  const settled = asked.settled.get(what);
  const values = { held: name, since: since ?? '', from, ...wordsOf(condition) };
  if (settled?.value === 'yes') return undefined;
  if (settled) return unmet(line('benefits.held-not-fresh', values, { source: settled.source }));
  return missingReading(what, line('benefits.fresh-unclear', { ...values, ...ask }, { source }));
}

/** What is held at a rank that is not registered may fit. */
function rankOpen({ condition, source }: Tested<HeldCondition>, held: Holding[]): Verdict | undefined {
  if (!condition.ranks || held.every(({ rank }) => rank !== undefined)) return undefined;
  return missingFact('title.rank', line('benefits.rank-unknown', wordsOf(condition), { source }));
}

/** Absence is a no only where the enterprise has said that all it holds is registered, or what it holds does not fit. */
function noneFits({ condition, source, asked }: Tested<HeldCondition>, held: Holding[]): Verdict {
  const said = wordsOf(condition);
  const short = shortOf(condition, asked);
  if (short === 'unknown')
    return missingFact('certificate.level', line('benefits.level-unknown', said, { source }));
  if (short === 'below') return unmet(line('benefits.held-below', said, { source }));
  if (held.length > 0) return unmet(line('benefits.held-other-rank', said, { source }));
  const unlinked = condition.any.flatMap((each) =>
    'title' in each && condition.by === 'project' ? titlesHeld(each.title, 'unlinked', asked) : [],
  );
  if (unlinked.length > 0)
    return missingFact('title.projectId', line('benefits.title-unlinked', said, { source }));
  const over = endedByReview(condition.any, asked.facts, asked.on);
  if (over)
    return unmet(
      line('benefits.held-ended', { held: over.held, on: over.on, ...said }, { source: over.source }),
    );
  const lists = [
    ...new Set(condition.any.map((each) => ('title' in each ? 'titles' : 'certificates'))),
  ] as const;
  const { complete = [] } = asked.facts.enterprise;
  if (lists.every((list) => complete.includes(list as 'titles' | 'certificates')))
    return unmet(line('benefits.not-held', said, { source }));
  const [one] = condition.any;
  const what = one && ('title' in one ? `title.${one.title}` : `certificate.${one.certificate}`);
  return missingFact(what ?? 'title', line('benefits.holding-missing', said, { source }));
}

/** A certificate of the kind that is held and does not show, or does not reach, the level, grade or edition asked for. */
function shortOf({ any }: HeldCondition, { facts, on }: Asked): 'unknown' | 'below' | undefined {
  const short = any.flatMap((wanted) => {
    if (!('certificate' in wanted)) return [];
    const own = facts.certificates.filter(
      (each) => each.body.kind === wanted.certificate && isValid(each, on),
    );
    return own.filter(({ body }) => !reaches(body, wanted)).map(({ body }) => mayReach(body, wanted));
  });
  return short.length === 0 ? undefined : short.some(Boolean) ? 'unknown' : 'below';
}

/** The rank at which the condition is met; undefined where it is not, or no rank is known. */
export function rankHeld(condition: HeldCondition, asked: Asked): Rank | undefined {
  const fitting = ofFirst(condition, ofRank(condition, holdings(condition, asked)));
  return bestOf({ condition, asked }, fitting)?.rank;
}

function byRank(a: Holding, b: Holding): number {
  return lowToHigh.indexOf(b.rank ?? 'district') - lowToHigh.indexOf(a.rank ?? 'district');
}

function holdings({ any, by }: HeldCondition, asked: Asked): Holding[] {
  return any.flatMap((each) =>
    'title' in each ? titlesHeld(each.title, by, asked) : certificatesHeld(each, asked),
  );
}

/** Titles of the enterprise, of the project, or (`unlinked`) of no project although a project needs them. */
function titlesHeld(
  key: Title['title'],
  by: HeldCondition['by'] | 'unlinked',
  { facts, project, on }: Asked,
): Holding[] {
  const projectId = by === 'unlinked' ? undefined : project?.id;
  return facts.titles
    .filter(({ body }) => body.title === key && (by === 'enterprise' || body.projectId === projectId))
    .filter((title) => isTitleHeld(title, on))
    .map(({ body: { grantedOn, rank, first } }) => ({
      name: key,
      since: grantedOn,
      ...(rank ? { rank } : {}),
      ...(first === undefined ? {} : { first }),
    }));
}

function certificatesHeld(wanted: CertificateHolding, { facts, on }: Asked): Holding[] {
  const own = facts.certificates.filter(({ body }) => body.kind === wanted.certificate);
  return own
    .filter((each) => isValid(each, on) && reaches(each.body, wanted))
    .map((certificate) => ({
      name: wanted.certificate,
      ...(certificate.body.issuedOn ? { since: firstIssue(certificate.body) } : {}),
      ...(certificate.body.rank ? { rank: certificate.body.rank } : {}),
      ...firstOf(certificate, own, wanted),
      certificate: true,
    }));
}

const grades = ['A', 'AA', 'AAA'];

function reaches({ level, grade, edition }: Certificate, wanted: CertificateHolding): boolean {
  return (
    (wanted.level === undefined || (level ?? 0) >= wanted.level) &&
    (wanted.grade === undefined || grades.indexOf(grade ?? '') >= grades.indexOf(wanted.grade)) &&
    (wanted.edition === undefined || edition === wanted.edition)
  );
}

/** Whether it would reach what is asked for if what it does not show were shown to be enough. */
function mayReach(body: Certificate, wanted: CertificateHolding): boolean {
  return reaches({ ...wanted, ...body }, wanted);
}

/** A renewal goes on with what was first issued. */
function firstIssue({ issuedOn = '', earlier = [] }: Certificate): string {
  return [issuedOn, ...earlier.flatMap((term) => term.issuedOn ?? [])].sort()[0] ?? issuedOn;
}

/** What is registered, else what the others show; of a renewed one the first term may have been at another level. */
function firstOf(
  { id, body }: Registered<Certificate>,
  own: Registered<Certificate>[],
  wanted: CertificateHolding,
): { first?: boolean } {
  if (body.first !== undefined) return { first: body.first };
  const since = body.issuedOn ?? '';
  const isEarlier = (other: Registered<Certificate>) =>
    other.id !== id && reaches(other.body, wanted) && (other.body.issuedOn ?? '') < since;
  if (own.some(isEarlier)) return { first: false };
  return body.earlier?.length ? {} : { first: true };
}
