/** A letter in one language, before it is text or HTML: both are made from this and say the same. */
export type LetterDocument = {
  lang: 'zh-CN' | 'en';
  subject: string;
  salutation: string;
  opening: string[];
  cards: Card[];
  closing: string[];
  links: Link[];
};

/** One deadline. `urgency` colours the badge; its words say the same without colour. */
export type Card = {
  heading: string;
  demo?: string;
  enterprise?: string;
  badge: string;
  urgency: 'overdue' | 'near' | 'far' | 'open';
  rows: Row[];
  /** Its rows are things of their own, not what is said of one: none is left out for brevity. */
  list?: true;
  links: Link[];
};

/** A labelled line, with what explains it and, for sources, the document's own words and address. */
export type Row = {
  label: string;
  value: string;
  /** Further lines of the same value. */
  more?: string[];
  note?: string;
  quote?: string;
  href?: string;
  strong?: boolean;
};

export type Link = { label: string; href: string };
