import type { Text } from '../answers/source.ts';
import type { CertificateSentences } from '../deadlines/sentences.ts';
import { day } from './format.ts';

/** Where a date of a certificate comes from. The title names the audit in both languages, so English need not repeat it. */
export const certificateWords: { [K in keyof CertificateSentences]: (v: CertificateSentences[K]) => Text } = {
  'deadlines.expiry-unknown': (v) => ({
    zh: `“${v.certificate}”未登记有效期截止日，请按证面填写；证面没有的，请登记发证日期`,
    en: `the expiry of “${v.certificateEn}” is not registered; enter it as printed, or the day of issue where none is`,
  }),
  'deadlines.term-unknown': (v) => ({
    zh: `未查到“${v.certificate}”这类证书的有效期年限；证面载有截止日的请登记，登记之前没有日期`,
    en: `no term is known for certificates such as “${v.certificateEn}”; register the last valid day if one is printed; until then there is no date`,
  }),
  'deadlines.term-varies': (v) => ({
    zh: `“${v.certificate}”的有效期因持证类型而异，不能推算，请登记证面载明的截止日`,
    en: `the term of “${v.certificateEn}” depends on the type of holder and cannot be counted; register the printed last day`,
  }),
  'deadlines.issue-unknown': (v) => ({
    zh: `“${v.certificate}”未登记发证日期，据此推算的日期暂缺；请按证面登记发证日期，载有有效期截止日的一并登记`,
    en: `the day of issue of “${v.certificateEn}” is not registered, and what counts from it has no date; enter it as printed, and the last valid day where one is printed`,
  }),
  'deadlines.computed-expiry': (v) => ({
    zh: `“${v.certificate}”未登记证面载明的截止日，暂自发证日起按规定年限推算；证面有载明的，以证面为准`,
    en: `no printed last day is registered for “${v.certificateEn}”, so it is counted from the day of issue; a printed day would prevail`,
  }),
  'deadlines.audit-unknown': (v) => ({
    zh: `“${v.certificate}”上一次${v.audit}的日期未登记，无法推算下一次`,
    en: `the last audit of “${v.certificateEn}” (“${v.auditEn}”) is not registered, so the next one cannot be counted`,
  }),
  'deadlines.level-unknown': (v) => ({
    zh: `“${v.certificate}”未登记级别，级别决定适用哪一种审核`,
    en: `the level of “${v.certificateEn}” is not registered; it decides which audit applies`,
  }),
  'deadlines.audit-from-issue': (v) => ({
    zh: `首次${v.audit}自发证日${day(v.on).zh}起推算`,
    en: `The first audit counts from the day of issue, ${day(v.on).en}`,
  }),
  'deadlines.audit-from-previous': (v) => ({
    zh: `${v.audit}自上一次审核日${day(v.on).zh}起推算`,
    en: `The audit counts from the one before it, on ${day(v.on).en}`,
  }),
  'deadlines.audit-from-forecast': (v) => ({
    zh: `上一次${v.audit}尚未登记，暂按其在最后期限${day(v.on).zh}完成推算，实际审核后重新计算`,
    en: `The audit before it is not registered yet; counted as if it took place on its last day, ${day(v.on).en}, and counted anew afterwards`,
  }),
  'deadlines.audit-spared': (v) => ({
    zh: `${day(v.on).zh}的审核结果可免去一次${v.audit}`,
    en: `The result of the audit on ${day(v.on).en} spares the one after it`,
  }),
  'deadlines.awaits-batch': (v) => ({
    zh: `“${v.certificate}”的延续（复核）分批受理，时间由通知确定；须在${day(v.expiresOn).zh}有效期届满之前通过`,
    en: `renewal of “${v.certificateEn}” is taken in batches whose windows notices set; it has to be passed before ${day(v.expiresOn).en}`,
  }),
  'deadlines.permit-days-unknown': (v) => ({
    zh: `“${v.certificate}”的报告日期以证书（许可证）所载为准，请按原文登记`,
    en: `the days of the reports of “${v.certificateEn}” stand in the permit itself; register them as printed`,
  }),
};
