import type { Certificate } from '../../facts/certificate.ts';
import type { EnterpriseFacts, Registered } from '../../facts/registered.ts';
import type { Title } from '../../facts/title.ts';
import type { ConditionOf } from '../../policies/condition.ts';

type Wanted = ConditionOf<'held'>['any'][number];

/** Whether a title is held on a day: from the day it was given through its last, or the one a review has set. */
export function isTitleHeld({ body, ended }: Registered<Title>, on: string): boolean {
  return body.grantedOn <= on && on <= (body.endedOn ?? on) && on <= (ended?.on ?? on);
}

/** Whether a certificate is valid on a day; days that are not known do not shut it out. */
export function isValid({ body, ended }: Registered<Certificate>, on: string): boolean {
  return (body.issuedOn ?? on) <= on && on <= (body.expiresOn ?? on) && on <= (ended?.on ?? on);
}

/** What a review has ended before a day, where each of what is asked for was held and has been ended so. */
export function endedByReview(any: readonly Wanted[], { titles, certificates }: EnterpriseFacts, on: string) {
  const ended = any.map((wanted) => {
    const own: Pick<Registered<unknown>, 'ended'>[] =
      'title' in wanted
        ? titles.filter(({ body }) => body.title === wanted.title)
        : certificates.filter(({ body }) => body.kind === wanted.certificate);
    const over = own.flatMap(({ ended }) => (ended && ended.on < on ? [ended] : [])).at(-1);
    return over && { held: 'title' in wanted ? wanted.title : wanted.certificate, ...over };
  });
  return ended.every((each) => each !== undefined) ? ended[0] : undefined;
}
