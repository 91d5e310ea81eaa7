import type { Source, Text } from '../answers/source.ts';
import type { Stake } from '../deadlines/model.ts';
import { totalOf } from '../deadlines/stake.ts';
import type { AnnouncementItem } from './announcement.ts';
import type { LetterItem, LetterModel, StatedDates } from './model.ts';
import { byUrgency } from './order.ts';
import type { OutlookModel } from './outlook.ts';
import { oneLine, safeLink, shortened } from './safe.ts';

/** The exact bytes that are signed and sent, and whose ids they spell out; what was left out is only counted in them. */
export type WebhookMessage = { bytes: Uint8Array; carried: string[]; announced: string[] };

/** Bytes of a payload: Standard Webhooks asks for less than 20 kB. */
const limit = 20_000;

/** Characters of a text that people wrote; a reference is an address or a number. */
const longest = { text: 200, reference: 300 };

/** A digest or correction as data. `at` is when it was made; the attempt's own time is in the header. */
export function webhookReminder(model: LetterModel, at: Temporal.Instant): WebhookMessage {
  const items = byUrgency(model.items);
  return fitted(items, model.announcements ?? [], (data, omitted) => ({
    type: `reminder.${model.kind}`,
    timestamp: stamp(at),
    data: { on: model.on.toString(), ...data, omitted, link: safeLink(model.links.service) ?? null },
  }));
}

/** The weekly outlook as data: what is past and not done stands first, with negative `daysLeft`. */
export function webhookOutlook(
  { on, outlook, links }: Pick<OutlookModel, 'on' | 'outlook' | 'links'>,
  at: Temporal.Instant,
): WebhookMessage {
  const items = [...byUrgency(outlook.overdue), ...byUrgency(outlook.coming)];
  return fitted(items, [], ({ deadlines }, omitted) => ({
    type: 'reminder.outlook',
    timestamp: stamp(at),
    data: { on: on.toString(), deadlines, omitted, link: safeLink(links.service) ?? null },
  }));
}

/** Announcements alone as data. `service` is where the service is reached. */
export function webhookAnnouncements(
  announcements: AnnouncementItem[],
  service: string | undefined,
  at: Temporal.Instant,
): WebhookMessage {
  return fitted([], announcements, ({ announcements }, omitted) => ({
    type: 'announcement.published',
    timestamp: stamp(at),
    data: { announcements, omitted, link: safeLink(service) ?? null },
  }));
}

/** What "send a test" posts. */
export function webhookTest(at: Temporal.Instant): WebhookMessage {
  const payload = { type: 'test', timestamp: stamp(at), data: {} };
  return { bytes: Buffer.from(JSON.stringify(payload)), carried: [], announced: [] };
}

function stamp(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}

type Shown = { deadlines: object[]; announcements: object[] };

/** As many as fit, deadlines before announcements; the first always does, since every text in it is cut. */
function fitted(
  items: LetterItem[],
  announcements: AnnouncementItem[],
  payload: (data: Shown, omitted: number) => object,
): WebhookMessage {
  const all = items.length + announcements.length;
  const spell = (shown: number): WebhookMessage => {
    const told = items.slice(0, shown);
    const announced = announcements.slice(0, shown - told.length);
    const data = { deadlines: told.map(deadline), announcements: announced.map(announcement) };
    const bytes = Buffer.from(JSON.stringify(payload(data, all - shown)));
    return { bytes, carried: told.map((item) => item.deadlineId), announced: announced.map(({ id }) => id) };
  };
  let shown = all;
  let message = spell(shown);
  while (shown > 1 && message.bytes.length >= limit) {
    shown = Math.max(1, Math.min(shown - 1, Math.floor((shown * limit) / message.bytes.length)));
    message = spell(shown);
  }
  return message;
}

function deadline(item: LetterItem): object {
  const { deadlineId, status, dates, changed, links } = item;
  return {
    id: deadlineId,
    title: cut(item.title),
    enterprise: item.enterprise === undefined ? null : cutText(item.enterprise),
    demo: item.demo,
    status,
    ...days(dates),
    actByProvisional: dates?.actByProvisional ?? null,
    daysLeft: dates?.daysLeft ?? null,
    workingDaysLeft: dates?.workingDaysLeft ?? null,
    amount: amount(item.stake),
    sources: item.why.slice(0, 2).map(source),
    insteadOf: item.insteadOf === undefined ? null : cutText(item.insteadOf),
    handing: item.handing ? { ...item.handing, name: cutText(item.handing.name) } : null,
    changed: changed
      ? { from: { status: changed.from.status, ...days(changed.from.dates) }, why: cut(changed.why) }
      : null,
    links: { details: safeLink(links.details) ?? null, calendar: safeLink(links.calendar) ?? null },
  };
}

/** `minute` counts from midnight in Asia/Shanghai, as all days are of that zone. */
function days(dates: StatedDates | undefined): object {
  return {
    dueOn: dates?.dueOn.toString() ?? null,
    minute: dates?.minute ?? null,
    actBy: dates?.actBy.toString() ?? null,
    submitBy: dates?.submitBy?.toString() ?? null,
  };
}

/** Nothing where no money is at stake; `fen` is null where none of it is known. */
function amount(stake: Stake): object | null {
  if (stake.kind === 'none') return null;
  const { fen, upTo, unknown } = totalOf([stake]);
  return { fen: fen === 0 && unknown > 0 ? null : fen, upTo, unknown };
}

function announcement(item: AnnouncementItem): object {
  return {
    id: item.id,
    kind: item.kind,
    title: cut(item.title),
    publishedOn: item.publishedOn.toString(),
    effect: item.effect.slice(0, 5).map(cut),
    source: source(item.source),
    impacts: item.impacts.slice(0, 5).map(({ enterprise, demo, moved, moneyFen }) => ({
      enterprise: cutText(enterprise),
      demo,
      moved,
      fen: moneyFen,
    })),
    link: safeLink(item.link) ?? null,
  };
}

function source({ title, clause, reference }: Source): object {
  return {
    title: cut(title),
    clause: clause === undefined ? null : cutText(clause),
    reference: reference === undefined ? null : shortened(oneLine(reference), longest.reference),
  };
}

function cut({ zh, en }: Text): Text {
  return { zh: cutText(zh), en: cutText(en) };
}

function cutText(text: string): string {
  return shortened(oneLine(text), longest.text);
}
