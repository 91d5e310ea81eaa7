import type { ChannelName } from '../answers/channels.ts';
import { letterDocument } from '../letters/compose.ts';
import type { LetterModel } from '../letters/model.ts';
import { byUrgency } from '../letters/order.ts';
import { type OutlookModel, outlookDocument } from '../letters/outlook.ts';
import { renderRobot, testLetter } from '../letters/robot.ts';
import { webhookOutlook, webhookReminder, webhookTest } from '../letters/webhook.ts';

/** The channels that are called, not mailed. */
export type CalledName = Exclude<ChannelName, 'mail'>;

/** What a robot or webhook is sent, and the deadlines it spells out. */
export type CallText = { subject: string; message: string; carried: string[] };

/** Reminders as the body of a call; throws a RangeError where there are none. */
export function reminderCall(name: CalledName, model: LetterModel, at: Temporal.Instant): CallText {
  const [first, ...rest] = byUrgency(model.items);
  if (!first) throw new RangeError('a call has at least one item');
  const document = letterDocument(model, [first, ...rest], model.items.length);
  const { subject } = document;
  if (name === 'webhook') {
    const { bytes, carried } = webhookReminder(model, at);
    return { subject, message: textOf(bytes), carried };
  }
  const { bytes, shown } = renderRobot(name, document);
  const carried = [first, ...rest].slice(0, shown).map(({ deadlineId }) => deadlineId);
  return { subject, message: textOf(bytes), carried };
}

/** As many lines of each part as a group reads at a glance. */
const linesAtAGlance = 5;

/** The weekly outlook as the body of a call. */
export function outlookCall(name: CalledName, model: OutlookModel, at: Temporal.Instant): CallText {
  const { subject } = outlookDocument(model);
  if (name === 'webhook') {
    const { bytes, carried } = webhookOutlook(model, at);
    return { subject, message: textOf(bytes), carried };
  }
  let most = linesAtAGlance;
  let document = outlookDocument(model, most);
  let message = renderRobot(name, document);
  while (most > 1 && message.shown < document.cards.length) {
    most -= 1;
    document = outlookDocument(model, most);
    message = renderRobot(name, document);
  }
  return { subject, message: textOf(message.bytes), carried: [] };
}

/** What "send a test" sends. */
export function testCall(
  name: CalledName,
  { lang, service }: { lang: LetterModel['lang']; service: string },
  at: Temporal.Instant,
): CallText {
  const letter = testLetter(lang, service);
  const { bytes } = name === 'webhook' ? webhookTest(at) : renderRobot(name, letter);
  return { subject: letter.subject, message: textOf(bytes), carried: [] };
}

/** A body is JSON in UTF-8: as text it is the same bytes again. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
