/** Status codes (RFC 3463) that say that there is nobody at the address: `5.2.1` is a mailbox that was closed. */
const nobodyThere = /^5\.(?:1\.(?:1|2|3|6|10)|2\.1)$/;
/** Codes that leave open whether they speak of the address, its sender or its mailbox. */
const vague = /^5\.(?:0\.\d+|1\.0|2\.0)$/;

const nobodyWords = [
  /\b(?:user|recipient|mailbox|account|address)\b[^\n]{0,60}\b(?:unknown|not (?:be )?found|not known|(?:does not|doesn't|not) exist)/i,
  /\b(?:unknown|no such|invalid|non-?existent) (?:local )?(?:user|recipient|mailbox|account|address)/i,
  /(?:用户|收件人|邮箱|[帐账]号|地址)[^。\n]{0,12}(?:不存在|未开通|已注销)|查无此人/,
];

/**
 * Whether a delivery that failed for good says that nobody is at the address. Where the status leaves that open, the
 * server's own words decide; anything else (a full mailbox, a refused content, time run out) may be over tomorrow.
 */
export function saysNobodyThere(status: string | undefined, words: string): boolean {
  if (status && !/^5\./.test(status)) return false;
  const code = status && !vague.test(status) ? status : statusIn(words);
  if (code && !vague.test(code)) return nobodyThere.test(code);
  return nobodyWords.some((pattern) => pattern.test(words));
}

/** The first enhanced status code (RFC 3463) in a text; no part of a longer number with dots. */
export function statusIn(text: string): string | undefined {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text)?.[0];
}

/** Whether words without a report tell of a failure: a reply of class 5, or what the large Chinese providers write. */
export function saysFailed(words: string): boolean {
  return (
    /(?<![\d.])5\d\d[ -]/.test(words) || /空间不足|邮箱已满|mailbox (?:is )?full|over quota/i.test(words)
  );
}
