import type { Text } from '../answers/source.ts';
import { activities } from '../facts/activities.ts';
import { districts } from '../facts/district.ts';
import { natures } from '../facts/natures.ts';
import type { Condition, ConditionOf } from '../policies/condition.ts';
import { amountNames, quantityNames } from './amounts.ts';
import { forces, holding, named, namedAll, reaches } from './benefits-names.ts';
import { percent, yuan } from './format.ts';
import { asItStands, governmentLevels, joined, remarked } from './tell.ts';

type Details = { [T in Condition['test']]?: (condition: ConditionOf<T>) => Text };

/** What of a condition is data beside its words. */
const details: Details = {
  activity: ({ any }) => namedAll(activities, any.join(' ')),
  nature: ({ any }) => namedAll(natures, any.join(' ')),
  amount: ({ of, atLeastFen }) => ({
    zh: `${named(amountNames, of).zh}不低于${yuan(atLeastFen).zh}`,
    en: `${named(amountNames, of).en} at least ${yuan(atLeastFen).en}`,
  }),
  share: ({ of, in: whole, atLeast }) => ({
    zh: `${named(amountNames, of).zh}不低于${named(amountNames, whole).zh}的${percent(atLeast)}`,
    en: `${named(amountNames, of).en} at least ${percent(atLeast)} of ${named(amountNames, whole).en}`,
  }),
  quantity: ({ of, atLeast }) => ({
    zh: `${named(quantityNames, of).zh}${atLeast === undefined ? '未写明数量' : `不少于${atLeast}`}`,
    en: `${named(quantityNames, of).en} ${atLeast === undefined ? 'without a number' : `at least ${atLeast}`}`,
  }),
  held: ({ any, by, ranks, first, fresh }) =>
    joined([
      ...any.map(held),
      by === 'enterprise'
        ? { zh: '企业持有', en: 'held by the enterprise' }
        : { zh: '项目持有', en: 'held for the project' },
      ...(ranks ?? []).map((rank) => governmentLevels[rank]),
      first && { zh: '首次', en: 'the first' },
      fresh && { zh: '政策施行后新获得', en: 'given while the policy is in force' },
    ]),
  happened: ({ what }) =>
    what === 'listedOn'
      ? { zh: '企业上市', en: 'the enterprise was listed' }
      : { zh: '企业升为规模以上', en: 'the enterprise came above the statistical scale' },
  event: ({ reach, heldIn }) => joined([namedAll(reaches, reach.join(' ')), districts[heldIn]]),
  once: ({ per }) =>
    per === 'enterprise'
      ? { zh: '每家企业一次', en: 'once for each enterprise' }
      : { zh: '每个项目一次', en: 'once for each project' },
};

type Held = ConditionOf<'held'>['any'][number];

function held(one: Held): Text {
  if ('title' in one) return holding(one.title);
  const { level, grade, edition } = one;
  const least = [
    level === undefined ? undefined : asItStands(level),
    grade && asItStands(grade),
    edition && asItStands(edition),
  ];
  return remarked(holding(one.certificate), joined(least.map((each) => each || undefined)));
}

/** A condition in its own words, with the data behind it and how far it binds. */
export function conditionText(condition: Condition): Text {
  const detail = details[condition.test] as ((condition: Condition) => Text) | undefined;
  const binds = condition.force === 'required' ? undefined : named(forces, condition.force);
  return remarked(condition.text, joined([detail?.(condition), binds]));
}
