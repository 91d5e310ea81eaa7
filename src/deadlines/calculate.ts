import type { Source } from '../answers/source.ts';
import { periodOf } from '../dates/recurrence.ts';
import { applyRule, type DateRule } from '../dates/rule.ts';
import { duties } from '../policies/duties/shipped.ts';
import type { NamedRule } from '../policies/rules.ts';
import { dated } from './derive/dated.ts';
import { daySetFor } from './derive/notices.ts';
import { expected, type Ruled, ruled, setByNotice } from './derive/ruled.ts';
import type { Law } from './law.ts';
import { submitWorkdays } from './submit-by.ts';

const asGiven: Source = { title: { zh: '所给规则', en: 'The rule as given' } };

/** What a calculation may leave open: `filing` asks for a day to submit by, too. */
export type Question = { anchor: Temporal.PlainDate; filing: boolean };

/** A rule of the five families, applied to its anchor under a law's working days. */
export function calculate({ calendar }: Law, rule: DateRule, { anchor, filing }: Question): Ruled {
  const due = applyRule(calendar, rule, anchor, { source: asGiven, ...(filing ? { submitWorkdays } : {}) });
  return { ...dated(due), flags: [], sources: [asGiven] };
}

/** A rule of a certificate, a duty or a change, with the notice that sets the day of the anchor's period, where there is one. */
export function calculateNamed(law: Law, named: NamedRule, { anchor, filing }: Question): Ruled {
  const extras = filing ? { submitWorkdays } : {};
  const notice = noticeFor(law, named.id, anchor);
  if (notice) return setByNotice(law, notice, extras);
  const due = ruled(law, named.id, named.dated, anchor, extras);
  return named.byNotice ? expected(due, 'by-notice') : due;
}

function noticeFor(law: Law, id: string, anchor: Temporal.PlainDate) {
  const duty = duties.find(({ key }) => key === id);
  return duty && daySetFor(law, id, undefined).get(periodOf(duty.every, anchor).label);
}
