import type { Ask } from './condition-sentences.ts';

/** How an amount comes about; `of` names the amount or quantity it is taken from. */
export type AwardSentences = {
  /** `capFen` and `limitedFen` are the ceiling and what it leaves. */
  'benefits.share-of': { of: string; baseFen: number; rate: string; shareFen: number };
  'benefits.share-of-capped': {
    of: string;
    baseFen: number;
    rate: string;
    shareFen: number;
    capFen: number;
    limitedFen: number;
  };
  'benefits.fixed-amount': { fen: number };
  'benefits.fixed-of-rank': { fen: number; rank: string };
  'benefits.ceiling': { fen: number };
  'benefits.ceiling-of-rank': { fen: number; rank: string };
  'benefits.per-unit': { of: string; quantity: number; unitFen: number; fen: number };
  'benefits.per-unit-capped': {
    of: string;
    quantity: number;
    unitFen: number;
    fen: number;
    capFen: number;
    limitedFen: number;
  };
  'benefits.ceiling-scope-assumed': { scope: string };
  'benefits.cap-per-contract': { otherFen: number };
  'benefits.soft-ceiling': { capFen: number };
  'benefits.planned-for-approved': { fen: number };
  'benefits.base-missing': { of: string };
  'benefits.base-not-stated': Ask;
  'benefits.amount-not-stated': { deferredZh: string; deferredEn: string } & Ask;
  'benefits.rank-for-tier': Record<never, never>;
  'benefits.used-of-cap': { capFen: number; usedFen: number; leftFen: number };
  'benefits.used-this-year': { year: string; capFen: number; usedFen: number; leftFen: number };
  'benefits.received-already': { receivedFen: number; leftFen: number };
  'benefits.tested-when-asked': Record<never, never>;
  /** `on` is empty where no application is registered. */
  'benefits.validity-over': { on: string; until: string };
  'benefits.last-day-disputed': { on: string; until: string; disputedUntil: string };
  'benefits.applied-in-time': { on: string };
  // Combining (Jiading 5 and 13).
  'benefits.superior-within-ceiling': {
    entitlementFen: number;
    superiorFen: number;
    ceilingFen: number;
    fen: number;
  };
  'benefits.superior-within-entitlement': { entitlementFen: number; superiorFen: number; fen: number };
  'benefits.higher-of-matching': { entitlementFen: number; matchingFen: number; fen: number };
  'benefits.higher-of-superior': {
    entitlementFen: number;
    superiorFen: number;
    keptFen: number;
    moreFen: number;
  };
  'benefits.matching-missing': { programme: string };
  'benefits.matching-unsaid': { programme: string };
  'benefits.difference-paid': { entitlementFen: number; otherFen: number; fen: number };
  'benefits.choice-made': { entitlementFen: number; otherFen: number; fen: number };
  'benefits.ask-to-confirm': Ask;
};
