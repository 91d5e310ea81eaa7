import { randomUUIDv7 } from 'node:crypto';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { forbiddenName } from '../answers/forbidden-name.ts';
import { dayOf } from '../clock.ts';
import type { Announcement } from '../db/announcements.ts';
import { announcementKinds, Effect } from '../deadlines/effect.ts';
import { Problem } from '../errors.ts';
import { Closed, Day, Words } from '../facts/shared.ts';
import type { Rehearsal } from '../pages/rehearsal-model.ts';
import { schemaFaults } from '../policies/faults.ts';
import { schemaFaultText } from '../words/errors.ts';
import { speak } from '../words/lines.ts';
import type { Context } from './context.ts';
import { rehearseIn } from './rehearse.ts';
import { inSnapshot } from './snapshot.ts';

const Bilingual = Type.Object({ zh: Words(200), en: Words(200) }, Closed);

/** A new announcement as the API takes it. What else it says of itself moves nothing, and is let stand. */
const Whole = Type.Object({
  title: Bilingual,
  source: Type.Object(
    {
      title: Bilingual,
      reference: Type.Optional(Words(300)),
      clause: Type.Optional(Words(20)),
      quote: Type.Optional(Words(60)),
    },
    Closed,
  ),
  publishedOn: Day,
  effect: Effect,
});

const whole = Compile(Whole);
const effectAlone = Compile(Effect);

/**
 * Rehearses an announcement that stands in a text, as JSON: a new announcement as the API takes it, or its effect alone as
 * if it were published today. Nothing is drafted. Refuses what is not one, with pointers into the text.
 */
export async function rehearseText(context: Context, text: string): Promise<Rehearsal> {
  const now = context.clock.now();
  const announcement = asAnnouncement(read(text, dayOf(now)), now);
  return await inSnapshot(context, (inside) => rehearseIn(inside.db, inside, announcement));
}

function read(text: string, today: Temporal.PlainDate): Static<typeof Whole> {
  const value = parsed(text);
  const pointer = forbiddenName(value);
  if (pointer !== undefined) throw new Problem('validation', [{ pointer, detail: notKnown }]);
  // What has no kind is no effect: of it is said what an announcement has.
  const isEffect = typeof value === 'object' && value !== null && 'kind' in value && !('effect' in value);
  if (!isEffect) {
    if (whole.Check(value)) return value;
    throw refusal(whole.Errors(value));
  }
  if (!effectAlone.Check(value)) throw refusal(effectAlone.Errors(value));
  const source = { title: unnamed, quote: unnamed.zh };
  return { title: unnamed, source, publishedOn: today.toString(), effect: value };
}

/** An effect alone quotes nothing: the rehearsal stands in for the notice. */
const unnamed = { zh: '（仅供预演）', en: '(for a rehearsal only)' };

function parsed(text: string): unknown {
  try {
    // Editors of Windows put a byte-order mark before it.
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw new Problem('validation', [notJson]);
  }
}

function refusal(errors: Parameters<typeof schemaFaults>[0]): Problem {
  const faults = schemaFaults(errors).map(({ pointer, line }) => ({ pointer, detail: speak(line) }));
  return new Problem('validation', faults);
}

function asAnnouncement(
  { title, source, publishedOn, effect }: Static<typeof Whole>,
  now: Temporal.Instant,
): Announcement {
  const nobody = { createdBy: null, changedBy: null, reviewedBy: null, publishedBy: null };
  return {
    id: randomUUIDv7(),
    kind: announcementKinds[effect.kind],
    state: 'draft',
    revision: 1,
    title,
    source,
    effect,
    about: {},
    corrects: null,
    publishedOn: Temporal.PlainDate.from(publishedOn),
    digest: null,
    shipped: null,
    ...nobody,
    createdAt: now,
    changedAt: null,
    reviewedAt: null,
    publishedAt: null,
  };
}

const notKnown = schemaFaultText({ keyword: 'additionalProperties', params: {} });
const notJson = { pointer: '', detail: { zh: '不是 JSON', en: 'is not JSON' } };
