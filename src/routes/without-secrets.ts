const folders = 'calendar|reminders|subscriptions|unsubscribe|confirmations|deadlines/+[^/]+';
const open = '(?:windows|policies|(?:policies|districts|themes)/[a-z0-9-]+)\\.ics$';
const secret = new RegExp(`^((?:https?://[^/]*)?/*(?:en/+)?(?:${folders}))/+(?!${open})[^/].*`, 'is');

/** What looks like a token, in whatever folder. */
const token = /(?=[\w-]*[A-Z])[\w-]{43,}/g;

/** A path may hold a calendar's, an event's or a letter's secret: what follows its folder is not logged, however the folder is written. */
export function withoutSecrets(url: string): string {
  const [path = '', ...query] = url.split('?');
  const plain = decoded(path);
  const kept = secret.test(plain) ? plain.replace(secret, '$1/…') : plain.replace(token, '…');
  return [kept, ...query].join('?');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
