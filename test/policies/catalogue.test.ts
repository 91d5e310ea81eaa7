import { readFileSync } from 'node:fs';
import t from 'tap';
import { readCatalogue } from '../../src/catalogue.ts';
import type { PolicyDocument } from '../../src/policies/schema.ts';
import { atHand, digest, inventory, transcript } from './inventory.ts';
import { shipped } from './shipped.ts';

const catalogue = readCatalogue();
const frozen: Record<string, string> = JSON.parse(
  readFileSync(new URL('inventory-digest.json', import.meta.url), 'utf8'),
);

const numbered = (first: number, last: number, prefix = '') =>
  Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${first + index}`).join(' ');

t.test('the five founding documents are shipped whole, their clauses in the order of the text', (t) => {
  t.strictSame(
    catalogue.map(({ key, clauses }) => [key, clauses.map(({ no }) => no).join(' ')]),
    [
      ['jiading-industrial-internet', `一 ${numbered(1, 16)}`],
      ['sh-2024-527-industrial-services', `${numbered(1, 12)} closing`],
      ['sh-equipment-renewal-action', numbered(0, 21)],
      ['sh-new-industrialization-plan', numbered(1, 26, 'p')],
      ['songjiang-2024-digital-transformation', `${numbered(1, 18)} closing`],
    ],
  );
  t.equal(catalogue.flatMap(({ clauses }) => clauses).length, 97);
  t.end();
});

t.test('every document, clause, number and dated goal agrees with the frozen inventory', (t) => {
  const ours = new Map(catalogue.flatMap((document) => [...shipped(document)]));
  for (const [name, numbers] of ours) t.equal(digest(numbers), frozen[name], name);
  t.strictSame(
    [...ours.keys()].sort(),
    Object.keys(frozen).sort(),
    'nothing is missing and nothing is added',
  );
  t.equal([...ours.keys()].filter((name) => name.startsWith('measure')).length, 344);
  t.equal(catalogue.flatMap(moneyMeasures).length, 75);
  t.end();
});

t.test(
  'validity: two printed last days, one computed with its disputed reading, two documents with goals only',
  (t) => {
    t.strictSame(
      catalogue.map(({ validity }) =>
        validity.kind === 'until'
          ? [validity.until, validity.disputedUntil]
          : validity.kind === 'goals' && validity.goals.map(({ on }) => on),
      ),
      [
        ['2025-12-31', undefined],
        ['2027-12-31', undefined],
        ['2027-12-31'],
        ['2027-12-31', '2035-12-31'],
        ['2029-01-27', '2029-01-28'],
      ],
    );
    t.end();
  },
);

if (atHand) {
  t.test('the frozen inventory is the inventory, and ours shows which number differs', (t) => {
    const theirs = inventory();
    t.strictSame(Object.fromEntries([...theirs].map(([name, numbers]) => [name, digest(numbers)])), frozen);
    const ours = catalogue.flatMap((document) => [...shipped(document)]);
    for (const [name, numbers] of ours) t.strictSame(numbers, theirs.get(name), name);
    t.end();
  });

  t.test('all goals dated 2027 or 2035 are milestones, and those whose year is inferred say so', (t) => {
    const dated = [...inventory()].flatMap(([name, { target }]) => {
      const { byDate, byDateInferred } = (target ?? {}) as { byDate?: string; byDateInferred?: string };
      return byDate ? [`${name} ${byDate}`] : byDateInferred ? [`${name} ${byDateInferred} inferred`] : [];
    });
    const ours = catalogue.flatMap(({ milestones }) =>
      milestones.map(
        ({ measureId, on, inferred }) => `measure ${measureId} ${on}${inferred ? ' inferred' : ''}`,
      ),
    );
    t.strictSame(ours.sort(), dated.sort());
    t.end();
  });

  t.test('every quote stands in the transcript, word for word', (t) => {
    for (const document of catalogue) {
      const text = transcript(document.key);
      for (const quote of quotesOf(document)) t.ok(text.includes(quote), `${document.key}: ${quote}`);
    }
    t.end();
  });
}

function moneyMeasures({ clauses }: PolicyDocument) {
  return clauses.flatMap(({ measures }) => measures).filter(({ subject }) => subject !== undefined);
}

/** Every `quote` anywhere in the document. */
function quotesOf(value: PolicyDocument | unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name === 'quote' && typeof field === 'string' ? [field] : quotesOf(field),
  );
}
