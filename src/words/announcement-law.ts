import type { Text } from '../answers/source.ts';
import type { EffectOf } from '../deadlines/effect.ts';
import type { PolicyDifference } from '../policies/difference.ts';
import { measureLines, measuresNamed } from './announcement-changes.ts';
import type { EffectNames } from './announcement-effects.ts';
import { day } from './format.ts';

type Names = Pick<EffectNames, 'policies' | 'announcements'>;

/** Effects on policies: what holds, from when, and for whom what held before goes on. */
export const lawEffects = {
  issue: ({ document }: EffectOf<'issue'>): Text[] => {
    const title = book(document.title);
    return [
      { zh: `新政策：${title.zh}`, en: `A new policy: ${title.en}` },
      ...(document.inForceFrom ? [inForce(document.inForceFrom)] : []),
      ...(document.validity.kind === 'until' ? [validUntil(document.validity.until)] : [goalsOnly]),
    ];
  },
  amendment: (
    effect: EffectOf<'amendment'>,
    names: Names & Pick<EffectNames, 'measures'>,
    difference?: PolicyDifference,
  ): Text[] => {
    const title = policy(effect.policyKey, names);
    return [
      { zh: `修订${title.zh}`, en: `Amends ${title.en}` },
      ...clauseLines(effect),
      ...(difference
        ? measureLines(difference)
        : measuresNamed(
            (effect.measures ?? []).map(({ id }) => id),
            names.measures,
          )),
      ...(effect.inForceFrom ? [inForce(effect.inForceFrom)] : []),
      ...(effect.transition ? [transition(effect.transition.text)] : []),
    ];
  },
  extension: ({ policyKey, until, inForceFrom }: EffectOf<'extension'>, names: Names): Text[] => {
    const title = policy(policyKey, names);
    const on = day(until);
    return [
      {
        zh: `${title.zh}的有效期延长至${on.zh}（含当日）`,
        en: `${title.en} stays in force through ${on.en}`,
      },
      ...(inForceFrom ? [inForce(inForceFrom)] : []),
    ];
  },
  repeal: ({ policyKey, from, running }: EffectOf<'repeal'>, names: Names): Text[] => {
    const title = policy(policyKey, names);
    const on = day(from);
    return [
      { zh: `${title.zh}自${on.zh}起废止`, en: `${title.en} is repealed from ${on.en}` },
      running ? earlier(running.text) : earlierUnsaid,
    ];
  },
  withdrawal: ({ announcementId }: EffectOf<'withdrawal'>, names: Names): Text[] => {
    const title = names.announcements.get(announcementId);
    return [
      title
        ? { zh: `撤回公告“${title.zh}”`, en: `Takes back the announcement “${title.en}”` }
        : { zh: '撤回此前的一则公告', en: 'Takes back an earlier announcement' },
      {
        zh: '由它确定的日期和金额，改按其余规定推算',
        en: 'Dates and amounts that rested on it are derived from what else holds',
      },
    ];
  },
};

/** A policy's title as it is cited. */
export function policy(key: string, { policies }: Pick<EffectNames, 'policies'>): Text {
  return book(policies.get(key) ?? { zh: key, en: key });
}

function book({ zh, en }: Text): Text {
  return { zh: zh.includes('《') ? zh : `《${zh}》`, en };
}

const inForce = (from: string): Text => {
  const on = day(from);
  return { zh: `自${on.zh}起施行`, en: `In force from ${on.en}` };
};

const validUntil = (until: string): Text => {
  const on = day(until);
  return { zh: `有效期至${on.zh}（含当日）`, en: `Valid through ${on.en}` };
};

const goalsOnly: Text = { zh: '文件只设目标，未设到期日', en: 'It sets goals and has no last day' };
const transition = ({ zh, en }: Text): Text => ({ zh: `新旧衔接：${zh}`, en: `Transition: ${en}` });
const earlier = ({ zh, en }: Text): Text => ({
  zh: `此前已批准或已申请的：${zh}`,
  en: `What was granted or applied for before: ${en}`,
});
const earlierUnsaid: Text = {
  zh: '此前已批准或已申请的如何处理，文件未作规定',
  en: 'The text does not say what becomes of what was granted or applied for before',
};

/** Numbers of clauses in a line before they are only counted. */
const mostNumbers = 12;

function clauseLines({ clauses = [], add = [], remove = [], head }: EffectOf<'amendment'>): Text[] {
  const lines: Text[] = [];
  const changed = clauses.map(({ no }) => no);
  if (changed.length > 0) lines.push(numbered(changed, { zh: '改动条款', en: 'Clauses changed' }));
  const added = add.map(({ clause }) => clause.no);
  if (added.length > 0) lines.push(numbered(added, { zh: '新增条款', en: 'Clauses added' }));
  if (remove.length > 0) lines.push(numbered(remove, { zh: '删去条款', en: 'Clauses removed' }));
  if (head) lines.push({ zh: '改动文件的总体规定', en: 'What holds for the whole document is changed' });
  return lines;
}

function numbered(numbers: string[], what: Text): Text {
  if (numbers.length > mostNumbers)
    return { zh: `${what.zh}：共${numbers.length}条`, en: `${what.en}: ${numbers.length} in all` };
  return { zh: `${what.zh}：${numbers.join('、')}`, en: `${what.en}: ${numbers.join(', ')}` };
}
