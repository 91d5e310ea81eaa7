// Verifies an export of the audit, with Node alone: node verify-audit.mjs FILE [HEAD]. See docs/audit.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const canonical = (value) => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  const field = (key) => `${JSON.stringify(key)}:${canonical(value[key])}`;
  return `{${Object.keys(value).sort().map(field)}}`;
};
const [file, noted] = process.argv.slice(2);
const { notice, head, total, blocks, entries } = JSON.parse(readFileSync(file, 'utf8'));
const faults = [];
const check = (holds, fault) => holds || faults.push(fault);

let before = { number: 0, hash: '0'.repeat(64) };
for (const { hash, leaves, ...block } of blocks) {
  check(block.number === before.number + 1, `block ${before.number + 1}: missing`);
  check(block.previous === before.hash, `block ${block.number}: does not follow the block before it`);
  check(sha256(canonical(block)) === hash, `block ${block.number}: altered`);
  check(!leaves || sha256(leaves.join('')) === block.body, `block ${block.number}: entries altered`);
  before = { number: block.number, hash };
}
check(before.hash === head.hash, 'the blocks do not end with the head');
check(!noted || blocks.some(({ hash }) => hash === noted), `head ${noted}: not in the chain`);
const leavesOf = new Map(blocks.map(({ number, leaves }) => [number, leaves]));
for (const [n, { block, position, payload, salt, ...entry }] of entries.entries()) {
  check(notice || entry.serial === n + 1, `entry ${entry.id}: not number ${n + 1}, one is missing or moved`);
  check(sha256(canonical(entry)) === leavesOf.get(block)?.[position], `entry ${entry.id}: altered or moved`);
  const whole = payload === null || sha256(salt + canonical(payload)) === entry.payloadHash;
  check(whole, `entry ${entry.id}: payload altered`);
}
check(entries.length === total, `${total - entries.length} of ${total} entries are missing at the end`);
const sent = entries.filter(({ action }) => action === 'letter.sent').map(({ subject }) => subject);
for (const { letter } of notice?.told.filter(({ state }) => state === 'sent') ?? [])
  check(sent.includes(`letter:${letter.id}`), `letter ${letter.id}: not sealed`);
const end = `${entries.length} entries, ${blocks.length} blocks, head ${head.hash}`;
console.log(faults.length > 0 ? faults.join('\n') : `${notice ? 'excerpt holds' : 'holds'}: ${end}`);
process.exitCode = faults.length > 0 ? 1 : 0;
