/** What was found of one record that receivers of mail ask for. */
export type MailFinding = {
  /** Of the sender of the envelope (RFC 7208), of the signature (RFC 6376), of the address letters come from (RFC 7489). */
  about: 'spf' | 'dkim' | 'dmarc';
  /** The name that was looked up; of a signature that is not made here there is none. */
  name?: string;
  verdict: 'right' | 'missing' | 'wrong' | 'unset' | 'no-answer';
  /** Why it is wrong, or what it is besides right; absent where the verdict says all. */
  reason?: MailReason;
  /** As it is published. */
  record?: string;
};

export type MailReason =
  | 'several'
  | 'anyone-may-send'
  | 'no-limit'
  | 'key-revoked'
  | 'other-key'
  | 'not-for-us'
  | 'testing'
  | 'no-policy'
  | 'reports-only';
