import t from 'tap';
import { lineOf, refusal } from './refusal.ts';

t.test(
  'open questions of rules on combining, and what bears on the time after the end, lead somewhere',
  (t) => {
    const head = 'jiading-industrial-internet/policy.yaml';
    const said = refusal(t, [
      [head, 'question: jiading-13.difference', 'question: jiading-13.no-such'],
      [head, 'within: jiading-13.two-clauses', 'within: jiading-13.nowhere'],
      [head, '  - jiading.after-expiry', '  - jiading.before-expiry'],
    ]);
    const wanted = [
      [lineOf(head, 'question: jiading-13.difference'), '/generalRules/6/coordination/question '],
      [lineOf(head, 'within: jiading-13'), '/generalRules/6/coordination/within '],
      [lineOf(head, '  - jiading.after-expiry'), '/afterwards/0 '],
    ];
    t.equal(said.length, wanted.length, said.join('\n'));
    for (const [at, pointer] of wanted)
      t.ok(
        said.some((line) => line.startsWith(`${head}:${at}: ${pointer}`)),
        `${pointer} in ${said.join('\n')}`,
      );
    t.end();
  },
);

t.test('only money is paid on top of something', (t) => {
  const clause = 'jiading-industrial-internet/clause-13.yaml';
  const listing = 'jiading-industrial-internet/clause-03.yaml';
  t.match(
    refusal(t, [[listing, 'kind: reward-fixed', 'kind: service-or-facilitation']]).join('\n'),
    /onTopOf/,
  );
  t.same(refusal(t, [[clause, 'measures: []', 'measures: []']]), []);
  t.end();
});
