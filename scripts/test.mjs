// `npm test`: every test on the embedded database, and with TEST_DATABASE_URL those that use a database once more
// on that server. One closing line sums both. Arguments go to tap.
import { spawn } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { reaches } from '../test/support/imports.ts';

const CLOSING_LINE = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/;

const total = { passed: 0, failed: 0, skipped: 0 };
const { TEST_DATABASE_URL: server, ...withoutServer } = process.env;
let broken = !(await run('embedded', process.argv.slice(2), withoutServer));
const again = server ? databaseTests(process.argv.slice(2)) : [];
if (again.length > 0) broken = !(await run('PostgreSQL', again, process.env)) || broken;
closeWith(total);

/** Runs tap, passing on what it prints except its closing line; answers whether tap was content. */
async function run(where, args, env) {
  console.log(`\n# ${where}`);
  const tap = spawn('tap', args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => tap.on('close', (code) => resolve(code === 0)));
  for await (const line of createInterface({ input: tap.stdout })) {
    const counts = CLOSING_LINE.exec(line);
    if (counts) add(counts);
    else console.log(line);
  }
  return ended;
}

function add([, passed, failed, skipped = '0']) {
  total.passed += Number(passed);
  total.failed += Number(failed);
  total.skipped += Number(skipped);
}

/** The arguments with only those test files, of the named or of all, that get to a database. */
function databaseTests(args) {
  const options = args.filter((arg) => !existsSync(arg));
  const named = args.filter((arg) => existsSync(arg));
  const files = named.length > 0 ? named : globSync('test/**/*.test.ts');
  const touching = files.filter((file) => reaches(file, 'test/support/database.ts'));
  return touching.length > 0 ? [...options, ...touching.sort()] : [];
}

/** A run that broke without a failing test (a file that could not be loaded, no test at all) fails too. */
function closeWith({ passed, failed, skipped }) {
  const failures = failed || Number(broken || passed === 0);
  console.log(`\n${passed} passed, ${failures} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failures > 0 ? 1 : 0;
}
