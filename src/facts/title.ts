import { type Static, Type } from 'typebox';
import type { Text } from '../answers/source.ts';
import { Closed, Day, Words } from './shared.ts';

/** Recognitions that money rests on and that no certificate kind covers. */
export const titles = {
  'miit-service-manufacturing': {
    zh: '工信部服务型制造相关称号',
    en: 'MIIT title for service-oriented manufacturing',
  },
  'demonstration-industry-platform': {
    zh: '入选产业互联网示范平台',
    en: 'chosen as a demonstration industry internet platform',
  },
  'provider-directory': {
    zh: '列入工业互联网专业服务商推荐目录',
    en: 'listed in the directory of industrial-internet service providers',
  },
  'foreign-accreditation': {
    zh: '国外认可机构认可资质',
    en: 'accreditation by a foreign accreditation body',
  },
  'international-accreditation': {
    zh: '国际权威技术组织认可资质',
    en: 'accreditation by an authoritative international technical body',
  },
  'testing-standard-led': {
    zh: '主导制修订检验检测国际标准',
    en: 'led an international standard on inspection or testing',
  },
  'testing-standard-joined': {
    zh: '实质性参与检验检测国际标准',
    en: 'took a substantive part in an international standard on inspection or testing',
  },
  'future-standard-led': {
    zh: '主导制修订重点未来产业标准',
    en: 'led a national, industry or local standard of a future industry',
  },
  'renovation-recognised': { zh: '经认定的技改项目', en: 'recognised technical-renovation project' },
  'digital-application-recognised': {
    zh: '经认定的数字化转型创新应用类项目',
    en: 'recognised digital-application project',
  },
  'data-set-listed': {
    zh: '工业数据集在上海数据交易所挂牌交易',
    en: 'industrial data set listed on the Shanghai Data Exchange',
  },
  'industrial-internet-platform': {
    zh: '标杆性工业互联网平台',
    en: 'benchmark industrial-internet platform',
  },
  'chain-leader': { zh: '“工赋链主”企业', en: '“Gongfu” chain leader' },
  'service-manufacturing-enterprise': {
    zh: '服务型制造示范企业',
    en: 'service-oriented manufacturing demonstration enterprise',
  },
  'service-manufacturing-platform': {
    zh: '服务型制造示范平台（项目）',
    en: 'service-oriented manufacturing demonstration platform or project',
  },
  'producer-service-zone': { zh: '生产性服务业功能区', en: 'producer-service functional zone' },
  'demonstration-park': { zh: '试点示范园区', en: 'pilot demonstration park' },
  'three-star-park': { zh: '3星级服务业园区、楼宇', en: 'three-star service-industry park' },
  'four-star-park': { zh: '4星级服务业园区、楼宇', en: 'four-star service-industry park' },
  'five-star-park': { zh: '5星级服务业园区、楼宇', en: 'five-star service-industry park' },
  'benchmark-project': { zh: '工业互联网标杆示范项目', en: 'industrial-internet benchmark project' },
  'secondary-node': { zh: '标识解析二级节点建成并投入运营', en: 'secondary node built and in operation' },
  'training-base': {
    zh: '嘉定区工业互联网人才实训基地',
    en: 'Jiading training base for the industrial internet',
  },
  'scenario-benchmark': { zh: '场景创新任务标杆性示范项目', en: 'benchmark project of a scenario task' },
} as const satisfies Record<string, Text>;

export type TitleKey = keyof typeof titles;
export const titleKeys = Object.keys(titles) as TitleKey[];

/** Which level of government has given a title. */
export const ranks = {
  district: { zh: '区级', en: 'district' },
  municipal: { zh: '市级', en: 'municipal' },
  national: { zh: '国家级', en: 'national' },
} as const satisfies Record<string, Text>;

export const Rank = Type.Enum(Object.keys(ranks) as (keyof typeof ranks)[]);
export type Rank = Static<typeof Rank>;

/** A recognition of an enterprise or, with `projectId`, of one of its projects; held from `grantedOn` through `endedOn`. */
export const Title = Type.Object(
  {
    title: Type.Enum(titleKeys),
    rank: Type.Optional(Rank),
    grantedOn: Day,
    endedOn: Type.Optional(Day),
    projectId: Type.Optional(Type.String({ format: 'uuid' })),
    /** Whether it is the first of its kind; absent where it is not known. */
    first: Type.Optional(Type.Boolean()),
    reference: Type.Optional(Words(120)),
  },
  Closed,
);
export type Title = Static<typeof Title>;
