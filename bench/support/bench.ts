/** What was measured, and what it should be at most, or with `isLeast` at least. */
export type Figure = { figure: number; goal: number; isLeast?: boolean };

/** A measurement: it prints what it finds beside its figure. */
export type Bench = { measure: () => Figure | Promise<Figure> };
