import { createPrivateKey, type KeyObject } from 'node:crypto';
import DKIM from 'nodemailer/lib/dkim';
import { StartRefused } from '../../errors.ts';

/** With what letters are signed: the public half stands in the TXT record of `selector._domainkey.domain`. */
export type DkimSettings = {
  /** The domain of the address that letters come from, or one above it (DMARC asks for that). */
  domain: string;
  selector: string;
  /** An RSA key in PEM, 2048 bits or more. */
  privateKey: string;
};

/** Signs a message as it goes by. */
export type DkimSigner = Pick<DKIM, 'sign'>;

/**
 * What a letter's headers are; signed where they are there. nodemailer's own list lacks List-Unsubscribe-Post, which has to
 * be signed (RFC 8058 4).
 */
const signedHeaders = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Reply-To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'Auto-Submitted',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
].join(':');

const name = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;

/**
 * A signer with this key. The same bytes get the same signature on every attempt: it carries no time.
 *
 * @throws {StartRefused} where signing could not hold: nodemailer would then post unsigned and say nothing
 */
export function dkimSigner({ domain, selector, privateKey }: DkimSettings): DkimSigner {
  if (!name.test(domain)) throw new StartRefused('DKIM_DOMAIN: must be a domain such as example.com');
  if (!name.test(selector)) throw new StartRefused('DKIM_SELECTOR: must be a name such as qixian1');
  checkKey(readKey(privateKey));
  return new DKIM({
    domainName: domain,
    keySelector: selector,
    privateKey,
    headerFieldNames: signedHeaders,
  });
}

function readKey(privateKey: string): KeyObject {
  try {
    return createPrivateKey(privateKey);
  } catch {
    throw new StartRefused('DKIM_KEY_FILE: is not a private key in PEM without a passphrase');
  }
}

/** RFC 8301 3.2: it is what signers should use at the least. */
const fewestBits = 2048;

/** Ed25519 (RFC 8463) is not read everywhere, and not written by nodemailer. */
function checkKey({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject) {
  if (asymmetricKeyType !== 'rsa') throw new StartRefused('DKIM_KEY_FILE: must be an RSA key');
  const bits = asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < fewestBits)
    throw new StartRefused(`DKIM_KEY_FILE: the key has ${bits} bits, ${fewestBits} or more are needed`);
}
