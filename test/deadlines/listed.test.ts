import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import { withListed } from '../../src/deadlines/derive/listed.ts';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Ruling } from '../../src/deadlines/law.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { derive, ruling } from './asking.ts';
import { circumstances, day, facts, recordedAt } from './cast.ts';

type List = EffectOf<'list'>;
type Review = EffectOf<'review'>;
const own = '91310114MA1GT3XR0A';
const other = '91310000132200821H';

const list = (changes: Partial<List> = {}) =>
  ruling(
    {
      kind: 'list',
      held: { title: 'future-standard-led' },
      grantedOn: '2026-02-10',
      recipients: [{ creditCode: own }],
      ...changes,
    },
    '沪标〔2026〕3号',
  );
const review = (changes: Partial<Review> = {}) =>
  ruling(
    {
      kind: 'review',
      held: { title: 'future-standard-led' },
      endedOn: '2026-02-20',
      recipients: [{ creditCode: own }],
      ...changes,
    },
    '沪标〔2026〕9号',
  );

/** 527 clause 11: at most CNY 300,000 for whoever has led a standard of a future industry. */
const standard = (rulings: Ruling[], changes: Partial<EnterpriseFacts> = {}) =>
  derive(changes, { rulings }).benefits.find(({ place }) => place.measure.id === 'sh527-11.1')?.answer;
const gaoxin = { held: { certificate: 'gaoxin' } } as const;
const rows = (rulings: Ruling[], changes: Partial<EnterpriseFacts> = {}) =>
  derive(changes, { rulings })
    .deadlines.filter(({ subject }) => subject.startsWith('certificate:'))
    .map(({ subject, kind, occurrence, dueOn }) => [subject, kind, occurrence, dueOn ?? '-'].join(' '));

t.test(
  'a title begins with the list that names the enterprise, and brings the money that rests on it',
  async (t) => {
    t.match(standard([]), { answer: 'incomplete' }, 'it was asked for before');
    t.match(standard([list()]), { answer: /^owed$/, value: { fen: 30_000_000 } });
    t.match(
      standard([list({ recipients: [{ creditCode: other }] })]),
      { answer: 'incomplete' },
      'not another’s',
    );
    t.match(
      standard([list({ grantedOn: '2026-03-03' })]),
      { answer: 'incomplete' },
      'not before its day, 3 March',
    );
    t.match(
      standard([list({ expiresOn: '2026-03-01' })]),
      { answer: 'incomplete' },
      'not after its last day',
    );
    t.match(standard([list({ expiresOn: '2026-03-02' })]), { answer: /^owed$/ }, 'its last day is inclusive');
  },
);

t.test('a review ends a title on its last day: the money goes, with the review as the reason', async (t) => {
  const answer = standard([list(), review()]);
  t.match(answer, {
    answer: 'not-owed',
    reasons: [
      {
        say: 'benefits.held-ended',
        with: { held: 'future-standard-led', on: '2026-02-20' },
        source: { reference: '沪标〔2026〕9号' },
      },
    ],
  });
  t.match(
    standard([list(), review({ endedOn: '2026-03-02' })]),
    { answer: /^owed$/ },
    'held through that day',
  );
  t.match(standard([list(), review({ recipients: [{ creditCode: other }] })]), { answer: /^owed$/ });
  const registered = [{ id: 't', body: { title: 'future-standard-led' as const, grantedOn: '2025-06-03' } }];
  t.match(standard([review()], { titles: registered }), { answer: 'not-owed' }, 'a registered one as well');
  const again = list({ grantedOn: '2026-02-25' });
  t.match(standard([list(), review(), again]), { answer: /^owed$/ }, 'a later list gives it again');
});

t.test('a title that the enterprise has registered itself is not added again', async (t) => {
  const law = { ...circumstances('2026-03-02'), rulings: [list()] };
  const registered = (changes: object) =>
    facts({
      titles: [{ id: 't', body: { title: 'future-standard-led', grantedOn: '2026-02-12', ...changes } }],
    });
  const ids = (of: EnterpriseFacts) => withListed(of, law).titles.map(({ id }) => id);
  t.same(ids(registered({})), ['t']);
  t.same(
    ids(registered({ grantedOn: '2023-01-05', endedOn: '2025-01-04' })).length,
    2,
    'one that had ended is another',
  );
  t.same(ids(registered({ title: 'chain-leader' })).length, 2);
});

t.test('a project is known by its exact name, and a title of a project is that project’s', async (t) => {
  const projects = [{ id: 'p1', body: { name: '一期', nature: 'other' as const } }];
  const named = (project: string) =>
    withListed(facts({ projects }), {
      ...circumstances('2026-03-02'),
      rulings: [
        list({
          held: { title: 'benchmark-project', rank: 'municipal' },
          recipients: [{ creditCode: own, project }],
        }),
      ],
    }).titles.map(({ body }) => body);
  t.match(named('一期'), [
    { title: 'benchmark-project', rank: 'municipal', projectId: 'p1', grantedOn: '2026-02-10' },
  ]);
  t.same(named('一期 '), []);
});

t.test('a listed certificate has the dates of its kind, under an id that lasts', async (t) => {
  // 36 months from 2023-11-15: the last valid day is 2026-11-14; renewal waits for a batch.
  const first = list({ ...gaoxin, grantedOn: '2023-11-15' });
  t.same(rows([first]), [
    'certificate:listed/shenjiang/gaoxin certificate-expires cycle1 2026-11-14',
    'certificate:listed/shenjiang/gaoxin certificate-renewal cycle1 -',
  ]);
  const second = list({ ...gaoxin, grantedOn: '2026-10-20', expiresOn: '2029-10-19' });
  t.same(rows([first, second]), [
    'certificate:listed/shenjiang/gaoxin certificate-expires cycle1 2026-11-14',
    'certificate:listed/shenjiang/gaoxin certificate-renewal cycle1 -',
    'certificate:listed/shenjiang/gaoxin certificate-expires cycle2 2029-10-19',
    'certificate:listed/shenjiang/gaoxin certificate-renewal cycle2 -',
  ]);
});

t.test('a certificate registered for the term stands for the listed one', async (t) => {
  const first = list({ ...gaoxin, grantedOn: '2023-11-15' });
  const certificates = (issuedOn: string, expiresOn: string) => [
    { id: 'c', body: { kind: 'gaoxin', issuedOn, expiresOn } },
  ];
  const subjects = (found: string[]) => [...new Set(found.map((row) => row.split(' ')[0]))];
  const registered = rows([first], { certificates: certificates('2023-11-20', '2026-11-19') });
  t.same(subjects(registered), ['certificate:c'], 'a few days between list and certificate do not matter');
  const before = rows([first], { certificates: certificates('2020-11-12', '2023-11-20') });
  t.same(
    subjects(before),
    ['certificate:c', 'certificate:listed/shenjiang/gaoxin'],
    'the term before is another',
  );
});

t.test('a review ends a certificate: what would have been due later is gone', async (t) => {
  const ended = review({ ...gaoxin, endedOn: '2026-06-30' });
  const certificates = [
    { id: 'c', body: { kind: 'gaoxin', issuedOn: '2023-11-15', expiresOn: '2026-11-14' } },
  ];
  t.same(rows([ended], { certificates }), []);
  t.same(rows([list({ ...gaoxin, grantedOn: '2023-11-15' }), ended]), []);
  const late = rows([review({ ...gaoxin, endedOn: '2026-12-31' })], { certificates });
  t.same(late.length, 2, 'what had run out by then was not ended by it');
  const renewed = [{ id: 'c', body: { kind: 'gaoxin', issuedOn: '2026-07-15', expiresOn: '2029-07-14' } }];
  t.same(rows([ended], { certificates: renewed }).length, 2, 'a certificate given afterwards stands');
});

t.test('applying lists and reviews twice says the same as once', async (t) => {
  const law = {
    ...circumstances('2026-03-02'),
    rulings: [
      list({ expiresOn: '2029-02-09' }),
      list({ ...gaoxin, grantedOn: '2023-11-15' }),
      review(),
      list({ grantedOn: '2026-02-25', expiresOn: '2029-02-24' }),
      review({ ...gaoxin, endedOn: '2026-06-30' }),
      list({ ...gaoxin, grantedOn: '2026-10-20' }),
      review({ ...gaoxin, endedOn: '2027-06-30' }),
    ],
  };
  const mixed = facts({
    titles: [
      { id: 't', body: { title: 'future-standard-led', grantedOn: '2024-06-03', endedOn: '2026-02-28' } },
    ],
  });
  const once = withListed(mixed, law);
  t.same([once.titles.length, once.certificates.length], [3, 1]);
  t.same(withListed(once, law), once);
});

t.test('what cannot be meant is refused, each with its pointer', async (t) => {
  const pointers = (effect: List | Review) => {
    const source = { title: { zh: '测试通知', en: 'A notice for tests' } };
    const found = amend(
      circumstances('2026-03-02'),
      effect,
      { source, publishedOn: day('2026-03-02') },
      recordedAt,
    );
    return 'faults' in found ? found.faults.map(({ pointer }) => pointer) : [];
  };
  const named = (changes: Partial<List>) => list(changes).effect as List;
  t.same(pointers(named({})), []);
  t.same(pointers(named({ expiresOn: '2026-02-09' })), ['/effect/expiresOn']);
  t.same(pointers(named({ held: { certificate: 'no_such_kind' } })), ['/effect/held/certificate']);
  t.same(
    pointers(
      named({ recipients: [{ creditCode: '91310114MA1GT3XR0B' }, { creditCode: own }, { creditCode: own }] }),
    ),
    ['/effect/recipients/0/creditCode', '/effect/recipients/2'],
  );
  t.same(pointers(review({ held: { certificate: 'no_such_kind' } }).effect as Review), [
    '/effect/held/certificate',
  ]);
});
