import type { Source } from '../../answers/source.ts';
import type { Line } from '../../answers/workings.ts';
import { lines } from '../../answers/workings.ts';
import { printed } from '../../dates/printed.ts';
import { applyRule } from '../../dates/rule.ts';
import type { DatedRule } from '../../policies/dated-rule.ts';
import type { Law } from '../law.ts';
import type { Content, Derived, Flag } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { dated } from './dated.ts';

const line = lines<DeadlinesSentences>();

/** A rule's dates as a deadline carries them, with what must be known of them. */
export type Ruled = ReturnType<typeof dated> & { flags: Flag[]; sources: Content['sources'] };

/** Of something submitted: the working days to leave before its last day. */
type Filing = { submitWorkdays?: number };

/**
 * Applies a rule to its anchor. What is of low confidence, or known from one notice only, gives expected dates until an
 * administrator has confirmed the rule by its id; what practice advises is expected in any case.
 */
export function ruled(
  law: Law,
  id: string,
  rule: DatedRule,
  anchor: Temporal.PlainDate,
  extras: Filing = {},
): Ruled {
  const due = dated(applyRule(law.calendar, rule.rule, anchor, { source: rule.source, ...extras }));
  const doubts = doubtsOf(law, id, rule);
  const flags = doubts.flatMap(({ flag }) => flag ?? []);
  return {
    ...due,
    status: flags.length > 0 ? 'expected' : due.status,
    dating: { ...due.dating, workings: [...due.dating.workings, ...doubts.map(({ said }) => said)] },
    flags,
    sources: [rule.source],
  };
}

type Doubt = { flag?: Flag; said: Line };

function doubtsOf(
  { rulings }: Law,
  id: string,
  { source, confidence, onceSeen, advised }: DatedRule,
): Doubt[] {
  const advice: Doubt[] = advised
    ? [{ flag: 'advised', said: line('deadlines.advised', {}, { source }) }]
    : [];
  const confirmed = rulings.findLast(({ effect }) => effect.kind === 'confirmation' && effect.rule === id);
  if (confirmed) return [...advice, { said: line('deadlines.confirmed', {}, { source: confirmed.source }) }];
  const seen =
    onceSeen && line('deadlines.once-seen', { seenZh: onceSeen.zh, seenEn: onceSeen.en }, { source });
  const low = confidence === 'low' ? line('deadlines.unconfirmed', { confidence }, { source }) : undefined;
  const said = seen ?? low;
  return [...advice, ...(said ? [{ flag: 'unconfirmed' as const, said }] : [])];
}

/** A day that a paper prints; `said` names the paper and what it is about. */
export type SetDay = { on: string; minute?: number; source: Source; said: Line };

/** A day that a paper prints for this very occurrence: used as printed, whatever the rule gives. */
export function setByNotice(law: Law, { on, minute, source, said }: SetDay, extras: Filing = {}): Ruled {
  const hour = minute === undefined ? {} : { minute };
  const due = dated(printed(law.calendar, Temporal.PlainDate.from(on), { source, ...hour, ...extras }));
  return {
    ...due,
    dating: { ...due.dating, workings: [said, ...due.dating.workings] },
    flags: [],
    sources: [source],
  };
}

type RowContent = Partial<Content> & Pick<Content, 'title'>;

/** A deadline with a rule's dates. */
export function rowOf(
  identity: Pick<Derived, 'kind' | 'subject' | 'rule' | 'occurrence' | 'formerly'>,
  { dating, flags, sources, ...dates }: Ruled,
  { workings = [], ...content }: RowContent,
): Derived {
  return {
    ...identity,
    ...dates,
    content: {
      stake: { kind: 'none' },
      sources,
      marks: [],
      ...(flags.length > 0 ? { flags } : {}),
      ...content,
      ...dating,
      workings: [...workings, ...dating.workings],
    },
  };
}

/** The same dates, held to be only expected for a reason of the deadline's own. */
export function expected(ruled: Ruled, flag: Flag, said?: Line): Ruled {
  const workings = said ? [...ruled.dating.workings, said] : ruled.dating.workings;
  const flags = ruled.flags.includes(flag) ? ruled.flags : [...ruled.flags, flag];
  return { ...ruled, status: 'expected', flags, dating: { ...ruled.dating, workings } };
}
