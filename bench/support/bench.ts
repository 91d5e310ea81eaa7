/** A measurement: `measure` prints what it finds beside its figure; a figure above `goal` falls short. */
export type Bench = { goal: number; measure: () => number | Promise<number> };
