import type { Source, Text } from '../answers/source.ts';
import type { Stake } from '../deadlines/model.ts';
import { partsOf, type Total, totalOf } from '../deadlines/stake.ts';
import { citation, yuan } from './format.ts';
import { speak } from './lines.ts';

/** A source with its place and the document's own words, which stay in their language. */
export function sourceText(source: Source): Text {
  const cited = citation(source);
  const { quote } = source;
  return quote ? { zh: `${cited.zh}“${quote}”`, en: `${cited.en}: “${quote}”` } : cited;
}

/** An amount; a ceiling says so. */
export function amountText({ fen, upTo }: Pick<Total, 'fen' | 'upTo'>): Text {
  const amount = yuan(fen);
  return upTo ? { zh: `最高${amount.zh}`, en: `up to ${amount.en}` } : amount;
}

/** What is at stake, each sum once, and how many amounts are still open; absent where no amount is known. */
export function stakeText(stake: Stake): Text | undefined {
  const total = totalOf([stake]);
  if (partsOf(stake).length === total.unknown) return undefined;
  const amount = amountText(total);
  if (total.unknown === 0) return amount;
  return {
    zh: `${amount.zh}，另有${total.unknown}项金额待定`,
    en: `${amount.en}, and ${total.unknown} more not known yet`,
  };
}

const mostFormulas = 3;

/** How the amount at stake comes about; absent where no formula is kept. Of many sums the first few are told. */
export function formulaText(stake: Stake): Text | undefined {
  const formulas = partsOf(stake).flatMap((part) =>
    part.kind === 'known' && part.formula ? [speak(part.formula)] : [],
  );
  if (formulas.length === 0) return undefined;
  const told = formulas.slice(0, mostFormulas);
  const more = formulas.length > mostFormulas;
  return {
    zh: told.map(({ zh }) => zh).join('；') + (more ? '；等' : ''),
    en: told.map(({ en }) => en).join('; ') + (more ? '; and others' : ''),
  };
}
