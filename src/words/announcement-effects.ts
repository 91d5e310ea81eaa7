import type { Text } from '../answers/source.ts';
import type { Effect, EffectOf } from '../deadlines/effect.ts';
import type { PolicyDifference } from '../policies/difference.ts';
import { dayEffects } from './announcement-days.ts';
import { lawEffects } from './announcement-law.ts';
import { windowEffects } from './announcement-windows.ts';

/** What an effect's ids are called; an id that nothing is known by stands as it is. */
export type EffectNames = {
  policies: ReadonlyMap<string, Text>;
  measures: ReadonlyMap<string, Text>;
  windows: ReadonlyMap<string, Text>;
  /** Open questions by their id. */
  questions: ReadonlyMap<string, Text>;
  announcements: ReadonlyMap<string, Text>;
};

/** How one kind of effect is told. */
type Tell<E> = (effect: E, names: EffectNames, difference?: PolicyDifference) => Text[];
type Telling = { [K in Effect['kind']]: Tell<EffectOf<K>> };

const tellings: Telling = { ...lawEffects, ...windowEffects, ...dayEffects };

/**
 * What an announcement changes and from which day, a sentence for each line, without a full stop. Of those it names only
 * their number is told: the lines may stand where anyone reads them. `difference` is what the version it made differs in
 * from the one before, where there are the two.
 */
export function effectLines(effect: Effect, names: EffectNames, difference?: PolicyDifference): Text[] {
  const tell = tellings[effect.kind] as Tell<Effect>;
  return tell(effect, names, difference);
}
