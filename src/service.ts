import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MailFinding } from './answers/mail-finding.ts';
import { type Administrator, ensureAdmin } from './cases/access.ts';
import type { Context } from './cases/context.ts';
import { rederiveAll } from './cases/derive-enterprise.ts';
import { rederivePolicies } from './cases/derive-policies.ts';
import { Fetches, writeFetches } from './cases/feed-health.ts';
import { calendarShelf, documentShelf } from './cases/law.ts';
import { windClock } from './cases/mark-clock.ts';
import { Meters } from './cases/meters.ts';
import { PublicShelf } from './cases/public-shelf.ts';
import { subscribeEarlierMembers } from './cases/subscriptions.ts';
import { syncAnnouncements } from './cases/sync-announcements.ts';
import { syncCalendars } from './cases/sync-calendars.ts';
import { syncCatalogue } from './cases/sync-catalogue.ts';
import { calledChannels } from './channels/called.ts';
import type { Channel } from './channels/channel.ts';
import { outboxChannel } from './channels/mail/outbox.ts';
import { checkPublished, type Published, systemLookup } from './channels/mail/published.ts';
import { smtpChannel } from './channels/mail/smtp.ts';
import { keptBack, onlyTo } from './channels/only-to.ts';
import { type Outgoing, outgoing } from './channels/outgoing/outgoing.ts';
import { runningClock, zone } from './clock.ts';
import type { Config } from './config.ts';
import { anyWithoutAnswers } from './db/answers.ts';
import { type OpenDatabase, openDatabase } from './db/connect.ts';
import { migrate } from './db/migrate.ts';
import { editionOf } from './edition.ts';
import { PostOffice } from './jobs/post-office.ts';
import { domainOf } from './letters/address.ts';
import { tellOfPublicFeeds } from './public-feed-news.ts';
import { type Shipped, shippedCatalogue } from './shipped-catalogue.ts';

/** Everything that runs behind an address or a command. */
export type Service = {
  context: Context;
  office: PostOffice;
  /** The door through which others are called. */
  out: Outgoing;
  admin: Administrator;
  /** Lines for whoever started it: what was held back or left alone. */
  remarks: string[];
  /** Looks up what is published of SPF, DKIM and DMARC. */
  checkMail(): Promise<MailFinding[]>;
  close(): Promise<void>;
};

/**
 * Opens the database, brings it to this version's schema and catalogue, and winds the clock.
 *
 * @throws {DataDirBusy} when another process has the embedded database open
 * @throws {StartRefused} on a catalogue or announcements that cannot be read
 */
export async function openService(config: Config): Promise<Service> {
  const shipped = await shippedCatalogue();
  const { databaseUrl, dataDir } = config;
  const database = await openDatabase(databaseUrl ? { databaseUrl } : { dataDir });
  try {
    return await prepare(config, database, shipped);
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function prepare(config: Config, database: OpenDatabase, shipped: Shipped): Promise<Service> {
  await migrate(database);
  const out = outgoing({ allow: config.outgoingAllow });
  const clock = runningClock();
  const secret = config.secret ?? ownSecret(config.dataDir);
  const context: Context = {
    db: database.db,
    clock,
    calendars: calendarShelf(),
    documents: documentShelf(),
    shipped: shipped.announcements,
    publicUrl: config.publicUrl,
    mailFrom: config.mailFrom,
    ...(config.bounces ? { bounces: config.bounces } : {}),
    review: config.review,
    hostVerdict: out.host,
    secret,
    meters: new Meters(),
    fetches: new Fetches(clock),
    edition: editionOf(config.publicUrl, secret),
    feedAddressLimit: config.feedAddressLimit,
    ...(config.metricsToken ? { metricsToken: config.metricsToken } : {}),
  };
  context.publicShelf = new PublicShelf(context, true);
  const remarks = [...(await wind(context, config)), ...mailRemarks(config)];
  const years = await syncCalendars(context);
  const added = await syncCatalogue(context, shipped.documents, (text) => remarks.push(text));
  // First: who has been a member for long is told of what comes in now.
  await subscribeEarlierMembers(context);
  const announced = await syncAnnouncements(context);
  remarks.push(...announced.remarks);
  await rederivePolicies(context);
  // A new reading reaches everyone now and as itself, not with the next announcement. Whoever comes from a release that
  // recorded no answers gets a first record of them.
  const changed = added.length + years.length + announced.added.length > 0;
  if (changed || (await anyWithoutAnswers(context.db)))
    for (const failure of await rederiveAll(context)) remarks.push(failure.message);
  const { adminEmail, adminPassword } = config;
  const admin = await ensureAdmin(context, {
    ...(adminEmail ? { email: adminEmail } : {}),
    ...(adminPassword ? { password: adminPassword } : {}),
  });
  const called = calledChannels(out).map((channel) => (config.mailOnlyTo ? keptBack(channel) : channel));
  const office = new PostOffice([mailChannel(config), ...called]);
  const news = tellOfPublicFeeds(database, context.publicShelf, () => context.log);
  const close = async () => {
    await writeFetches(context).catch((error: unknown) =>
      context.log?.error(error, 'who fetched calendars was not written down'),
    );
    await news.stop();
    await office.close();
    await database.close();
  };
  const checkMail = () => checkPublished(systemLookup(), published(config));
  return { context, office, out, admin, remarks, checkMail, close };
}

/** Letters as mail through the relay, or as files where there is none. */
function mailChannel({ smtpUrl, dkim, dataDir, mailOnlyTo }: Config): Channel {
  if (smtpUrl === undefined) return outboxChannel(join(dataDir, 'outbox'));
  const relay = smtpChannel({ url: smtpUrl, ...(dkim ? { dkim } : {}) });
  return mailOnlyTo ? onlyTo(relay, mailOnlyTo) : relay;
}

function published({ mailFrom, bounces, dkim }: Config): Published {
  const envelopeDomain = domainOf(bounces?.address ?? mailFrom);
  return { envelopeDomain, fromDomain: domainOf(mailFrom), ...(dkim ? { dkim } : {}) };
}

/** What is set and does nothing, and that readers are not reached. */
function mailRemarks({ smtpUrl, dkim, bounces, mailOnlyTo, production }: Config): string[] {
  const where =
    smtpUrl === undefined ? 'letters are files, as SMTP_URL is not set' : `all mail goes to ${mailOnlyTo}`;
  return [
    ...(mailOnlyTo
      ? [
          `MAIL_ONLY_TO${production ? ', in production' : ''}: ${where}; no reader, robot or webhook is reached`,
        ]
      : []),
    ...(dkim && smtpUrl === undefined ? ['DKIM_DOMAIN is set, but SMTP_URL is not: nothing is signed'] : []),
    ...(bounces && !bounces.folder && !bounces.token
      ? ['BOUNCE_ADDRESS is set, but neither BOUNCE_DIR nor BOUNCE_TOKEN: no bounce is read']
      : []),
  ];
}

/** A wound clock starts where it is told, but never before the last instant it has shown. */
async function wind(context: Context, { clock }: Config): Promise<string[]> {
  if (!clock) return [];
  const { at, clamped } = await windClock(context, clock);
  const inShanghai = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
  return clamped
    ? [
        `CLOCK ${inShanghai(clock)} is earlier than the service has already been; it starts at ${inShanghai(at)}`,
      ]
    : [];
}

/** The embedded service's own secret: made once, readable by its owner alone. */
function ownSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  }
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
