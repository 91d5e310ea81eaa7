/** Markup that may stand in a page as it is. Only `html` makes it. */
export class Html {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** What may stand between the markup of an `html` template; text is escaped, false and absent things are nothing. */
type Part = Html | string | number | boolean | null | undefined | Part[];

/**
 * Markup from a template. Every value is escaped for text and for attributes in double or single quotes, save what
 * `html` itself has made, so that nesting needs no marks.
 */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(strings.reduce((page, piece, index) => `${page}${rendered(values[index - 1])}${piece}`));
}

function rendered(part: Part): string {
  if (part instanceof Html) return part.value;
  if (Array.isArray(part)) return part.map(rendered).join('');
  if (part === null || part === undefined || typeof part === 'boolean') return '';
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}
