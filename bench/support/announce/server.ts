import postgres from 'postgres';

/** The server that is measured on: its own databases are made there, and dropped at the end. */
const serverUrl =
  process.env.BENCH_DATABASE_URL ??
  process.env.TEST_DATABASE_URL ??
  'postgres://postgres@127.0.0.1:5432/postgres';

/** The address of one of its databases. */
export function urlOf(name: string): string {
  const url = new URL(serverUrl);
  url.pathname = name;
  return url.href;
}

/** Does something on one connection, which is closed at the end. */
export async function connected<T>(url: string, work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Makes a database, empty or as a copy of another that nobody has open. */
export async function createDatabase(name: string, template?: string) {
  await connected(serverUrl, async (sql) => {
    if (template) await sql`create database ${sql(name)} template ${sql(template)}`;
    else await sql`create database ${sql(name)}`;
  });
}

export async function dropDatabase(name: string) {
  await connected(serverUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
}
