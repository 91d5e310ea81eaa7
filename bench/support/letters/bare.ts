import type postgres from 'postgres';

class Undone extends Error {}

/**
 * The least that planning a day costs: the same read of what is due, by the same index, and one bulk insert of the ledger
 * rows that were planned on it. It is taken back, and what it reads and writes is made ready before the clock starts.
 * Milliseconds.
 */
export async function bare(sql: postgres.Sql, day: string): Promise<number> {
  await sql`create temporary table planned on commit preserve rows as
    select * from reminder where rung_on = ${day}::date`;
  const rows = await sql`select * from planned`;
  const text = JSON.stringify(rows.map((row) => ({ ...row, rung_on: day })));
  let took = 0;
  try {
    await sql.begin(async (tx) => {
      // As before the plan: nothing of the day in the ledger, and its deadlines to be looked at.
      await tx`delete from reminder where rung_on = ${day}::date`;
      await tx`update deadline d set next_rung_on = ${day}::date from planned p where p.deadline_id = d.id`;
      const began = performance.now();
      await tx`select * from deadline where next_rung_on <= ${day}::date order by next_rung_on, id for no key update skip locked`;
      await tx`insert into reminder select * from json_populate_recordset(null::reminder, ${text}::text::json)`;
      took = performance.now() - began;
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  await sql`drop table planned`;
  return took;
}
