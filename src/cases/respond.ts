import { randomUUIDv7 } from 'node:crypto';
import { dayOf } from '../clock.ts';
import type { Database } from '../db/connect.ts';
import type { DeadlineRow } from '../db/deadlines.ts';
import { setNextRungs } from '../db/deadlines-to-plan.ts';
import { plannedFor, remindersInsteadOf } from '../db/reminders.ts';
import { insertResponse, newestResponses, type ResponseRow, responsesTo } from '../db/responses.ts';
import { suppressReminders } from '../db/suppress-reminders.ts';
import { isLastRung } from '../deadlines/plan.ts';
import { Problem } from '../errors.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { holdEnterprise } from './derive-enterprise.ts';
import { nothingAsked, ownDeadline } from './mark-done.ts';

/** What a person answers to the date of a deadline as it stands. */
export type Answer =
  | { kind: 'acknowledged' }
  | { kind: 'snoozed'; until: Temporal.PlainDate; reason?: string }
  | { kind: 'resumed' };

/** Who answers, for which enterprise, and from where. */
export type Answering = { personId: string; enterpriseId: string; via: 'letter' | 'api' };

/**
 * Records a person's answer to one deadline: read, put off until a day, or wanted again. It holds for the date as it stands
 * and for this person alone; the obligation stays. Refuses a day that is not after today and, without a reason, one after
 * the day to act by; and a deadline that asks for nothing.
 */
export async function respond(
  context: Pick<Context, 'db' | 'clock'>,
  who: Answering,
  deadlineId: string,
  answer: Answer,
): Promise<ResponseRow> {
  const { personId, enterpriseId, via } = who;
  return await context.db.transaction(async (tx) => {
    if (!(await holdEnterprise(tx, enterpriseId))) throw new Problem('not-found');
    const row = await ownDeadline(tx, enterpriseId, deadlineId);
    const now = context.clock.now();
    refuse(row, answer, dayOf(now));
    const [before] = (await newestResponses(tx, [deadlineId])).filter(
      (each) => each.personId === personId && each.dateVersion === row.dateVersion,
    );
    const { until = null, reason = null } = answer.kind === 'snoozed' ? answer : {};
    const { kind } = answer;
    const { dateVersion } = row;
    const id = randomUUIDv7();
    const response = { id, deadlineId, personId, dateVersion, kind, until, reason, via, at: now };
    await insertResponse(tx, response);
    await setNextRungs(tx, new Map([[deadlineId, dayOf(now)]]));
    await muteAnswered(tx, who, deadlineId, kind, now);
    const payload = { before: before ? spoken(before) : null, after: spoken(response), via };
    const subject = `deadline:${deadlineId}`;
    await audit(tx, now, [{ actor: personId, action: `deadline.${kind}`, subject, enterpriseId, payload }]);
    return response;
  });
}

function refuse({ doneAt, status, actBy }: DeadlineRow, answer: Answer, today: Temporal.PlainDate) {
  if (doneAt || status === 'withdrawn' || !actBy) throw new Problem('conflict', [nothingAsked]);
  if (answer.kind !== 'snoozed') return;
  const { until, reason } = answer;
  if (Temporal.PlainDate.compare(until, today) <= 0) throw new Problem('unprocessable', [notLater]);
  if (Temporal.PlainDate.compare(until, actBy) > 0 && !reason) throw new Problem('unprocessable', [whyPast]);
}

/**
 * What is planned and not yet tried ends as muted: what the person was to be told of the deadline, save the last rungs of who
 * has only read of it and corrections; and what a second contact was to be told of this person's silence.
 */
async function muteAnswered(
  tx: Database,
  { personId, enterpriseId }: Answering,
  deadlineId: string,
  kind: Answer['kind'],
  now: Temporal.Instant,
) {
  if (kind === 'resumed') return;
  const own = (await plannedFor(tx, personId, enterpriseId, deadlineId)).filter(
    ({ reminder: { rung } }) =>
      rung !== 'correction' && !(kind === 'acknowledged' && isLastRung(rung.replace('second/', ''))),
  );
  const ids = [
    ...own.map(({ reminder }) => reminder.id),
    ...(await remindersInsteadOf(tx, deadlineId, personId)),
  ];
  await suppressReminders(tx, ids, 'muted', now);
}

function spoken({ kind, until, reason, dateVersion }: ResponseRow) {
  return { kind, dateVersion, ...(until ? { until } : {}), ...(reason ? { reason } : {}) };
}

/** Every answer to a deadline, oldest first; `holds` of those that count for the date as it stands. */
export async function listResponses({ db }: Pick<Context, 'db'>, enterpriseId: string, deadlineId: string) {
  const row = await ownDeadline(db, enterpriseId, deadlineId);
  const newest = new Set((await newestResponses(db, [deadlineId])).map(({ id }) => id));
  return (await responsesTo(db, deadlineId)).map(({ response, name }) => ({
    ...response,
    name,
    holds: newest.has(response.id) && response.dateVersion === row.dateVersion,
  }));
}

const notLater = {
  pointer: '/until',
  detail: { zh: '须晚于今天', en: 'must lie after today' },
};
const whyPast = {
  pointer: '/reason',
  detail: {
    zh: '推迟到最迟办理日之后，须写明原因',
    en: 'to put it off beyond the day to act by, say why',
  },
};
