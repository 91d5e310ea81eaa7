import type { Database } from '../db/connect.ts';
import { enterpriseNames } from '../db/facts.ts';
import type { Letter } from '../db/letters.ts';
import type { Person } from '../db/people.ts';
import { renderNobodyReminded } from '../letters/nobody-reminded.ts';
import type { Context } from './context.ts';
import { letterAddresses } from './letter-addresses.ts';
import { isAnyoneReminded } from './members-reached.ts';

/** Whether the enterprise that a letter's slot names is still without anyone who is reminded. */
export async function isStillUnattended(tx: Database, _: Context, slot: string): Promise<boolean> {
  return !(await isAnyoneReminded(tx, enterpriseIn(slot)));
}

/** What those who can help read when nobody of an enterprise is reminded of its dates any more. */
export async function nobodyRemindedLetter(
  tx: Database,
  context: Context,
  person: Person,
  slot: string,
  letter: Letter,
) {
  const id = enterpriseIn(slot);
  const enterprise = (await enterpriseNames(tx, [id])).get(id)?.name;
  if (!enterprise) throw new Error(`no enterprise under ${slot}`);
  const { lang, name, email } = person;
  const recipient = { name, address: email };
  return renderNobodyReminded({
    lang,
    recipient,
    enterprise,
    links: letterAddresses(context, person, letter),
  });
}

function enterpriseIn(slot: string): string {
  return slot.split('/')[0] ?? '';
}
