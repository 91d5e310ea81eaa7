import type { Text } from '../answers/source.ts';
import { measuresIn } from './amend-windows.ts';
import type { Effect } from './effect.ts';
import type { Law } from './law.ts';
import type { Window } from './window.ts';
import { windowsOf } from './windows.ts';
import { lastDayOf } from './windows-expected.ts';

/** What an announcement does to other windows without naming them: one open at the same time, and changes left without theirs. */
export function windowRemarks(effect: Effect, before: Law, after: Law): Text[] {
  const named = effect.kind === 'window' || effect.kind === 'window-change' ? effect.window : undefined;
  const windows = windowsOf(after);
  const window = windows.find((each) => each.window === named);
  const beside = window ? windows.filter((each) => each !== window && overlap(each, window)) : [];
  return [
    ...beside.flatMap((other) => (window ? overlapping(window, other, after) : [])),
    ...voided(before, after),
  ];
}

/** Whether two windows are open on a same day for a same measure; what covers other interest is another call. */
function overlap(one: Window, other: Window): boolean {
  const apart = one.covers && other.covers && !meet(one.covers, other.covers);
  return !apart && shared(one, other).length > 0 && meet(daysOf(one), daysOf(other));
}

function shared(one: Window, other: Window): string[] {
  return one.measures.filter((id) => other.measures.includes(id));
}

type Range = { from: string; to: string };

function meet(one: Range, other: Range): boolean {
  return one.from <= other.to && other.from <= one.to;
}

/** The days of a window, both inclusive; an open end comes after every day. */
function daysOf(window: Window): Range {
  return { from: window.opens?.on ?? '', to: lastDayOf(window) ?? '9999-12-31' };
}

function overlapping(window: Window, other: Window, law: Law): Text[] {
  const known = measuresIn(law);
  const names = shared(window, other).map((id) => known.get(id)?.name ?? { zh: id, en: id });
  const { from, to } = daysOf(other);
  const until = lastDayOf(other) ? { zh: `至${to}`, en: ` to ${to}` } : { zh: '起', en: ' on' };
  const reference = other.sources[0]?.reference;
  const [zh, en] = reference ? [`（${reference}）`, ` (${reference})`] : ['', ''];
  return [
    {
      zh: `与“${other.name.zh}”${zh}时间重叠（${from}${until.zh}），涉及：${names.map((name) => name.zh).join('、')}；如为同一窗口，请改用窗口变更或更正`,
      en: `open at the same time as “${other.name.en}”${en}, ${from}${until.en}, for ${names.map((name) => name.en).join(', ')}: if it is the same window, announce a change or a correction of it`,
    },
  ];
}

/** Changes whose window stood before and stands no longer: they are void, although nobody took them back. */
function voided(before: Law, after: Law): Text[] {
  const [stood, stands] = [before, after].map((law) => new Set(windowsOf(law).map(({ window }) => window)));
  return after.rulings.flatMap(({ effect, source, publishedOn }) => {
    if (effect.kind !== 'window-change' || !stood?.has(effect.window) || stands?.has(effect.window))
      return [];
    const name = { zh: source.reference ?? source.title.zh, en: source.reference ?? source.title.en };
    return [
      {
        zh: `窗口变更 ${name.zh}（${publishedOn ?? ''}）随所变更的窗口一并失效`,
        en: `the window change ${name.en} (${publishedOn ?? ''}) no longer holds, as its window is gone`,
      },
    ];
  });
}
