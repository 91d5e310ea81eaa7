import { type Line, lines } from '../../answers/workings.ts';
import { appliedOn, stateOf } from '../../facts/claim.ts';
import type { EnterpriseFacts } from '../../facts/registered.ts';
import type { PolicyDocument } from '../../policies/schema.ts';
import type { Place } from '../place.ts';
import type { Settled } from '../settled.ts';
import type { InterestSentences } from './sentences.ts';

const line = lines<InterestSentences>();

/** The policy's last day, inclusive: the disputed one where an administrator settled that it holds. */
export function lastDayOf({ key, validity }: PolicyDocument, settled: Settled): string | undefined {
  if (validity.kind !== 'until') return undefined;
  const { until, disputedUntil = until } = validity;
  return settled.get(`${key}.last-day`)?.value === 'yes' ? disputedUntil : until;
}

/** Claims in these states do not stand in the way of another measure. */
const FREE = ['preparing', 'refused', 'missed'];

/** Measures the project has taken or applied for that the text does not let it have as well. */
export function excluded(
  exclusiveWith: readonly string[],
  projectId: string,
  { grants, claims }: EnterpriseFacts,
  { source }: Place,
): Line[] {
  const other = (fact: { measureId?: string; projectId?: string }) =>
    fact.projectId === projectId && exclusiveWith.some((id) => id === fact.measureId);
  const granted = grants.flatMap(({ body }) =>
    other(body)
      ? [
          line(
            'benefits.exclusive-granted',
            { measureId: body.measureId ?? '', receivedOn: body.receivedOn, amountFen: body.amountFen },
            { source },
          ),
        ]
      : [],
  );
  const claimed = claims.flatMap(({ body }) =>
    other(body) && !FREE.includes(stateOf(body))
      ? [
          line(
            'benefits.exclusive-claimed',
            { measureId: body.measureId, on: appliedOn(body) ?? body.history[0]?.on ?? '' },
            { source },
          ),
        ]
      : [],
  );
  return [...granted, ...claimed];
}
