import type { Text } from '../answers/source.ts';
import type { WindowSentences } from '../deadlines/sentences.ts';
import { districts } from '../facts/district.ts';
import { dayAndHour } from './format.ts';

/** A day with its hour; -1 is none. */
const when = (on: string, at: number): Text => dayAndHour(on, at < 0 ? undefined : at);

const districtName = (key: string): Text => (districts as Record<string, Text>)[key] ?? { zh: key, en: key };

/** What the days of an application window rest on. */
export const windowWords: { [K in keyof WindowSentences]: (v: WindowSentences[K]) => Text } = {
  'deadlines.window-announced': ({ name, nameEn }) => ({
    zh: `按“${name}”的申报通知`,
    en: `By the call for applications “${nameEn}”`,
  }),
  'deadlines.window-expected': ({ name, nameEn, on, at }) => ({
    zh: `尚未公布。“${name}”的相应日期为${when(on, at).zh}，此处按同月同日预计，不因休息日调整，以申报通知为准`,
    en: `Not announced yet. In “${nameEn}” this was ${when(on, at).en}; the same month and day is expected, not moved for rest days, until the call says otherwise`,
  }),
  'deadlines.window-moved': ({ from, fromAt, on, at }) => ({
    zh: `由${when(from, fromAt).zh}调整为${when(on, at).zh}`,
    en: `Moved from ${when(from, fromAt).en} to ${when(on, at).en}`,
  }),
  'deadlines.window-misprint': ({ printed, correctionZh, correctionEn }) => ({
    zh: `通知原文印作“${printed}”，应属笔误；更正依据：${correctionZh}`,
    en: `The notice prints “${printed}”, which cannot be meant; corrected by: ${correctionEn}`,
  }),
  'deadlines.window-open-since': ({ on }) => ({
    zh: `通知没有写明开始日，按公布之日${when(on, -1).zh}起算`,
    en: `The notice prints no first day; taken as open from the day it was published, ${when(on, -1).en}`,
  }),
  'deadlines.window-open-end': ({ endZh, endEn }) => ({
    zh: `没有固定截止日：${endZh}`,
    en: `There is no fixed last day: ${endEn}`,
  }),
  'deadlines.window-opens-on': ({ on, at }) => ({
    zh: `自${when(on, at).zh}起受理`,
    en: `Applications are taken from ${when(on, at).en}`,
  }),
  'deadlines.window-covers': ({ from, to }) => ({
    zh: `本次申报对应${when(from, -1).zh}至${when(to, -1).zh}的利息`,
    en: `The call is for interest from ${when(from, -1).en} through ${when(to, -1).en}`,
  }),
  'deadlines.window-year-assumed': ({ year }) => ({
    zh: `通知没有写明对应哪个贴息年度，暂按已结束且尚未申报的最早年度（第${year}年）`,
    en: `The notice does not say which subsidy year it is for; taken as the earliest one that has ended and was not claimed, year ${year}`,
  }),
  'deadlines.district-day': ({ district, on, at, cityOn, cityAt }) => ({
    zh: `${districtName(district).zh}要求在${when(on, at).zh}前完成；全市截止为${when(cityOn, cityAt).zh}，此处从早`,
    en: `${districtName(district).en} closes on ${when(on, at).en}; the city closes on ${when(cityOn, cityAt).en}. The earlier day is used`,
  }),
  'deadlines.district-day-open': ({ district, on, at }) => ({
    zh: `${districtName(district).zh}要求在${when(on, at).zh}前完成；全市没有固定截止日`,
    en: `${districtName(district).en} closes on ${when(on, at).en}; the city has no fixed last day`,
  }),
  'deadlines.district-days': ({ on, at }) => ({
    zh: `有的区截止更早，最早为${when(on, at).zh}；适用哪一日，看企业的实际经营地`,
    en: `Some districts close earlier, the first on ${when(on, at).en}; the enterprise's place of operation decides which day applies`,
  }),
  'deadlines.district-forwards': ({ on, at }) => ({
    zh: `各区须在${when(on, at).zh}前推荐上报，企业无须办理`,
    en: `Districts forward applications by ${when(on, at).en}; nothing for the enterprise to do`,
  }),
  'deadlines.step-registered-itself': () => ({
    zh: '截止日见企业自行登记的申报环节，此处不再重复',
    en: 'The last day stands on the steps the enterprise has registered itself; it is not repeated here',
  }),
  'deadlines.objections-to': ({ zh, en }) => ({ zh: `异议渠道：${zh}`, en: `Objections: ${en}` }),
};
