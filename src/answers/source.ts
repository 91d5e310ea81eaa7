/** A text in both languages of the service; `zh` is zh-CN. */
export type Text = { zh: string; en: string };

/** Where a rule or a date comes from: carried by every rule and every date derived from it. */
export type Source = {
  /** The document's title in its own language and in English. */
  title: Text;
  /** Document number or URL, where known. */
  reference?: string;
  /** Clause or article as the document numbers it: `16`, `第202条`, `closing`. */
  clause?: string;
  /** The document's own words, at most 60 characters. */
  quote?: string;
};

/** A reader's language. */
export type Lang = keyof Text;
