import type { Text } from '../answers/source.ts';

/** Labels for what a call for applications says beside its days. */
export const callWords = {
  platform: { zh: '申报平台', en: 'Apply at' },
  contact: { zh: '咨询', en: 'Contact' },
  materials: { zh: '申报材料', en: 'Documents' },
  conditions: { zh: '申报条件', en: 'Conditions' },
  openEnd: { zh: '截止', en: 'Closes' },
  /** Nothing is known of a last day; what ends it is said in the notice's words. */
  open: (end: Text): Text => ({ zh: `已开放申报，${end.zh}`, en: `open for applications, ${end.en}` }),
} as const;

/** Several items in one line. */
export function listed(items: readonly Text[]): Text {
  return { zh: items.map(({ zh }) => zh).join('；'), en: items.map(({ en }) => en).join('; ') };
}
