import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const use = 'qixian endpoint';
const version = 'v1.';
const sizes = { key: 32, iv: 12, tag: 16 };

/** AES-256-GCM under a key of its own, made from the service's secret (RFC 5869). */
function keyOf(secret: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', use, sizes.key));
}

/** Seals a text for one place, such as the id and field it is stored in: in another place it does not open. */
export function seal(secret: string, place: string, text: string): string {
  const iv = randomBytes(sizes.iv);
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(place));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return version + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Opens what was sealed for a place; throws, naming nothing of it, where the secret or the place is another one. */
export function unseal(secret: string, place: string, sealed: string): string {
  const bytes = Buffer.from(sealed.slice(version.length), 'base64url');
  const [iv, rest] = [bytes.subarray(0, sizes.iv), bytes.subarray(sizes.iv)];
  try {
    const open = createDecipheriv('aes-256-gcm', keyOf(secret), iv).setAAD(Buffer.from(place));
    open.setAuthTag(rest.subarray(0, sizes.tag));
    return open.update(rest.subarray(sizes.tag), undefined, 'utf8') + open.final('utf8');
  } catch {
    throw new Error(`what is sealed for ${place} cannot be opened: SECRET is not the one it was sealed with`);
  }
}
