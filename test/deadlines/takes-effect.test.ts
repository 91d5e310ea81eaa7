import t from 'tap';
import { derivePolicies } from '../../src/deadlines/derive/policy.ts';
import type { Law } from '../../src/deadlines/law.ts';
import type { Stored } from '../../src/deadlines/model.ts';
import { reconcile } from '../../src/deadlines/reconcile.ts';
import type { PolicyVersion } from '../../src/policies/versions.ts';
import { announced, idOf, sum } from './announcing.ts';
import { derive } from './asking.ts';
import { circumstances, day, stored } from './cast.ts';

const jiading = 'jiading-industrial-internet';
const law = circumstances('2025-12-05');

/** Jiading's opinions amended: published on 1 December 2025, in force from a day, recorded on the morning of the 2nd. */
function amendedFrom(inForceFrom: string) {
  const [first] = law.policies.get(jiading) ?? [];
  if (!first) throw new Error('no Jiading');
  const recordedAt = Temporal.Instant.from('2025-12-02T01:00:00Z');
  const days = { publishedOn: day('2025-12-01'), inForceFrom: day(inForceFrom), recordedAt };
  const second: PolicyVersion = { ...first, version: 2, announcementId: 'amendment', ...days };
  return { ...law, policies: new Map([...law.policies, [jiading, [first, second]]]) };
}

const rows = (inForceFrom: string) =>
  derivePolicies(amendedFrom(inForceFrom)).filter(({ kind }) => kind === 'policy-takes-effect');

t.test(
  'a version published before it takes effect has its first day, for the policy and for whom it concerns',
  async (t) => {
    const [row, ...more] = rows('2026-01-01');
    t.same(more, []);
    t.match(row, { subject: `policy:${jiading}`, rule: `${jiading}.takes-effect`, occurrence: 'amendment' });
    t.equal(String(row?.dueOn), '2026-01-01');
    const copies = derive({}, { today: '2025-12-05', law: amendedFrom('2026-01-01') }).deadlines;
    t.match(
      copies.filter(({ kind }) => kind === 'policy-takes-effect'),
      [{ subject: 'enterprise:shenjiang', occurrence: 'amendment' }],
    );
  },
);

t.test('an amendment that is corrected before its day moves its row', async (t) => {
  const amended = announced(law, sum(500_000, { inForceFrom: '2026-01-01' }), { n: 1, on: '2025-12-05' });
  const later = sum(500_000, { inForceFrom: '2026-02-02' });
  const corrected = announced(amended, later, { n: 2, on: '2025-12-05', corrects: 1 });
  const own = (under: Law) =>
    derivePolicies({ ...under, today: law.today }).filter(({ kind }) => kind === 'policy-takes-effect');
  const [first, ...more] = own(amended);
  t.same(more, []);
  if (!first) throw new Error('no row');
  t.same([first.occurrence, `${first.dueOn}`], [idOf(1), '2026-01-01']);
  const changes = (kept: Stored[]) =>
    reconcile(kept, own(corrected), law.today).map(
      ({ change, after }) => `${change} ${after.occurrence} ${after.dueOn} ${after.status}`,
    );
  t.same(changes([stored(first)]), [`move ${idOf(1)} 2026-02-02 firm`]);
  const under2 = { occurrence: idOf(2), dueOn: day('2026-02-01') };
  t.same(
    changes([
      stored({ ...first, status: 'withdrawn' }, { id: 'd1' }),
      stored({ ...first, ...under2 }, { id: 'd2' }),
    ]),
    [`move ${idOf(2)} 2026-02-02 firm`],
    'as it was stored before, under the correction’s id',
  );
});

t.test('what was in force when it was published or recorded has none', async (t) => {
  t.same(rows('2025-12-01'), []);
  t.equal(rows('2025-12-02').length, 1, 'on the day it was recorded it still lies ahead');
  t.same(
    derivePolicies(law).filter(({ kind }) => kind === 'policy-takes-effect'),
    [],
    'none of the shipped documents: all were in force',
  );
});
