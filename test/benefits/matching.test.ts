import t from 'tap';
import { type Candidate, type Match, matchesOf } from '../../src/benefits/matching.ts';
import { fieldOf } from '../../src/benefits/registering.ts';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import { circumstances, facts } from '../deadlines/cast.ts';
import { moneyPlaces, placeFor, yuan } from './asking.ts';

const line = { say: 'benefits.estimate-only', with: {} };
const today = '2025-06-16';

const owed = (id: string, amount: number, days: string[] = []): Candidate => ({
  place: placeFor(id),
  projectId: 'p1',
  answer: { answer: 'owed', value: { fen: yuan(amount), upTo: true } },
  days,
});
const incomplete = (id: string, ...missing: string[]): Candidate => ({
  place: placeFor(id),
  projectId: 'p1',
  answer: {
    answer: 'incomplete',
    missing: missing.map((what) => ({
      need: what.startsWith(id.split('-')[0] ?? '') ? 'reading' : 'fact',
      what,
      line,
    })),
  },
  days: [],
});
const refused = (id: string): Candidate => ({
  place: placeFor(id),
  projectId: 'p1',
  answer: { answer: 'not-owed', reasons: [line] },
  days: [],
});

const match = (candidates: Candidate[], { follows = [] as string[], all = false } = {}) =>
  matchesOf(candidates, { today, follows, all });
const ids = (matches: Match[]) => matches.map(({ place }) => place.measure.id);

t.test('what can be claimed comes first, by amount; at equal amount the closer day', async (t) => {
  const candidates = [
    incomplete('sheq-7.2', 'lease'),
    owed('sheq-7.1', 1_000_000, ['2026-01-01']),
    owed('sheq-12.1', 1_000_000, ['2027-01-01', '2025-12-01', '2025-06-15']),
    owed('sheq-10.1', 2_000_000),
  ];
  const matches = match(candidates);
  t.same(ids(matches), ['sheq-10.1', 'sheq-12.1', 'sheq-7.1', 'sheq-7.2']);
  t.match(matches[1], { kind: 'claimable', fen: yuan(1_000_000), upTo: true, nextOn: '2025-12-01' });
  t.equal(matches[0]?.nextOn, undefined);
});

t.test('without a day of its own the policy’s last day is the closer one', async (t) => {
  const matches = match([owed('sheq-7.1', 1), owed('sh527-1.1', 1), owed('jiading-8.1', 1)]);
  t.same(
    matches.map(({ place, until }) => [place.document.key, until]),
    [
      ['jiading-industrial-internet', '2025-12-31'],
      ['sh-2024-527-industrial-services', '2027-12-31'],
      ['sh-equipment-renewal-action', undefined],
    ],
  );
});

t.test('what is incomplete is ranked by how few facts are missing, then by its ceiling', async (t) => {
  const matches = match([
    incomplete('jiading-8.1', 'project.nature', 'project.costs.withoutCivilWorks'),
    incomplete('sheq-5.1', 'project.costs.contract'),
    incomplete('sheq-7.3', 'project.costs.approved'),
    incomplete('songjiang-17.1', 'songjiang-17.1.rate'),
  ]);
  t.same(ids(matches), ['songjiang-17.1', 'sheq-7.3', 'sheq-5.1', 'jiading-8.1']);
  t.match(matches[0], {
    kind: 'incomplete',
    possibleFen: yuan(2_000_000),
    yearly: true,
    toRegister: [],
    toSettle: [{ what: 'songjiang-17.1.rate' }],
  });
  t.match(matches[1], { possibleFen: yuan(100_000_000), toRegister: [{ what: 'project.costs.approved' }] });
  t.notOk('yearly' in (matches[1] ?? {}));
});

t.test('a ceiling is that of the highest tier, and there is none where the text has none', async (t) => {
  const matches = match([incomplete('jiading-5.1', 'title.rank'), incomplete('songjiang-14.1', 'loan')]);
  t.same(
    matches.map((each) => [each.place.measure.id, each.kind === 'incomplete' && each.possibleFen]),
    [
      ['jiading-5.1', yuan(10_000_000)],
      ['songjiang-14.1', undefined],
    ],
  );
});

t.test('what is not owed is told last, when asked for or followed', async (t) => {
  const candidates = [refused('sheq-7.1'), refused('sheq-12.1'), incomplete('sheq-7.2', 'lease')];
  t.same(ids(match(candidates)), ['sheq-7.2']);
  t.same(ids(match(candidates, { all: true })), ['sheq-7.2', 'sheq-7.1', 'sheq-12.1']);
  const followed = match(candidates, { follows: ['sheq-12.1', 'sheq-7.2'] });
  t.match(followed, [
    { place: { measure: { id: 'sheq-7.2' } }, followed: true, toRegister: [{ what: 'lease' }] },
    { place: { measure: { id: 'sheq-12.1' } }, followed: true, reasons: [line] },
  ]);
});

t.test('a missing fact is a field of the API', async (t) => {
  const fields = {
    'enterprise.activities': { pointer: '/activities' },
    'enterprise.decisions.jiading-1.1.sme': { pointer: '/decisions', value: 'jiading-1.1.sme' },
    'project.decisions.sheq-7.3.major': {
      collection: 'projects',
      pointer: '/decisions',
      value: 'sheq-7.3.major',
    },
    project: { collection: 'projects', pointer: '' },
    'project.costs.approved': { collection: 'projects', pointer: '/costs/approved' },
    'project.event.filedOn': { collection: 'projects', pointer: '/event/filedOn' },
    'project.contract.signedOn': { collection: 'projects', pointer: '/contract/signedOn' },
    'project.filedOn': { collection: 'projects', pointer: '/filedOn' },
    'project.approvedOn': { collection: 'projects', pointer: '/approvedOn' },
    'loan.contractOn': { collection: 'loans', pointer: '/contractOn' },
    loan: { collection: 'loans', pointer: '' },
    'loan.drawdowns': { collection: 'loans', pointer: '/drawdowns' },
    'title.benchmark-project': { collection: 'titles', pointer: '/title', value: 'benchmark-project' },
    'title.rank': { collection: 'titles', pointer: '/rank' },
    'certificate.lianghua_ronghe': {
      collection: 'certificates',
      pointer: '/kind',
      value: 'lianghua_ronghe',
    },
    'certificate.level': { collection: 'certificates', pointer: '/level' },
    'loan.l1.rates': { collection: 'loans', id: 'l1', pointer: '/rates' },
    'violation.v1.serious': { collection: 'violations', id: 'v1', pointer: '/serious' },
    'grant.g1.matching': { collection: 'grants', id: 'g1', pointer: '/matching' },
    'grant.g1.matching.amountFen': { collection: 'grants', id: 'g1', pointer: '/matching/amountFen' },
  };
  for (const [what, field] of Object.entries(fields)) t.same(fieldOf(what), field, what);
});

t.test('an enterprise without a project has an answer to every measure', async (t) => {
  const benefits = deriveBenefits(facts(), circumstances(today));
  t.same(
    benefits.map(({ place }) => place.measure.id),
    moneyPlaces.map(({ measure }) => measure.id),
  );
  const interest = benefits.find(({ place }) => place.measure.id === 'sheq-7.1')?.answer;
  t.match(interest, { answer: 'incomplete', missing: [{ need: 'fact', what: 'project' }] });
});
