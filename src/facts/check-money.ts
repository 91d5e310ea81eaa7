import type { FieldFault } from '../errors.ts';
import { fault, notBefore, notYet } from './faults.ts';
import type { Grant } from './grant.ts';
import type { Lease } from './lease.ts';
import type { Title } from './title.ts';
import type { Violation } from './violation.ts';

/** How the fields of facts that money rests on fit together; `today` is an ISO day in Asia/Shanghai, and itself allowed. */

export function checkLease({ contractOn, endsOn }: Lease): FieldFault[] {
  return notBefore('/endsOn', endsOn, contractOn, { zh: '合同签订日', en: 'the day of the contract' });
}

export function checkTitle({ grantedOn, endedOn }: Title, today: string): FieldFault[] {
  return [
    ...notYet('/grantedOn', grantedOn, today),
    ...notBefore('/endedOn', endedOn, grantedOn, { zh: '授予日', en: 'the day it was given' }),
  ];
}

export function checkViolation({ on, decidedOn }: Violation, today: string): FieldFault[] {
  return [
    ...notYet('/on', on, today),
    ...notYet('/decidedOn', decidedOn, today),
    ...notBefore('/decidedOn', decidedOn, on, { zh: '行为发生日', en: 'the day of the act' }),
  ];
}

export function checkGrant({ receivedOn, matching }: Grant, today: string): FieldFault[] {
  return [...notYet('/receivedOn', receivedOn, today), ...unaskedMatching(matching)];
}

function unaskedMatching(matching: Grant['matching']): FieldFault[] {
  if (!matching || matching.asked || matching.amountFen === undefined) return [];
  return [
    fault('/matching/amountFen', {
      zh: '未要求配套的，不填写配套金额；要求配套的，请将 asked 填为 true',
      en: 'only where matching funds are asked for has it an amount: leave it out, or set asked to true',
    }),
  ];
}
