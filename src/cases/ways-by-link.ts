import type { Text } from '../answers/source.ts';
import { listStops } from '../db/address-stops.ts';
import type { Person } from '../db/people.ts';
import type { WaysModel } from '../pages/ways.ts';
import { stopReasonWords } from '../words/address-stopped.ts';
import { channelNames } from '../words/channels.ts';
import { wayWords as words } from '../words/endpoints.ts';
import type { Context } from './context.ts';
import { type EndpointView, listEndpoints } from './endpoint-view.ts';

/** The ways a person can be reached, as the page of choices shows them: what a server replied may name an address, and is left out. */
export async function waysOf(
  context: Pick<Context, 'db' | 'secret' | 'clock'>,
  person: Person,
): Promise<WaysModel> {
  const [stop] = person.addressStoppedAt ? await listStops(context.db, 1, [person.email]) : [];
  const others = (await listEndpoints(context, person.id)).map((each) => {
    const { id, channel, way, label, state, test } = each;
    const { zh, en } = channelNames[channel];
    const name = { zh: `${label}（${zh}）`, en: `${label} (${en})` };
    const isTestable = state === 'confirmed' || (state === 'unconfirmed' && channel !== 'mail');
    const why = whyNot(each);
    return {
      id,
      way,
      name,
      state,
      isTestable,
      ...(why ? { why } : {}),
      ...(test ? { tested: test.reply } : {}),
    };
  });
  const account = person.addressStoppedAt
    ? { state: 'stopped' as const, why: words.stopped(stop && stopReasonWords[stop.reason]) }
    : { state: 'confirmed' as const };
  return { account, others };
}

function whyNot({ state, channel, stop }: EndpointView): Text | undefined {
  if (state === 'stopped') return words.stopped(stop && stopReasonWords[stop.reason]);
  if (state === 'confirmed') return undefined;
  return channel === 'mail' ? words.confirmMail : words.confirmByTest;
}
