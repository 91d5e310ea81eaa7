import type { Database } from '../db/connect.ts';
import type { Person } from '../db/people.ts';
import { renderTrouble, type Trouble } from '../letters/trouble.ts';
import type { Context } from './context.ts';
import { failedBefore, forgottenOn, troubleIn, unplanned } from './troubles.ts';

/** Whether what a letter's slot names is still so; that nothing was sent is told when something can be sent again. */
export async function isStillTrouble(tx: Database, context: Context, slot: string): Promise<boolean> {
  return (await troubleOf(tx, context, slot)) !== undefined;
}

/** What an administrator reads when something is wrong with the service. */
export async function troubleLetter(
  tx: Database,
  context: Context,
  { lang, name, email }: Person,
  slot: string,
) {
  const trouble = await troubleOf(tx, context, slot);
  if (!trouble) throw new Error(`nothing is wrong under ${slot}`);
  const recipient = { name, address: email };
  return renderTrouble({ lang, recipient, trouble, links: { service: context.publicUrl } });
}

async function troubleOf(tx: Database, { clock }: Context, slot: string): Promise<Trouble | undefined> {
  const { what, found } = troubleIn(slot);
  if (what === 'failed-letters') return await failedBefore(tx, found);
  if (what === 'no-plan') return await unplanned(tx, found);
  if (what === 'nothing-sent') return { what, on: found.toString() };
  return await forgottenOn(tx, found, clock.now());
}
