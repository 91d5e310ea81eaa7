/** How far ahead what recurs is given. */
const months = 24;

/** The last day, inclusive, on which a recurring row may be due. Source: design, identity. */
export function horizonOf(today: Temporal.PlainDate): Temporal.PlainDate {
  return today.add({ months });
}

/** Whether a recurring row is due from today through the horizon; what has gone by is kept as it was stored. */
export function withinHorizon(on: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  const { compare } = Temporal.PlainDate;
  return compare(on, today) >= 0 && compare(on, horizonOf(today)) <= 0;
}
