import type { Text } from '../answers/source.ts';

/** How what a schema's pattern asks for is said to people, by the pattern. */
const said: Record<string, Text> = {
  '^(0(\\.[0-9]{1,8})?|1)$': {
    zh: '须为0到1的小数，如 0.5',
    en: 'must be a decimal from 0 to 1, such as 0.5',
  },
  '^[0-9]+(\\.[0-9]{1,8})?$': { zh: '须为小数，如 1.5', en: 'must be a decimal, such as 1.5' },
  '^https?://[^\\s/?#]': {
    zh: '须为完整的网址，如 https://example.com/',
    en: 'must be a whole web address, such as https://example.com/',
  },
};

/** What a pattern asks for, in words; undefined where none are known. */
export function patternText(pattern: string): Text | undefined {
  return said[pattern];
}
