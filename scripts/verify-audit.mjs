// Verifies an export of the audit: node verify-audit.mjs FILE [HEAD]. Needs nothing but Node and the file; docs/audit.md.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const canonical = (value) => {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)}}`;
};

const [file, noted] = process.argv.slice(2);
const { head, total, blocks, entries } = JSON.parse(readFileSync(file, 'utf8'));
const faults = [];
const check = (holds, fault) => holds || faults.push(fault);

let before = { number: 0, hash: '0'.repeat(64) };
for (const { hash, leaves, ...block } of blocks) {
  const { number } = block;
  check(number === before.number + 1, `block ${before.number + 1}: missing`);
  check(block.previous === before.hash, `block ${number}: does not follow the block before it`);
  check(sha256(canonical(block)) === hash, `block ${number}: altered`);
  if (leaves) check(sha256(leaves.join('')) === block.body, `block ${number}: hashes of its entries altered`);
  before = { number, hash };
}
check(before.hash === head.hash, 'the blocks do not end with the head');
if (noted)
  check(
    blocks.some(({ hash }) => hash === noted),
    `head ${noted}: not in the chain`,
  );

const leavesOf = new Map(blocks.map(({ number, leaves }) => [number, leaves ?? []]));
for (const [index, { block, position, payload, salt, ...entry }] of entries.entries()) {
  const leaf = leavesOf.get(block)?.[position];
  check(
    entry.serial === index + 1,
    `entry ${entry.id}: not the enterprise's entry ${index + 1}: one is missing or moved`,
  );
  check(
    sha256(canonical(entry)) === leaf,
    `entry ${entry.id}: altered, or not in block ${block} at ${position}`,
  );
  check(
    payload === null || sha256(salt + canonical(payload)) === entry.payloadHash,
    `entry ${entry.id}: payload altered`,
  );
}
check(entries.length === total, `${total - entries.length} of ${total} entries are missing at the end`);
const erased = entries.filter(({ payload }) => payload === null).length;
console.log(
  faults.length > 0
    ? faults.join('\n')
    : `holds: ${entries.length} entries (${erased} erased), ${blocks.length} blocks, head ${head.hash}`,
);
process.exitCode = faults.length > 0 ? 1 : 0;
