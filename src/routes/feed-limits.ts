/** Requests are counted in windows of this length. */
const windowMs = 5 * 60_000;
/** Devices with one calendar that ask every five minutes are fewer by far. */
const perToken = 300;
/** Tokens that are none, of one address. */
const unknownPerAddress = 60;
/** Colleagues behind one address, or a provider that fetches for many thousands. */
const perAddress = 30_000;
/** So many counters are kept; where there are more, counting begins anew rather than memory grow. */
const most = 100_000;

/** Counts by key in windows of five minutes. */
class Counts {
  #window = 0;
  #counts = new Map<string, number>();

  /** One more of a key; answers how many there are in this window. */
  add(key: string, now: number): number {
    const count = this.count(key, now) + 1;
    if (count === 1 && this.#counts.size >= most) this.#counts = new Map();
    this.#counts.set(key, count);
    return count;
  }

  count(key: string, now: number): number {
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) {
      this.#window = window;
      this.#counts = new Map();
    }
    return this.#counts.get(key) ?? 0;
  }
}

/**
 * How often calendars may be asked for, counted in memory by each copy of the service. What is answered are the seconds to
 * wait, 0 for none.
 */
export class FeedLimits {
  readonly #perAddress: number;
  readonly #addresses = new Counts();
  readonly #unknown = new Counts();
  readonly #tokens = new Counts();
  // Tokens that opened a calendar lately, by their hash: the newer half and the older.
  #known = new Set<string>();
  #knownBefore = new Set<string>();

  constructor(addressLimit = perAddress) {
    this.#perAddress = addressLimit;
  }

  /** A request from an address. One that is nobody's own on the internet is a proxy's or a house's, and is not held up. */
  ofAddress(ip: string, clock: () => Temporal.Instant): number {
    if (isOfAHouse(ip)) return 0;
    const now = clock().epochMilliseconds;
    return this.#addresses.add(keyOf(ip), now) > this.#perAddress ? untilNext(now) : 0;
  }

  /** A request with a token, by its hash, before it is looked up. */
  ofToken(ip: string, hash: string, clock: () => Temporal.Instant): number {
    const now = clock().epochMilliseconds;
    if (this.#tokens.add(hash, now) > perToken) return untilNext(now);
    const isGuessing = !isOfAHouse(ip) && this.#unknown.count(keyOf(ip), now) >= unknownPerAddress;
    return isGuessing && !this.#isKnown(hash) ? untilNext(now) : 0;
  }

  /** A token from an address opened nothing. */
  unknown(ip: string, clock: () => Temporal.Instant) {
    this.#unknown.add(keyOf(ip), clock().epochMilliseconds);
  }

  /** A token opened a calendar: it serves also where others guess behind the same address. */
  known(hash: string) {
    if (this.#known.has(hash)) return;
    if (this.#known.size >= most) {
      this.#knownBefore = this.#known;
      this.#known = new Set();
    }
    this.#known.add(hash);
  }

  #isKnown(hash: string): boolean {
    return this.#known.has(hash) || this.#knownBefore.has(hash);
  }
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
