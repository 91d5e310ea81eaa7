import type { Source, Text } from '../answers/source.ts';
import type { Span } from '../dates/span.ts';

/** A kind of certificate whose renewal must be asked for a lead before it expires. */
export type CertificateKind = { name: Text; renewal: Span; source: Source };

const kind = (name: Text, renewal: Span, title: Text, clause: string, quote: string): CertificateKind => ({
  name,
  renewal,
  source: { title, clause, quote },
});

/** Kinds with a lead that a statute prints; each rule is read from the statute itself (high confidence). */
export const certificateKinds: Record<string, CertificateKind> = {
  xzxk_default: kind(
    { zh: '行政许可', en: 'Administrative licence' },
    { unit: 'day', value: 30 },
    { zh: '中华人民共和国行政许可法', en: 'Administrative Licensing Law of the PRC' },
    '第50条',
    '应当在该行政许可有效期届满三十日前',
  ),
  anquan_shengchan_xkz: kind(
    { zh: '安全生产许可证', en: 'Work-safety production licence' },
    { unit: 'month', value: 3 },
    { zh: '安全生产许可证条例', en: 'Regulation on Work-Safety Licences' },
    '第9条',
    '期满前3个月',
  ),
  paiwu_xkz: kind(
    { zh: '排污许可证', en: 'Pollutant-discharge permit' },
    { unit: 'day', value: 60 },
    { zh: '排污许可管理条例', en: 'Regulation on Pollutant-Discharge Permits' },
    '第14条',
    '有效期届满60日前',
  ),
  ylqx_zhuce: kind(
    { zh: '医疗器械注册证', en: 'Medical-device registration certificate' },
    { unit: 'month', value: 6 },
    { zh: '医疗器械监督管理条例', en: 'Regulation on the Supervision of Medical Devices' },
    '第22条',
    '有效期届满6个月前',
  ),
  gycp_shengchan: kind(
    { zh: '全国工业产品生产许可证', en: 'Industrial-product production licence' },
    { unit: 'month', value: 6 },
    { zh: '工业产品生产许可证管理条例', en: 'Regulation on Industrial-Product Production Licences' },
    '第25条',
    '有效期届满6个月前',
  ),
  weifei_jingying: kind(
    { zh: '危险废物经营许可证', en: 'Hazardous-waste operating licence' },
    { unit: 'workday', value: 30 },
    { zh: '危险废物经营许可证管理办法', en: 'Measures on Hazardous-Waste Operating Licences' },
    '第13条',
    '有效期届满30个工作日前',
  ),
  tezhong_shebei: kind(
    { zh: '特种设备定期检验', en: 'Special-equipment periodic inspection' },
    { unit: 'month', value: 1 },
    { zh: '中华人民共和国特种设备安全法', en: 'Special Equipment Safety Law of the PRC' },
    '第40条',
    '检验合格有效期届满前一个月',
  ),
  cma: kind(
    { zh: '检验检测机构资质认定证书', en: 'CMA inspection-body approval' },
    { unit: 'month', value: 3 },
    { zh: '检验检测机构资质认定管理办法', en: 'Measures on the Approval of Inspection Bodies' },
    '资质认定证书有效期',
    '有效期届满3个月前',
  ),
};
