import type { DeadlineKind } from '../deadlines/model.ts';
import type { FeedEvent } from './model.ts';

/** What missing the day costs: money, a right that lapses, or a duty's penalty; or nothing is missed, something opens or is a goal. */
type Consequence = 'money' | 'right' | 'duty' | 'opens' | 'none';

const consequences: Record<DeadlineKind, Consequence> = {
  'policy-takes-effect': 'opens',
  'policy-expires': 'right',
  'policy-repealed': 'right',
  'window-opens': 'opens',
  'window-step': 'money',
  milestone: 'none',
  'certificate-renewal': 'right',
  'certificate-renewal-opens': 'opens',
  'certificate-audit': 'right',
  'certificate-expires': 'right',
  duty: 'duty',
  'change-filing': 'duty',
  'project-report': 'duty',
  'project-completion': 'duty',
  'project-extension': 'duty',
  'project-acceptance': 'duty',
  'event-filing': 'duty',
  'loan-settlement': 'money',
  'subsidy-year': 'money',
  claim: 'money',
  'claim-step': 'money',
  'claim-evidence': 'money',
  'claim-correction': 'money',
  objection: 'money',
};

/** CSS3 names, as RFC 7986 §5.9 wants them. */
const colors: Record<Consequence, string> = {
  money: 'darkorange',
  right: 'crimson',
  duty: 'royalblue',
  opens: 'seagreen',
  none: 'slategray',
};

/** The colour of an event as a CSS3 name; what is cancelled stands back. */
export function colorOf({ kind, status }: Pick<FeedEvent, 'kind' | 'status'>): string {
  return status === 'withdrawn' ? 'gray' : colors[consequences[kind]];
}

/** The colour of a whole calendar: the CSS3 name, and the hexadecimal form that Apple's programs read; they are the same. */
export const calendarColor = { name: 'royalblue', hex: '#4169E1' };
