import { type AddressStop, findStop, listStops, takeExpiredStops } from '../db/address-stops.ts';
import { endpointsOf } from '../db/endpoints.ts';
import type { Person } from '../db/people.ts';
import { Problem } from '../errors.ts';
import type { Context } from './context.ts';
import { stopKey } from './endpoint-view.ts';
import { liftStop } from './stop-address.ts';

/** As many as one answer holds. */
const most = 500;

/** A stop as it is shown: a robot's or webhook's address is a secret, so its endpoint stands for it. */
export type StopView = {
  id: string;
  address?: string;
  endpointId?: string;
  reason: AddressStop['reason'];
  detail: string;
  at: string;
  expiresAt?: string;
};

/** The addresses that take no letters, newest first: all of them for an administrator, else the person's own. */
export async function stoppedAddresses({ db }: Pick<Context, 'db'>, person: Person): Promise<StopView[]> {
  const own = person.admin ? undefined : await addressesOf(db, person);
  return (await listStops(db, most, own)).map(view);
}

/** Releases a stop, for an administrator or whose address it is; for everybody else it does not exist. */
export async function releaseAddress(context: Pick<Context, 'db' | 'clock'>, person: Person, id: string) {
  await context.db.transaction(async (tx) => {
    const stop = await findStop(tx, id);
    const isOwn = stop && (person.admin || (await addressesOf(tx, person)).includes(stop.address));
    if (!stop || !isOwn) throw new Problem('not-found');
    await liftStop(tx, stop, person.id, context.clock.now());
  });
}

/** Lets the addresses whose time has passed be written to again; done once a day. */
export async function liftExpiredStops({ db, clock }: Pick<Context, 'db' | 'clock'>) {
  await db.transaction(async (tx) => {
    const now = clock.now();
    for (const stop of await takeExpiredStops(tx, now)) await liftStop(tx, stop, null, now);
  });
}

async function addressesOf(db: Context['db'], { id, email }: Person): Promise<string[]> {
  // A mail address that nobody has confirmed may be anybody's.
  const own = (await endpointsOf(db, id)).filter((each) => each.channel !== 'mail' || each.confirmedAt);
  return [email, ...own.map(stopKey)];
}

function view({ id, address, reason, detail, at, expiresAt }: AddressStop): StopView {
  const isMail = address.includes('@');
  return {
    id,
    ...(isMail ? { address } : { endpointId: address }),
    reason,
    detail,
    at: at.toString(),
    ...(expiresAt ? { expiresAt: expiresAt.toString() } : {}),
  };
}
