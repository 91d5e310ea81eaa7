/** Numbers that look random and are the same for the same seed (Mulberry32). */
export type Chance = {
  /** A whole number from 0 up to and without `end`. */
  below: (end: number) => number;
  pick: <T>(from: readonly T[]) => T;
};

export function chance(seed: number): Chance {
  let state = seed;
  const below = (end: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * end);
  };
  return { below, pick: <T>(from: readonly T[]) => from[below(from.length)] as T };
}
