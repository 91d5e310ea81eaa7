import { existsSync } from 'node:fs';
import { guardOf } from './channels/outgoing/guard.ts';
import { type MailSettings, mailSettings } from './config-mail.ts';
import { type Env, folder, optional, refuse, text } from './config-values.ts';
import { mailAddress } from './letters/address.ts';
import { checkRobotAddress } from './letters/robot-address.ts';

export type Config = MailSettings & {
  host: string;
  port: number;
  /** Where people reach the service, without a slash at the end. */
  publicUrl: string;
  databaseUrl?: string;
  dataDir: string;
  /** Hosts, addresses and ranges that webhooks and robots may have although they are private or speak plain http. */
  outgoingAllow: string[];
  /** What an outside monitor is pinged at; a secret. */
  heartbeatUrl?: string;
  /** Of feed and action links; absent with the embedded database, which keeps its own. */
  secret?: string;
  adminEmail?: string;
  adminPassword?: string;
  clock?: Temporal.Instant;
  demo: boolean;
  /** Whether a second administrator reviews an announcement before it is published. */
  review: boolean;
  /** Proxies that are believed who asks through them: addresses, ranges, or proxy-addr's names of some. */
  trustedProxies: string[];
  /** Requests for calendars from one address within five minutes. */
  feedAddressLimit: number;
  /** What metrics are shown to. */
  metricsToken?: string;
  production: boolean;
  logLevel: string;
};

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

/** Reads the configuration from an environment, once. Throws StartRefused with one line that names the first unusable value. */
export function readConfig(env: Env = ownEnvironment()): Config {
  const host = text(env, 'HOST') ?? '127.0.0.1';
  const port = wholePort(text(env, 'PORT') ?? '3000');
  const production = text(env, 'NODE_ENV') === 'production';
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  const publicUrl = url(env, 'PUBLIC_URL', ['http:', 'https:']) ?? `http://${shown}:${port}`;
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:']);
  const allow = outgoingAllow(env);
  const secret = secretOf(env, databaseUrl !== undefined);
  return {
    host,
    port,
    publicUrl: publicUrl.replace(/\/+$/, ''),
    dataDir: folder(text(env, 'DATA_DIR') ?? './data'),
    outgoingAllow: allow,
    trustedProxies: trustedProxies(env),
    feedAddressLimit: wholeNumber(env, 'FEED_ADDRESS_LIMIT', 30_000),
    demo: onOff(env, 'DEMO'),
    review: onOff(env, 'REVIEW'),
    production,
    logLevel: oneOf(env, 'LOG_LEVEL', logLevels, 'info'),
    ...optional('databaseUrl', databaseUrl),
    ...optional('smtpUrl', url(env, 'SMTP_URL', ['smtp:', 'smtps:'])),
    ...mailSettings(env),
    ...optional('heartbeatUrl', heartbeatUrl(env, allow)),
    ...optional('secret', secret),
    ...optional('metricsToken', metricsToken(env)),
    ...adminOf(env),
    ...optional('clock', clockOf(env, production)),
  };
}

/** The process's environment, with what a `.env` in the working directory adds to it. */
function ownEnvironment(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // Some libraries ask the process's zone; our own days never do.
  process.env.TZ = 'UTC';
  return process.env;
}

function wholePort(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65535) refuse('PORT', `"${value}" is not a port from 0 to 65535`);
  return port;
}

function url(env: Env, name: string, schemes: string[]): string | undefined {
  const value = text(env, name);
  if (value === undefined) return undefined;
  // The value itself may hold a password, so it is never repeated.
  if (!URL.canParse(value)) refuse(name, 'is not a URL');
  if (!schemes.includes(new URL(value).protocol)) refuse(name, `must begin with ${schemes.join(' or ')}//`);
  return value;
}

/** Names of ranges that are known without their numbers. */
const ranges = ['loopback', 'linklocal', 'uniquelocal'];

function trustedProxies(env: Env): string[] {
  const entries = listed(env, 'TRUSTED_PROXIES');
  const numbers = entries.filter((entry) => !ranges.includes(entry));
  if (numbers.some((entry) => !/^[\da-f.:]*[.:][\da-f.:]*(?:\/\d+)?$/i.test(entry)))
    refuse('TRUSTED_PROXIES', `has to be addresses, ranges, or ${ranges.join(', ')}`);
  checkRanges('TRUSTED_PROXIES', numbers);
  return entries;
}

function wholeNumber(env: Env, name: string, fallback: number): number {
  const value = text(env, name) ?? `${fallback}`;
  if (!/^[1-9]\d{0,8}$/.test(value)) refuse(name, `"${value}" is not a whole number from 1 on`);
  return Number(value);
}

function listed(env: Env, name: string): string[] {
  return (text(env, name) ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
}

function outgoingAllow(env: Env): string[] {
  const entries = listed(env, 'OUTGOING_ALLOW');
  checkRanges('OUTGOING_ALLOW', entries);
  return entries;
}

function checkRanges(name: string, entries: string[]) {
  try {
    guardOf(entries);
  } catch (error) {
    refuse(name, (error as Error).message);
  }
}

/** The same hosts as of a webhook. The value is a secret, so it is never repeated. */
function heartbeatUrl(env: Env, allow: readonly string[]): string | undefined {
  const value = text(env, 'HEARTBEAT_URL');
  const fault = value === undefined ? undefined : checkRobotAddress('webhook', value, guardOf(allow).host);
  return fault ? refuse('HEARTBEAT_URL', fault.en) : value;
}

function oneOf(env: Env, name: string, values: string[], fallback: string): string {
  const value = text(env, name) ?? fallback;
  if (!values.includes(value)) refuse(name, `"${value}" is none of ${values.join(', ')}`);
  return value;
}

function onOff(env: Env, name: string): boolean {
  return oneOf(env, name, ['on', 'off'], 'on') === 'on';
}

function secretOf(env: Env, required: boolean): string | undefined {
  const value = text(env, 'SECRET');
  if (value === undefined && required)
    refuse('SECRET', 'is required with DATABASE_URL, so that links outlive a restart');
  if (value !== undefined && value.length < 32) refuse('SECRET', 'must have at least 32 characters');
  return value;
}

function metricsToken(env: Env): string | undefined {
  const value = text(env, 'METRICS_TOKEN');
  if (value !== undefined && !/^[!-~]{16,500}$/.test(value))
    refuse('METRICS_TOKEN', 'must be 16 to 500 printable ASCII characters without spaces');
  return value;
}

function adminOf(env: Env): { adminEmail?: string; adminPassword?: string } {
  const given = text(env, 'ADMIN_EMAIL')?.toLowerCase();
  const email = given === undefined ? undefined : mailAddress(given);
  const password = text(env, 'ADMIN_PASSWORD');
  if (password !== undefined && given === undefined) refuse('ADMIN_PASSWORD', 'needs ADMIN_EMAIL beside it');
  if (password !== undefined && password.length < 12)
    refuse('ADMIN_PASSWORD', 'must have at least 12 characters');
  if (given !== undefined && email === undefined) refuse('ADMIN_EMAIL', 'is not one bare address');
  return { ...optional('adminEmail', email), ...optional('adminPassword', password) };
}

function clockOf(env: Env, production: boolean): Temporal.Instant | undefined {
  const value = text(env, 'CLOCK');
  if (value === undefined) return undefined;
  if (production) refuse('CLOCK', 'is refused when NODE_ENV=production');
  try {
    return Temporal.Instant.from(value);
  } catch {
    refuse('CLOCK', `"${value}" is not an instant such as 2025-12-01T08:59:30+08:00`);
  }
}
