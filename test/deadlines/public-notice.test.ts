import t from 'tap';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Ruling } from '../../src/deadlines/law.ts';
import type { Stored } from '../../src/deadlines/model.ts';
import { reconcile } from '../../src/deadlines/reconcile.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { said } from './asking.ts';
import { day, stored } from './cast.ts';
import { notice, rowsUnder, subsidised } from './window-cast.ts';

const listed: EffectOf<'public-notice'> = {
  kind: 'public-notice',
  measures: ['sheq-7.1'],
  recipients: [
    { creditCode: '91310114MA1GT3XR0A', project: '三号线技改' },
    { creditCode: '91310117MA1J2K4L51' },
  ],
  from: '2026-06-01',
};
const objections = (
  changes: Partial<EffectOf<'public-notice'>>,
  facts: Partial<EnterpriseFacts> = subsidised,
) =>
  rowsUnder([notice({ ...listed, ...changes }, '2026-06-01')], { today: '2026-06-02', facts }).filter(
    ({ kind }) => kind === 'objection',
  );
const until = { on: '2026-06-07' };

t.test(
  'the printed end of a public notice is a row of the project it names, not moved for a Sunday',
  async (t) => {
    const [row, ...more] = objections({ until, objections: { zh: '电话 12345', en: 'call 12345' } });
    t.same(more, []);
    t.match(row, { subject: 'project:p', rule: 'public-notice', status: 'firm' });
    t.equal(row?.occurrence, '沪经信〔2026〕1号 2026-06-01', 'named by its announcement');
    t.same([`${row?.dueOn}`, `${row?.actBy}`], ['2026-06-07', '2026-06-05']);
    t.match(row?.content.title, { zh: '三号线技改（技改项目银行贷款贴息）：公示期满' });
    t.ok(said(row).includes('deadlines.objections-to'));
  },
);

t.test('of a count of days the earlier reading is the date and the later one is kept', async (t) => {
  // Monday 1 June counted: five working days end on Friday the 5th; not counted, on Monday the 8th.
  const [row] = objections({ within: { value: 5, unit: 'working-day' } });
  t.equal(`${row?.dueOn}`, '2026-06-05');
  t.equal(row?.content.disputed?.on, '2026-06-08');
});

t.test(
  'a project under another name leaves the row with the enterprise; who is not named has none',
  async (t) => {
    const { projects: _, ...bare } = subsidised;
    t.match(objections({ until }, { ...bare, loans: [] }), [
      { subject: 'enterprise:shenjiang', occurrence: /三号线技改$/ },
    ]);
    const others = { recipients: [{ creditCode: '91310117MA1J2K4L51' }] };
    t.same(objections({ until, ...others }), []);
  },
);

t.test('a public notice that the enterprise has registered on its claim is told once', async (t) => {
  const body = {
    measureId: 'sheq-7.1',
    projectId: 'p',
    year: 1,
    steps: [],
    evidence: [],
    history: [
      { state: 'submitted' as const, on: '2026-02-02' },
      { state: 'public-notice' as const, on: '2026-06-01', until: '2026-06-07' },
    ],
  };
  t.match(objections({ until }, { ...subsidised, claims: [{ id: 'c', body }] }), [{ subject: 'claim:c' }]);
});

t.test('a corrected public notice moves its row, under the first announcement’s name', async (t) => {
  const today = '2026-06-02';
  const rows = (ruling: Ruling) => rowsUnder([ruling], { today }).filter(({ kind }) => kind === 'objection');
  const changes = (ruling: Ruling, kept: Stored[]) =>
    reconcile(kept, rows(ruling), day(today)).map(
      ({ change, after }) => `${change} ${after.occurrence} ${after.dueOn} ${after.status}`,
    );
  const as = (announcementId: string, on: string, corrects: string[] = []): Ruling => ({
    ...notice({ ...listed, until: { on } }, '2026-06-01'),
    announcementId,
    ...(corrects.length > 0 ? { corrects } : {}),
  });
  const [first] = rows(as('a', '2026-06-09'));
  if (!first) throw new Error('no row');
  const corrected = as('b', '2026-06-11', ['a']);
  t.same(changes(corrected, [stored(first)]), ['move a 2026-06-11 firm']);
  const again = as('c', '2026-06-12', ['a', 'b']);
  t.same(changes(again, [stored(first)]), ['move a 2026-06-12 firm']);
  // As a correction was stored before: the first row withdrawn, another under the correction's id.
  const kept = [
    stored({ ...first, status: 'withdrawn' }, { id: 'd1' }),
    stored({ ...first, occurrence: 'b', dueOn: day('2026-06-11'), actBy: day('2026-06-11') }, { id: 'd2' }),
  ];
  t.same(changes(again, kept), ['move b 2026-06-12 firm'], 'it goes on under the name it stands under');
  t.same(changes(as('b', '2026-06-12', ['a']), kept), ['move b 2026-06-12 firm']);
});

t.test('of a project that is not registered the name goes with the first announcement, too', async (t) => {
  const { projects: _, ...bare } = subsidised;
  const ruling = { ...notice({ ...listed, until }, '2026-06-01'), announcementId: 'b', corrects: ['a'] };
  t.match(
    rowsUnder([ruling], { today: '2026-06-02', facts: { ...bare, loans: [] } }).filter(
      ({ kind }) => kind === 'objection',
    ),
    [{ occurrence: 'a/三号线技改' }],
  );
});
