import fc from 'fast-check';
import type { DateRule } from '../../src/dates/rule.ts';
import type { Span } from '../../src/dates/span.ts';

/** The longest spans to make, at most those of the schema. */
export type Longest = Record<Span['unit'], number>;

/** What the schema allows. */
export const schemaLongest: Longest = { day: 36_500, month: 1200, year: 100, workday: 2500 };

/** Date rules of every family, as the schema allows them. */
export function anyRule(longest: Longest): fc.Arbitrary<DateRule> {
  const length = <U extends Span['unit']>(unit: U) =>
    fc.record({ unit: fc.constant(unit), value: fc.integer({ min: 1, max: longest[unit] }) });
  const calendarSpan = fc.oneof(length('day'), length('month'), length('year'));
  const span = fc.oneof(length('day'), length('month'), length('year'), length('workday'));
  const nothing = fc.constant({ unit: 'day' as const, value: 0 as const });
  const family = <F extends DateRule['family']>(name: F) => ({ family: fc.constant(name) });
  const hour = { minute: fc.oneof(fc.constantFrom(0, 960, 1440), fc.integer({ min: 0, max: 1440 })) };
  const optional = <K extends string>(...keys: K[]) => ({ noNullPrototype: true, requiredKeys: keys });
  return fc.oneof(
    fc.record({ ...family('printed'), ...hour }, optional('family')),
    fc.record(
      { ...family('period'), span, restDay: fc.constantFrom('next' as const, 'stays' as const), ...hour },
      optional('family', 'span'),
    ),
    fc.record(
      { ...family('period'), span, counting: fc.constant('printed-count' as const), ...hour },
      optional('family', 'span', 'counting'),
    ),
    fc.record(
      { ...family('lead'), edge: fc.constant('closing' as const), span: fc.oneof(span, nothing), ...hour },
      optional('family', 'edge', 'span'),
    ),
    fc.record(
      { ...family('lead'), edge: fc.constant('opening' as const), span, ...hour },
      optional('family', 'edge', 'span'),
    ),
    fc.record(
      {
        ...family('duty'),
        every: fc.constantFrom('month' as const, 'quarter' as const, 'half-year' as const, 'year' as const),
        monthsAfter: fc.integer({ min: 0, max: 24 }),
        day: fc.integer({ min: 1, max: 31 }),
        restDay: fc.constantFrom('stays' as const, 'next' as const),
        ...hour,
      },
      optional('family', 'every', 'monthsAfter', 'day', 'restDay'),
    ),
    fc.record({ ...family('tax'), every: fc.constantFrom('month' as const, 'quarter' as const) }),
    fc.record({ ...family('validity'), span: calendarSpan }),
    fc.record({
      ...family('validity'),
      span: fc.oneof(length('month'), length('year')),
      wholeMonths: fc.constant(true as const),
    }),
  );
}
