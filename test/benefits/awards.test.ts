import t from 'tap';
import { deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { Activity } from '../../src/facts/activities.ts';
import type { Nature } from '../../src/facts/natures.ts';
import type { CostKey, Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import type { Rank, TitleKey } from '../../src/facts/title.ts';
import { circumstances, day, facts } from '../deadlines/cast.ts';
import {
  answerOf,
  type Circumstance,
  claims,
  holder,
  moneyPlaces,
  projects,
  registered,
  titles,
  told,
  yuan,
} from './asking.ts';

type Facts = Partial<EnterpriseFacts>;

const does = (...activities: Activity[]) => ({ enterprise: holder({ activities }) });
const decided = (...questions: string[]) => ({
  decisions: questions.map((question) => ({ question, answer: 'yes' as const, on: '2025-01-06' })),
});
/** A purchase-and-use agreement. */
const signed = { title: '采购使用协议', signedOn: '2025-06-16', reports: [] };
const held = (title: TitleKey, rank?: Rank) => ({ titles: titles({ title, ...(rank ? { rank } : {}) }) });
const heldBy1 = (title: TitleKey, rank?: Rank, first?: true) => ({
  titles: titles({ title, projectId: 'p1', ...(rank ? { rank } : {}), ...(first ? { first } : {}) }),
});
const certified = (kind: string, body: object = {}) => ({
  certificates: registered('k', { kind, issuedOn: '2024-06-03', expiresOn: '2027-06-02', ...body }),
});
const recognised = {
  enterprise: holder({ activities: ['inspection-testing'], ...decided('sh527-10.recognition') }),
};
const hosted = {
  event: {
    beginsOn: '2025-05-20',
    filedOn: '2025-05-06',
    reach: 'national' as const,
    heldIn: 'jiading' as const,
  },
};

/** A share of an amount: which amount of a project of which nature, what else is registered, and amounts beside what they give, in yuan. */
type Share = {
  nature: Nature;
  of: CostKey | 'investment' | 'lease';
  facts?: Facts;
  project?: Partial<Project>;
  settled?: Circumstance['settled'];
  gives: [amount: number, yuan: number][];
};

function baseOf({ nature, of, project, facts }: Share, amount: number): Facts {
  const own =
    of === 'lease'
      ? {}
      : of === 'investment'
        ? { investmentFen: Math.round(amount * 100) }
        : { costs: { [of]: Math.round(amount * 100) } };
  const leases = registered('z', {
    projectId: 'p1',
    lessor: '租赁',
    contractOn: '2025-03-03',
    equipmentFen: Math.round(amount * 100),
  });
  return {
    projects: projects({ nature, ...own, ...project }),
    ...(of === 'lease' ? { leases } : {}),
    ...facts,
  };
}

/** Rates and caps as the transcripts print them. */
const shares: Record<string, Share> = {
  'jiading-1.1': {
    nature: 'smart-factory',
    of: 'actual',
    project: decided('jiading-1.1.sme'),
    facts: certified('zhineng_gongchang', { rank: 'municipal' }),
    gives: [
      [5_000_000, 1_500_000], // 5,000,000 × 30 %, 不超过200万元
      [6_666_666.66, 1_999_999.99], // 1,999,999.998, the part of a fen dropped
      [6_666_666.67, 2_000_000], // 2,000,000.001, capped
      [10_000_000, 2_000_000], // 3,000,000, capped
    ],
  },
  'jiading-7.1': {
    nature: 'industrial-internet-service',
    of: 'service',
    project: { quantities: { enterprisesServed: 40 } },
    facts: does('industrial-internet-service'),
    settled: { 'jiading-7.1.enterprisesServed': '30' },
    gives: [
      [2_000_000, 600_000], // × 30 %
      [5_000_000, 1_000_000], // 1,500,000, 最高不超过100万元
    ],
  },
  'jiading-8.1': {
    nature: 'institute-platform',
    of: 'withoutCivilWorks',
    project: decided('jiading-8.1.good'),
    gives: [
      [10_000_000, 3_000_000], // × 30 %
      [20_000_000, 5_000_000], // 6,000,000, 不超过500万元
    ],
  },
  'jiading-9.1': {
    nature: 'industry-event',
    of: 'audited',
    project: hosted,
    gives: [
      [1_200_000, 600_000], // × 50 %
      [2_600_000, 1_000_000], // 1,300,000, 年度累计不超过100万
    ],
  },
  'sh527-1.1': {
    nature: 'integrated-manufacturing',
    of: 'approved',
    facts: does('manufacturing'),
    gives: [
      [30_000_000, 6_000_000], // × 20 %
      [60_000_000, 10_000_000], // 12,000,000, 最高可达1000万元
    ],
  },
  'sh527-2.1': {
    nature: 'industry-platform',
    of: 'approved',
    facts: heldBy1('demonstration-industry-platform'),
    gives: [
      [30_000_000, 6_000_000], // × 20 %
      [60_000_000, 10_000_000], // 12,000,000, capped
    ],
  },
  'sh527-3.3': {
    nature: 'industrial-internet-research',
    of: 'approved',
    gives: [
      [30_000_000, 9_000_000], // × 30 %
      [70_000_000, 20_000_000], // 21,000,000, 最高可达2000万元
    ],
  },
  'sh527-4.1': {
    nature: 'public-platform',
    of: 'approved',
    gives: [
      [30_000_000, 9_000_000], // × 30 %
      [70_000_000, 20_000_000], // 21,000,000, capped
    ],
  },
  'sh527-4.2': {
    nature: 'metaverse-tools',
    of: 'approved',
    gives: [
      [30_000_000, 9_000_000], // × 30 %
      [70_000_000, 20_000_000], // 21,000,000, capped
    ],
  },
  'sh527-6.1': {
    nature: 'supply-chain-full',
    of: 'approved',
    gives: [
      [30_000_000, 9_000_000], // × 30 %
      [70_000_000, 20_000_000], // 21,000,000, capped
    ],
  },
  'sh527-6.2': {
    nature: 'supply-chain-system',
    of: 'approved',
    gives: [
      [12_000_000, 3_600_000], // × 30 %
      [17_000_000, 5_000_000], // 5,100,000, 最高可达500万元
    ],
  },
  'sh527-6.3': {
    nature: 'supply-chain-trusted',
    of: 'approved',
    gives: [
      [12_000_000, 3_600_000], // × 30 %
      [17_000_000, 5_000_000], // 5,100,000, capped
    ],
  },
  'sh527-7.1': {
    nature: 'energy-management-centre',
    of: 'investment',
    facts: does('manufacturing'),
    project: decided('sh527-7.1.result'),
    gives: [
      [15_000_000, 3_000_000], // × 20 %
      [55_000_000, 10_000_000], // 11,000,000, capped
    ],
  },
  'sh527-8.1': {
    nature: 'logistics',
    of: 'approved',
    facts: does('industrial-logistics'),
    gives: [
      [40_000_000, 4_000_000], // × 10 %
      [120_000_000, 10_000_000], // 12,000,000, capped
    ],
  },
  'sh527-8.3': {
    nature: 'logistics',
    of: 'lease',
    facts: does('industrial-logistics'),
    gives: [
      [60_000_000, 3_000_000], // × 5 %
      [500_000_000, 20_000_000], // 25,000,000, capped
    ],
  },
  'sh527-8.4': {
    nature: 'logistics-digital',
    of: 'approved',
    facts: does('industrial-logistics'),
    gives: [
      [12_000_000, 3_600_000], // × 30 %
      [17_000_000, 5_000_000], // 5,100,000, capped
    ],
  },
  'sh527-9.1': {
    nature: 'design',
    of: 'approved',
    gives: [
      [4_000_000, 2_000_000], // × 50 %
      [6_000_000.02, 3_000_000], // 3,000,000.01, 最高可达300万元
    ],
  },
  'sh527-10.3': {
    nature: 'one-test-many-certificates',
    of: 'contract',
    project: decided('sh527-10.3.success'),
    gives: [
      [1_000_000, 300_000], // × 30 %
      [2_000_000, 500_000], // 600,000, 最高不超过50万元
    ],
  },
  'sheq-5.1': {
    nature: 'material-certification',
    of: 'contract',
    gives: [
      [2_500_000, 750_000], // × 30 %
      [4_000_000, 1_000_000], // 1,200,000, 单个产品最高100万元
    ],
  },
  'sheq-7.2': {
    nature: 'technical-renovation',
    of: 'lease',
    project: { investmentFen: yuan(20_000_000) },
    gives: [
      [60_000_000, 3_000_000], // × 5 %
      [400_000_000.01, 20_000_000], // 20,000,000.0005, capped
    ],
  },
  'sheq-7.3': {
    nature: 'technical-renovation',
    of: 'approved',
    project: decided('sheq-7.3.major'),
    gives: [
      [800_000_000, 80_000_000], // × 10 %
      [1_200_000_000, 100_000_000], // 120,000,000, 最高1亿元
    ],
  },
  'sheq-10.1': {
    nature: 'software-research',
    of: 'added',
    project: decided('sheq-10.1.major'),
    gives: [
      [100_000_000, 30_000_000], // × 30 %
      [400_000_000, 100_000_000], // 120,000,000, 原则上不高于1亿元
    ],
  },
  'sheq-13.1': {
    nature: 'energy-management-centre',
    of: 'approved',
    gives: [
      [15_000_000, 3_000_000], // × 20 %
      [55_000_000, 10_000_000], // 11,000,000, capped
    ],
  },
  'sheq-16.1': {
    nature: 'first-version',
    of: 'contract',
    gives: [
      [20_000_000, 6_000_000], // × 30 %
      [80_000_000, 20_000_000], // 24,000,000, capped
    ],
  },
  'sheq-17.2': {
    nature: 'innovative-lease',
    of: 'lease',
    gives: [
      [10_000_000, 3_000_000], // × 30 %
      [20_000_000, 5_000_000], // 6,000,000, 最高500万元
    ],
  },
  'sheq-17.3': {
    nature: 'innovative-product',
    of: 'contract',
    project: decided('sheq-17.3.innovative'),
    gives: [
      [20_000_000, 6_000_000], // × 30 %
      [80_000_000, 20_000_000], // 24,000,000, capped
    ],
  },
  'songjiang-2.1': {
    nature: 'technical-renovation',
    of: 'approved',
    facts: heldBy1('renovation-recognised'),
    settled: { 'songjiang-2.1.equipment-share': 'not-required' },
    gives: [
      [80_000_000, 8_000_000], // × 10 %
      [350_000_000, 30_000_000], // 35,000,000, 单个项目最高3000万元
    ],
  },
  'songjiang-4.1': {
    nature: 'digital-application',
    of: 'investment',
    facts: heldBy1('digital-application-recognised'),
    project: { costs: { software: yuan(3_000_000), approved: yuan(5_000_000) } },
    gives: [
      [5_000_000, 1_500_000], // × 30 %
      [7_000_000, 2_000_000], // 2,100,000, 最高不超过200万元
    ],
  },
  'songjiang-7.1': {
    nature: 'future-industry',
    of: 'investment',
    project: decided('songjiang-7.1.contribution'),
    gives: [
      [12_000_000, 3_600_000], // × 30 %
      [17_000_000, 5_000_000], // 5,100,000, 最高500万元
    ],
  },
  'songjiang-8.1': {
    nature: 'first-set',
    of: 'sales',
    facts: does('manufacturing'),
    project: { ...decided('songjiang-8.1.first-set'), contract: signed },
    gives: [
      [12_000_000, 3_600_000], // × 30 %
      [17_000_000, 5_000_000], // 5,100,000, capped
    ],
  },
  'songjiang-13.2': {
    nature: 'service-park',
    of: 'construction',
    facts: { ...does('park-operation'), ...heldBy1('four-star-park', undefined, true) },
    gives: [
      [20_000_000, 3_000_000], // × 15 %
      [40_000_000, 5_000_000], // 6,000,000, 最高不超过500万元
    ],
  },
  'songjiang-13.3': {
    nature: 'service-park',
    of: 'construction',
    facts: { ...does('park-operation'), ...heldBy1('five-star-park', undefined, true) },
    gives: [
      [12_000_000, 3_000_000], // × 25 %
      [24_000_000, 5_000_000], // 6,000,000, capped
    ],
  },
};

for (const [id, each] of Object.entries(shares))
  t.test(`${id} is a share of an amount, up to its cap`, async (t) => {
    for (const [amount, gives] of each.gives) {
      const answer = answerOf(id, baseOf(each, amount), { settled: each.settled ?? {} });
      t.same(told(answer), { upTo: Math.round(gives * 100) }, `of ${amount}`);
    }
    const { of, project, nature, facts: more, settled = {} } = each;
    const without = { projects: projects({ nature, ...project }), ...more };
    const place =
      of === 'lease' ? 'lease' : of === 'investment' ? 'project.investmentFen' : `project.costs.${of}`;
    const { missing = [] } = told(answerOf(id, without, { settled }));
    t.same(missing, [`fact ${place}`], 'amount not known: the cap is no answer');
  });

/** Rewards, ceilings, so much per unit, and the amount of a rank: what is registered, and what it gives, in yuan. */
const amounts: Record<string, [Facts, { exactly: number } | { upTo: number }][]> = {
  'jiading-2.1': [[certified('lianghua_ronghe'), { exactly: 200_000 }]], // 给予一次性奖励20万元
  'jiading-3.1': [
    [
      { enterprise: holder({ activities: ['industrial-internet'], listedOn: '2025-02-03' }) },
      { exactly: 2_000_000 }, // 另行给予200万元
    ],
  ],
  'jiading-4.1': [
    [
      { enterprise: holder({ activities: ['industrial-internet'], aboveScaleOn: '2025-02-03' }) },
      { exactly: 200_000 }, // 一次性20万
    ],
  ],
  'jiading-5.1': (['district', 'municipal', 'national'] as const).flatMap(
    (rank): [Facts, { upTo: number }][] => {
      const cap = { district: 2_000_000, municipal: 5_000_000, national: 10_000_000 }[rank];
      const invested = (actual: number) => ({
        projects: projects({ nature: 'industrial-internet-application', costs: { actual: yuan(actual) } }),
        ...heldBy1('benchmark-project', rank),
      });
      return [
        [invested(5_000_000), { upTo: 1_500_000 }], // 5,000,000 × 30 %, below all three caps
        [invested(40_000_000), { upTo: cap }], // 12,000,000, above all three
      ];
    },
  ),
  'jiading-6.1': [
    [
      { projects: projects({ nature: 'identifier-node' }), ...heldBy1('secondary-node') },
      { exactly: 2_000_000 }, // 给予一次性资助200万元
    ],
  ],
  'jiading-10.1': [
    [
      { projects: projects({ nature: 'training-base' }), ...heldBy1('training-base') },
      { upTo: 1_000_000 }, // 一次性给予最高100万元
    ],
  ],
  'sh527-1.2': [[held('miit-service-manufacturing'), { exactly: 500_000 }]], // 给予50万元奖励
  'sh527-3.1': [
    [
      { enterprise: holder(decided('sh527-3.1.evaluated')), ...held('provider-directory') },
      { upTo: 500_000 }, // 按等次给予最高50万元
    ],
  ],
  'sh527-3.2': [1, 12].map((enterprisesDiagnosed) => [
    {
      ...does('industrial-internet-service'),
      projects: projects({ nature: 'digital-diagnosis', quantities: { enterprisesDiagnosed } }),
    },
    { exactly: enterprisesDiagnosed === 1 ? 25_000 : 300_000 }, // 12 × 25,000, no cap is printed
  ]),
  'sh527-7.2': [
    [
      {
        ...does('green-service'),
        projects: projects({ nature: 'cleaner-production-audit', quantities: { equivalentTonnes: 25 } }),
      },
      { exactly: 50_000 }, // 实现至少25当量吨，一次性奖励5万元
    ],
  ],
  'sh527-7.3': [1_000, 6_666, 6_667].map((coalTonnes) => [
    {
      ...does('energy-service'),
      projects: projects({ nature: 'energy-contracting', quantities: { coalTonnes } }),
    },
    // 1,500 yuan per tonne, 最高可达1000万元: 1,500,000; 9,999,000; 10,000,500 capped.
    { upTo: { 1000: 1_500_000, 6666: 9_999_000, 6667: 10_000_000 }[coalTonnes] ?? 0 },
  ]),
  'sh527-8.5': [
    [
      { projects: projects({ nature: 'low-altitude-route', quantities: { flights: 10_000 } }) },
      { upTo: 500_000 }, // 每条航线完成10000架次，一次性最高50万元
    ],
  ],
  'sh527-10.1': [
    [{ ...recognised, ...held('foreign-accreditation') }, { upTo: 500_000 }], // 最高50万元
  ],
  'sh527-10.2': [
    [{ ...recognised, ...held('international-accreditation') }, { upTo: 1_000_000 }], // 最高100万元
  ],
  'sh527-10.4': [[held('testing-standard-led'), { upTo: 1_000_000 }]], // 最高100万元
  'sh527-10.5': [[held('testing-standard-joined'), { upTo: 200_000 }]], // 最高20万元
  'sh527-11.1': [[held('future-standard-led'), { upTo: 300_000 }]], // 最高30万元
  'shni-p11.1': [
    [
      { projects: projects({ nature: 'introduced-major', ...decided('shni-p11.1.major') }) },
      { upTo: 100_000_000 }, // 最高1亿元
    ],
  ],
  'shni-p11.2': [
    [
      {
        projects: projects({ nature: 'technical-renovation' }),
        leases: registered('z', {
          projectId: 'p1',
          lessor: '租赁',
          contractOn: '2025-03-03',
          equipmentFen: 1,
        }),
      },
      { upTo: 20_000_000 }, // 最高2000万元
    ],
  ],
  'songjiang-3.1': [
    [certified('zhineng_gongchang', { rank: 'national' }), { upTo: 2_000_000 }], // 最高200万元、100万元、30万元
    [certified('zhineng_gongchang', { rank: 'municipal' }), { upTo: 1_000_000 }],
    [certified('zhineng_changjing', { rank: 'district' }), { upTo: 300_000 }],
    [
      {
        certificates: registered(
          'k',
          { kind: 'zhineng_gongchang', rank: 'district' as const },
          { kind: 'zhineng_changjing', rank: 'national' as const },
        ),
      },
      { upTo: 2_000_000 }, // the highest of two
    ],
  ],
  'songjiang-5.1': [[certified('lianghua_ronghe', { grade: 'AA', edition: '2.0' }), { upTo: 200_000 }]], // 最高不超过20万元
  'songjiang-5.2': [[certified('dcmm', { level: 2 }), { upTo: 200_000 }]],
  'songjiang-5.3': [[held('data-set-listed'), { upTo: 200_000 }]],
  'songjiang-9.1': [
    [held('industrial-internet-platform', 'municipal'), { upTo: 1_000_000 }], // 分别给予最高不超过100万元
  ],
  'songjiang-9.2': [[held('chain-leader', 'national'), { upTo: 1_000_000 }]],
  'songjiang-10.1': [
    [{ projects: projects({ nature: 'service-manufacturing' }) }, { upTo: 5_000_000 }], // 最高500万元
  ],
  'songjiang-10.2': [
    [held('service-manufacturing-enterprise', 'national'), { exactly: 400_000 }], // 40万元、20万元、10万元
    [held('service-manufacturing-enterprise', 'municipal'), { exactly: 200_000 }],
    [held('service-manufacturing-enterprise', 'district'), { exactly: 100_000 }],
  ],
  'songjiang-10.3': (['national', 'municipal', 'district'] as const).map((rank) => [
    {
      projects: projects({ nature: 'service-manufacturing' }),
      ...heldBy1('service-manufacturing-platform', rank),
    },
    { exactly: { national: 200_000, municipal: 100_000, district: 50_000 }[rank] }, // 20万元、10万元、5万元
  ]),
  'songjiang-10.4': [
    [
      {
        projects: projects({ nature: 'park' }),
        ...heldBy1('producer-service-zone', 'municipal', true),
      },
      { upTo: 1_000_000 }, // 最高100万元
    ],
  ],
  'songjiang-12.1': [
    [
      { projects: projects({ nature: 'park' }), ...heldBy1('demonstration-park', 'municipal') },
      { upTo: 500_000 }, // 最高不超过50万元
    ],
  ],
  'songjiang-13.1': [
    [
      {
        ...does('park-operation'),
        projects: projects({ nature: 'service-park' }),
        ...heldBy1('three-star-park', undefined, true),
      },
      { exactly: 300_000 }, // 给予30万元
    ],
  ],
};

for (const [id, cases] of Object.entries(amounts))
  t.test(`${id} gives what its text prints`, async (t) => {
    for (const [facts, gives] of cases) {
      const fen = Object.fromEntries(Object.entries(gives).map(([key, value]) => [key, yuan(value)]));
      t.same(told(answerOf(id, facts)), fen, JSON.stringify(gives));
    }
  });

/** Money without a figure: what is registered, and exactly what is still missing. */
const silent: Record<string, [Facts, string[]]> = {
  'sheq-10.2': [
    { projects: projects({ nature: 'software-purchase', costs: { contract: yuan(1_000_000) } }) },
    ['reading sheq-10.2.rate'], // 按照软件销售金额予以一定补贴
  ],
  'sheq-12.1': [
    { projects: projects({ nature: 'smart-factory', ...decided('sheq-12.1.rise') }) },
    ['reading sheq-12.1.capFen'], // 阶梯奖励
  ],
  'sheq-18.1': [
    {
      projects: projects({ nature: 'scenario-task', costs: { approved: yuan(10_000_000) } }),
      ...heldBy1('scenario-benchmark'),
    },
    ['reading sheq-18.1.base'], // 不超过20%：基数未写
  ],
  'songjiang-3.2': [
    { projects: projects({ nature: 'smart-factory-service' }) },
    ['reading songjiang-3.2.capFen'], // 以智评券或补贴等形式
  ],
};

for (const [id, [facts, missing]] of Object.entries(silent))
  t.test(`${id} names no figure, and the cap or the amount is never made up`, async (t) => {
    t.same(told(answerOf(id, facts)), { missing });
  });

t.test('what a text leaves out is claimable once an administrator has settled it', async (t) => {
  const [facts] = silent['songjiang-3.2'] ?? [{}];
  const settled = { 'songjiang-3.2.capFen': String(yuan(50_000)) };
  t.same(told(answerOf('songjiang-3.2', facts, { settled })), { upTo: yuan(50_000) });
  const [task] = silent['sheq-18.1'] ?? [{}];
  // 10,000,000 × 20 %, below 最高800万元.
  const base = { 'sheq-18.1.base': 'approved' };
  t.same(told(answerOf('sheq-18.1', task, { settled: base })), { upTo: yuan(2_000_000) });
  const [purchase] = silent['sheq-10.2'] ?? [{}];
  // 1,000,000 × 15 %.
  const rate = { 'sheq-10.2.rate': '0.15' };
  t.same(told(answerOf('sheq-10.2', purchase, { settled: rate })), { upTo: yuan(150_000) });
});

t.test('every money measure without a schedule of interest has its case here', async (t) => {
  const here = [...Object.keys(shares), ...Object.keys(amounts), ...Object.keys(silent)];
  const all = moneyPlaces.filter(({ measure }) => !measure.interest).map(({ measure }) => measure.id);
  t.equal(all.length, 67);
  t.same(here.toSorted(), all.toSorted());
});

t.test('until an amount is approved the planned one stands in for it, and is said to', async (t) => {
  const answer = answerOf('sh527-4.1', {
    projects: projects({ nature: 'public-platform', investmentFen: yuan(10_000_000) }),
  });
  t.same(told(answer), { upTo: yuan(3_000_000) });
  const workings = answer.answer === 'owed' ? answer.value.workings : [];
  t.match(
    workings.find(({ say }) => say === 'benefits.planned-for-approved'),
    { assumption: { parameter: 'approvedInvestment' } },
  );
});

t.test('what only an authority says is asked where it has not said it', async (t) => {
  const asked: [string, Facts][] = [
    ['sh527-3.1.evaluated', held('provider-directory')],
    ['sh527-10.recognition', { ...does('inspection-testing'), ...held('foreign-accreditation') }],
    ['sh527-10.recognition', { ...does('inspection-testing'), ...held('international-accreditation') }],
  ];
  for (const [index, id] of ['sh527-3.1', 'sh527-10.1', 'sh527-10.2'].entries()) {
    const [question, facts] = asked[index] ?? ['', {}];
    t.same(told(answerOf(id, facts)), { missing: [`fact enterprise.decisions.${question}`] }, id);
  }
});

t.test('Songjiang 8 pays on a signed agreement: on the day of its signature, not before', async (t) => {
  const on = (today: string, contract?: typeof signed) =>
    told(
      answerOf(
        'songjiang-8.1',
        {
          ...does('manufacturing'),
          projects: projects({
            nature: 'first-set',
            costs: { sales: yuan(12_000_000) },
            ...decided('songjiang-8.1.first-set'),
            ...(contract ? { contract } : {}),
          }),
        },
        { today },
      ),
    );
  t.same(on('2025-06-16', signed), { upTo: yuan(3_600_000) });
  t.same(on('2025-06-15', signed), { reasons: ['benefits.not-signed-yet'] });
  t.same(on('2025-06-16'), { missing: ['fact project.contract.signedOn'] });
});

t.test('Jiading 4 asks whether its reward is for industrial-internet enterprises only', async (t) => {
  const enterprise = holder({ activities: ['manufacturing'], aboveScaleOn: '2025-02-03' });
  const ask = (settled = {}) => told(answerOf('jiading-4.1', { enterprise }, { settled }));
  t.same(ask(), { missing: ['reading jiading-4.1.field'] });
  t.same(ask({ 'jiading-4.1.field': 'required' }), { reasons: ['benefits.activity-differs'] });
  t.same(ask({ 'jiading-4.1.field': 'not-required' }), { exactly: yuan(200_000) });
});

t.test('Songjiang 2 asks what its 70 % means, at 80 % too', async (t) => {
  const at = (equipment: number) => ({
    projects: projects({
      nature: 'technical-renovation',
      costs: { approved: yuan(10_000_000), equipment: yuan(equipment) },
    }),
    ...heldBy1('renovation-recognised'),
  });
  const open = { missing: ['reading songjiang-2.1.equipment-share'] };
  for (const equipment of [8_000_000, 7_000_000, 6_999_999])
    t.same(told(answerOf('songjiang-2.1', at(equipment))), open, `${equipment}`);
  const settled = { 'songjiang-2.1.equipment-share': 'required' };
  t.same(told(answerOf('songjiang-2.1', at(7_000_000), { settled })), { upTo: yuan(1_000_000) });
  t.same(told(answerOf('songjiang-2.1', at(6_999_999.99), { settled })), {
    reasons: ['benefits.share-below'],
  });
});

t.test('the ends of Songjiang: its last day, the disputed one, and the day after', async (t) => {
  const title = held('data-set-listed');
  const on = (today: string, settled = {}) => told(answerOf('songjiang-5.3', title, { today, settled }));
  const gives = { upTo: yuan(200_000) };
  const question = 'songjiang-2024-digital-transformation.last-day';
  t.same(on('2029-01-27'), gives);
  t.same(on('2029-01-28'), { missing: [`reading ${question}`] });
  t.same(on('2029-01-29'), { reasons: ['benefits.validity-over'] });
  t.same(on('2029-01-28', { [question]: 'yes' }), gives);
  t.same(on('2029-01-28', { [question]: 'no' }), { reasons: ['benefits.validity-over'] });
  t.same(on('2029-01-29', { [question]: 'yes' }), { reasons: ['benefits.validity-over'] });
});

t.test(
  'what was applied for on the last day is tested on that day, whenever it is asked about',
  async (t) => {
    const applied = (on: string): Facts => ({
      certificates: registered('k', {
        kind: 'lianghua_ronghe',
        issuedOn: '2022-12-31',
        expiresOn: '2025-12-31',
      }),
      claims: claims({ measureId: 'jiading-2.1', history: [{ state: 'submitted', on }] }),
      violations: registered('v', { on: '2025-06-16', serious: true, about: '违法' }),
    });
    const today = '2026-03-02';
    // The certificate had run out by 2026; the act of 2025 bars applications of 2026, and is asked about for those of 2025.
    t.same(told(answerOf('jiading-2.1', applied('2025-12-31'), { today })), {
      missing: ['fact enterprise.decisions.jiading-0.credit'],
    });
    const inGoodCredit = { ...applied('2025-12-31'), enterprise: holder(decided('jiading-0.credit')) };
    t.same(told(answerOf('jiading-2.1', inGoodCredit, { today })), { exactly: yuan(200_000) });
    t.same(told(answerOf('jiading-2.1', applied('2026-01-01'), { today })), {
      reasons: ['benefits.validity-over', 'benefits.violation-last-year'],
    });
    const project = (appliedOn?: string): Facts => ({
      projects: projects({ nature: 'training-base', ...(appliedOn ? { appliedOn } : {}) }),
      ...heldBy1('training-base'),
    });
    t.same(told(answerOf('jiading-10.1', project('2025-12-31'), { today })), { upTo: yuan(1_000_000) });
    t.same(told(answerOf('jiading-10.1', project(), { today })), { reasons: ['benefits.validity-over'] });
    const { workings } = (({ answer, ...rest }) => ('value' in rest ? rest.value : { workings: [] }))(
      answerOf('jiading-10.1', project('2025-12-31'), { today }),
    );
    t.ok(workings.some(({ say }) => say === 'benefits.applied-in-time'));
  },
);

t.test('a refused or missed application is none: what may be applied for anew is tested today', async (t) => {
  const certificates = registered('k', { kind: 'lianghua_ronghe', issuedOn: '2024-06-03' });
  const applied = (...states: ('submitted' | 'refused' | 'missed')[]): Facts => ({
    certificates,
    claims: claims({
      measureId: 'jiading-2.1',
      history: states.map((state, index) => ({ state, on: `2025-0${index + 6}-16` })),
    }),
  });
  const on = (today: string, facts: Facts) => told(answerOf('jiading-2.1', facts, { today }));
  t.same(on('2026-03-02', applied('submitted')), { exactly: yuan(200_000) });
  for (const state of ['refused', 'missed'] as const) {
    const lost = applied('submitted', state);
    t.same(on('2026-03-02', lost), { reasons: ['benefits.validity-over'] }, state);
    t.same(on('2025-12-31', lost), { exactly: yuan(200_000) }, `${state}, and there is still time`);
  }
});

/** Songjiang with another ceiling for listed data sets, from a day on. */
function amended(today: string, days: { publishedOn: string; inForceFrom: string }): Circumstances {
  const key = 'songjiang-2024-digital-transformation';
  const law = circumstances(today);
  const [first] = law.policies.get(key) ?? [];
  if (!first) throw new Error(`no ${key}`);
  const document = structuredClone(first.document);
  for (const measure of document.clauses.flatMap(({ measures }) => measures))
    if (measure.id === 'songjiang-5.3') measure.capFen = yuan(300_000);
  const second = {
    ...first,
    version: 2,
    document: { ...document, ...days },
    publishedOn: day(days.publishedOn),
    inForceFrom: day(days.inForceFrom),
  };
  return { ...law, policies: new Map([...law.policies, [key, [first, second]]]) };
}

t.test('the version in force on the day of the application holds, not the newest one', async (t) => {
  const days = { publishedOn: '2025-12-01', inForceFrom: '2026-01-01' };
  const ask = (today: string, more: Facts = {}) => {
    const songjiang = holder({ operatesIn: 'songjiang' });
    const own = facts({ enterprise: songjiang, ...held('data-set-listed'), ...more });
    return deriveBenefits(own, amended(today, days)).flatMap(({ kind, place, answer }) =>
      kind === 'award' && place.measure.id === 'songjiang-5.3' ? [told(answer)] : [],
    );
  };
  const applied = claims({ measureId: 'songjiang-5.3', history: [{ state: 'submitted', on: '2025-06-16' }] });
  t.same(ask('2025-11-30'), [{ upTo: yuan(200_000) }], 'before it is published');
  t.same(ask('2025-12-31'), [{ upTo: yuan(200_000) }], 'published and not in force');
  t.same(ask('2026-01-01'), [{ upTo: yuan(300_000) }], 'in force');
  t.same(ask('2026-01-01', { claims: applied }), [{ upTo: yuan(200_000) }], 'applied for under the first');
});

t.test('over what a cap is counted is an assumption where the text does not say', async (t) => {
  const leases = [300_000_000, 300_000_000].map((amount) => ({
    projectId: 'p1',
    lessor: '租赁',
    contractOn: '2025-03-03',
    equipmentFen: yuan(amount),
  }));
  const answer = answerOf('sheq-7.2', {
    projects: projects({ nature: 'technical-renovation', investmentFen: yuan(20_000_000) }),
    leases: registered('z', ...leases),
  });
  // Per project 600,000,000 × 5 % is cut to 20,000,000; per contract twice 15,000,000 would be paid.
  t.same(told(answer), { upTo: yuan(20_000_000) });
  const { workings } = answer.answer === 'owed' ? answer.value : { workings: [] };
  const assumption = workings.find((line) => /capScope/i.test(line.assumption?.parameter ?? ''));
  t.equal(assumption?.assumption?.otherResult, String(yuan(30_000_000)));
});
