import type { Card } from './document.ts';

const fonts =
  "-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',Arial,sans-serif";

/** Light is written on every element, since some mail programs in China drop style sheets; dark overrides by class. */
const light = {
  body: `margin:0;padding:0;background:#f4f5f7;color:#1f2430;font:16px/1.6 ${fonts};-webkit-text-size-adjust:100%`,
  sheet: 'max-width:600px;margin:0 auto;padding:20px 16px 32px',
  lead: 'margin:0 0 10px',
  card: 'margin:18px 0 0;padding:14px 16px 14px;background:#ffffff;border:1px solid #dfe2e8;border-radius:8px',
  badge: 'font-size:14px;font-weight:600',
  heading: 'margin:2px 0 0;font-size:18px;line-height:1.45;font-weight:600;overflow-wrap:anywhere',
  demo: 'display:inline-block;padding:0 6px;border:1px solid #8a6d1f;border-radius:4px;color:#7a5f14;font-size:13px;line-height:20px;vertical-align:2px;font-weight:400',
  whom: 'margin:2px 0 0;color:#555d6e;font-size:14px;overflow-wrap:anywhere',
  rows: 'width:100%;margin:10px 0 0;border-collapse:collapse',
  label:
    'width:82px;padding:4px 10px 4px 0;color:#555d6e;font-size:14px;vertical-align:top;line-height:24px;word-break:keep-all;overflow-wrap:anywhere',
  value: 'padding:4px 0;vertical-align:top;line-height:24px;overflow-wrap:anywhere',
  note: 'color:#555d6e;font-size:13px;line-height:20px',
  quote:
    'margin:3px 0 0;padding:0 0 0 9px;border-left:3px solid #dfe2e8;color:#555d6e;font-size:14px;line-height:22px',
  links: 'margin:10px 0 0;font-size:14px',
  link: 'color:#0b57a4',
  foot: 'margin:26px 0 0;padding:14px 0 0;border-top:1px solid #dfe2e8',
  small: 'margin:0 0 8px;color:#555d6e;font-size:13px;line-height:20px',
};

const urgencies: Record<Card['urgency'], { light: string; dark: string }> = {
  overdue: { light: '#b3261e', dark: '#ff9d94' },
  near: { light: '#9a4b00', dark: '#ffb870' },
  far: { light: '#0b57a4', dark: '#8fc1ff' },
  open: { light: '#555d6e', dark: '#aab2c2' },
};

/** The class and style attributes of a part of the letter; `urgency` colours the badge. */
export function styled(part: keyof typeof light, urgency?: Card['urgency']): string {
  if (!urgency) return `class="${part}" style="${light[part]}"`;
  const colour = urgencies[urgency].light;
  const own = part === 'card' ? `border-left:4px solid ${colour}` : `color:${colour}`;
  return `class="${part} ${urgency}" style="${light[part]};${own}"`;
}

const dark = [
  '.body{background:#14171c!important;color:#e6e9ef!important}',
  '.card{background:#1d2128!important;border-color:#39404c!important}',
  '.whom,.label,.note,.quote,.small{color:#aab2c2!important}',
  '.quote,.foot{border-color:#39404c!important}',
  '.demo{color:#e8cd7f!important;border-color:#e8cd7f!important}',
  '.link{color:#8fc1ff!important}',
  ...Object.entries(urgencies).map(
    ([name, { dark: colour }]) =>
      `.badge.${name}{color:${colour}!important}.card.${name}{border-left-color:${colour}!important}`,
  ),
];

/** The letter's only style sheet. */
export const darkMode = `:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${dark.join('')}}`;
