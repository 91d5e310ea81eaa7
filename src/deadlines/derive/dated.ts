import type { Due, Range } from '../../dates/due.ts';
import type { Content, Dates, Status } from '../model.ts';

/** What a date rule answered, as a deadline carries it. The dates never depend on the day they are asked on. */
export function dated(due: Due): Dates &
  Pick<Due, 'nominalOn' | 'dueOn' | 'actBy'> & {
    status: Status;
    dating: Pick<Content, 'provisional' | 'disputed' | 'workings'>;
  } {
  const { nominalOn, dueOn, actBy, submitBy, minute, provisional, disputed, workings } = due;
  const ranges = {
    ...(provisional?.dueOn ? { dueOn: asText(provisional.dueOn) } : {}),
    ...(provisional?.actBy ? { actBy: asText(provisional.actBy) } : {}),
  };
  return {
    nominalOn,
    dueOn,
    actBy,
    ...(submitBy ? { submitBy } : {}),
    ...(minute === undefined ? {} : { minute }),
    status: provisional?.dueOn ? 'provisional' : 'firm',
    dating: {
      workings,
      ...(provisional ? { provisional: ranges } : {}),
      ...(disputed ? { disputed: { on: disputed.on.toString(), line: disputed.line } } : {}),
    },
  };
}

function asText({ earliest, latest }: Range) {
  return { earliest: earliest.toString(), latest: latest.toString() };
}
