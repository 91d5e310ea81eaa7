import { fromAnywhere, helpFor, type Output, runCommand } from './cli/commands.ts';
import { sendCommand } from './cli/socket.ts';
import { type Config, readConfig } from './config.ts';
import { DataDirBusy } from './db/lock.ts';
import { tick } from './jobs/tick.ts';
import { openService } from './service.ts';
import { stopReason } from './stop-reason.ts';

/** The command line: on a service opened for it, or through the one that holds the embedded database. */
async function main(args: string[]): Promise<Output> {
  const help = helpFor(args);
  if (help) return help;
  const config = readConfig();
  try {
    return await here(config, args);
  } catch (error) {
    if (error instanceof DataDirBusy) return await sendCommand(error.dataDir, fromAnywhere(args));
    throw error;
  }
}

async function here(config: Config, args: string[]): Promise<Output> {
  const { context, office, admin, remarks, checkMail, close } = await openService(config);
  try {
    for (const remark of remarks) console.error(remark);
    if (admin.token) console.error(`administrator ${admin.email}, token (shown once): ${admin.token}`);
    context.log = console;
    const bench = {
      context,
      adminId: admin.id,
      production: config.production,
      tick: () => tick(context, office),
      checkMail,
      mailOnlyTo: config.mailOnlyTo,
    };
    return await runCommand(bench, args);
  } finally {
    await close();
  }
}

/** Runs the command the process was called with. */
export async function run() {
  try {
    const { text, exitCode } = await main(process.argv.slice(2));
    console.log(text);
    process.exitCode = exitCode;
  } catch (error) {
    console.error(stopReason(error));
    process.exitCode = 1;
  }
}
