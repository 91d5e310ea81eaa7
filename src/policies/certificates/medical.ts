import type { CertificateKind } from '../certificate-kind.ts';
import { article, type Paper } from '../papers.ts';
import { closes, opens, valid } from './parts.ts';

const regulation = article(
  '医疗器械监督管理条例',
  'Regulation on the Supervision of Medical Devices',
  '第22条',
  '有效期届满6个月前提出延续注册申请',
);
const production = article(
  '医疗器械生产监督管理办法',
  'Measures on the Supervision of Medical-Device Production',
  '第17条',
  '有效期届满前90个工作日至30个工作日期间提出',
);
const distribution = article(
  '医疗器械经营监督管理办法',
  'Measures on the Supervision of Medical-Device Distribution',
  '第16条',
);

/** Renewal from 90 to 30 working days before expiry, refused outside them. */
function windowed(source: Paper): Pick<CertificateKind, 'term' | 'renewal' | 'prepareDays' | 'notes'> {
  const basis = { source, confidence: 'high' } as const;
  return {
    term: valid(60, basis),
    renewal: { model: 'lead', opens: opens('workday 90', basis), closes: closes('workday 30', basis) },
    prepareDays: 42,
    notes: [
      {
        zh: '只在窗口期内受理：早于90个工作日或晚于30个工作日的申请均不受理。',
        en: 'Taken only inside the window: an application more than 90 or fewer than 30 working days ahead is refused.',
      },
    ],
  };
}

/** Medical devices. The yearly self-inspection reports are duties of their holders. */
export const medical: CertificateKind[] = [
  {
    key: 'ylqx_zhuce',
    name: { zh: '医疗器械注册证', en: 'Medical-device registration certificate' },
    issuer: { zh: '药品监督管理部门', en: 'drug regulation authority' },
    term: valid(60, { source: regulation, confidence: 'high' }),
    renewal: { model: 'lead', closes: closes('month 6', { source: regulation, confidence: 'high' }) },
    prepareDays: 180,
    sources: [regulation],
  },
  {
    key: 'ylqx_shengchan',
    name: { zh: '医疗器械生产许可证', en: 'Medical-device production licence' },
    issuer: { zh: '省级药品监督管理部门', en: 'provincial drug regulation authority' },
    ...windowed(production),
    sources: [production],
  },
  {
    key: 'ylqx_jingying',
    name: { zh: '医疗器械经营许可证', en: 'Medical-device distribution licence' },
    issuer: { zh: '市、县级药品监督管理部门', en: 'city or county drug regulation authority' },
    ...windowed(distribution),
    sources: [distribution],
  },
];
