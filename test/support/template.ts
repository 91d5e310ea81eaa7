import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { openDatabase } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';
import { templateFolder } from './template-folder.ts';

// tap runs this once before the tests. Creating an embedded database takes seconds, copying one takes none.
// It appears under its name only when it is whole, as two test runs may go on at once.
const folder = templateFolder();
if (!process.env.TEST_DATABASE_URL && !existsSync(folder)) {
  rmSync(dirname(folder), { recursive: true, force: true });
  const unfinished = `${folder}.${process.pid}`;
  const database = await openDatabase({ dataDir: unfinished });
  await migrate(database);
  await database.close();
  if (!existsSync(folder)) renameSync(unfinished, folder);
}
