import { buildApp } from './app.ts';
import type { Administrator } from './cases/access.ts';
import { loadDemoIfEmpty } from './cases/demo.ts';
import { watcher } from './cases/watch.ts';
import { runCommand } from './cli/commands.ts';
import { serveCommands, socketPath } from './cli/socket.ts';
import { type Config, readConfig } from './config.ts';
import { heartbeat } from './jobs/heartbeat.ts';
import { tickInTurn } from './jobs/tick.ts';
import { everyMinute } from './jobs/timetable.ts';
import { openService, type Service } from './service.ts';
import { stopReason } from './stop-reason.ts';

async function start(config: Config) {
  const embedded = config.databaseUrl === undefined;
  const socket = embedded ? socketPath(config.dataDir) : undefined;
  const service = await openService(config);
  const { context, office, admin, out, checkMail } = service;
  // Before anything else can go wrong: it is shown this once.
  if (admin.token) showToken(admin);
  if (embedded && config.demo) await loadDemoIfEmpty(context, admin.id);
  const app = await buildApp(context, config.logLevel, { trustedProxies: config.trustedProxies });
  await app.listen({ host: config.host, port: config.port });
  context.log = app.log;
  office.log = app.log;
  const turns = tickInTurn(context, office);
  const { production, heartbeatUrl, mailOnlyTo } = config;
  if (mailOnlyTo) app.log.warn('MAIL_ONLY_TO is set: no reader, robot or webhook is reached');
  const pulse = heartbeatUrl ? heartbeat(context, { url: heartbeatUrl, out, log: app.log }) : undefined;
  const bench = { context, adminId: admin.id, production, tick: turns.tick, checkMail, mailOnlyTo };
  const commands = socket ? await serveCommands(socket, (args) => runCommand(bench, args)) : undefined;
  const timetable = everyMinute(async () => {
    await turns.tick();
    pulse?.beat();
  }, app.log);
  // Beside the ticks: one that hangs would not see that it does.
  const look = watcher(context, office.copy);
  let looking: Promise<unknown> = Promise.resolve();
  const watch = everyMinute(() => {
    looking = look();
    return looking;
  }, app.log);
  greet(config, service);
  turns.tick().catch((error: unknown) => app.log.error(error));
  onStop(async () => {
    await timetable.stop();
    await watch.stop();
    await looking.catch(() => undefined);
    await turns.stop();
    await pulse?.settled();
    commands?.close();
    await app.close();
    await service.close();
  });
}

/** What whoever started it needs to know: where to look, and how to sign in. */
function greet(config: Config, { context, admin, remarks }: Service) {
  for (const remark of remarks) console.log(remark);
  console.log(
    `期限 Qixian: ${config.publicUrl}/  (English: ${config.publicUrl}/en, API: ${config.publicUrl}/api/docs)`,
  );
  if (config.clock)
    console.log(
      `时钟 clock: ${context.clock.now().toZonedDateTimeISO('Asia/Shanghai').toString({ timeZoneName: 'never' })}`,
    );
  if (!config.smtpUrl) console.log(`信件 letters: ${config.dataDir}/outbox (SMTP_URL is not set)`);
  if (!admin.token) {
    const how = config.adminPassword
      ? 'POST /api/v1/tokens with its password'
      : 'with the token shown at the first start';
    console.log(`管理员 administrator: ${admin.email}, signs in ${how}`);
  }
}

function showToken({ email, token }: Administrator) {
  console.log(`管理员 administrator: ${email}`);
  console.log(`令牌 token, shown this once: ${token}`);
}

function onStop(stop: () => Promise<void>) {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

/** Starts the service; what stops the start is said in one line. */
export async function run() {
  try {
    await start(readConfig());
  } catch (error) {
    console.error(stopReason(error));
    process.exit(1);
  }
}
