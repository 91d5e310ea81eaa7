import type { FieldFault } from '../errors.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import type { EffectOf } from './effect.ts';
import { recipientFaults } from './recipients.ts';

type Held = EffectOf<'list' | 'review'>['held'];

/** A list of those recognised: of a title or a kind of certificate that is known, for enterprises that can exist. */
export function checkList({ held, grantedOn, expiresOn, recipients }: EffectOf<'list'>): FieldFault[] {
  return [
    ...unknownKind(held),
    ...(expiresOn !== undefined && expiresOn < grantedOn
      ? [
          {
            pointer: '/effect/expiresOn',
            detail: {
              zh: `不能早于认定日 ${grantedOn}`,
              en: `must not lie before ${grantedOn}, the day of the title`,
            },
          },
        ]
      : []),
    ...recipientFaults(recipients),
  ];
}

/** A review that ends a title or certificate: of what is known, for enterprises that can exist. */
export function checkReview({ held, recipients }: EffectOf<'review'>): FieldFault[] {
  return [...unknownKind(held), ...recipientFaults(recipients)];
}

function unknownKind(held: Held): FieldFault[] {
  if ('title' in held || certificateKinds.has(held.certificate)) return [];
  const known = [...certificateKinds.keys()].join(', ');
  return [
    {
      pointer: '/effect/held/certificate',
      detail: { zh: `没有这种证照，可用：${known}`, en: `not a known kind; one of ${known}` },
    },
  ];
}
