import { Type } from 'typebox';

/** A real civil day, `YYYY-MM-DD`, in Asia/Shanghai. Bounded, since what is derived from it must be a day that SQL has too. */
export const Day = Type.String({
  format: 'date',
  formatMinimum: '1900-01-01',
  formatMaximum: '2199-12-31',
  examples: ['2025-03-15'],
});

/** A whole amount of fen (CNY 0.01), not negative. */
export const Fen = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, examples: [15_000_000_000] });

/** A clock hour as minutes after 00:00 in Asia/Shanghai; 24:00 is 1440. */
export const Minute = Type.Integer({ minimum: 0, maximum: 1440 });

// No control characters, no line ends, no half of a surrogate pair (which SQL's JSON refuses), and no byte-order mark, which the
// embedded database loses where a text begins with it.
const unspeakable = '\\u0000-\\u001f\\u007f\\u2028\\u2029\\ud800-\\udfff\\ufeff';

/** One line of a person's own words, which can stand in a header or a feed. */
export const Words = (maxLength: number) =>
  Type.String({
    minLength: 1,
    maxLength,
    pattern: `^[^${unspeakable}]*[^\\s${unspeakable}][^${unspeakable}]*$`,
  });

/** What an authority has said of an enterprise or a project, where a clause leaves a `question` to it. */
export const Decisions = Type.Array(
  Type.Object(
    {
      question: Type.String({ maxLength: 80 }),
      answer: Type.Enum(['yes', 'no']),
      on: Day,
      reference: Type.Optional(Words(120)),
    },
    { additionalProperties: false },
  ),
  { maxItems: 40 },
);

/** An object that refuses fields it does not know. */
export const Closed = { additionalProperties: false } as const;
