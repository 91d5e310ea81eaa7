import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** Modules of light around a code: a reader finds it by them (ISO/IEC 18004 asks for four). */
const border = 4;

/** A text as a QR code, for a phone to read; `title` says what it is to whoever cannot see it. Dark on light under any colour scheme. */
export function qrCode(text: string, title: string): Html {
  const { size, data } = encode(text, { ecc: 'L', border });
  return html`<svg class="qr" width="192" height="192" viewBox="0 0 ${size} ${size}" role="img" aria-label="${title}" shape-rendering="crispEdges"><title>${title}</title><rect width="${size}" height="${size}" fill="#fff"/><path stroke="#000" d="${path(data)}"/></svg>`;
}

/** The dark modules, run by run: a stroke one module wide through the middle of each row. */
function path(rows: boolean[][]): string {
  return rows.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}.5h${length}`)).join('');
}

function runs(row: boolean[]): [start: number, length: number][] {
  const found: [number, number][] = [];
  for (const [x, dark] of row.entries()) {
    const last = found.at(-1);
    if (!dark) continue;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else found.push([x, 1]);
  }
  return found;
}
