import { eq } from 'drizzle-orm';
import type { Database } from '../../src/db/connect.ts';
import { reminderSubscription } from '../../src/db/schema/reminding.ts';

type Row = typeof reminderSubscription.$inferSelect;

/** A person has chosen otherwise than usual, in every enterprise. */
export async function wish({ db }: { db: Database }, personId: string, wishes: Partial<Row>) {
  await db.update(reminderSubscription).set(wishes).where(eq(reminderSubscription.personId, personId));
}
