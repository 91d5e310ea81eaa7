import type { CertificateKind } from '../certificate-kind.ts';
import { article, type Paper, paper } from '../papers.ts';
import { type Basis, closes, valid, within } from './parts.ts';

const qualityRules: Paper = {
  ...paper(
    '质量管理体系认证规则（国家认监委公告〔2025〕第16号）',
    'Certification rules for quality management systems (CNCA announcement 16 of 2025)',
    'http://m.lalapfe.cn/mobile/rzfw/txrz/zlgltx/gkwj/2025/13205.shtml',
  ),
  clause: '5.4.1.4、5.8.2',
};
const isoTerms = paper(
  'ISO证书有效期三年、监督间隔不超过12个月（CCAA）',
  'ISO certificates run three years, audits at most 12 months apart (CCAA)',
  'http://m.12425.cn/zs/202011/ccaa_11917.html',
);
const isms = paper(
  'ISO 27001证书有效期3年、每年年审（机构文章）',
  'ISO 27001: three years, audited every year (a consultant’s page)',
  'http://yyllw.com.cn/Article/itssiso270.html',
);
const practice = article('管理体系证书的一般做法', 'General practice for management-system certificates');
const commonPractice = {
  ...practice,
  reference: 'http://m.szcanworld.cn/khzx/299.html',
};

type System = Pick<CertificateKind, 'key' | 'name' | 'sources'> &
  Partial<Pick<CertificateKind, 'notes'>> & {
    cycle: Paper;
    /** What asks for the recertification; where the system's own rule was not read, the same as the cycle. */
    recertified?: Paper;
    confidence: Basis['confidence'];
  };

/** Three years, an audit within 12 months of issue and of each audit before, recertified before the last valid day. */
function iso({ key, name, sources, notes, cycle, recertified = cycle, confidence }: System): CertificateKind {
  const basis = { source: cycle, confidence };
  return {
    key,
    name,
    issuer: { zh: '经国家认监委批准的认证机构', en: 'a certification body approved by CNCA' },
    term: valid(36, basis),
    renewal: {
      model: 'event',
      event: { zh: '再认证现场审核', en: 'Recertification audit on site' },
      finishedBy: closes('day 0', { source: recertified, confidence }),
    },
    surveillance: [
      {
        name: { zh: '监督审核', en: 'Surveillance audit' },
        first: within(12, basis),
        next: within(12, basis),
        missed: {
          zh: '超过监督间隔的，证书须先暂停，其后撤销。',
          en: 'Past the interval the certificate must be suspended, then withdrawn.',
        },
      },
    ],
    lapse: {
      zh: '到期前未完成再认证审核的，按初次认证办理。',
      en: 'Without a recertification audit before expiry it is treated as a first certification.',
    },
    prepareDays: 90,
    ...(notes && { notes }),
    sources,
  };
}

const byConvention = [
  {
    zh: '按惯例与质量管理体系相同（每个周期至少两次监督审核）；该体系自身的规则未核对。',
    en: 'By convention as for quality management systems (at least two surveillance audits a cycle); its own rules have not been checked.',
  },
];

/** Certified management systems. */
export const managementSystems: CertificateKind[] = [
  iso({
    key: 'iso9001',
    name: { zh: '质量管理体系认证（ISO 9001）', en: 'ISO 9001 quality management certificate' },
    cycle: qualityRules,
    recertified: { ...qualityRules, quote: '再认证审核应在证书到期前完成' },
    confidence: 'high',
    notes: [
      {
        zh: '每个周期至少两次监督审核；该认证规则自2026年1月1日起施行。',
        en: 'At least two surveillance audits a cycle; these certification rules are in force from 1 January 2026.',
      },
    ],
    sources: [qualityRules],
  }),
  iso({
    key: 'iso14001',
    name: { zh: '环境管理体系认证（ISO 14001）', en: 'ISO 14001 environmental management certificate' },
    cycle: isoTerms,
    confidence: 'medium',
    notes: byConvention,
    sources: [isoTerms],
  }),
  iso({
    key: 'iso45001',
    name: {
      zh: '职业健康安全管理体系认证（ISO 45001）',
      en: 'ISO 45001 occupational health and safety certificate',
    },
    cycle: isoTerms,
    confidence: 'medium',
    notes: byConvention,
    sources: [isoTerms],
  }),
  iso({
    key: 'iso27001',
    name: {
      zh: '信息安全管理体系认证（ISO/IEC 27001）',
      en: 'ISO/IEC 27001 information security certificate',
    },
    cycle: isoTerms,
    confidence: 'medium',
    notes: byConvention,
    sources: [isoTerms, isms],
  }),
  {
    key: 'lianghua_ronghe',
    name: {
      zh: '信息化和工业化融合管理体系评定（2.0，A至AAAA级）',
      en: 'Integration of informatisation and industrialisation assessment (2.0, A–AAAA)',
    },
    issuer: {
      zh: '评定机构、两化融合管理体系评定工作委员会（AIITRE）',
      en: 'assessment bodies and the assessment committee (AIITRE)',
    },
    term: valid(36, { source: commonPractice, confidence: 'low' }),
    renewal: {
      model: 'lead',
      closes: closes('month 3', { source: practice, confidence: 'low', advised: true }),
    },
    surveillance: [
      {
        name: { zh: '监督审核', en: 'Surveillance audit' },
        first: within(12, { source: commonPractice, confidence: 'low' }),
        next: within(12, { source: commonPractice, confidence: 'low' }),
      },
    ],
    prepareDays: 90,
    notes: [
      {
        zh: '未见AIITRE自身的有效期与监督规定，此处为一般做法。',
        en: 'AIITRE’s own rules on term and surveillance were not found; this is general practice.',
      },
      {
        zh: '首次评定全程约需10至12个月，应远早于到期日启动。',
        en: 'A first assessment takes about 10 to 12 months in all: start long before expiry.',
      },
      {
        zh: '奖励均为一次性：松江要求2.0版AA级及以上，嘉定不限级别；有地方（金山2020年）要求申报时证书在有效期内。',
        en: 'Rewards are one-off: Songjiang asks for 2.0 AA or above, Jiading for any level; one call (Jinshan 2020) asked for a valid certificate.',
      },
    ],
    sources: [
      commonPractice,
      paper(
        '两化融合管理体系评定流程与周期',
        'Steps and duration of the assessment',
        'http://www.itsm-ap.com/post/两化融合管理体系贯标评定的实施流程是什么.html',
      ),
      paper(
        '金山区2020年通知（转载）',
        'Jinshan District call of 2020 (reprint)',
        'http://m.shkehu.com/shkeji/jinshanqu/364.html',
      ),
    ],
  },
];
