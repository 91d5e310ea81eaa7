import type { Lang, Text } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { homeWords as words } from '../words/pages.ts';
import type { PolicyRow } from './model.ts';

/** A policy's title; one we had to name ourselves says so. */
export function policyTitle(policy: PolicyRow, lang: Lang): string {
  const title = pick(policy.title, lang);
  if (!policy.titleInferred) return title;
  return lang === 'zh' ? `${title}（${words.inferred.zh}）` : `${title} (${words.inferred.en})`;
}

/** In one phrase how long a policy lasts, as of `today`. */
export function validity(policy: PolicyRow, today: Temporal.PlainDate): Text {
  if (policy.until === undefined) return withoutLastDay(policy);
  if (policy.lapsed) return words.lapsed(`${policy.until}`);
  const { inForceFrom } = policy;
  if (inForceFrom && Temporal.PlainDate.compare(inForceFrom, today) > 0)
    return words.notBefore(`${inForceFrom}`);
  return words.until(`${policy.until}`);
}

/** How a policy without a last day ends. */
export function withoutLastDay({ openEnd }: PolicyRow): Text {
  return openEnd ? words.openEnd(openEnd) : words.goalsOnly;
}

/** What is known of a policy's first day. */
export function firstDay(policy: PolicyRow, lang: Lang): string {
  if (policy.inForceFrom) return `${policy.inForceFrom}`;
  return pick(policy.knownFrom ? words.knownFrom(`${policy.knownFrom}`) : words.fromUnknown, lang);
}
