import fc from 'fast-check';

/** Values that have broken services before: characters SQL refuses, words of JavaScript, ends of number ranges. */
const sharp = fc.constantFrom<unknown>(
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u001b[2J',
  '\r\nBcc: x@y.z',
  '__proto__',
  'constructor',
  'toString',
  '0000-01-01',
  '1900-01-01',
  '2199-12-31',
  '9999-12-31',
  '+275760-09-13',
  '2024-02-29',
  '\u202e甲',
  '𠮷',
  '甲'.repeat(300),
  '01890a5d-0000-7000-8000-000000000000',
  -1,
  -0,
  0.1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  2 ** 53,
  null,
  true,
  [],
  {},
  [[[[[]]]]],
);

export const value = fc.oneof(
  { weight: 3, arbitrary: sharp },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown> },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  {
    weight: 1,
    arbitrary: fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  },
);

/** One change to a body: at a place that is chosen by numbers, a value put in, a field added, taken away or repeated. */
export const change = fc.record({
  steps: fc.array(fc.nat(12), { maxLength: 4 }),
  how: fc.constantFrom('put', 'put', 'put', 'put', 'add', 'drop', 'repeat'),
  value,
});
export type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** A copy of a body with the changes made, in turn; the values too are copies, for later changes write into them. */
export function changed(body: unknown, changes: Change[]): unknown {
  const all = { body: structuredClone(body) };
  for (const { value, ...each } of changes)
    change1(all, ['body'], { ...each, value: structuredClone(value) });
  return all.body;
}

function change1(parent: object, keys: string[], { steps, how, value }: Change) {
  const key = keys[(steps[0] ?? 0) % keys.length] ?? 'body';
  const child = Reflect.get(parent, key);
  const inner = child && typeof child === 'object' ? Object.keys(child) : [];
  if (inner.length > 0 && steps.length > 0) {
    change1(child, inner, { steps: steps.slice(1), how, value });
  } else if (how === 'drop' && keys.length > 1) Reflect.deleteProperty(parent, key);
  else if (how === 'add') Reflect.set(parent, `${key}x`, value);
  else if (how === 'repeat' && Array.isArray(parent)) parent.push(structuredClone(child));
  else Reflect.set(parent, key, value);
}

export const word = fc.oneof(
  fc.constantFrom(
    'x',
    '%00',
    '%zz',
    '..',
    '%2e%2e%2f',
    'a'.repeat(250),
    '甲',
    "'--",
    '%ud800',
    '0',
    'policies',
  ),
  fc.string({ maxLength: 12 }).map(encodeURIComponent),
);

const strangeHeaders = fc.record(
  {
    'if-match': fc.constantFrom('"1"', '*', 'W/"1"', '"999999999"', '"1", "2"', '""', 'x', '"-1"'),
    'idempotency-key': fc.constantFrom('k', 'key-number-one', 'x'.repeat(201), "'; drop table person; --"),
    'accept-language': fc.constantFrom('en', 'zh', '*', ';;;', 'en;q=x', 'de'.repeat(500)),
    'content-type': fc.constantFrom(
      'application/json',
      'text/plain',
      'application/json; charset=utf-16',
      ';',
      '',
    ),
    'if-none-match': fc.constantFrom('*', '"', 'W/', '""'.repeat(500)),
    'if-modified-since': fc.constantFrom('yesterday', 'Wed, 31 Dec 9999 23:59:59 GMT', '-1'),
    authorization: fc.constantFrom('Bearer', 'Basic eDp5', `Bearer ${'x'.repeat(5000)}`, 'Bearer \u00ff'),
  },
  { requiredKeys: [] },
);

/** Mostly none: most of what is sent shall get past the door. */
export const headers = fc.oneof(
  { weight: 5, arbitrary: fc.constant<Record<string, string>>({}) },
  { weight: 1, arbitrary: strangeHeaders as fc.Arbitrary<Record<string, string>> },
);
