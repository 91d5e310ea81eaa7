/** Requests are counted in windows of this length. */
const windowMs = 5 * 60_000;
/** Devices behind one address with one calendar that ask every five minutes are fewer by far, in a large house too. */
const perToken = 3000;
/** The same for the page of a calendar, which people open and which is made anew each time. */
const pagesPerToken = 100;
/** Requests of one address with tokens that are none. */
const unknownPerAddress = 60;
/** Colleagues behind one address, or a provider that fetches for many thousands. */
const perAddress = 30_000;
/** So many counters are kept; where there are more, counting begins anew rather than memory grow. */
const most = 100_000;

/** Counts by key in windows of five minutes. */
class Counts {
  #window = 0;
  #counts = new Map<string, { count: number }>();

  /** One more of a key; answers how many there are in this window. */
  add(key: string, now: number): number {
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#counts = new Map();
    }
    const known = this.#counts.get(key);
    // Counted in place: most who ask have asked before.
    if (known) return ++known.count;
    if (this.#counts.size >= most) this.#counts = new Map();
    this.#counts.set(key, { count: 1 });
    return 1;
  }
}

/**
 * How often calendars may be asked for, counted in memory by each copy of the service. What is answered are the seconds to
 * wait, 0 for none. A token that opens a calendar is never held up for others that do not: 256 bits are not guessed, so that
 * whoever asks for what is not there costs a read, and is told to wait for nothing else.
 */
export class FeedLimits {
  readonly #perAddress: number;
  readonly #addresses = new Counts();
  readonly #unknown = new Counts();
  readonly #tokens = new Counts();
  readonly #pages = new Counts();

  constructor(addressLimit = perAddress) {
    this.#perAddress = addressLimit;
  }

  /** A request from an address. One that is nobody's own on the internet is a proxy's or a house's, and is not held up. */
  ofAddress(ip: string, clock: () => Temporal.Instant): number {
    return isOfAHouse(ip) ? 0 : beyond(this.#perAddress, this.#addresses, keyOf(ip), clock);
  }

  /** A request from an address with a token, by its hash, before it is looked up. */
  ofToken(ip: string, hash: string, clock: () => Temporal.Instant): number {
    return beyond(perToken, this.#tokens, `${keyOf(ip)} ${hash}`, clock);
  }

  /** The same for the page of a calendar. */
  ofPage(ip: string, hash: string, clock: () => Temporal.Instant): number {
    return beyond(pagesPerToken, this.#pages, `${keyOf(ip)} ${hash}`, clock);
  }

  /** A token from an address that was looked up and is none. */
  ofUnknown(ip: string, clock: () => Temporal.Instant): number {
    return isOfAHouse(ip) ? 0 : beyond(unknownPerAddress, this.#unknown, keyOf(ip), clock);
  }
}

/** Counts one more of a key; beyond the limit, the seconds until counting begins anew. */
function beyond(limit: number, counts: Counts, key: string, clock: () => Temporal.Instant): number {
  const now = clock().epochMilliseconds;
  return counts.add(key, now) > limit ? untilNext(now) : 0;
}

function untilNext(now: number): number {
  return Math.ceil((windowMs - (now % windowMs)) / 1000);
}

const houses =
  /^(?:::ffff:)?(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01])|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\.|^::1$|^f[cd]|^fe[89ab]/i;

/** Loopback, private, link-local and carrier's addresses. */
function isOfAHouse(ip: string): boolean {
  return houses.test(ip);
}

/** An address as it is counted: of IPv6 the network of 64 bits that one customer has. */
function keyOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip.slice(0, 45);
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':');
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':').slice(0, 45);
}
