/** An element as it was read: its name, its attributes, and what stands in it. */
export type Element = { name: string; attributes: Record<string, string>; children: (Element | string)[] };

const token = /<\?xml [^?]*\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
const refused = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Reads a document of elements, attributes and text by the rules of XML 1.0 that can be broken here: characters, references,
 * quoting, and tags that end in their order. Throws at the first breach.
 */
export function readXml(text: string): Element {
  if (refused.test(text)) throw new Error('a character XML refuses');
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const at = token.lastIndex;
    const [whole, end, name, attributes = '', empty, words] = token.exec(text) ?? [];
    if (whole === undefined) throw new Error(`not well-formed at ${at}: ${text.slice(at, at + 40)}`);
    if (words !== undefined) open.at(-1)?.children.push(unescaped(words));
    if (name === undefined) continue;
    if (end) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> ends another element`);
      continue;
    }
    const element = { name, attributes: attributesOf(attributes), children: [] };
    open.at(-1)?.children.push(element);
    if (!empty) open.push(element);
  }
  const [only, ...more] = root.children.filter((child) => typeof child !== 'string');
  if (open.length !== 1 || !only || more.length > 0) throw new Error('not one whole element');
  return only;
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([\w:.-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [
    name,
    unescaped(value),
  ]);
  const attributes = Object.fromEntries(pairs);
  if (Object.keys(attributes).length !== pairs.length) throw new Error('an attribute twice');
  return attributes;
}

function unescaped(text: string): string {
  return text.replace(/&([^;\s]*;?)/g, (_, reference: string) => {
    const code = /^#(\d+);$/.exec(reference)?.[1];
    const named: Record<string, string> = { 'amp;': '&', 'lt;': '<', 'gt;': '>', 'quot;': '"', 'apos;': "'" };
    const character = code ? String.fromCodePoint(Number(code)) : named[reference];
    if (character === undefined) throw new Error(`&${reference} is no reference`);
    return character;
  });
}

/** The elements of a name directly in another. */
export function childrenOf({ children }: Element, name: string): Element[] {
  return children.filter((child) => typeof child !== 'string').filter((child) => child.name === name);
}

/** The text of the one element of a name directly in another. */
export function textOf(element: Element, name: string): string {
  const [only, ...more] = childrenOf(element, name);
  if (!only || more.length > 0) throw new Error(`${more.length} more of ${name}`);
  return only.children.join('');
}
