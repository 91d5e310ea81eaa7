import type { Text } from '../answers/source.ts';
import { dayOf } from '../clock.ts';
import type { Announcement } from '../db/announcements.ts';
import type { Database } from '../db/connect.ts';
import { enterprisesByCode } from '../db/facts.ts';
import { hasRun } from '../db/state.ts';
import type { Effect } from '../deadlines/effect.ts';
import { type Addition, type Law, lawWith } from '../deadlines/law.ts';
import { recipientsOf } from '../deadlines/recipients.ts';
import { remarksOn } from '../deadlines/remarks.ts';
import { needsFacts, recipientRemarks } from '../deadlines/remarks-recipients.ts';
import { additionOf } from './addition.ts';
import type { Laws } from './announced.ts';
import type { Context } from './context.ts';
import type { Moment } from './decide-rows.ts';
import { readFactsOfEach } from './derive-enterprise.ts';
import { readLaw } from './law.ts';
import { type WindowsWith, windowsWith } from './windows-with.ts';

/** What an announcement comes to before anybody is looked at: what it adds to the law, and the law then. */
export type Matter = {
  addition: Addition;
  laws: Laws;
  moment: Moment;
  windows: WindowsWith;
  remarks: Text[];
};

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
    windows: await windowsWith(tx, announcement, now),
    remarks: [
      ...remarksOn(announcement.effect, law, addition),
      ...(await unmatched(tx, announcement.effect, law, addition)),
    ],
  };
}

/** Whoever a notice names and is not registered here, and what it says of those who are and that comes to nothing. */
async function unmatched(tx: Database, effect: Effect, law: Law, addition: Addition): Promise<Text[]> {
  const codes = [...new Set(recipientsOf(effect).map(({ creditCode }) => creditCode))];
  if (codes.length === 0) return [];
  const known = await enterprisesByCode(tx, codes);
  const registered = needsFacts(effect) ? await readFactsOfEach(tx, [...known.values()]) : [];
  const unknown = codes.filter((code) => !known.has(code));
  return [
    ...(unknown.length > 0 ? [strangers(unknown)] : []),
    ...recipientRemarks(effect, law, addition, registered),
  ];
}

function strangers(codes: string[]): Text {
  const list = codes.slice(0, 20).join(', ');
  return {
    zh: `${codes.length}家企业未在此登记：${list}`,
    en: `${codes.length} enterprises are not registered here: ${list}`,
  };
}
