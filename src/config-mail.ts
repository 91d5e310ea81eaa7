import { readFileSync } from 'node:fs';
import type { Bounces } from './cases/context.ts';
import { type DkimSettings, dkimSigner } from './channels/mail/dkim.ts';
import { type Env, folder, optional, refuse, text } from './config-values.ts';
import { domainOf, mailAddress } from './letters/address.ts';
import { bounceAddress } from './letters/bounce-address.ts';

/** How mail goes out and comes back. */
export type MailSettings = {
  /** Absent where letters are files. */
  smtpUrl?: string;
  mailFrom: string;
  /** Where all mail goes, whoever it is for; robots and webhooks are then not called. */
  mailOnlyTo?: string;
  /** Absent where the relay signs. */
  dkim?: DkimSettings;
  /** Absent where nothing comes back. */
  bounces?: Bounces;
};

/** Reads what concerns mail but the relay's address. Throws StartRefused with one line that names the first unusable value. */
export function mailSettings(env: Env): Omit<MailSettings, 'smtpUrl'> {
  const from = mailFrom(env);
  return {
    mailFrom: from,
    ...optional('mailOnlyTo', mailOnlyTo(env)),
    ...optional('dkim', dkimOf(env, domainOf(from))),
    ...optional('bounces', bouncesOf(env)),
  };
}

function mailFrom(env: Env): string {
  const value = mailAddress(text(env, 'MAIL_FROM') ?? 'qixian@localhost');
  return value ?? refuse('MAIL_FROM', 'must be one bare address such as qixian@example.com');
}

function mailOnlyTo(env: Env): string | undefined {
  const value = text(env, 'MAIL_ONLY_TO');
  if (value === undefined) return undefined;
  // What came back of another's mailbox would stop the addresses of the readers.
  if (text(env, 'BOUNCE_ADDRESS') !== undefined) refuse('MAIL_ONLY_TO', 'goes without BOUNCE_ADDRESS');
  return mailAddress(value) ?? refuse('MAIL_ONLY_TO', 'must be one bare address such as trial@example.com');
}

const dkimNames = ['DKIM_DOMAIN', 'DKIM_SELECTOR', 'DKIM_KEY_FILE'] as const;

function dkimOf(env: Env, fromDomain: string): DkimSettings | undefined {
  const [domain, selector, keyFile] = dkimNames.map((name) => text(env, name));
  if (domain === undefined && selector === undefined && keyFile === undefined) return undefined;
  if (domain === undefined || selector === undefined || keyFile === undefined) {
    const missing = dkimNames.find((name) => text(env, name) === undefined) ?? 'DKIM_DOMAIN';
    return refuse(missing, `is needed too: signing takes ${dkimNames.join(', ')} together`);
  }
  const settings = { domain: domain.toLowerCase(), selector, privateKey: readKey(folder(keyFile)) };
  // Asked before anything is opened whether it could sign.
  dkimSigner(settings);
  if (!isAtOrAbove(settings.domain, fromDomain))
    refuse('DKIM_DOMAIN', `must be the domain of MAIL_FROM, ${fromDomain}, or one above it`);
  return settings;
}

function readKey(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    return refuse('DKIM_KEY_FILE', `cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

/** DMARC's relaxed alignment, as far as it can be told without a list of public suffixes: nobody signs for one label alone. */
function isAtOrAbove(domain: string, fromDomain: string): boolean {
  return domain === fromDomain || (domain.includes('.') && fromDomain.endsWith(`.${domain}`));
}

function bouncesOf(env: Env): Bounces | undefined {
  const given = text(env, 'BOUNCE_ADDRESS');
  const [directory, token] = [text(env, 'BOUNCE_DIR'), text(env, 'BOUNCE_TOKEN')];
  if (given === undefined) {
    // What comes back is proven by the address it comes to.
    const alone = directory === undefined ? token && 'BOUNCE_TOKEN' : 'BOUNCE_DIR';
    return alone === undefined ? undefined : refuse(alone, 'needs BOUNCE_ADDRESS beside it');
  }
  // As Bearer tokens are written (RFC 6750 2.1).
  if (token !== undefined && !/^[\w.~+/-]{32,200}=*$/.test(token))
    refuse('BOUNCE_TOKEN', 'must have 32 to 200 characters: letters, digits and - . _ ~ + /');
  return {
    address: mailboxOf(given),
    ...optional('folder', directory && folder(directory)),
    ...optional('token', token),
  };
}

/** Tried with any letter: the address each of them is given must be one. */
function mailboxOf(given: string): string {
  try {
    const address = mailAddress(given) ?? '';
    bounceAddress('', address, '00000000-0000-0000-0000-000000000000');
    return address;
  } catch {
    return refuse(
      'BOUNCE_ADDRESS',
      'must be one bare address such as bounce@example.com, with 22 characters or fewer before the @',
    );
  }
}
