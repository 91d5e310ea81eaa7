import type { Text } from '../answers/source.ts';
import { day, percent } from './format.ts';

/** Values of a policy's fields, as a reader reads them. */

/** How a field is called, and how its value is told. */
export type Teller<V> = { name: Text; tell: (value: V) => Text };

/** A teller for every field of a shape; the order is the order in which they are told. */
export type Tellers<Values> = { [F in keyof Values]-?: Teller<Values[F]> };

/** Builds a teller. */
export function told<V>(zh: string, en: string, tell: (value: V) => Text): Teller<V> {
  return { name: { zh, en }, tell };
}

/** A text in both languages, as it stands. */
export const asText = (text: Text): Text => text;

/** A text that has one form only, such as the document's own words, a number or an id. */
export const asItStands = (value: string | number): Text => ({ zh: `${value}`, en: `${value}` });

export const asDay = (iso: string): Text => day(iso);

export const asPercent = (decimal: string): Text => asItStands(percent(decimal));

export const asYesNo = (value: boolean): Text => (value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' });

/** One of a closed list of names. */
export function asOne<K extends string>(names: Record<K, Text>): (key: K) => Text {
  return (key) => names[key];
}

/** Parts of one value, parted as each language does it; absent ones are left out. */
export function joined(parts: (Text | undefined)[]): Text {
  const all = parts.filter((part) => part !== undefined);
  return { zh: all.map(({ zh }) => zh).join('，'), en: all.map(({ en }) => en).join(', ') };
}

/** A remark in brackets behind a text; none where there is nothing to remark. */
export function remarked(text: Text, remark: Text): Text {
  if (remark.zh === '') return text;
  return { zh: `${text.zh}（${remark.zh}）`, en: `${text.en} (${remark.en})` };
}

export const governmentLevels: Record<'district' | 'municipal' | 'national', Text> = {
  district: { zh: '区级', en: 'district' },
  municipal: { zh: '市级', en: 'municipal' },
  national: { zh: '国家级', en: 'national' },
};

/** How a number of the text is held against what is asked. */
export const comparisons: Record<
  'reach' | 'increase-by' | '=' | '>=' | '>' | '<=' | '<' | '~' | 'range',
  Text
> = {
  reach: { zh: '达到', en: 'reach' },
  'increase-by': { zh: '提高', en: 'increase by' },
  '=': { zh: '等于', en: 'equal to' },
  '>=': { zh: '不少于', en: 'at least' },
  '>': { zh: '超过', en: 'more than' },
  '<=': { zh: '不超过', en: 'at most' },
  '<': { zh: '少于', en: 'less than' },
  '~': { zh: '约', en: 'about' },
  range: { zh: '介于', en: 'between' },
};

/** An id that other fields refer to, beside the words it stands for. */
export function withId({ id, text }: { id: string; text: Text }): Text {
  return { zh: `${text.zh}（${id}）`, en: `${text.en} (${id})` };
}
