import type { Text } from '../answers/source.ts';
import type { Effect } from './effect.ts';

/** What begins with a paper begins within so many years of it; what it sets an end to may go on longer. */
const reach = { begins: 3, ends: 10 };

/** Days so long after their paper that a year may be mistyped. They can be true, so nothing is refused. */
export function farDays(effect: Effect, publishedOn: Temporal.PlainDate): Text[] {
  return Object.entries(daysOf(effect)).flatMap(([kind, days]) => {
    const years = reach[kind as keyof typeof reach];
    const last = publishedOn.add({ years }).toString();
    const far = [...new Set(days)].filter((day) => day !== undefined && day > last);
    return far.map((day) => ({
      zh: `${day} 在公布日期之后${years}年以上，请核对年份`,
      en: `${day} lies more than ${years} years after the notice: check the year`,
    }));
  });
}

type Days = Record<keyof typeof reach, (string | undefined)[]>;

/** The days of an effect; windows and the days of duties are refused where they are far. */
function daysOf(effect: Effect): Days {
  switch (effect.kind) {
    case 'issue': {
      const { inForceFrom, validity } = effect.document;
      return { begins: [inForceFrom], ends: [lastDayIn(validity)] };
    }
    case 'amendment': {
      const { inForceFrom, transition, head } = effect;
      const cut = transition && ('before' in transition ? transition.before : transition.through);
      return { begins: [inForceFrom, cut], ends: [lastDayIn(head?.validity)] };
    }
    case 'extension':
      return { begins: [effect.inForceFrom], ends: [effect.until] };
    case 'repeal':
      return { begins: [effect.from], ends: [] };
    case 'list':
      return { begins: [effect.grantedOn], ends: [effect.expiresOn] };
    case 'review':
      return { begins: [effect.endedOn], ends: [] };
    case 'public-notice':
      return { begins: [effect.from, effect.until?.on], ends: [] };
    case 'disbursement': {
      const { reports, extensionBy, acceptanceBy } = effect;
      return { begins: [], ends: [...reports.map(({ on }) => on), extensionBy?.on, acceptanceBy?.on] };
    }
    default:
      return { begins: [], ends: [] };
  }
}

/** The last day of a validity, as an amendment may set it too. */
function lastDayIn(validity: unknown): string | undefined {
  const until = (validity as { until?: unknown } | undefined)?.until;
  return typeof until === 'string' ? until : undefined;
}
