import { type ChainFault, mostFaults } from '../answers/chain-check.ts';
import type { Lang } from '../answers/source.ts';
import type { Context } from '../cases/context.ts';
import type { Erased } from '../cases/erase-person.ts';
import { exportAudit } from '../cases/export-audit.ts';
import { type Verified, verifyAudit } from '../cases/verify-audit.ts';
import { chainFaultWords, erasureWords, auditWords as words } from '../words/audit.ts';
import { pick } from '../words/format.ts';

/** Walks the audit's chain and says whether it holds, with its head to be noted elsewhere; exit code 1 where it does not. */
export async function verifyCommand(context: Context, head: string | undefined, lang: Lang) {
  const verified = await verifyAudit(context, head);
  return { text: verifiedText(verified, lang), exitCode: verified.faults.length > 0 ? 1 : 0 };
}

/** An enterprise's own entries with their proofs, as one JSON document. */
export async function exportCommand(context: Context, enterpriseId: string): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of exportAudit(context, enterpriseId)) pieces.push(piece);
  return pieces.join('').trimEnd();
}

function verifiedText({ head, entries, erased, notedAt, faults }: Verified, lang: Lang): string {
  const say = (word: keyof typeof words) => pick(words[word], lang);
  return [
    say(faults.length > 0 ? 'broken' : 'holds'),
    ...faults.map((fault) => `  ${faultText(fault, lang)}`),
    ...(faults.length === mostFaults ? [`  ${say('more')}`] : []),
    `${say('head')}  ${say('block')} ${head.number}  ${head.hash}`,
    `${say('walked')} ${entries}, ${say('erased')} ${erased}${head.sealedAt ? `, ${say('sealedAt')} ${head.sealedAt}` : ''}`,
    ...(notedAt === undefined ? [] : [`${say('notedAt')} ${notedAt}`]),
  ].join('\n');
}

function faultText(fault: ChainFault, lang: Lang): string {
  const say = (word: keyof typeof words) => pick(words[word], lang);
  const where =
    'hash' in fault
      ? fault.hash
      : [
          `${say('block')} ${fault.block}`,
          ...('entry' in fault ? [`${say('entry')} ${fault.entry}`] : []),
          ...('position' in fault ? [`${say('position')} ${fault.position}`] : []),
        ].join(' ');
  return `${where}: ${pick(chainFaultWords[fault.fault], lang)}`;
}

/** What an erasure took away, and what an enterprise wrote that it left. */
export function erasedText({ personId, letters, entries, factsNaming }: Erased, lang: Lang): string {
  return [
    `${pick(erasureWords.done, lang)} ${personId}`,
    `${pick(erasureWords.letters, lang)} ${letters}`,
    `${pick(erasureWords.entries, lang)} ${entries}`,
    ...(factsNaming > 0 ? [`${pick(erasureWords.facts, lang)} ${factsNaming}`] : []),
  ].join('\n');
}
