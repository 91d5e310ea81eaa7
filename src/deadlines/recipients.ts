import type { FieldFault } from '../errors.ts';
import { isCreditCode } from '../facts/credit-code.ts';
import type { Effect } from './effect.ts';

/** An enterprise that a notice names, by its credit code, and the project it names, by its exact name. */
export type Recipient = { creditCode: string; project?: string };

/** Whom an effect names; nobody where it is about a rule. */
export function recipientsOf(effect: Effect): Recipient[] {
  return 'recipients' in effect ? effect.recipients : [];
}

/** Recipients that cannot exist or stand there twice; pointers lead into the effect. */
export function recipientFaults(recipients: Recipient[]): FieldFault[] {
  const seen = new Set<string>();
  return recipients.flatMap(({ creditCode, project }, index) => {
    const pointer = `/effect/recipients/${index}`;
    if (!isCreditCode(creditCode))
      return [
        {
          pointer: `${pointer}/creditCode`,
          detail: { zh: '统一社会信用代码有误', en: 'not a unified social credit code' },
        },
      ];
    const name = JSON.stringify([creditCode, project]);
    if (seen.has(name)) return [{ pointer, detail: { zh: '重复列出', en: 'stands in the list twice' } }];
    seen.add(name);
    return [];
  });
}
