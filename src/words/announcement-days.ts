import type { Text } from '../answers/source.ts';
import { festivalNames } from '../dates/festivals.ts';
import { periodText } from '../dates/period-text.ts';
import type { EffectOf } from '../deadlines/effect.ts';
import { districts as districtNames } from '../facts/district.ts';
import { ranks, titles } from '../facts/title.ts';
import { certificateKinds } from '../policies/certificates/shipped.ts';
import { duties } from '../policies/duties/shipped.ts';
import { namedRules } from '../policies/rules.ts';
import type { EffectNames } from './announcement-effects.ts';
import { count, day, dayAndHour, shortDay } from './format.ts';
import { parameterText, settledText } from './interest-names.ts';

/** Effects on single days, readings, and what enterprises hold or receive. Nobody is named, only counted. */
export const dayEffects = {
  'holiday-notice': ({ office, year, breaks }: EffectOf<'holiday-notice'>): Text[] => [
    {
      zh: `${year}年放假安排${office === 'bank' ? '（仅限银行）' : ''}`,
      en: `Days off of ${year}${office === 'bank' ? ' (banks only)' : ''}`,
    },
    ...breaks.map(breakLine),
  ],
  'duty-day': ({ duty, period, dueOn, minute, districts = [] }: EffectOf<'duty-day'>): Text[] => {
    const name = dutyName(duty);
    const of = periodText(period);
    const on = dayAndHour(dueOn, minute);
    return [
      { zh: `${name.zh}（${of.zh}）截止：${on.zh}`, en: `${name.en} (${of.en}) is due: ${on.en}` },
      ...(districts.length > 0 ? [only(districts.map((district) => districtNames[district]))] : []),
    ];
  },
  confirmation: ({ rule }: EffectOf<'confirmation'>): Text[] => {
    const name = namedRules.get(rule)?.name ?? { zh: rule, en: rule };
    return [
      {
        zh: `已核对原文：${name.zh}，据此推算的日期不再只是预计`,
        en: `Held against the text: ${name.en}; its dates are no longer only expected`,
      },
    ];
  },
  reading: ({ reading, value }: EffectOf<'reading'>, names: EffectNames): Text[] => {
    const question = questionText(reading, names);
    const said = forces[value] ?? settledText(reading.slice(reading.lastIndexOf('.') + 1), value);
    return [
      { zh: `明确一处未决事项：${question.zh}`, en: `Settles an open question: ${question.en}` },
      { zh: `结论：${said.zh}`, en: `Answer: ${said.en}` },
    ];
  },
  disbursement: (effect: EffectOf<'disbursement'>): Text[] => [
    {
      zh: `拨付通知，涉及${effect.recipients.length}个项目`,
      en: `Money is paid out for ${count(effect.recipients.length, 'project')}`,
    },
    ...effect.reports.map(({ label, on, minute }) =>
      dated({ zh: `报送“${label}”`, en: `Report “${label}”` }, on, minute),
    ),
    ...(effect.extensionBy ? [dated(extensionName, effect.extensionBy.on, effect.extensionBy.minute)] : []),
    ...(effect.acceptanceBy
      ? [dated(acceptanceName, effect.acceptanceBy.on, effect.acceptanceBy.minute)]
      : []),
  ],
  list: ({ held, batch, grantedOn, expiresOn, recipients }: EffectOf<'list'>): Text[] => {
    const name = heldName(held);
    const of = batch ? { zh: `（${batch}）`, en: ` (${batch})` } : { zh: '', en: '' };
    const on = day(grantedOn);
    return [
      {
        zh: `认定名单：${name.zh}${of.zh}，共${recipients.length}家`,
        en: `Recognised: ${name.en}${of.en}, ${recipients.length} in all`,
      },
      { zh: `自${on.zh}起`, en: `From ${on.en}` },
      ...(expiresOn
        ? [{ zh: `有效期至${day(expiresOn).zh}`, en: `Valid through ${day(expiresOn).en}` }]
        : []),
    ];
  },
  review: ({ held, endedOn, reason, recipients }: EffectOf<'review'>): Text[] => {
    const name = heldName(held);
    const on = day(endedOn);
    return [
      {
        zh: `复核调整：${name.zh}，${recipients.length}家在${on.zh}之后不再持有`,
        en: `After review: ${name.en}, no longer held after ${on.en} by ${recipients.length} of its holders`,
      },
      ...(reason ? [{ zh: `原因：${reason.zh}`, en: `Reason: ${reason.en}` }] : []),
    ];
  },
  notice: ({ text }: EffectOf<'notice'>): Text[] => [
    text ?? { zh: '仅作告知，不改变任何日期', en: 'For information; no date changes by it' },
  ],
};

function breakLine({ festivals, off: [from, to], work }: EffectOf<'holiday-notice'>['breaks'][number]): Text {
  const names = festivals.map((festival) => festivalNames[festival]);
  const [first, last] = [shortDay(from), shortDay(to)];
  const days = from === to ? first : { zh: `${first.zh}至${last.zh}`, en: `${first.en} to ${last.en}` };
  const worked = work.map(shortDay);
  return {
    zh: `${names.map(({ zh }) => zh).join('、') || '放假'}：${days.zh}${worked.length > 0 ? `，${worked.map(({ zh }) => zh).join('、')}上班` : ''}`,
    en: `${names.map(({ en }) => en).join(', ') || 'Off'}: ${days.en}${worked.length > 0 ? `; working days: ${worked.map(({ en }) => en).join(', ')}` : ''}`,
  };
}

/** A duty by its key; a certificate's own reports are named after the certificate. */
function dutyName(key: string): Text {
  const duty = duties.find((each) => each.key === key);
  if (duty) return duty.name;
  const kind = certificateKinds.get(key.split('.')[0] ?? '');
  return kind ? { zh: `${kind.name.zh}报告`, en: `${kind.name.en}: report` } : { zh: key, en: key };
}

const only = (names: Text[]): Text => ({
  zh: `仅限${names.map(({ zh }) => zh).join('、')}`,
  en: `Only for ${names.map(({ en }) => en).join(', ')}`,
});

const forces: Record<string, Text> = {
  required: { zh: '必须', en: 'required' },
  'not-required': { zh: '非必须', en: 'not required' },
};

/** An open question by its own words, or what is left open of a measure or of a policy. */
function questionText(reading: string, { questions, measures, policies }: EffectNames): Text {
  const known = questions.get(reading);
  if (known) return known;
  const at = reading.lastIndexOf('.');
  const [of, what] = [reading.slice(0, at), reading.slice(at + 1)];
  const whose = measures.get(of) ?? policies.get(of);
  if (!whose) return { zh: reading, en: reading };
  const name = ofPolicies[what] ?? parameterText(what);
  return { zh: `${whose.zh}：${name.zh}`, en: `${whose.en}: ${name.en}` };
}

const ofPolicies: Record<string, Text> = {
  'last-day': { zh: '有效期的最后一日', en: 'the last day of validity' },
  'first-day': { zh: '施行的第一日', en: 'the first day in force' },
  place: { zh: '是否要求企业在本区域内', en: 'whether an enterprise must lie in its area' },
  'violation-day': {
    zh: '违规按行为日还是处理日计',
    en: 'whether a violation counts by its act or its decision',
  },
};

const extensionName: Text = { zh: '申请延期', en: 'To ask for an extension' };
const acceptanceName: Text = { zh: '申请验收', en: 'To file for acceptance' };

function dated(name: Text, iso: string, minute?: number): Text {
  const on = dayAndHour(iso, minute);
  return { zh: `${name.zh}截止：${on.zh}`, en: `${name.en}: by ${on.en}` };
}

function heldName(held: EffectOf<'list'>['held']): Text {
  if ('certificate' in held)
    return certificateKinds.get(held.certificate)?.name ?? { zh: held.certificate, en: held.certificate };
  const title = titles[held.title];
  const rank = held.rank && ranks[held.rank];
  return rank ? { zh: `${rank.zh}${title.zh}`, en: `${title.en} (${rank.en})` } : title;
}
