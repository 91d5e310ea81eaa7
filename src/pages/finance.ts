import type { Lang } from '../answers/source.ts';
import { amountText } from '../words/basis.ts';
import { pick, yuan } from '../words/format.ts';
import { moneyWords as words } from '../words/money.ts';
import type { Html } from './html.ts';
import type { MoneyModel } from './money-model.ts';
import { empty } from './parts.ts';
import { sheet } from './sheet.ts';

/** Public money by calendar year: expected, claimed, granted and received. */
export function finance({ finance: lines }: MoneyModel, lang: Lang): Html {
  if (lines.length === 0) return empty(words.noFinance, lang);
  const amount = (fen: number) => (fen === 0 ? '' : pick(yuan(fen), lang));
  return sheet(
    {
      kind: 'finance',
      name: { labelledBy: 'finance-title' },
      columns: Object.values(words.financeColumns),
      rows: lines.map(({ year, expectedFen, upTo, claimedFen, grantedFen, receivedFen }) => ({
        head: pick(year, lang),
        cells: [
          expectedFen === 0 ? '' : pick(amountText({ fen: expectedFen, upTo }), lang),
          amount(claimedFen),
          amount(grantedFen),
          amount(receivedFen),
        ],
      })),
    },
    lang,
  );
}
