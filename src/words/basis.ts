import type { Source, Text } from '../answers/source.ts';
import type { Stake } from '../deadlines/model.ts';
import { citation, yuan } from './format.ts';

/** A source with its place and the document's own words, which stay in their language. */
export function sourceText(source: Source): Text {
  const cited = citation(source);
  const { quote } = source;
  return quote ? { zh: `${cited.zh}“${quote}”`, en: `${cited.en}: “${quote}”` } : cited;
}

/** A known amount at stake; a ceiling says so. */
export function amountText(stake: Extract<Stake, { kind: 'known' }>): Text {
  const amount = yuan(stake.fen);
  return stake.upTo ? { zh: `最高${amount.zh}`, en: `up to ${amount.en}` } : amount;
}
