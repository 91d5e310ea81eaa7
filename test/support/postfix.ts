import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const program = '/usr/sbin/postfix';

/** Why Debian's Postfix cannot be run here; false where it can. */
export function postfixMissing(): string | false {
  if (!existsSync(program)) return 'postfix is not installed';
  return process.getuid?.() === 0 ? false : 'postfix is started by root alone';
}

/**
 * An instance of its own, on a free port of the loopback address, with its own folders under the system's temporary one.
 * Mail to `mailboxes` of `domain` (also with `+something`) lies in Maildirs; to anybody else there it bounces.
 */
export async function startPostfix(domain: string, mailboxes: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'qixian-postfix-'));
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const name of ['conf', 'queue', 'data', 'mail']) mkdirSync(join(folder, name));
  execFileSync('chown', ['postfix', join(folder, 'data')]);
  execFileSync('chown', ['65534:65534', join(folder, 'mail')]);
  writeFileSync(join(folder, 'conf/main.cf'), mainCf(folder, domain, mailboxes));
  writeFileSync(join(folder, 'conf/master.cf'), masterCf(port));
  const run = (verb: string) => spawnSync(program, ['-c', join(folder, 'conf'), verb], { encoding: 'utf8' });
  const { status, stderr } = run('start');
  if (status !== 0) throw new Error(`postfix did not start: ${stderr}`);
  return {
    url: `smtp://127.0.0.1:${port}`,
    /** The Maildir of a mailbox. */
    maildir: (mailbox: string) => join(folder, 'mail', mailbox),
    /** The first mail in it, as soon as there is one; what Postfix logged, where there is none in half a minute. */
    arrived: (mailbox: string) => firstMail(join(folder, 'mail', mailbox, 'new'), join(folder, 'log')),
    stop() {
      run('stop');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

async function firstMail(folder: string, log: string): Promise<Buffer> {
  for (let tries = 0; tries < 300; tries++) {
    const [name] = existsSync(folder) ? readdirSync(folder) : [];
    if (name) return readFileSync(join(folder, name));
    await pause(100);
  }
  throw new Error(`nothing arrived:\n${readFileSync(log, 'utf8')}`);
}

function mainCf(folder: string, domain: string, mailboxes: string[]): string {
  const map = mailboxes.map((mailbox) => `${mailbox}@${domain}=${mailbox}/`).join(', ');
  return `
compatibility_level = 3.6
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/log
maillog_file_prefixes = ${folder}
myhostname = mx.${domain}
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtpd_relay_restrictions = permit_mynetworks, reject
smtpd_reject_unlisted_recipient = no
recipient_delimiter = +
virtual_mailbox_domains = ${domain}
virtual_mailbox_base = ${folder}/mail
virtual_mailbox_maps = inline:{ ${map} }
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
alias_maps =
alias_database =
`;
}

function masterCf(port: number): string {
  return `
127.0.0.1:${port} inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
virtual unix - n n - - virtual
error unix - - n - - error
proxymap unix - - n - - proxymap
anvil unix - - n - 1 anvil
retry unix - - n - - error
postlog unix-dgram n - n - 1 postlogd
`;
}
