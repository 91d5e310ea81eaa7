/** The departments the clause names, in either language; empty where it names none. */
export type Ask = { askZh: string; askEn: string };

/** A condition in the catalogue's own words. */
export type ConditionText = { textZh: string; textEn: string };

/** Conditions met and not met. */
export type MetOrNot = {
  'benefits.nature-fits': { nature: string } & ConditionText;
  'benefits.nature-differs': { nature: string; needed: string } & ConditionText;
  'benefits.amount-reached': { of: string; amountFen: number; minimumFen: number };
  'benefits.amount-below': { of: string; amountFen: number; minimumFen: number };
  'benefits.share-reached': { of: string; in: string; partFen: number; wholeFen: number; least: string };
  'benefits.share-below': { of: string; in: string; partFen: number; wholeFen: number; least: string };
  'benefits.quantity-reached': { of: string; quantity: number; minimum: number } & ConditionText;
  'benefits.quantity-below': { of: string; quantity: number; minimum: number } & ConditionText;
  'benefits.contract-exists': { list: string; count: number };
  'benefits.contract-absent': { list: string };
  'benefits.signed': { on: string } & ConditionText;
  'benefits.not-signed-yet': { on: string } & ConditionText;
  'benefits.nothing-against': ConditionText;
  'benefits.financed': ConditionText;
  'benefits.not-financed': ConditionText;
  'benefits.event-fits': { reach: string; heldIn: string } & ConditionText;
  'benefits.event-differs': { reach: string; heldIn: string } & ConditionText;
  'benefits.filed-before': { filedOn: string; beginsOn: string };
  'benefits.filed-too-late': { filedOn: string; beginsOn: string };
  'benefits.authority-agreed': ConditionText;
  'benefits.authority-refused': ConditionText;
  'benefits.settled-not-required': { force: string } & ConditionText & Ask;
  'benefits.activity-fits': { needed: string } & ConditionText;
  'benefits.activity-differs': { needed: string } & ConditionText;
  'benefits.happened': { on: string; from: string } & ConditionText;
  'benefits.happened-too-early': { on: string; from: string } & ConditionText;
  'benefits.not-happened-yet': { on: string; from: string } & ConditionText;
  'benefits.received-before': { on: string; amountFen: number } & ConditionText;
  'benefits.not-received': ConditionText;
  'benefits.violation-last-year': { on: string; decidedOn: string; year: string; about: string };
  'benefits.no-violation': { year: string } & ConditionText;
  'benefits.nothing-to-accept': ConditionText;
  'benefits.still-to-accept': { projects: string } & ConditionText;
  /** `since` and `rank` are empty where they are not known. */
  'benefits.held': { held: string; since: string; rank: string } & ConditionText;
  'benefits.not-held': ConditionText;
  /** `on` is the last day it was held. */
  'benefits.held-ended': { held: string; on: string } & ConditionText;
  'benefits.held-below': ConditionText;
  'benefits.held-other-rank': ConditionText;
  'benefits.held-not-first': ConditionText;
  'benefits.held-not-fresh': { held: string; since: string; from: string } & ConditionText;
};

/** What is missing before a condition can be told to be met. */
export type ToAsk = {
  'benefits.project-missing': ConditionText;
  'benefits.amount-missing': { of: string; minimumFen: number };
  'benefits.share-amount-missing': { of: string } & ConditionText;
  'benefits.quantity-missing': { of: string } & ConditionText;
  'benefits.number-not-stated': ConditionText & Ask;
  'benefits.contract-missing': { list: string };
  'benefits.financing-missing': ConditionText;
  'benefits.event-missing': ConditionText;
  'benefits.filing-missing': { beginsOn: string } & ConditionText;
  'benefits.authority-decides': ConditionText & Ask;
  'benefits.force-open': { force: string } & ConditionText & Ask;
  'benefits.activities-missing': { needed: string } & ConditionText;
  'benefits.day-missing': ConditionText;
  'benefits.happened-before': { on: string; from: string } & ConditionText & Ask;
  'benefits.violation-unweighed': { on: string; decidedOn: string; year: string; about: string };
  'benefits.violation-day-open': { on: string; decidedOn: string; year: string; about: string };
  'benefits.holding-missing': ConditionText;
  'benefits.title-unlinked': ConditionText;
  'benefits.level-unknown': ConditionText;
  'benefits.rank-unknown': ConditionText;
  'benefits.first-unknown': ConditionText;
  'benefits.fresh-unclear': { held: string; since: string; from: string } & ConditionText & Ask;
};

/** Conditions met and not met, and what is missing before that can be told. */
export type ConditionSentences = MetOrNot & ToAsk;
