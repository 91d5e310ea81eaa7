import { and, eq, sql } from 'drizzle-orm';
import t from 'tap';
import { blockHash, bodyHash, leafHash } from '../../src/answers/chain.ts';
import type { ChainFault } from '../../src/answers/chain-check.ts';
import { sealAudit } from '../../src/cases/seal-audit.ts';
import { auditHead, verifyAudit } from '../../src/cases/verify-audit.ts';
import type { Database } from '../../src/db/connect.ts';
import { auditBlock, auditEntry } from '../../src/db/schema/audit.ts';
import { openTestDatabase } from '../support/database.ts';
import { busyHouse } from './audit-house.ts';

const { db } = await openTestDatabase(t);
const { house, shenjiang } = await busyHouse(db);
const head = await auditHead(house.context);

/** An entry of 申江精工 in the middle of a block in the middle of the chain. */
const [chosen] = await db
  .select()
  .from(auditEntry)
  .where(
    and(
      eq(auditEntry.enterpriseId, shenjiang),
      eq(auditEntry.block, 6),
      eq(auditEntry.action, 'project.revised'),
    ),
  )
  .orderBy(auditEntry.position)
  .offset(2)
  .limit(1);
if (chosen?.block !== 6) throw new Error('the sixth block is shorter than it was');
const { id, block } = chosen;
const position = chosen.position ?? 0;

class Undone extends Error {}

/** What is found after somebody with all rights over the database has been at it; undone afterwards. */
async function foundAfter(meddle: (tx: Database) => Promise<unknown>, noted?: string): Promise<ChainFault[]> {
  let faults: ChainFault[] = [];
  const work = db.transaction(async (tx) => {
    for (const table of ['audit_entry', 'audit_block'])
      await tx.execute(sql.raw(`alter table ${table} disable trigger user`));
    await meddle(tx);
    faults = (await verifyAudit({ db: tx }, noted)).faults;
    throw new Undone();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return faults;
}

const change = (fields: Partial<typeof auditEntry.$inferInsert>) => (tx: Database) =>
  tx.update(auditEntry).set(fields).where(eq(auditEntry.id, id));

t.test('a chain that real cases wrote holds, and a head noted on the way is in it', async (t) => {
  const [early] = await db.select().from(auditBlock).where(eq(auditBlock.number, 3));
  const verified = await verifyAudit(house.context, early?.hash);
  t.match(verified, { faults: [], erased: 0, notedAt: 3, head: { number: head.number, hash: head.hash } });
  t.ok(verified.entries > 230, `${verified.entries} entries`);
  t.ok(head.number >= 12, `${head.number} blocks`);
});

t.test('one altered thing about an entry is found, and the entry named', async (t) => {
  const altered = [{ fault: 'entry-altered', block, entry: id }];
  const later = chosen.at.add({ milliseconds: 1 });
  t.match(await foundAfter(change({ at: later })), altered, 'its time, by a millisecond');
  t.same(await foundAfter(change({ action: 'project.withdrawn' })), altered, 'its action');
  t.same(await foundAfter(change({ actor: null })), altered, 'its actor');
  t.same(await foundAfter(change({ subject: `${chosen.subject.slice(0, -1)}x` })), altered, 'its subject');
  t.same(await foundAfter(change({ serial: 1 })), altered, 'its number');
  const payload = JSON.parse(JSON.stringify(chosen.payload).replace('第', '笫'));
  const altogether = [{ fault: 'payload-altered', block, entry: id }];
  t.same(await foundAfter(change({ payload })), altogether, 'one character of its payload');
  const salt = `${chosen.salt?.slice(0, -1)}${chosen.salt?.endsWith('0') ? '1' : '0'}`;
  t.same(await foundAfter(change({ salt })), altogether, 'its salt');
  const dropped = [{ fault: 'payload-dropped', block, entry: id }];
  t.same(await foundAfter(change({ payload: null, salt: null })), dropped, 'a payload no erasure dropped');
});

t.test('an entry altered with its own hash made right is found by its block', async (t) => {
  const forged = { ...chosen, action: 'project.withdrawn' };
  const faults = await foundAfter(change({ action: forged.action, leaf: leafHash(forged) }));
  t.same(faults, [{ fault: 'entries-altered', block }]);
});

t.test('an entry that is gone, one too many, and two that changed places are found', async (t) => {
  const gone = await foundAfter((tx) => tx.delete(auditEntry).where(eq(auditEntry.id, id)));
  t.same(gone, [{ fault: 'entry-missing', block, position }]);
  const extra = { ...chosen, id: '01890a5d-0000-7000-8000-000000000000' };
  const added = await foundAfter((tx) => tx.insert(auditEntry).values(extra));
  t.ok(added.some(({ fault }) => fault === 'entry-added'));
  const swapped = await foundAfter(async (tx) => {
    const inBlock = eq(auditEntry.block, block);
    await tx
      .update(auditEntry)
      .set({ position })
      .where(and(inBlock, eq(auditEntry.position, position + 1)));
    await tx
      .update(auditEntry)
      .set({ position: position + 1 })
      .where(eq(auditEntry.id, id));
  });
  t.same(swapped, [{ fault: 'order', block, entry: id }]);
});

t.test('a block that is gone is found, with its entries or without them', async (t) => {
  const without = (number: number, entriesToo: boolean) => async (tx: Database) => {
    await tx.delete(auditBlock).where(eq(auditBlock.number, number));
    if (entriesToo) await tx.delete(auditEntry).where(eq(auditEntry.block, number));
  };
  t.same(await foundAfter(without(5, true)), [{ fault: 'block-missing', block: 5 }]);
  t.same(await foundAfter(without(5, false)), [{ fault: 'block-missing', block: 5 }]);
  t.same(await foundAfter(without(1, true)), [{ fault: 'block-missing', block: 1 }]);
  const { number } = head;
  t.same(await foundAfter(without(number, false)), [{ fault: 'block-missing', block: number }]);
});

t.test('a block that claims any number of entries is found, and not counted to the end', async (t) => {
  const faults = await foundAfter((tx) =>
    tx.update(auditBlock).set({ entries: 2_000_000_000 }).where(eq(auditBlock.number, block)),
  );
  t.equal(faults.length, 100);
  t.match(faults[0], { fault: 'block-altered', block });
});

t.test(
  'the newest block dropped with its entries is seen by whoever noted the head, and by nobody else',
  async (t) => {
    const drop = async (tx: Database) => {
      await tx.delete(auditBlock).where(eq(auditBlock.number, head.number));
      await tx.delete(auditEntry).where(eq(auditEntry.block, head.number));
    };
    t.same(await foundAfter(drop), []);
    t.same(await foundAfter(drop, head.hash), [{ fault: 'head-unknown', hash: head.hash }]);
  },
);

t.test('a block made consistent again after a change is given away by the next one', async (t) => {
  const faults = await foundAfter(async (tx) => {
    const forged = { ...chosen, action: 'project.withdrawn' };
    await tx
      .update(auditEntry)
      .set({ action: forged.action, leaf: leafHash(forged) })
      .where(eq(auditEntry.id, id));
    const inBlock = eq(auditEntry.block, block);
    const rows = await tx.select().from(auditEntry).where(inBlock).orderBy(auditEntry.position);
    const [row] = await tx.select().from(auditBlock).where(eq(auditBlock.number, block));
    if (!row) throw new Error('no block');
    const body = bodyHash(rows.map((each) => leafHash(each)));
    const hash = blockHash({ ...row, body });
    await tx.update(auditBlock).set({ body, hash }).where(eq(auditBlock.number, block));
  });
  t.same(faults, [{ fault: 'chain-broken', block: block + 1 }]);
  const hash = 'f'.repeat(64);
  const clumsy = await foundAfter((tx) =>
    tx.update(auditBlock).set({ hash }).where(eq(auditBlock.number, 4)),
  );
  t.same(clumsy, [
    { fault: 'block-altered', block: 4 },
    { fault: 'chain-broken', block: 5 },
  ]);
});

t.test('the database itself refuses to change or delete what was written', async (t) => {
  const refused = async (work: PromiseLike<unknown>) => {
    const error = await Promise.resolve(work).then(
      () => undefined,
      (thrown: Error & { cause?: { code?: string } }) => thrown,
    );
    t.equal(error?.cause?.code, '23001', 'restrict_violation');
  };
  const one = eq(auditEntry.id, id);
  await refused(db.update(auditEntry).set({ action: 'x' }).where(one));
  await refused(db.update(auditEntry).set({ payload: {} }).where(one));
  await refused(db.update(auditEntry).set({ payload: null }).where(one));
  await refused(db.update(auditEntry).set({ block: null, position: null }).where(one));
  await refused(db.update(auditEntry).set({ position: 8 }).where(one));
  await refused(db.delete(auditEntry).where(one));
  await refused(db.update(auditBlock).set({ entries: 1 }));
  await refused(db.delete(auditBlock));
  t.same((await verifyAudit(house.context)).faults, []);
  t.equal(await sealAudit(house.context), 0, 'nothing is left to seal');
});
