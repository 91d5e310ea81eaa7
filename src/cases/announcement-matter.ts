import type { Text } from '../answers/source.ts';
import { dayOf } from '../clock.ts';
import type { Announcement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { knownCreditCodes } from '../db/facts.ts';
import { hasRun } from '../db/state.ts';
import type { Effect } from '../deadlines/effect.ts';
import { type Addition, lawWith } from '../deadlines/law.ts';
import { recipientsOf } from '../deadlines/recipients.ts';
import { remarksOn } from '../deadlines/remarks.ts';
import { additionOf } from './addition.ts';
import type { Laws } from './announced.ts';
import type { Context } from './context.ts';
import type { Moment } from './decide-rows.ts';
import { readLaw } from './law.ts';

/** What an announcement comes to before anybody is looked at: what it adds to the law, and the law then. */
export type Matter = { addition: Addition; laws: Laws; moment: Moment; remarks: Text[] };

/** Works it out from the law as recorded; refuses an effect that the law cannot take. */
export async function matterOf(tx: Database, context: Context, announcement: Announcement): Promise<Matter> {
  const now = context.clock.now();
  const today = dayOf(now);
  const law = await readLaw(tx, context);
  const addition = additionOf(law, announcement, now);
  const isDerived = await hasRun(tx, 'nightly', today.toString());
  return {
    addition,
    laws: {
      after: { ...lawWith(law, addition), today },
      ...(isDerived ? {} : { present: { ...law, today } }),
    },
    moment: { now, today },
    remarks: [
      ...remarksOn(announcement.effect, law, addition),
      ...(await strangers(tx, announcement.effect)),
    ],
  };
}

/** Whoever a notice names and is not registered here: nothing will follow for them. */
async function strangers(tx: Database, effect: Effect): Promise<Text[]> {
  const codes = [...new Set(recipientsOf(effect).map(({ creditCode }) => creditCode))];
  if (codes.length === 0) return [];
  const known = new Set(await knownCreditCodes(tx, codes));
  const unknown = codes.filter((code) => !known.has(code));
  if (unknown.length === 0) return [];
  const list = unknown.slice(0, 20).join(', ');
  return [
    {
      zh: `${unknown.length}家企业未在此登记：${list}`,
      en: `${unknown.length} enterprises are not registered here: ${list}`,
    },
  ];
}
