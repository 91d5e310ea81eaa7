import type { Card, LetterDocument, Link, Row } from './document.ts';

const isAddress = /https?:\/\//;

/** The letter as plain text, for readers and mail programs that want no HTML. Lines end in LF. */
export function plainText(letter: LetterDocument): string {
  const colon = letter.lang === 'zh-CN' ? '：' : ': ';
  const blocks = [
    letter.salutation,
    letter.opening.join('\n'),
    ...letter.cards.map((card, index) => cardText(card, index + 1, colon)),
    '————————',
    ...letter.closing,
    linkLines(letter.links, colon),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function cardText(card: Card, position: number, colon: string): string {
  const demo = card.demo ? (colon === '：' ? `【${card.demo}】` : `[${card.demo}] `) : '';
  const head = [`${position}. ${demo}${card.heading}`, card.enterprise, card.badge].filter(Boolean);
  return [
    head.join('\n   '),
    ...card.rows.map((row) => rowText(row, colon)),
    linkLines(card.links, colon, '   '),
  ]
    .filter(Boolean)
    .join('\n');
}

function rowText(row: Row, colon: string): string {
  // Mail programs take a bracket behind an address for its end, a full-width one above all.
  const apart = row.note !== undefined && isAddress.test(row.value + row.note);
  const note = row.note && (colon === '：' ? `（${row.note}）` : ` (${row.note})`);
  const lines = [
    `   ${row.label}${colon}${row.value}${apart ? '' : (note ?? '')}`,
    apart ? row.note : undefined,
    ...(row.more ?? []),
    row.quote,
    row.href === row.value ? undefined : row.href,
  ];
  return lines.filter(Boolean).join('\n      ');
}

function linkLines(links: Link[], colon: string, indent = ''): string {
  return links.map(({ label, href }) => `${indent}${label}${colon}${href}`).join('\n');
}
