const J2000 = Temporal.Instant.from('2000-01-01T12:00:00Z').epochMilliseconds;
const DAY = 86_400_000;

/**
 * Qingming: the civil day in Beijing time (UTC+8) on which the Sun reaches longitude 15°.
 * Source: J. Meeus, Astronomical Algorithms, ch. 25, low accuracy (0.01°, a quarter of an hour).
 */
export function qingming(year: number): Temporal.PlainDate {
  const april = (day: number) => new Temporal.PlainDate(year, 4, day);
  return [3, 4, 5, 6].map(april).find((day) => longitudeAtEnd(day) >= 15) ?? april(7);
}

function longitudeAtEnd(day: Temporal.PlainDate): number {
  const end = day.add({ days: 1 }).toZonedDateTime('+08:00').epochMilliseconds;
  const t = (end - J2000) / DAY / 36525;
  const mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
  const anomaly = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
  const centre =
    (1.914602 - 0.004817 * t) * sine(anomaly) + 0.019993 * sine(2 * anomaly) + 0.000289 * sine(3 * anomaly);
  const apparent = mean + centre - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
  return ((apparent % 360) + 360) % 360;
}

function sine(degrees: number): number {
  return Math.sin((degrees * Math.PI) / 180);
}
