import type { Text } from '../../src/answers/source.ts';
import type { Enterprise } from '../../src/facts/enterprise.ts';
import type { Grant } from '../../src/facts/grant.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { Project } from '../../src/facts/project.ts';
import type { EnterpriseFacts, Registered } from '../../src/facts/registered.ts';
import type { Title } from '../../src/facts/title.ts';
import { facts } from '../deadlines/cast.ts';
import { registered, yuan } from './asking.ts';

/** An enterprise of the table: its column, what it is in a line of either language, and its facts. */
export type Cast = { column: Text; about: Text; facts: EnterpriseFacts };

const at = (district: NonNullable<Enterprise['operatesIn']>) => ({
  operatesIn: district,
  registeredIn: district,
  taxedIn: district,
});
const named = <T>(bodies: Record<string, T>): Registered<T>[] =>
  Object.entries(bodies).map(([id, body]) => ({ id, body }));
const costs = (amounts: Record<string, number>) => ({
  costs: Object.fromEntries(Object.entries(amounts).map(([key, amount]) => [key, yuan(amount)])),
});
const decided = (question: string) => ({
  decisions: [{ question, answer: 'yes' as const, on: '2025-02-10' }],
});
const title = (key: Title['title'], more: Partial<Title> = {}): Title => ({
  title: key,
  grantedOn: '2024-12-10',
  ...more,
});
/** Drawn in one sum on the day of its contract, interest only, for five years. */
const loan = (projectId: string, lender: string, on: string, principal: number, yearly: string): Loan => ({
  projectId,
  lender,
  contractOn: on,
  principalFen: yuan(principal),
  maturityOn: Temporal.PlainDate.from(on).add({ years: 5 }).toString(),
  rates: [{ from: on, yearly }],
  drawdowns: [{ on, amountFen: yuan(principal) }],
  repayments: [],
  payments: [],
});
const lease = (projectId: string, equipment: number) => ({
  projectId,
  lessor: '沪租融资租赁',
  contractOn: '2025-03-03',
  equipmentFen: yuan(equipment),
});

const provider: Cast = {
  column: { zh: '嘉联云', en: 'Jialianyun' },
  about: {
    zh: '嘉定，工业互联网服务商，自有一座上海市智能工厂；2024年11月上市、9月首次升规；两化贯标2.0 AA；已入服务商目录并经评估；市级标杆示范项目已得上级补助2,000,000.00元，无需配套。',
    en: 'Jiading, an industrial-internet provider with a municipal smart factory of its own; listed in November 2024, first above scale in September; integration certificate 2.0 AA; listed in the directory of providers and evaluated; its municipal benchmark project has CNY 2,000,000.00 from above, without matching.',
  },
  facts: facts({
    id: 'provider',
    enterprise: {
      name: '嘉联云（上海）工业互联网有限公司',
      creditCode: '91310114MA1GT3XR0A',
      ...at('jiading'),
      activities: ['manufacturing', 'industrial-internet', 'industrial-internet-service'],
      ...decided('sh527-3.1.evaluated'),
      listedOn: '2024-11-18',
      aboveScaleOn: '2024-09-30',
    },
    certificates: registered(
      'k',
      {
        kind: 'lianghua_ronghe',
        issuedOn: '2024-10-15',
        expiresOn: '2027-10-14',
        grade: 'AA' as const,
        edition: '2.0',
      },
      { kind: 'zhineng_gongchang', issuedOn: '2024-12-02', rank: 'municipal' as const },
    ),
    titles: registered(
      't',
      title('provider-directory'),
      title('benchmark-project', { rank: 'municipal', projectId: 'edge' }),
      title('secondary-node', { projectId: 'node' }),
      title('training-base', { projectId: 'base' }),
    ),
    projects: named<Project>({
      factory: {
        name: '工厂联网改造',
        nature: 'smart-factory',
        ...costs({ actual: 5_000_000 }),
        ...decided('jiading-1.1.sme'),
      },
      edge: {
        name: '边缘计算应用',
        nature: 'industrial-internet-application',
        ...costs({ actual: 12_000_000 }),
      },
      node: { name: '标识解析二级节点', nature: 'identifier-node' },
      service: {
        name: '2025年企业服务',
        nature: 'industrial-internet-service',
        ...costs({ service: 2_400_000 }),
        quantities: { enterprisesServed: 36 },
      },
      institute: {
        name: '研究院平台',
        nature: 'institute-platform',
        ...costs({ withoutCivilWorks: 10_000_000 }),
        ...decided('jiading-8.1.good'),
      },
      forum: {
        name: '工业互联网论坛',
        nature: 'industry-event',
        ...costs({ audited: 1_200_000 }),
        event: { beginsOn: '2025-05-20', filedOn: '2025-05-06', reach: 'national', heldIn: 'jiading' },
      },
      base: { name: '人才实训基地', nature: 'training-base' },
      diagnosis: {
        name: '规上企业诊断',
        nature: 'digital-diagnosis',
        quantities: { enterprisesDiagnosed: 12 },
      },
      research: {
        name: '标识中间件研发',
        nature: 'industrial-internet-research',
        ...costs({ approved: 30_000_000 }),
      },
    }),
    grants: registered('g', {
      programme: '市级工业互联网专项',
      projectId: 'edge',
      level: 'municipal',
      amountFen: yuan(2_000_000),
      receivedOn: '2025-03-10',
      matching: { asked: false },
    } satisfies Grant),
  }),
};

const manufacturer: Cast = {
  column: { zh: '松江精装', en: 'Songjiang Precision' },
  about: {
    zh: '松江，装备制造企业；国家级智能工厂、DCMM三级、两化贯标2.0 AA、专精特新；检测室持国外认可（尚未认定）；三号线技改投资150,000,000.00元，贷款100,000,000.00元（4.2%，2025年3月15日放款），租赁设备60,000,000.00元；另有新基建、创新产品、能源中心等项目。',
    en: 'Songjiang, a maker of equipment; national smart factory, DCMM level 3, integration certificate 2.0 AA, specialised firm; a testing room with a foreign accreditation not recognised yet; renovation of line 3 with CNY 150,000,000.00, a loan of CNY 100,000,000.00 (4.2 %, drawn on 15 March 2025) and leased equipment of CNY 60,000,000.00; new infrastructure, innovative products, an energy centre and more.',
  },
  facts: facts({
    id: 'manufacturer',
    enterprise: {
      name: '松江精密装备（上海）有限公司',
      creditCode: '91310117MA1J2X3A46',
      ...at('songjiang'),
      activities: ['manufacturing', 'inspection-testing'],
    },
    certificates: registered(
      'k',
      { kind: 'zhineng_gongchang', issuedOn: '2024-12-02', rank: 'national' as const },
      { kind: 'dcmm', issuedOn: '2024-06-12', expiresOn: '2027-06-11', level: 3 },
      {
        kind: 'lianghua_ronghe',
        issuedOn: '2024-10-15',
        expiresOn: '2027-10-14',
        grade: 'AA' as const,
        edition: '2.0',
      },
      { kind: 'zjtx_sme', issuedOn: '2024-08-01', expiresOn: '2027-07-31' },
    ),
    titles: registered(
      't',
      title('chain-leader', { rank: 'municipal' }),
      title('industrial-internet-platform', { rank: 'municipal', grantedOn: '2023-11-20' }),
      title('data-set-listed'),
      title('miit-service-manufacturing'),
      title('service-manufacturing-enterprise', { rank: 'municipal' }),
      title('future-standard-led'),
      title('foreign-accreditation'),
      title('renovation-recognised', { projectId: 'line3' }),
      title('digital-application-recognised', { projectId: 'twin' }),
      title('service-manufacturing-platform', { rank: 'district', projectId: 'service' }),
    ),
    projects: named<Project>({
      line3: {
        name: '三号线技改',
        nature: 'technical-renovation',
        investmentFen: yuan(150_000_000),
        ...costs({ approved: 140_000_000, equipment: 112_000_000 }),
        ...decided('sheq-7.3.major'),
      },
      twin: {
        name: '数字孪生车间',
        nature: 'digital-application',
        investmentFen: yuan(5_000_000),
        ...costs({ approved: 5_000_000, software: 3_000_000 }),
      },
      network: { name: '工厂5G专网', nature: 'new-infrastructure', investmentFen: yuan(80_000_000) },
      firstSet: {
        name: '首台套加工中心',
        nature: 'first-set',
        ...costs({ sales: 12_000_000, contract: 12_000_000 }),
        ...decided('songjiang-8.1.first-set'),
        contract: { title: '采购使用协议', signedOn: '2025-04-28', reports: [] },
      },
      service: {
        name: '全生命周期管理',
        nature: 'service-manufacturing',
        also: ['integrated-manufacturing'],
        ...costs({ approved: 30_000_000 }),
      },
      future: {
        name: '人形机器人关节',
        nature: 'future-industry',
        investmentFen: yuan(12_000_000),
        ...decided('songjiang-7.1.contribution'),
      },
      factory: {
        name: '智能工厂升级',
        nature: 'smart-factory',
        also: ['smart-factory-service'],
        ...decided('sheq-12.1.rise'),
      },
      purchase: { name: '采购创新机床', nature: 'catalogue-purchase', investmentFen: yuan(40_000_000) },
      energy: {
        name: '能源管理中心',
        nature: 'energy-management-centre',
        investmentFen: yuan(15_000_000),
        ...costs({ approved: 14_000_000 }),
        ...decided('sh527-7.1.result'),
      },
      product: {
        name: '五轴创新产品',
        nature: 'innovative-product',
        ...costs({ contract: 20_000_000 }),
        ...decided('sheq-17.3.innovative'),
      },
    }),
    loans: registered(
      'l',
      loan('line3', '上海银行', '2025-03-15', 100_000_000, '0.042'),
      loan('network', '农商银行', '2025-04-10', 40_000_000, '0.038'),
      loan('purchase', '建设银行', '2025-02-17', 30_000_000, '0.039'),
    ),
    leases: registered('z', lease('line3', 60_000_000), lease('purchase', 10_000_000)),
  }),
};

const logistics: Cast = {
  column: { zh: '浦江智运', en: 'Pujiang Logistics' },
  about: {
    zh: '浦东，工业物流企业；智能仓改造核定40,000,000.00元，贷款20,000,000.00元，租赁设备20,000,000.00元；信息平台、低空航线10000架次、三个供应链项目和一个小额技改（15,000,000.00元，有租赁）。',
    en: 'Pudong, an industrial-logistics firm; a warehouse renovation approved at CNY 40,000,000.00 with a loan of CNY 20,000,000.00 and leased equipment of CNY 20,000,000.00; an information platform, a low-altitude route of 10,000 flights, three supply-chain projects, and a small renovation of CNY 15,000,000.00 with a lease.',
  },
  facts: facts({
    id: 'logistics',
    enterprise: {
      name: '浦江智运物流（上海）有限公司',
      creditCode: '91310115MA1K3B2C51',
      ...at('pudong'),
      activities: ['industrial-logistics'],
      complete: ['titles', 'certificates', 'loans', 'leases'],
    },
    projects: named<Project>({
      warehouse: { name: '智能仓改造', nature: 'logistics', ...costs({ approved: 40_000_000 }) },
      platform: { name: '物流信息平台', nature: 'logistics-digital', ...costs({ approved: 17_000_000 }) },
      route: { name: '低空航线', nature: 'low-altitude-route', quantities: { flights: 10_000 } },
      chain: { name: '汽车数字供应链', nature: 'supply-chain-full', ...costs({ approved: 70_000_000 }) },
      system: { name: '供应链管理系统', nature: 'supply-chain-system', ...costs({ approved: 12_000_000 }) },
      trusted: { name: '可信药品供应链', nature: 'supply-chain-trusted', ...costs({ approved: 8_000_000 }) },
      small: {
        name: '分拣线技改',
        nature: 'technical-renovation',
        investmentFen: yuan(15_000_000),
      },
    }),
    loans: registered('l', loan('warehouse', '浦发银行', '2025-01-20', 20_000_000, '0.04')),
    leases: registered('z', lease('warehouse', 20_000_000), lease('small', 5_000_000)),
  }),
};

const laboratory: Cast = {
  column: { zh: '沪衡检测', en: 'Huheng Testing' },
  about: {
    zh: '闵行，检验检测机构，兼营绿色低碳和节能服务；持国外认可和国际权威组织认可，均已认定；主导、参与检测国际标准；一测多证、清洁生产审核（30当量吨）、合同能源管理（1,200吨标煤）、新材料认证四个项目。',
    en: 'Minhang, an inspection body that also offers green and energy-saving services; foreign and international accreditation, both recognised; international testing standards led and joined; four projects: one test for many certificates, a cleaner-production audit (30 equivalent tonnes), energy contracting (1,200 tonnes of coal), certification of a material.',
  },
  facts: facts({
    id: 'laboratory',
    enterprise: {
      name: '沪衡检测技术（上海）有限公司',
      creditCode: '91310112MA1L4C3D61',
      ...at('minhang'),
      activities: ['inspection-testing', 'green-service', 'energy-service'],
      ...decided('sh527-10.recognition'),
    },
    titles: registered(
      't',
      title('foreign-accreditation'),
      title('international-accreditation'),
      title('testing-standard-led'),
      title('testing-standard-joined'),
    ),
    projects: named<Project>({
      battery: {
        name: '锂电池一测多证',
        nature: 'one-test-many-certificates',
        ...costs({ contract: 2_000_000 }),
        ...decided('sh527-10.3.success'),
      },
      audit: {
        name: '清洁生产审核',
        nature: 'cleaner-production-audit',
        quantities: { equivalentTonnes: 30 },
      },
      saving: { name: '合同能源管理', nature: 'energy-contracting', quantities: { coalTonnes: 1_200 } },
      material: {
        name: '碳纤维应用认证',
        nature: 'material-certification',
        ...costs({ contract: 2_500_000 }),
      },
    }),
  }),
};

const park: Cast = {
  column: { zh: '云间园区', en: 'Yunjian Park' },
  about: {
    zh: '松江，园区运营管理主体；首次获评的3、4、5星级园区各一（后两者建安费用20,000,000.00元、24,000,000.00元），首次认定的市级生产性服务业功能区，市级示范园区；2024年有一次严重违法。',
    en: 'Songjiang, an operator of parks; a first three-, four- and five-star park (construction of CNY 20,000,000.00 and CNY 24,000,000.00 for the latter two), a first municipal producer-service zone, a municipal demonstration park; one serious violation in 2024.',
  },
  facts: facts({
    id: 'park',
    enterprise: {
      name: '云间园区运营（上海）有限公司',
      creditCode: '91310117MA1M5D4E7L',
      ...at('songjiang'),
      activities: ['park-operation'],
    },
    titles: registered(
      't',
      title('three-star-park', { first: true, projectId: 'three' }),
      title('four-star-park', { first: true, projectId: 'four' }),
      title('five-star-park', { first: true, projectId: 'five' }),
      title('producer-service-zone', { rank: 'municipal', first: true, projectId: 'zone' }),
      title('demonstration-park', { rank: 'municipal', projectId: 'zone' }),
    ),
    projects: named<Project>({
      three: { name: '云间一期', nature: 'service-park' },
      four: { name: '云间二期', nature: 'service-park', ...costs({ construction: 20_000_000 }) },
      five: { name: '云间三期', nature: 'service-park', ...costs({ construction: 24_000_000 }) },
      zone: { name: '云间功能区', nature: 'park' },
    }),
    violations: registered('v', {
      on: '2024-05-20',
      decidedOn: '2024-08-12',
      serious: true,
      about: '违规排放',
    }),
  }),
};

const software: Cast = {
  column: { zh: '徐汇引擎', en: 'Xuhui Engine' },
  about: {
    zh: '徐汇，软件企业，已入服务商目录，尚未评估；产业互联网平台（已入选示范）、公共服务平台、元宇宙工具、工业软件研发（新增投资400,000,000.00元）、设计项目（有贷款）、场景任务、采购软件、算力和引进重大项目。',
    en: 'Xuhui, a software house, in the directory of providers and not evaluated yet; an industry platform chosen as a demonstration, a public platform, metaverse tools, industrial-software research (new investment of CNY 400,000,000.00), a design project with a loan, a scenario task, purchased software, computing and an introduced major project.',
  },
  facts: facts({
    id: 'software',
    enterprise: {
      name: '徐汇引擎软件（上海）有限公司',
      creditCode: '91310104MA1N6E5F85',
      ...at('xuhui'),
      activities: ['other'],
    },
    titles: registered(
      't',
      title('demonstration-industry-platform', { projectId: 'platform' }),
      title('scenario-benchmark', { projectId: 'scenario' }),
      title('provider-directory'),
    ),
    projects: named<Project>({
      platform: { name: '材料交易平台', nature: 'industry-platform', ...costs({ approved: 60_000_000 }) },
      public: { name: '适配验证平台', nature: 'public-platform', ...costs({ approved: 30_000_000 }) },
      tools: { name: '图形引擎产业化', nature: 'metaverse-tools', ...costs({ approved: 20_000_000 }) },
      research: {
        name: '工业仿真软件研发',
        nature: 'software-research',
        ...costs({ added: 400_000_000 }),
        ...decided('sheq-10.1.major'),
      },
      design: { name: '座舱设计', nature: 'design', ...costs({ approved: 4_000_000 }) },
      scenario: { name: '低空调度场景', nature: 'scenario-task', ...costs({ approved: 20_000_000 }) },
      purchase: { name: '采购设计软件', nature: 'software-purchase', ...costs({ contract: 1_000_000 }) },
      computing: { name: '智算集群', nature: 'computing', investmentFen: yuan(90_000_000) },
      major: { name: '总部项目', nature: 'introduced-major', ...decided('shni-p11.1.major') },
    }),
    loans: registered(
      'l',
      loan('design', '徐汇银行', '2025-02-20', 3_000_000, '0.036'),
      loan('computing', '交通银行', '2025-01-10', 50_000_000, '0.035'),
    ),
  }),
};

const newcomer: Cast = {
  column: { zh: '新创', en: 'Newcomer' },
  about: {
    zh: '只登记了名称和统一社会信用代码。',
    en: 'Nothing is registered but its name and credit code.',
  },
  facts: facts({
    id: 'newcomer',
    enterprise: { name: '新创（上海）有限公司', creditCode: '91310101MA1P7F6G95' },
  }),
};

/** The enterprises of the table, in the order of its columns. */
export const cast: Cast[] = [provider, manufacturer, logistics, laboratory, park, software, newcomer];
