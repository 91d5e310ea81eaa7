import type { Limit } from '../answers/pace.ts';
import type { Database } from '../db/connect.ts';
import { newestQuestions } from '../db/endpoints.ts';
import type { Person } from '../db/people.ts';
import { takeTurn } from '../db/rates.ts';
import { wayTo } from '../deadlines/way.ts';
import { renderTest } from '../letters/robot.ts';
import { pathIn } from '../pages/layout.ts';
import { endpointFaults as words } from '../words/endpoints.ts';
import { audit } from './audit.ts';
import { changeEndpoint, endpointEntry, refusal } from './change-endpoint.ts';
import type { Context } from './context.ts';
import type { EndpointView } from './endpoint-view.ts';
import { takeLetter } from './letter-slots.ts';

/** How often one way is tested. */
const tests: Limit = { perMinute: 1, burst: 3 };

/** Has a test sent to a way with the next look at what is due; while one waits there is no second. */
export async function testEndpoint(context: Context, personId: string, id: string): Promise<EndpointView> {
  return await changeEndpoint(context, personId, id, async (tx, endpoint, now) => {
    const { channel } = endpoint;
    if (endpoint.stoppedAt) throw refusal('conflict', '', words.stopped);
    // Nothing but the question goes to a mail address that nobody has confirmed.
    if (channel === 'mail' && !endpoint.confirmedAt) throw refusal('conflict', '', words.testUnconfirmed);
    const last = (await newestQuestions(tx, personId)).get(`test ${id}`);
    if (last?.state === 'queued' || last?.state === 'sending') return;
    if (await takeTurn(tx, `test:${id}`, now, tests)) throw refusal('too-many-requests', '', words.tooSoon);
    const slot = { kind: 'test', slot: now.toString(), dueAt: now } as const;
    await takeLetter(tx, { personId, channel: wayTo(channel, id) }, slot, now);
    await audit(tx, now, [endpointEntry(endpoint, 'endpoint.tested', {})]);
  });
}

/** A test by mail; one to a robot or webhook is a call. */
export async function testByMail(_tx: Database, { publicUrl }: Context, { lang }: Person) {
  return renderTest(lang, publicUrl + pathIn(lang, '/'));
}
