import type { Text } from '../answers/source.ts';
import { measuresIn } from './amend-windows.ts';
import type { Effect } from './effect.ts';
import type { Law, Ruling } from './law.ts';
import type { Window } from './window.ts';
import { changesThatHold, windowNotice, windowsOf } from './windows.ts';
import { lastDayOf } from './windows-expected.ts';

/** What an announcement does to other windows without naming them: one open at the same time, and changes that it ends or brings back. */
export function windowRemarks(effect: Effect, before: Law, after: Law): Text[] {
  const named = effect.kind === 'window' || effect.kind === 'window-change' ? effect.window : undefined;
  const windows = windowsOf(after);
  const window = windows.find((each) => each.window === named);
  const beside = window ? windows.filter((each) => each !== window && overlap(each, window)) : [];
  return [
    ...beside.flatMap((other) => (window ? overlapping(window, other, after) : [])),
    ...alteredChanges(before, after),
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

/** Changes that held and hold no longer, or hold again, although nobody named them. */
function alteredChanges(before: Law, after: Law): Text[] {
  const [held, hold] = [changesThatHold(before), changesThatHold(after)];
  return before.rulings.flatMap((ruling) => {
    const { effect } = ruling;
    if (effect.kind !== 'window-change' || !after.rulings.includes(ruling)) return [];
    if (held.has(ruling) === hold.has(ruling)) return [];
    return [hold.has(ruling) ? again(ruling) : noLonger(ruling, windowNotice(after, effect.window))];
  });
}

/** A change left without its window, or older than the notice that says now what the window is. */
function noLonger(change: Ruling, window: Ruling | undefined): Text {
  const name = nameOf(change);
  if (!window)
    return {
      zh: `${name.zh}随所变更的窗口一并失效`,
      en: `${name.en} no longer holds, as its window is gone`,
    };
  const later = nameOf(window);
  return {
    zh: `${name.zh}不再适用：${later.zh}晚于它，以后者所载为准；如变更仍有效，请在其中写明变更后的日期`,
    en: `${name.en} no longer holds: ${later.en} is the later notice and stands as it is; if the change is still right, enter its days there`,
  };
}

function again(change: Ruling): Text {
  const name = nameOf(change);
  return { zh: `${name.zh}重新适用`, en: `${name.en} holds again` };
}

function nameOf({ effect, source: { title, reference }, publishedOn }: Ruling): Text {
  const [zh, en] = effect.kind === 'window' ? ['申报通知', 'the call'] : ['窗口变更', 'the window change'];
  const on = publishedOn?.toString() ?? '';
  return {
    zh: `${zh} ${reference ?? title.zh}（${on}）`,
    en: `${en} ${reference ?? title.en} (${on})`,
  };
}
