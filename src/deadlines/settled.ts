import type { Settled } from '../benefits/settled.ts';
import type { Law } from './law.ts';

/** What published announcements have settled of the open readings; of two about the same one the later holds. */
export function settledIn({ rulings }: Pick<Law, 'rulings'>): Settled {
  const settled = known.get(rulings) ?? settledBy(rulings);
  known.set(rulings, settled);
  return settled;
}

const known = new WeakMap<Law['rulings'], Settled>();

function settledBy(rulings: Law['rulings']): Settled {
  return new Map(
    rulings.flatMap(({ effect, source }) =>
      effect.kind === 'reading' ? [[effect.reading, { value: effect.value, source }] as const] : [],
    ),
  );
}
