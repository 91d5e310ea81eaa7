import type { Text } from '../answers/source.ts';
import type { ClaimSentences } from '../deadlines/sentences.ts';
import { day } from './format.ts';

/** What the dates of a claim rest on. */
export const claimWords: { [K in keyof ClaimSentences]: (v: ClaimSentences[K]) => Text } = {
  'deadlines.step-registered': () => ({
    zh: '截止日按企业登记的申报通知日期，以通知原文为准',
    en: 'The day is the one registered from the notice of the application; the notice itself prevails',
  }),
  'deadlines.evidence-planned': () => ({
    zh: '企业自定的备齐日期，并非规定期限',
    en: 'The enterprise set this day itself; no rule does',
  }),
  'deadlines.evidence-owner': ({ owner }) => ({ zh: `负责人：${owner}`, en: `Responsible: ${owner}` }),
  'deadlines.returned-on': ({ on }) => ({
    zh: `申报于${day(on).zh}退回补正`,
    en: `The claim was returned for correction on ${day(on).en}`,
  }),
  'deadlines.public-notice-on': ({ on }) => ({
    zh: `${day(on).zh}起公示`,
    en: `The public notice began on ${day(on).en}`,
  }),
  'deadlines.correction-unknown': ({ claim, claimEn, on }) => ({
    zh: `“${claim}”的申报于${day(on).zh}退回补正，未登记补正截止日或期限，请按补正通知登记`,
    en: `the claim for “${claimEn}” was returned on ${day(on).en}; register its last day or length of time for corrections from the notice`,
  }),
  'deadlines.objection-unknown': ({ claim, claimEn, on }) => ({
    zh: `“${claim}”自${day(on).zh}起公示，未登记公示截止日或期限，请按公示登记`,
    en: `“${claimEn}” has been on public notice since ${day(on).en}; register its last day or length of time from the notice`,
  }),
};
