import type { Text } from '../answers/source.ts';
import type { EffectOf } from '../deadlines/effect.ts';
import { claimSteps } from '../facts/claim.ts';
import { districts as districtNames } from '../facts/district.ts';
import type { EffectNames } from './announcement-effects.ts';
import { count, day, dayAndHour } from './format.ts';

type Step = EffectOf<'window'>['steps'][number];
type DistrictDay = NonNullable<EffectOf<'window'>['districts']>[number];
type Dated = Pick<EffectOf<'window-change'>, 'opensOn' | 'opensMinute' | 'steps' | 'districts' | 'openEnd'>;

/** Effects on when and for what can be applied. Days and hours are told as printed. */
export const windowEffects = {
  window: (effect: EffectOf<'window'>, { measures }: EffectNames): Text[] => [
    { zh: `“${effect.name.zh}”开放申报`, en: `Applications are taken: ${effect.name.en}` },
    ...dates(effect),
    measureLine(effect.measures, measures),
    ...(effect.covers ? [covers(effect.covers)] : []),
  ],
  'window-change': (effect: EffectOf<'window-change'>, { windows }: EffectNames): Text[] => {
    const name = windows.get(effect.window) ?? { zh: effect.window, en: effect.window };
    return [
      { zh: `“${name.zh}”的申报时间有调整`, en: `Days of application change: ${name.en}` },
      ...dates(effect),
    ];
  },
  'public-notice': (effect: EffectOf<'public-notice'>, { measures }: EffectNames): Text[] => {
    const number = effect.recipients.length;
    return [
      {
        zh: `公示名单，共${number}项`,
        en: `A list shown to the public, ${number === 1 ? '1 entry' : `${number} entries`}`,
      },
      shown(effect),
      ...(effect.measures.length > 0 ? [measureLine(effect.measures, measures)] : []),
      ...(effect.objections ? [objections(effect.objections)] : []),
    ];
  },
};

function dates({ opensOn, opensMinute, steps = [], districts = [], openEnd }: Dated): Text[] {
  const opens = opensOn ? [opening(dayAndHour(opensOn, opensMinute))] : [];
  const end = openEnd ? [{ zh: `截止：${openEnd.zh}`, en: `Ends: ${openEnd.en}` }] : [];
  return [...opens, ...steps.flatMap(stepLines), ...districts.map(districtLine), ...end];
}

const opening = (on: Text): Text => ({ zh: `开始受理：${on.zh}`, en: `Opens: ${on.en}` });

function stepLines({ step, opensOn, closesOn, minute }: Step): Text[] {
  const name = claimSteps[step];
  const lines: Text[] = [];
  if (opensOn) {
    const on = day(opensOn);
    lines.push({ zh: `${name.zh}开始：${on.zh}`, en: `${capital(name.en)}: from ${on.en}` });
  }
  if (closesOn) {
    const on = dayAndHour(closesOn, minute);
    lines.push(
      step === 'defence'
        ? { zh: `${name.zh}：${on.zh}`, en: `${capital(name.en)}: ${on.en}` }
        : { zh: `${name.zh}截止：${on.zh}`, en: `${capital(name.en)}: by ${on.en}` },
    );
  }
  return lines;
}

function districtLine({ district, step, closesOn, minute }: DistrictDay): Text {
  const on = dayAndHour(closesOn, minute);
  const where = districtNames[district];
  const name = claimSteps[step];
  return { zh: `${where.zh}${name.zh}截止：${on.zh}`, en: `${where.en}, ${name.en}: by ${on.en}` };
}

/** Names of measures in a line before they are only counted. */
const mostMeasures = 5;

function measureLine(ids: string[], names: EffectNames['measures']): Text {
  const named = ids.slice(0, mostMeasures).map((id) => names.get(id) ?? { zh: id, en: id });
  const more = ids.length - named.length;
  return {
    zh: `涉及：${named.map(({ zh }) => zh).join('、')}${more > 0 ? `等${ids.length}项` : ''}`,
    en: `For: ${named.map(({ en }) => en).join('; ')}${more > 0 ? `; and ${more} more` : ''}`,
  };
}

function covers({ from, to }: { from: string; to: string }): Text {
  const [first, last] = [day(from), day(to)];
  return {
    zh: `所属期间：${first.zh}至${last.zh}的利息`,
    en: `For interest from ${first.en} through ${last.en}`,
  };
}

function shown({ from, until, within }: EffectOf<'public-notice'>): Text {
  const first = day(from);
  if (until) {
    const last = dayAndHour(until.on, until.minute);
    return { zh: `公示期：${first.zh}至${last.zh}`, en: `Open to objections: ${first.en} to ${last.en}` };
  }
  if (!within) return { zh: `公示期自${first.zh}起`, en: `Open to objections from ${first.en}` };
  const { value, unit } = within;
  const [zh, en] = unit === 'working-day' ? ['个工作日', 'working day'] : ['天', 'calendar day'];
  return {
    zh: `公示期：自${first.zh}起${value}${zh}`,
    en: `Open to objections for ${count(value, en)} from ${first.en}`,
  };
}

const objections = ({ zh, en }: Text): Text => ({ zh: `异议渠道：${zh}`, en: `Objections: ${en}` });

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
