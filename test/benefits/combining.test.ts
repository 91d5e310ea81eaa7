import t from 'tap';
import { type Beside, type Claimable, combinationsOf } from '../../src/benefits/combining.ts';
import { countedOnce } from '../../src/benefits/counted-once.ts';
import { benefitsWords } from '../../src/words/benefits.ts';
import { speak } from '../../src/words/lines.ts';
import { placeFor, settledWith, grants as someGrants, yuan } from './asking.ts';

/** What can be claimed: for project `p1` unless told otherwise, or with `null` for the enterprise. */
const claimable = (id: string, amount = 1_000_000, projectId: string | null = 'p1'): Claimable => ({
  place: placeFor(id),
  ...(projectId ? { projectId } : {}),
  fen: yuan(amount),
  upTo: true,
  readings: [],
});

const otherOf = (beside: Beside) =>
  beside.by === 'measure'
    ? beside.place.measure.id
    : beside.by === 'grant'
      ? beside.grant.id
      : beside.name.en;

function found(
  all: Claimable[],
  received: Parameters<typeof combinationsOf>[1] = [],
  settled: Record<string, string> = {},
) {
  return combinationsOf(all, received, settledWith(settled));
}

const told = (...asked: Parameters<typeof found>) =>
  found(...asked).map(
    ({ kind, place, beside, lines }) =>
      `${place.measure.id} + ${otherOf(beside)}: ${kind} ${lines.map(({ say }) => say.replace('benefits.', '')).join(' ')}`,
  );

const district = { projectId: 'p1', level: 'district' as const };

t.test('every pair for the same subject is told, and no pair across subjects', async (t) => {
  const all = [
    claimable('sheq-7.1'),
    claimable('sheq-7.2'),
    claimable('sheq-7.3'),
    claimable('sheq-7.1', 1, 'p2'),
    claimable('sh527-1.2', 1, null),
  ];
  t.same(told(all), [
    'sheq-7.1 + sheq-7.2: not-regulated combining-silent',
    'sheq-7.1 + sheq-7.3: not-regulated combining-silent',
    'sheq-7.2 + sheq-7.3: not-regulated combining-silent',
  ]);
});

t.test('where the texts are silent the departments of both clauses are asked', async (t) => {
  const [one] = found([claimable('sheq-7.1'), claimable('sheq-17.1')]);
  const said = one?.lines.map(speak)[0];
  const departments = ['sheq-7.1', 'sheq-17.1'].flatMap((id) => placeFor(id).clause.departments);
  t.ok(departments.length > 0);
  for (const { zh, en } of departments) {
    t.match(said?.zh, zh);
    t.match(said?.en, en);
  }
  t.match(said?.zh, '年度申报通知可能禁止');
  t.match(said?.en, 'Not regulated in these texts; the yearly notice may forbid it');
  t.equal(one?.lines[0]?.source?.clause, '7');
  const unnamed = found([claimable('sh527-8.1'), claimable('sh527-8.2')])[0]?.lines.map(speak)[0];
  t.match(unnamed?.zh, '上海市经济和信息化委员会', 'a clause that names no department: its first issuer');
});

t.test(
  'Jiading 3 adds on top of the district’s listing subsidy, whether that is registered or not',
  async (t) => {
    const listing = claimable('jiading-3.1', 2_000_000, null);
    t.same(told([listing]), ["jiading-3.1 + the district's listing subsidy: on-top adds-on-top"]);
    const [, received] = told(
      [listing],
      someGrants({ programme: '嘉定区上市挂牌补贴', level: 'district', amountFen: yuan(1_000_000) }),
    );
    t.equal(received, 'jiading-3.1 + g1: on-top adds-on-top-of-received');
    const [, other] = told([listing], someGrants({ programme: '小巨人奖励', level: 'district' }));
    t.equal(other, 'jiading-3.1 + g1: question on-top-if-same rule-applies rule-without-project');
    const [, city] = told([listing], someGrants({ programme: '市级上市奖励' }));
    t.equal(city, 'jiading-3.1 + g1: not-regulated combining-silent');
  },
);

t.test('Jiading 5 names its own rule for superior money, 13 that for the district and towns', async (t) => {
  const benchmark = claimable('jiading-5.1');
  const superior = (matching?: boolean) =>
    someGrants({
      projectId: 'p1',
      level: 'national',
      ...(matching === undefined ? {} : { matching: { asked: matching } }),
    });
  const clauses = (received: ReturnType<typeof superior>) =>
    found([benchmark], received).flatMap(({ kind, lines }) =>
      lines.map(({ source }) => [kind, source?.quote]),
    );
  const ceiling = '则上级补助资金和区级补助资金的总额不超过本政策补助上限';
  const higher = '若上级补助项目有资金配套需要，则就高执行';
  t.same(clauses(superior(false)), [['rule', ceiling]]);
  t.same(clauses(superior(true)), [['rule', higher]]);
  t.same(clauses(superior()), [
    ['rule', ceiling],
    ['rule', higher],
  ]);
  t.same(clauses(someGrants({ ...district, level: 'town' })), [
    ['rule', '按照“从高不重复、单项不重复”原则执行'],
  ]);
  t.same(told([claimable('jiading-8.1')], superior(false)), [
    'jiading-8.1 + g1: not-regulated combining-silent',
  ]);
});

t.test('a rule’s numbers are told with it, in every reading', async (t) => {
  const say = 'benefits.superior-within-ceiling' as const;
  const line = {
    say,
    with: { entitlementFen: 1, superiorFen: 1, ceilingFen: 2, fen: 1 },
  };
  const readings = [{ reading: 'level', fen: 1, moreFen: 1, totalFen: 2, line }];
  const received = someGrants({ projectId: 'p1', level: 'national', matching: { asked: false } });
  const [one] = found([{ ...claimable('jiading-5.1'), readings }], received);
  t.same(
    one?.lines.map((each) => each.say),
    ['benefits.rule-applies', say],
  );
});

t.test('a rule holds from the day the other money is received, from either side', async (t) => {
  const both = [claimable('jiading-5.1'), claimable('sheq-7.3')];
  const expected = ['rule', 'benefits.rule-once-received', 'benefits.rule-once-received'];
  for (const all of [both, both.toReversed()])
    t.same(
      found(all).flatMap(({ kind, lines }) => [kind, ...lines.map(({ say }) => say)]),
      expected,
    );
  t.same(told([claimable('jiading-5.1'), claimable('songjiang-2.1')]), [
    'jiading-5.1 + songjiang-2.1: not-regulated combining-silent',
  ]);
});

t.test('two clauses of Jiading are an open question until it is settled', async (t) => {
  const both = [claimable('jiading-5.1'), claimable('jiading-8.1')];
  t.match(found(both), [{ kind: 'question', question: 'jiading-13.two-clauses' }]);
  const settled = (value: string) => told(both, [], { 'jiading-13.two-clauses': value });
  t.same(settled('yes'), ['jiading-5.1 + jiading-8.1: rule one-per-item-bars']);
  t.same(settled('no'), ['jiading-5.1 + jiading-8.1: rule one-per-item-allows']);
  const paid = someGrants({ ...district, measureId: 'jiading-8.1' }).map((grant) => ({
    ...grant,
    place: placeFor('jiading-8.1'),
  }));
  t.match(found([claimable('jiading-5.1')], paid), [{ kind: 'question' }], 'nor is it for one already paid');
});

t.test('two names of one benefit are the same money, also where one of them was paid', async (t) => {
  const centres = [claimable('sh527-7.1'), claimable('sheq-13.1')];
  t.same(told(centres), ['sh527-7.1 + sheq-13.1: same-money same-money same-money']);
  const paid = someGrants({ projectId: 'p1', measureId: 'sheq-13.1' }).map((grant) => ({
    ...grant,
    place: placeFor('sheq-13.1'),
  }));
  t.match(found([claimable('sh527-7.1')], paid), [{ kind: 'same-money' }]);
  t.same(told([claimable('sheq-7.2'), claimable('shni-p11.2')]), [
    'sheq-7.2 + shni-p11.2: same-money headline-of',
  ]);
});

t.test('money received under the measure itself, or for another subject, is no combination', async (t) => {
  const received = someGrants(
    { projectId: 'p1', measureId: 'sheq-7.1' },
    { projectId: 'p2' },
    { programme: '企业的' },
  );
  t.same(told([claimable('sheq-7.1')], received), []);
});

t.test('of the same money the lowest counts', async (t) => {
  const [centre, twin] = [claimable('sh527-7.1', 900_000), claimable('sheq-13.1', 800_000)];
  const { counted, left, fen, upTo } = countedOnce([centre, twin]);
  t.same(counted, [twin]);
  t.match(left, [{ claimable: centre, instead: twin, line: { say: 'benefits.counted-as-same' } }]);
  t.same([fen, upTo], [yuan(800_000), true]);
  t.equal(
    countedOnce([{ ...centre, fen: twin.fen }, twin]).counted[0]?.place,
    centre.place,
    'of equals the first',
  );
  t.equal(countedOnce([centre, { ...twin, projectId: 'p2' }]).left.length, 0, 'of one project only');
});

t.test('a headline does not count beside one of its instruments', async (t) => {
  const [headline, instrument] = [claimable('shni-p11.2', 20_000_000), claimable('sheq-7.1', 5_000_000)];
  const { fen, left } = countedOnce([headline, instrument]);
  t.equal(fen, instrument.fen);
  t.match(left, [{ claimable: headline, line: { say: 'benefits.counted-as-instrument' } }]);
  t.equal(countedOnce([headline]).fen, headline.fen, 'alone it counts');
  t.equal(countedOnce([headline, claimable('sheq-7.3')]).left.length, 0, 'what it is no headline of');
});

t.test('a sum beyond counting is refused', async (t) => {
  const most = { ...claimable('sheq-7.1'), fen: Number.MAX_SAFE_INTEGER };
  t.throws(() => countedOnce([most, claimable('sheq-7.3')]), {
    message: 'what can be claimed together is no longer exact',
  });
});

t.test('everything it says can be said in both languages', async (t) => {
  const ask = { askZh: '', askEn: '' };
  const onTop = { onTopZh: '某补贴', onTopEn: 'a subsidy' };
  const other = { otherZh: '某项', otherEn: 'another' };
  const ruled = { ruleZh: '某规定', ruleEn: 'a rule' };
  const values = { programme: '1', open: 1, ...ask, ...onTop, ...other, ...ruled };
  const own = Object.entries(benefitsWords).filter(([say]) =>
    /adds-on-top|on-top-if|never-both|rule-|one-per-item|same-money|headline|combining-silent|counted-as|supposes/.test(
      say,
    ),
  );
  t.equal(own.length, 16);
  for (const [say, words] of own) {
    const { zh, en } = words(values as never);
    t.notMatch(`${zh}${en}`, /undefined/, say);
    t.notMatch(en, /[\u4e00-\u9fff]/, say);
  }
});
