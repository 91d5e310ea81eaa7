import type { FieldFault } from '../errors.ts';
import { fault } from '../facts/faults.ts';
import type { Notice } from './amend-law.ts';
import { shapeFaults } from './amend-window-days.ts';
import type { EffectOf } from './effect.ts';
import type { Law } from './law.ts';
import { changed } from './window-change.ts';
import { announced } from './window-notice.ts';
import { windowsOf } from './windows.ts';

/** A window of known measures, under a new name, whose days fit together and do not end before the notice. */
export function checkWindow(effect: EffectOf<'window'>, notice: Notice, law: Law): FieldFault[] {
  const window = { ...announced(effect, notice.source, String(notice.publishedOn)), labels: new Map() };
  const interest = effect.measures.some((id) => measuresIn(law).get(id)?.interest);
  return [
    ...unknownMeasures(effect.measures, law),
    ...(windowsOf(law).some(({ window: name }) => name === effect.window)
      ? [fault('/effect/window', { zh: '该窗口名称已使用', en: 'a window of this name exists already' })]
      : []),
    ...(effect.covers && effect.covers.to < effect.covers.from
      ? [fault('/effect/covers/to', { zh: '不能早于起始日', en: 'must not lie before its first day' })]
      : []),
    ...(effect.covers && !interest
      ? [
          fault('/effect/covers', {
            zh: '所列措施均非贷款贴息，请删去',
            en: 'none of the measures is an interest subsidy: leave it out',
          }),
        ]
      : []),
    ...(effect.opensMinute !== undefined && effect.opensOn === undefined
      ? [fault('/effect/opensMinute', { zh: '须同时写明开始日', en: 'needs the first day, opensOn' })]
      : []),
    ...shapeFaults(effect, window, notice),
  ];
}

/** A change of a window that stands, after which its days still fit together. */
export function checkWindowChange(effect: EffectOf<'window-change'>, notice: Notice, law: Law): FieldFault[] {
  const standing = windowsOf(law).find(({ window }) => window === effect.window);
  if (!standing)
    return [fault('/effect/window', { zh: '没有这个申报窗口', en: 'there is no window of this name' })];
  const { opensOn, opensMinute, steps, districts, openEnd, link } = effect;
  const says = [opensOn, opensMinute, steps, districts, openEnd, link].some((each) => each !== undefined);
  if (!says) return [fault('/effect', { zh: '没有写明变动内容', en: 'must say what changes' })];
  const early = standing.announcedOn !== undefined && String(notice.publishedOn) < standing.announcedOn;
  return [
    ...(early
      ? [
          fault('/publishedOn', {
            zh: `不能早于原通知（${standing.announcedOn}）`,
            en: `must not lie before the notice it changes, ${standing.announcedOn}`,
          }),
        ]
      : []),
    ...shapeFaults(effect, changed(standing, effect, notice.source), notice),
  ];
}

/** Measures that no policy has. */
export function unknownMeasures(measures: readonly string[], law: Law): FieldFault[] {
  const known = measuresIn(law);
  return measures.flatMap((id, index) =>
    known.has(id)
      ? []
      : [fault(`/effect/measures/${index}`, { zh: `没有这项措施：${id}`, en: `no policy has ${id}` })],
  );
}

/** The measures of every policy's newest version, by id. */
export function measuresIn({ policies }: Pick<Law, 'policies'>) {
  const documents = [...policies.values()].flatMap((versions) => versions.at(-1)?.document ?? []);
  const all = documents.flatMap(({ clauses }) => clauses.flatMap(({ measures }) => measures));
  return new Map(all.map((measure) => [measure.id, measure]));
}
