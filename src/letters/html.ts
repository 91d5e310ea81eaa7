import type { Card, LetterDocument, Link, Row } from './document.ts';
import { escapeHtml as e } from './safe.ts';
import { darkMode, styled } from './style.ts';

/** The letter as HTML: one column of at most 600 px, no images, nothing fetched, dark where the reader's device is. */
export function htmlText(letter: LetterDocument): string {
  return `<!doctype html>
<html lang="${letter.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${e(letter.subject)}</title>
<style>${darkMode}</style>
</head>
<body ${styled('body')}>
<div ${styled('sheet')}>
<p ${styled('lead')}>${e(letter.salutation)}</p>
${letter.opening.map((line) => `<p ${styled('lead')}>${e(line)}</p>`).join('\n')}
${letter.cards.map(cardHtml).join('\n')}
<div ${styled('foot')}>
${letter.closing.map((line) => `<p ${styled('small')}>${e(line)}</p>`).join('\n')}
${linksHtml(letter.links, 'small')}
</div>
</div>
</body>
</html>
`;
}

function cardHtml(card: Card): string {
  const demo = card.demo ? `<span ${styled('demo')}>${e(card.demo)}</span> ` : '';
  return `<div ${styled('card', card.urgency)}>
<div ${styled('badge', card.urgency)}>${e(card.badge)}</div>
<h2 ${styled('heading')}>${demo}${e(card.heading)}</h2>
${card.enterprise ? `<p ${styled('whom')}>${e(card.enterprise)}</p>` : ''}
<table role="presentation" cellpadding="0" cellspacing="0" ${styled('rows')}>
${card.rows.map(rowHtml).join('\n')}
</table>
${linksHtml(card.links, 'links')}
</div>`;
}

function rowHtml(row: Row): string {
  const text = row.href ? `<a href="${e(row.href)}" ${styled('link')}>${e(row.value)}</a>` : e(row.value);
  const value = row.strong ? `<strong>${text}</strong>` : text;
  const more = (row.more ?? []).map((line) => `<div>${e(line)}</div>`).join('');
  const note = row.note ? `<div ${styled('note')}>${e(row.note)}</div>` : '';
  const quote = row.quote ? `<div ${styled('quote')}>${e(row.quote)}</div>` : '';
  return `<tr><td ${styled('label')}>${e(row.label)}</td><td ${styled('value')}>${value}${more}${note}${quote}</td></tr>`;
}

function linksHtml(links: Link[], kind: 'small' | 'links'): string {
  if (links.length === 0) return '';
  const anchors = links.map(({ label, href }) => `<a href="${e(href)}" ${styled('link')}>${e(label)}</a>`);
  // The gap stays with the link before it, so that none begins a line.
  return `<p ${styled(kind)}>${anchors.join('&nbsp;&nbsp;&nbsp; ')}</p>`;
}
