import type { Source } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { District } from '../facts/district.ts';
import type { Grant } from '../facts/grant.ts';
import type { GeneralRule } from '../policies/schema.ts';
import { sourceOf } from '../policies/sources.ts';
import type { Ask } from './condition-sentences.ts';
import type { Place } from './place.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { Settled } from './settled.ts';

const line = lines<BenefitsSentences>();

/** Where other money comes from. `matching`: whether it asks the district for funds of its own; absent where that is unknown. */
export type OtherMoney = { level: Grant['level']; district?: District; matching?: boolean | undefined };

/** A rule of the document in the catalogue's words, and where it stands. */
export type RuleWords = { ruleZh: string; ruleEn: string; source: Source };

type Coordinating = GeneralRule & { coordination: NonNullable<GeneralRule['coordination']> };

/**
 * The rules a measure's clause names for money from elsewhere: of a higher level than the policy's, or of its own district
 * and its towns. Municipal measures have none of them. Source: Jiading clauses 5 and 13.
 */
export function rulesBeside(place: Place, other: OtherMoney): RuleWords[] {
  const superior = other.level === 'municipal' || other.level === 'national';
  const elsewhere = other.district !== undefined && other.district !== place.document.district;
  return coordinatingIn(place)
    .filter(({ coordination: { kind } }) => {
      if (kind === 'higher-not-both') return !superior && !elsewhere;
      return (
        superior && (other.matching ?? kind === 'higher-with-matching') === (kind === 'higher-with-matching')
      );
    })
    .map((rule) => ({ ruleZh: rule.text.zh, ruleEn: rule.text.en, source: inText(place, rule) }));
}

/**
 * Two clauses of one document that both name a rule against having two: whether it stands between them is an open question,
 * until it is settled with `yes` (only one counts) or `no`. Undefined where the document has no such rule.
 */
export function inDocument(
  one: Place,
  other: Place,
  settled: Settled,
): { kind: 'rule' | 'question'; question?: string; lines: Line[] } | undefined {
  if (one.document.key !== other.document.key) return undefined;
  const rule = coordinatingIn(one).find(({ coordination }) => coordination.within !== undefined);
  const question = rule?.coordination.within;
  if (!rule || !question || !coordinatingIn(other).some(({ id }) => id === rule.id)) return undefined;
  const said = settled.get(question);
  if (said) {
    const sentence = said.value === 'yes' ? 'benefits.one-per-item-bars' : 'benefits.one-per-item-allows';
    return { kind: 'rule', lines: [line(sentence, {}, { source: said.source })] };
  }
  const asking = line('benefits.one-per-item-open', askOf(one, other), { source: inText(one, rule) });
  return { kind: 'question', question, lines: [asking] };
}

function coordinatingIn({ document, clause }: Place): Coordinating[] {
  const named = new Set(clause.rules ?? []);
  return document.generalRules.filter(
    (rule): rule is Coordinating => named.has(rule.id) && rule.coordination !== undefined,
  );
}

function inText({ document }: Place, { clause, quote }: GeneralRule): Source {
  return sourceOf(document, clause, quote);
}

/** A measure's name, for a sentence about another one. */
export function nameOf({ measure: { name } }: Place): { otherZh: string; otherEn: string } {
  return { otherZh: name.zh, otherEn: name.en };
}

/** The departments of both clauses, each once; of a clause that names none, the document's first issuer. */
export function askOf(...places: (Place | undefined)[]): Ask {
  const departments = places.flatMap((place) => {
    if (!place) return [];
    const { clause, document } = place;
    return clause.departments.length > 0 ? clause.departments : document.issuers.slice(0, 1);
  });
  const each = [...new Map(departments.map((department) => [department.zh, department])).values()];
  return { askZh: each.map(({ zh }) => zh).join('、'), askEn: each.map(({ en }) => en).join(', ') };
}
