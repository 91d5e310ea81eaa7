import { instantAt } from '../clock.ts';
import { type CalendarNotice, calendarsOf, type Office } from '../dates/notices.ts';
import type { DateRule } from '../dates/rule.ts';
import { standingAnnouncements } from '../db/announcements.ts';
import { holidayNotices } from '../db/calendars.ts';
import { calculate, calculateNamed } from '../deadlines/calculate.ts';
import type { Ruled } from '../deadlines/derive/ruled.ts';
import type { Law } from '../deadlines/law.ts';
import { type FieldFault, Problem } from '../errors.ts';
import { namedRules } from '../policies/rules.ts';
import { flagWords } from '../words/flags.ts';
import type { Context } from './context.ts';
import { asNotice, rulingsOf } from './law.ts';
import { inSnapshot } from './snapshot.ts';
import { spokenLine } from './spoken.ts';

/** A rule as given, or the id of one the service has; exactly one of them. Days are ISO days in Asia/Shanghai. */
export type Calculation = {
  rule?: DateRule;
  ruleId?: string;
  anchor: string;
  asOf?: string;
  office?: Office;
  filing?: boolean;
};

/**
 * Applies a rule to an anchor as it was known on a day: papers about days off published by then, and of what administrators
 * entered, only what was recorded before the end of that day. Writes nothing.
 */
export async function calculateDate(context: Context, question: Calculation) {
  const today = context.clock.today();
  const asOf = question.asOf ? Temporal.PlainDate.from(question.asOf) : today;
  if (Temporal.PlainDate.compare(asOf, today) > 0) throw new Problem('unprocessable', [notYetRecorded]);
  const known = await inSnapshot(context, (inside) => knownOn(inside, asOf));
  const law = question.office === 'bank' ? { ...known, calendar: known.bankCalendar } : known;
  const asked = { anchor: Temporal.PlainDate.from(question.anchor), filing: question.filing ?? false };
  return { asOf: asOf.toString(), ...shown(answer(law, question, asked)) };
}

function answer(law: Law, { rule, ruleId }: Calculation, asked: Parameters<typeof calculate>[2]): Ruled {
  if ((rule === undefined) === (ruleId === undefined)) throw new Problem('unprocessable', [oneOfBoth]);
  if (rule) return calculate(law, rule, asked);
  const named = namedRules.get(ruleId ?? '');
  if (!named) throw new Problem('unprocessable', [noSuchRule]);
  return calculateNamed(law, named, asked);
}

/** The law of dates as it was known at the end of a day; policies are no part of it. */
async function knownOn({ db }: Context, asOf: Temporal.PlainDate): Promise<Law> {
  const end = instantAt(asOf, 1440);
  const before = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, end) < 0;
  const papers = (await holidayNotices(db, end)).filter(
    ({ publishedOn, announcementId, recordedAt }) =>
      Temporal.PlainDate.compare(publishedOn, asOf) <= 0 && (announcementId === null || before(recordedAt)),
  );
  const notices: CalendarNotice[] = papers.map(asNotice);
  const published = await standingAnnouncements(db, end);
  return { policies: new Map(), notices, ...calendarsOf(notices), rulings: rulingsOf(published) };
}

function shown({ nominalOn, dueOn, actBy, submitBy, minute, status, flags, sources, dating }: Ruled) {
  const { provisional, disputed, workings } = dating;
  return {
    status,
    flags: flags.map((flag) => ({ flag, text: flagWords[flag] })),
    nominalOn: nominalOn.toString(),
    dueOn: dueOn.toString(),
    actBy: actBy.toString(),
    ...(submitBy ? { submitBy: submitBy.toString() } : {}),
    ...(minute === undefined ? {} : { minute }),
    ...(provisional ? { provisional } : {}),
    ...(disputed ? { disputed: { on: disputed.on, ...spokenLine(disputed.line) } } : {}),
    workings: workings.map(spokenLine),
    sources,
  };
}

/** The rules the service has, by id: of certificates, duties and changes. */
export function listDateRules() {
  return [...namedRules.values()].map(({ id, name, anchor, dated }) => ({ id, name, anchor, ...dated }));
}

const notYetRecorded: FieldFault = {
  pointer: '/asOf',
  detail: { zh: '不能晚于今天', en: 'must not lie after today' },
};
const oneOfBoth: FieldFault = {
  pointer: '/rule',
  detail: { zh: '请给出 rule 或 ruleId 之一，不能都给或都不给', en: 'give exactly one of rule and ruleId' },
};
const noSuchRule: FieldFault = {
  pointer: '/ruleId',
  detail: { zh: '没有这条规则，见 /api/v1/date-rules', en: 'no such rule; see /api/v1/date-rules' },
};
