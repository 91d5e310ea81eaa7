import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

// OWASP's minimum for argon2id: 19 MiB, two passes, one lane.
const parameters = { parallelism: 1, tagLength: 32, memory: 19456, passes: 2 };

/** A password as it is stored: argon2id with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { ...parameters, message: password, nonce });
  return `argon2id$${nonce.toString('base64url')}$${tag.toString('base64url')}`;
}

/** Whether a password is the one that was stored. */
export async function isPassword(stored: string, password: string): Promise<boolean> {
  const [, nonce = '', tag = ''] = stored.split('$');
  const expected = Buffer.from(tag, 'base64url');
  const given = await derive('argon2id', {
    ...parameters,
    message: password,
    nonce: Buffer.from(nonce, 'base64url'),
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}
