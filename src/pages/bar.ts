import type { Lang } from '../answers/source.ts';
import { pick } from '../words/format.ts';
import { homeWords as words } from '../words/pages.ts';
import { type Axis, at, position } from './axis.ts';
import { type Html, html } from './html.ts';
import type { PolicyRow } from './model.ts';

/** How much of the width stands for a beginning that is not known, in percent. */
const openWidth = 7;

/** What one policy draws on the axis, as parts of an SVG 48 units high: its validity, and its goals. */
export function bar(policy: PolicyRow, axis: Axis, today: Temporal.PlainDate, lang: Lang): Html {
  const start = policy.inForceFrom ?? policy.knownFrom;
  const from = start ? position(start, axis) : openWidth;
  return html`${validity(policy, from, axis, today, lang)}${goals(policy, start ? from : 0, axis, lang)}`;
}

/** A bar through the last day; where the end has no day yet, through today, and open after it. */
function validity(policy: PolicyRow, from: number, axis: Axis, today: Temporal.PlainDate, lang: Lang): Html {
  const { until, openEnd } = policy;
  if (until) {
    const to = position(until.add({ days: 1 }), axis);
    return html`${valid(policy, from, to)}${endLabel(policy, from, to, lang)}`;
  }
  if (!openEnd) return html``;
  const now = Math.max(from, position(today, axis));
  return html`${now > from && valid(policy, from, now)}${open(now, 100 - now, '')}`;
}

function valid(policy: PolicyRow, from: number, to: number): Html {
  const lapsed = policy.lapsed ? ' lapsed' : '';
  const before = policy.inForceFrom ? 0 : Math.min(openWidth, from);
  return html`${before > 0 && open(from - before, before, lapsed)}
<rect class="bar${lapsed}" x="${at(from)}" y="12" width="${at(Math.max(to - from, 0.5))}" height="24" rx="4"/>`;
}

/** Time of which it is not known whether the policy is in force. */
function open(from: number, width: number, lapsed: string): Html {
  return html`<rect class="open${lapsed}" x="${at(from)}" y="13" width="${at(width)}" height="22"/>`;
}

/** Inside a long bar; beside a short one, where there is room. */
function endLabel(policy: PolicyRow, from: number, to: number, lang: Lang): Html {
  const end = `${policy.until}`;
  const beside = policy.lapsed ? pick(words.lapsed(end), lang) : end;
  if (to - from >= 30) return label('within', to, 'end', -7, end);
  return to <= 60 ? label('beside', to, 'start', 7, beside) : label('beside', from, 'end', -7, beside);
}

/** Goals are aims, not ends: a dotted line to a diamond; those beyond the axis are named at its edge. */
function goals(policy: PolicyRow, from: number, axis: Axis, lang: Lang): Html {
  const near = policy.goals.filter((goal) => goal.year <= axis.last);
  const beyond = policy.goals.filter((goal) => goal.year > axis.last);
  const furthest = beyond.length > 0 ? 100 : Math.max(...near.map((goal) => position(goal, axis)), from);
  return html`${policy.goals.length > 0 && html`<line class="aim" x1="${at(from)}" x2="${at(furthest)}" y1="24" y2="24"/>`}${near.map(
    (goal) => {
      const x = position(goal, axis);
      return html`<svg class="spot" x="${at(x)}" y="24"><path class="goal" d="M0-8 8 0 0 8-8 0Z"/></svg>${label('aimed', x, 'end', -14, pick(words.goal(goal.year), lang))}`;
    },
  )}${beyond.map((goal) => html`<text class="aimed" x="100%" dx="-4" y="43" text-anchor="end">${pick(words.beyond(goal.year), lang)}</text>`)}`;
}

function label(kind: string, x: number, anchor: 'start' | 'end', dx: number, text: string): Html {
  const y = kind === 'aimed' ? 17 : 28.5;
  return html`<text class="${kind}" x="${at(x)}" dx="${dx}" y="${y}" text-anchor="${anchor}">${text}</text>`;
}
