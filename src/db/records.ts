import type { Database } from './connect.ts';
import { type AnyPgTable, getTableColumns, type PgColumn, type SQL, sql } from './orm.ts';

/** A row of a table as it is written, every column given. */
type RowOf<T extends AnyPgTable> = T['$inferSelect'];

/**
 * Adds many rows in one statement with one parameter, whatever their number: a statement with a parameter for each value
 * takes far longer to make and to read, and has room for 65,535 of them.
 */
export async function insertAll<T extends AnyPgTable>(db: Database, table: T, rows: RowOf<T>[]) {
  if (rows.length === 0) return;
  await db.insert(table).select(sql`select * from ${recordset(table, rows)}`);
}

/** The same, leaving out rows that are there already; at least one row is given. */
export function insertMissing<T extends AnyPgTable>(db: Database, table: T, rows: RowOf<T>[]) {
  return db
    .insert(table)
    .select(sql`select * from ${recordset(table, rows)}`)
    .onConflictDoNothing();
}

/**
 * Whether a column is one of these ids: one parameter, whatever their number. As an array that the planner cannot look into,
 * so that it takes the column's index: where what it knows of a table is older than the table (new letters are always later
 * than any it has counted), it reads the table whole for an array it sees, and holds each row against each id for rows.
 */
export function isAnyOf(column: PgColumn, ids: readonly string[]): SQL {
  return sql`${column} = any (array(select unnest(${`{${ids.join(',')}}`}::text::uuid[])))`;
}

/** Rows of a table as something to select from, named `given`, with the table's own columns; `more` are columns beside them. */
export function recordset<T extends AnyPgTable>(
  table: T,
  rows: (Partial<RowOf<T>> & Record<string, unknown>)[],
  { fields = Object.keys(getTableColumns(table)), more = {} }: Given = {},
): SQL {
  const all = getTableColumns(table) as Record<string, PgColumn>;
  const columns = fields.flatMap((field) => (all[field] ? [[field, all[field]] as const] : []));
  const records = rows.map((row) => {
    const record: Record<string, unknown> = {};
    // What is left out is null.
    for (const [field, column] of columns) {
      const value = row[field];
      if (value !== null && value !== undefined) record[column.name] = driverValue(column, value);
    }
    for (const name in more) record[name] = row[name];
    return record;
  });
  const types = [
    ...columns.map(([, column]) => `"${column.name}" ${column.getSQLType()}`),
    ...Object.entries(more).map(([name, type]) => `"${name}" ${type}`),
  ];
  // As text first: the drivers write a parameter that is JSON each in its own way.
  return sql`json_to_recordset(${JSON.stringify(records)}::text::json) as given(${sql.raw(types.join(', '))})`;
}

/** Which of the table's fields are given, all unless named, and the types of columns beside them. */
type Given = { fields?: readonly string[]; more?: Record<string, string> };

function driverValue(column: PgColumn, value: unknown): unknown {
  return column.columnType === 'PgJsonb' ? value : column.mapToDriverValue(value);
}
