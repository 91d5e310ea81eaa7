import type { Due } from '../../src/dates/due.ts';

/** A civil day. */
export const d = (iso: string) => Temporal.PlainDate.from(iso);

/** A date's answer as strings, since two Temporal values cannot be compared by an assertion. */
export function days({ nominalOn, dueOn, actBy, submitBy, disputed, provisional }: Due) {
  const range = provisional?.dueOn;
  return {
    nominalOn: nominalOn.toString(),
    dueOn: dueOn.toString(),
    actBy: actBy.toString(),
    ...(submitBy && { submitBy: submitBy.toString() }),
    ...(disputed && { disputed: disputed.on.toString() }),
    ...(range && { within: `${range.earliest}…${range.latest}` }),
  };
}
