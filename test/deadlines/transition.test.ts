import t from 'tap';
import { amend } from '../../src/deadlines/amend.ts';
import type { Notice } from '../../src/deadlines/amend-law.ts';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import { type Law, lawWith } from '../../src/deadlines/law.ts';
import type { Claim } from '../../src/facts/claim.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { speak } from '../../src/words/lines.ts';
import { circumstances, day, recordedAt } from './cast.ts';

const title = { zh: '修改贴息条款的通知（示例）', en: 'Notice amending the interest subsidy (example)' };
const notice = (publishedOn: string): Notice => ({
  announcementId: '00000000-0000-4000-8000-000000000001',
  source: { title, reference: '示例〔2025〕7号', quote: '连续两年每年给予贷款利息30%' },
  publishedOn: day(publishedOn),
});
type Transition = NonNullable<EffectOf<'amendment'>['transition']>;
const words = {
  text: { zh: '此前的项目按原规定执行', en: 'earlier projects keep the earlier rule' },
  quote: '此前的项目按原规定执行',
};

/** The Action's interest subsidy at 30 % for two years, in force from 1 December 2025. */
const amendment = (transition?: Transition, inForceFrom = '2025-12-01'): Effect => ({
  kind: 'amendment',
  policyKey: 'sh-equipment-renewal-action',
  inForceFrom,
  measures: [{ id: 'sheq-7.1', set: { rate: '0.3', years: 2, interest: { rate: '0.3', years: 2 } } }],
  ...(transition ? { transition } : {}),
});

function under(effect: Effect, law: Law, published = '2025-12-01'): Law {
  const result = amend(law, effect, notice(published), recordedAt);
  if ('faults' in result) throw new Error(JSON.stringify(result));
  return lawWith(law, result);
}

type Contracts = Record<string, { signedOn?: string; chosenOn?: string }>;

/** Design section 6's loan for each project: 100,000,000 at 4.2 %, five years, drawn on 2025-03-15. */
function factsWith(contracts: Contracts, claims: Claim[] = []): EnterpriseFacts {
  const ids = Object.keys(contracts);
  return {
    id: 'e',
    recordedOn: day('2025-11-01'),
    enterprise: { name: '申江精工', creditCode: '91310114MA1GT3XR0A', operatesIn: 'jiading' },
    projects: ids.map((id) => {
      const { signedOn, chosenOn } = contracts[id] ?? {};
      return {
        id,
        body: {
          name: id,
          nature: 'technical-renovation' as const,
          investmentFen: 15_000_000_000,
          ...(signedOn ? { contract: { title: '合同', signedOn, reports: [] } } : {}),
          ...(chosenOn
            ? { keepsEarlierRule: [{ policyKey: 'sh-equipment-renewal-action', on: chosenOn }] }
            : {}),
        },
      };
    }),
    loans: ids.map((projectId) => ({
      id: `l-${projectId}`,
      body: {
        projectId,
        lender: '某银行',
        contractOn: '2025-03-10',
        principalFen: 10_000_000_000,
        maturityOn: '2030-03-15',
        rates: [{ from: '2025-03-15', yearly: '0.042' }],
        drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
        repayments: [],
        payments: [],
      },
    })),
    certificates: [],
    events: [],
    leases: [],
    titles: [],
    violations: [],
    grants: [],
    claims: claims.map((body, index) => ({ id: `c${index}`, body })),
  };
}

/** Total in fen and the amounts of the calendar years, or what is missing or in the way, of each project. */
function answers(law: Law, facts: EnterpriseFacts, today = '2025-12-02') {
  const found = deriveBenefits(facts, { ...law, today: day(today) });
  const told: Record<string, unknown> = {};
  for (const { projectId = '', place, kind, answer } of found) {
    if (kind !== 'interest' || place.measure.id !== 'sheq-7.1') continue;
    if (answer.answer === 'incomplete') told[projectId] = answer.missing.map(({ what }) => what);
    else if (answer.answer === 'not-owed') told[projectId] = answer.reasons.map(({ say }) => say);
    else told[projectId] = answer.value.readings[0]?.years.map(({ subsidyFen }) => subsidyFen);
  }
  return told;
}

const law = circumstances('2025-12-02');
// Interest 3,278,333.33 / 4,258,333.33 / 4,258,333.33: half of it for three years, three tenths for two.
const half = [163_916_666, 212_916_666, 212_916_666];
const tenths = [98_349_999, 127_749_999];
const three: Contracts = {
  before: { signedOn: '2025-06-30' },
  on: { signedOn: '2025-07-01' },
  after: { signedOn: '2025-07-02' },
};

t.test('a contract before the cut-off day keeps the earlier rule, one on or after it does not', async (t) => {
  const amended = under(amendment({ by: 'contract', before: '2025-07-01', ...words }), law);
  t.same(answers(amended, factsWith(three)), { before: half, on: tenths, after: tenths });
});

t.test('through its day, a contract on that day keeps the earlier rule too', async (t) => {
  const amended = under(amendment({ by: 'contract', through: '2025-07-01', ...words }), law);
  t.same(answers(amended, factsWith(three)), { before: half, on: half, after: tenths });
});

t.test('the workings say which day decided, with the amendment’s own words', async (t) => {
  const amended = under(amendment({ by: 'contract', before: '2025-07-01', ...words }), law);
  const said = deriveBenefits(factsWith(three), { ...amended, today: day('2025-12-02') }).flatMap((each) =>
    each.kind === 'interest' && each.place.measure.id === 'sheq-7.1' && each.answer.answer === 'owed'
      ? [each.answer.value.workings[0]]
      : [],
  );
  t.same(
    said.map((line) => line && speak(line).zh),
    [
      '项目合同签订日2025年6月30日 周一，早于2025年7月1日 周二，仍适用修订前的规定',
      '项目合同签订日2025年7月1日 周二，不早于2025年7月1日 周二，适用修订后的规定',
      '项目合同签订日2025年7月2日 周三，不早于2025年7月1日 周二，适用修订后的规定',
    ],
  );
  t.equal(said[0]?.source?.quote, words.quote);
});

t.test('without the day the answer is incomplete and asks for exactly that', async (t) => {
  const amended = under(amendment({ by: 'contract', before: '2025-07-01', ...words }), law);
  t.same(answers(amended, factsWith({ unsigned: {} })), { unsigned: ['project.contract.signedOn'] });
  const approved = under(amendment({ by: 'approval', before: '2025-07-01', ...words }), law);
  t.same(answers(approved, factsWith({ unsigned: {} })), { unsigned: ['project.approvedOn'] });
});

t.test('what an amendment leaves as it was is not asked about its transition', async (t) => {
  const other: Effect = {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    measures: [{ id: 'sheq-7.2', set: { rate: '0.04' } }],
    transition: { by: 'filing', before: '2025-10-01', ...words },
  };
  t.same(answers(under(other, law), factsWith({ unfiled: {} })), { unfiled: half });
});

t.test('where the earlier rule may be chosen, the newer applies until it is', async (t) => {
  const amended = under(amendment({ by: 'choice', through: '2026-03-31', ...words }), law);
  const contracts = { chosen: { chosenOn: '2026-03-31' }, late: { chosenOn: '2026-04-01' }, silent: {} };
  t.same(answers(amended, factsWith(contracts)), { chosen: half, late: tenths, silent: tenths });
});

t.test(
  'an amendment in force later changes nothing before its day; a backdated one does at once',
  async (t) => {
    const later = under(amendment(undefined, '2026-03-01'), law);
    t.same(answers(later, factsWith({ p: {} }), '2026-02-28'), { p: half });
    t.same(answers(later, factsWith({ p: {} }), '2026-03-01'), { p: tenths });
    const backdated = under(amendment(undefined, '2025-06-01'), law);
    t.same(answers(backdated, factsWith({ p: {} })), { p: tenths });
  },
);

t.test('a year whose claim was handed in before the amendment stands under the earlier rule', async (t) => {
  const lowered: Effect = {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom: '2026-06-01',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.3', interest: { rate: '0.3' } } }],
  };
  const amended = under(lowered, law, '2026-05-20');
  const claim: Claim = {
    measureId: 'sheq-7.1',
    projectId: 'p',
    year: 1,
    steps: [],
    evidence: [],
    history: [{ state: 'submitted', on: '2026-03-02' }],
  };
  // Year 1 half of 3,278,333.33; years 2 and 3 three tenths of 4,258,333.33.
  t.same(answers(amended, factsWith({ p: {} }, [claim]), '2026-06-02'), {
    p: [163_916_666, 127_749_999, 127_749_999],
  });
  t.same(answers(amended, factsWith({ p: {} }), '2026-06-02'), { p: [98_349_999, 127_749_999, 127_749_999] });
});

t.test(
  'a year whose claim was handed in before an amendment of something else is under no other rule',
  async (t) => {
    const other: Effect = {
      kind: 'amendment',
      policyKey: 'sh-equipment-renewal-action',
      inForceFrom: '2026-06-01',
      measures: [{ id: 'sheq-7.2', set: { rate: '0.04' } }],
    };
    const claim: Claim = {
      measureId: 'sheq-7.1',
      projectId: 'p',
      year: 1,
      steps: [],
      evidence: [],
      history: [{ state: 'submitted', on: '2026-03-02' }],
    };
    const facts = factsWith({ p: {} }, [claim]);
    const said = (law: Law) => JSON.stringify(deriveBenefits(facts, { ...law, today: day('2026-06-02') }));
    t.notMatch(said(under(other, law, '2026-05-20')), 'year-under-version');
    t.match(said(under(amendment(undefined, '2026-06-01'), law, '2026-05-20')), 'year-under-version');
  },
);

t.test('after a repeal what began goes on, ends or is a question, as its words say', async (t) => {
  const repeal = (rule?: 'goes-on' | 'ends'): Effect => ({
    kind: 'repeal',
    policyKey: 'sh-equipment-renewal-action',
    from: '2026-01-01',
    ...(rule ? { running: { rule, text: words.text, quote: words.quote } } : {}),
  });
  const told = (rule: 'goes-on' | 'ends' | undefined, today: string) =>
    answers(under(repeal(rule), law), factsWith({ p: {} }), today);
  t.same(told('ends', '2025-12-31'), { p: half }, 'it still holds');
  t.same(told('goes-on', '2026-01-01'), { p: half });
  t.same(told('ends', '2026-01-01'), { p: ['deadlines.ends-with-repeal'] });
  t.same(told(undefined, '2026-01-01'), { p: ['sh-equipment-renewal-action.running'] });
  const silent = under(repeal(), law);
  const asked = deriveBenefits(factsWith({ p: {} }), { ...silent, today: day('2026-01-01') }).flatMap(
    (each) =>
      each.place.measure.id === 'sheq-7.1' && each.answer.answer === 'incomplete' ? each.answer.missing : [],
  );
  // Both results: 1,639,166.66 + 2,129,166.66 + 2,129,166.66 if it goes on, nothing if it ends.
  t.match(
    asked.map((each) => speak(each.line).en),
    [/CNY 5,897,499\.98 if it goes on, nothing if it ends/],
  );
});

t.test('a removed measure is refused with that reason, and kept where the earlier rule is', async (t) => {
  const removal: Effect = {
    kind: 'amendment',
    policyKey: 'jiading-industrial-internet',
    remove: ['9'],
    transition: { by: 'contract', before: '2025-07-01', ...words },
  };
  const amended = under(removal, law);
  const facts = factsWith(three);
  const removed = deriveBenefits(facts, { ...amended, today: day('2025-12-02') }).flatMap((each) => {
    if (each.place.measure.id !== 'jiading-9.1') return [];
    const reasons = each.answer.answer === 'not-owed' ? each.answer.reasons : [];
    return [[each.projectId, reasons.some(({ say }) => say === 'deadlines.measure-removed')]];
  });
  t.same(removed, [
    ['before', false],
    ['on', true],
    ['after', true],
  ]);
});

t.test('what is not applied for yet is taken as applied for today, without saying the day', async (t) => {
  const amended = under(amendment({ by: 'application', before: '2026-02-01', ...words }), law);
  t.same(answers(amended, factsWith({ p: {} }), '2026-01-31'), { p: half });
  t.same(answers(amended, factsWith({ p: {} }), '2026-02-01'), { p: tenths });
  const lineOn = (today: string) =>
    deriveBenefits(factsWith({ p: {} }), { ...amended, today: day(today) }).flatMap((each) =>
      each.kind === 'interest' && each.place.measure.id === 'sheq-7.1' && each.answer.answer === 'owed'
        ? [each.answer.value.workings[0]]
        : [],
    );
  t.match(lineOn('2025-12-02'), [{ say: 'policies.earlier-while-open', with: { cut: '2026-02-01' } }]);
  t.same(lineOn('2025-12-03'), lineOn('2025-12-02'), 'nothing is said anew from day to day');
  t.same(lineOn('2026-02-03'), lineOn('2026-02-02'));
});

t.test('years under different versions share one cap', async (t) => {
  const capFen = 300_000_000;
  const lowered: Effect = {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom: '2026-06-01',
    measures: [
      { id: 'sheq-7.1', set: { rate: '0.3', capFen, interest: { rate: '0.3', cumulativeCapFen: capFen } } },
    ],
  };
  const claim: Claim = {
    measureId: 'sheq-7.1',
    projectId: 'p',
    year: 1,
    steps: [],
    evidence: [],
    history: [{ state: 'submitted', on: '2026-03-02' }],
  };
  // 1,639,166.66 at half and 1,277,499.99 at three tenths leave 83,333.35 of 3,000,000.
  t.same(answers(under(lowered, law, '2026-05-20'), factsWith({ p: {} }, [claim]), '2026-06-02'), {
    p: [163_916_666, 127_749_999, 8_333_335],
  });
});

t.test('two amendments each keep their own projects under what went before them', async (t) => {
  const first = amendment({ by: 'contract', before: '2025-07-01', ...words });
  const second: Effect = {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom: '2026-03-01',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.2', interest: { rate: '0.2' } } }],
    transition: { by: 'contract', before: '2026-01-01', ...words },
  };
  const once = under(first, law);
  const result = amend(
    once,
    second,
    { ...notice('2026-02-20'), announcementId: '00000000-0000-4000-8000-000000000002' },
    recordedAt,
  );
  if ('faults' in result) return t.fail(JSON.stringify(result));
  const contracts = {
    oldest: { signedOn: '2025-06-30' },
    middle: { signedOn: '2025-12-31' },
    newest: { signedOn: '2026-01-01' },
  };
  // Two tenths of 3,278,333.33 and 4,258,333.33 for the newest.
  t.same(answers(lawWith(once, result), factsWith(contracts), '2026-03-02'), {
    oldest: half,
    middle: tenths,
    newest: [65_566_666, 85_166_666],
  });
});

t.test('of two amendments the later one’s words decide first, whatever the earlier one kept', async (t) => {
  const tenth: Effect = {
    kind: 'amendment',
    policyKey: 'sh-equipment-renewal-action',
    inForceFrom: '2026-03-01',
    measures: [{ id: 'sheq-7.1', set: { rate: '0.1', interest: { rate: '0.1' } } }],
    transition: { by: 'contract', before: '2025-07-01', ...words },
  };
  const once = under(amendment({ by: 'contract', before: '2025-12-01', ...words }), law);
  const result = amend(
    once,
    tenth,
    { ...notice('2026-02-20'), announcementId: '00000000-0000-4000-8000-000000000002' },
    recordedAt,
  );
  if ('faults' in result) return t.fail(JSON.stringify(result));
  const contracts = {
    oldest: { signedOn: '2025-06-30' },
    cut: { signedOn: '2025-07-01' },
    between: { signedOn: '2025-11-30' },
  };
  // One tenth of 3,278,333.33 and 4,258,333.33, for the two years the first amendment left.
  const newest = [32_783_333, 42_583_333];
  t.same(answers(once, factsWith(contracts)), { oldest: half, cut: half, between: half });
  t.same(answers(lawWith(once, result), factsWith(contracts), '2026-03-02'), {
    oldest: half,
    cut: newest,
    between: newest,
  });
});
