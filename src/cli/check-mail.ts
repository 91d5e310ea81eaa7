import type { MailFinding } from '../answers/mail-finding.ts';
import type { Lang } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import {
  mailCheckNote,
  mailOnlyToNote,
  mailReasonWords,
  mailRecordWords,
  mailVerdictWords,
} from '../words/mail-check.ts';

/**
 * What receivers find of us, record by record; exit code 1 where one is missing, wrong or not known. First, where all mail goes to
 * one address, that it does.
 */
export function mailCheckText(
  findings: MailFinding[],
  lang: Lang,
  mailOnlyTo?: string,
): { text: string; exitCode: number } {
  const isFine = findings.every(({ verdict }) => verdict === 'right' || verdict === 'unset');
  const text = [
    ...(mailOnlyTo ? [pick(mailOnlyToNote(mailOnlyTo), lang)] : []),
    ...findings.flatMap((finding) => linesOf(finding, lang)),
    pick(mailCheckNote, lang),
  ].join('\n');
  return { text, exitCode: isFine ? 0 : 1 };
}

function linesOf({ about, name, verdict, reason, record }: MailFinding, lang: Lang): string[] {
  return [
    pick(mailRecordWords[about], lang),
    ...(name === undefined ? [] : [`  ${name}`]),
    `  ${[mailVerdictWords[verdict], ...(reason ? [mailReasonWords[reason]] : [])].map((text) => pick(text, lang)).join(lang === 'zh' ? '：' : ': ')}`,
    ...(record === undefined ? [] : [`  ${record}`]),
  ];
}
