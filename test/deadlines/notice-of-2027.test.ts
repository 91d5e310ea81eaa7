import fc from 'fast-check';
import t from 'tap';
import { FESTIVALS, type Festival, festivalDay } from '../../src/dates/festivals.ts';
import { amend } from '../../src/deadlines/amend.ts';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import { lawWith } from '../../src/deadlines/law.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { identityOf, reconcile } from '../../src/deadlines/reconcile.ts';
import { busy } from './busy.ts';
import { circumstances, day, recordedAt, stored } from './cast.ts';
import { invented } from './invented-2027.ts';

type Effect = EffectOf<'holiday-notice'>;
const today = day('2026-11-20');
const law = circumstances('2026-11-20');
const firm = busy();
const before = deriveEnterprise(firm, law).deadlines;
const source = { title: { zh: '节假日安排', en: 'Holiday notice' }, reference: '国办发明电〔2026〕9号' };

function after(effect: Effect): Derived[] {
  const result = amend(law, effect, { source, publishedOn: today }, recordedAt);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return deriveEnterprise(firm, { ...lawWith(law, result), today }).deadlines;
}

const within = (on: Temporal.PlainDate | undefined, earliest: string, latest: string) =>
  `${on}` >= earliest && `${on}` <= latest;

/** Whether a day stays inside the range stated for it; without a range it stays where it was. */
function holds(was: Derived, is: Derived, part: 'dueOn' | 'actBy'): boolean {
  const range = was.content.provisional?.[part];
  return range ? within(is[part], range.earliest, range.latest) : `${is[part]}` === `${was[part]}`;
}

/** The years whose notices a row still waits for. */
const awaited = ({ content }: Derived) =>
  content.workings.flatMap(({ say, with: values }) =>
    say.startsWith('dates.provisional') ? [Number(values.year)] : [],
  );

/** What is wrong with the days after a notice, as texts. */
function wrong(rows: Derived[]): string[] {
  const found = new Map(rows.map((row) => [identityOf(row), row]));
  const gone = before.filter((row) => !found.has(identityOf(row))).map((row) => `gone: ${identityOf(row)}`);
  const outside = before.flatMap((was) => {
    const is = found.get(identityOf(was));
    if (!is || (holds(was, is, 'dueOn') && holds(was, is, 'actBy'))) return [];
    const range = JSON.stringify(was.content.provisional);
    return [`${identityOf(was)} ${was.dueOn} ${was.actBy} ${range} -> ${is.dueOn} ${is.actBy}`];
  });
  const waiting = rows.filter((row) => awaited(row).includes(2027)).map((row) => `waits: ${identityOf(row)}`);
  return [...gone, ...outside, ...waiting];
}

/** Notices as far from the plain week as those since 2019 have gone. */
const anyNotice: fc.Arbitrary<Effect> = fc
  .tuple(
    fc.tuple(
      ...(Object.keys(FESTIVALS) as Festival[]).map((festival) => {
        const { statutory, block } = FESTIVALS[festival];
        return fc.record({
          festival: fc.constant(festival),
          first: fc.integer({ min: block[0], max: Math.min(...statutory) }),
          last: fc.integer({ min: Math.max(...statutory), max: block[1] }),
          makeUp: fc.uniqueArray(fc.integer({ min: 1, max: 14 }), { maxLength: 4 }),
          side: fc.boolean(),
        });
      }),
    ),
  )
  .map(([parts]) => {
    const placed = parts.map((part) => {
      const on = festivalDay(part.festival, 2027);
      const off = [on.add({ days: part.first }).toString(), on.add({ days: part.last }).toString()] as const;
      const [first, last] = FESTIVALS[part.festival].block;
      const near = part.makeUp.map((n) => on.add({ days: part.side ? last + n : first - n }));
      return { part, off, near };
    });
    const isOff = (iso: string) => placed.some(({ off }) => iso >= off[0] && iso <= off[1]);
    const named = new Set<string>();
    const breaks = placed.map(({ part, off, near }) => ({
      festivals: [part.festival],
      off: [...off] as [string, string],
      work: near
        .filter((each) => each.dayOfWeek > 5 && !isOff(each.toString()) && !named.has(each.toString()))
        .map((each) => {
          named.add(each.toString());
          return each.toString();
        }),
    }));
    return { kind: 'holiday-notice', office: 'government', year: 2027, breaks };
  });

t.test('before the notice, days all over 2027 are provisional, of every kind that counts', async (t) => {
  const open = before.filter(({ content }) => content.provisional?.dueOn);
  t.ok(open.length > 40, String(open.length));
  const kinds = new Set(open.map(({ kind }) => kind));
  for (const kind of ['certificate-renewal', 'certificate-renewal-opens', 'duty', 'change-filing'] as const)
    t.ok(kinds.has(kind), kind);
});

t.test(
  'an invented notice moves every provisional day inside its stated range and leaves the others',
  async (t) => {
    t.same(wrong(after(invented)), []);
  },
);

t.test('afterwards nothing waits for the notice of 2027, and what waited for it alone is firm', async (t) => {
  const rows = after(invented);
  t.ok(before.some((row) => awaited(row).includes(2027)));
  // What lies in December 2027 or counts back from January 2028 waits for the notice of 2028.
  for (const row of rows.filter(({ status }) => status === 'provisional'))
    t.ok(`${row.dueOn}` >= '2027-12-01' || row.subject.endsWith('-6'), `${identityOf(row)} ${row.dueOn}`);
});

t.test('the notice moves or amends rows under their identities: none is added or withdrawn', async (t) => {
  const rows = before.map((row, index) => stored(row, { id: `d${index}` }));
  const changes = reconcile(rows, after(invented), today);
  t.same([...new Set(changes.map(({ change }) => change))].sort(), ['amend', 'move']);
  t.same(
    reconcile(
      after(invented).map((row) => stored(row)),
      after(invented),
      today,
    ),
    [],
  );
});

t.test('a few days by hand', async (t) => {
  const rows = after(invented);
  const at = (subject: string, kind: string) =>
    rows.find((row) => row.subject === subject && row.kind === kind);
  // Three months before 31 May is Sunday 28 February: the Friday before it, since only the 20th is worked.
  const renewal = at('certificate:cma-2', 'certificate-renewal');
  t.equal(`${renewal?.dueOn} ${renewal?.status}`, '2027-02-26 firm');
  // One month before 8 March is 8 February, in the holiday that begins on Friday the 5th.
  const inspection = at('certificate:tezhong_shebei-1', 'certificate-renewal');
  t.equal(`${inspection?.dueOn} ${inspection?.status}`, '2027-02-04 firm');
  // Eight rest days, 5 to 12 February, and Saturday 13 and Sunday 14 beside them are ten: ten working days after the
  // 15th are 16–20 (the make-up Saturday is the fifth) and 22–26.
  const vat = rows.find(({ rule, occurrence }) => rule === 'vat-monthly' && occurrence === '2027-01');
  t.equal(`${vat?.dueOn} ${vat?.status}`, '2027-02-26 firm');
  // 3 months after 9 November 2026 is 9 February: the first working day after the holiday is Monday the 15th.
  const change = rows.find(
    ({ subject, rule }) => subject === 'event:name-2026-11-09' && rule === 'hnte-change',
  );
  t.equal(`${change?.dueOn} ${change?.status}`, '2027-02-15 firm');
});

t.test('any notice like those since 2019 keeps every day inside its stated range', async () => {
  fc.assert(
    fc.property(anyNotice, (effect) => {
      const problems = wrong(after(effect));
      if (problems.length > 0) throw new Error(problems.slice(0, 5).join('\n'));
    }),
    { numRuns: 25 },
  );
});
