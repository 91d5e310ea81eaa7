import type { Text } from '../answers/source.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { Grant } from '../facts/grant.ts';
import type { Registered } from '../facts/registered.ts';
import type { Fen } from '../money/rate.ts';
import type { AwardReading } from './award.ts';
import { askOf, inDocument, nameOf, type RuleWords, rulesBeside } from './combining-rules.ts';
import type { Place } from './place.ts';
import type { BenefitsSentences } from './sentences.ts';
import type { Settled } from './settled.ts';

const line = lines<BenefitsSentences>();

/** A measure that can be claimed for the enterprise, or with `projectId` for one of its projects. */
export type Claimable = {
  place: Place;
  projectId?: string;
  fen: Fen;
  upTo: boolean;
  readings: readonly AwardReading[];
};

/** Public money that was received, with the measure it was given under where the catalogue has it. */
export type Received = Registered<Grant> & { place?: Place };

/** What a measure stands beside: another measure that can be claimed, money received, or what its clause names. */
export type Beside =
  | { by: 'measure'; place: Place }
  | { by: 'grant'; grant: Registered<Grant>; place?: Place }
  | { by: 'named'; name: Text };

/**
 * How two benefits for the same subject stand to each other. `on-top`: a clause says expressly that both are paid. `rule`:
 * a clause names a rule for it. `question`: the text leaves it open, under `question` where an administrator can settle it.
 * `same-money`: two names of one benefit. `not-regulated`: the texts are silent, which is neither leave nor refusal.
 */
export type Combination = {
  kind: 'on-top' | 'rule' | 'question' | 'same-money' | 'not-regulated';
  projectId?: string;
  place: Place;
  beside: Beside;
  question?: string;
  lines: Line[];
};

type Found = Pick<Combination, 'kind' | 'question' | 'lines'>;

/**
 * Every pair of measures that can be claimed for the same subject, and every such measure beside money received under
 * another programme for that subject, each with what the texts say about having both.
 */
export function combinationsOf(
  claimable: readonly Claimable[],
  received: readonly Received[],
  settled: Settled,
): Combination[] {
  return claimable.flatMap((one, index) => {
    const { place, projectId } = one;
    const of = { ...(projectId ? { projectId } : {}), place };
    const named = place.measure.onTopOf;
    const others = claimable.slice(index + 1).filter((other) => other.projectId === projectId);
    const grants = received.filter(
      ({ body }) => body.projectId === projectId && body.measureId !== place.measure.id,
    );
    return [
      ...(named ? [{ ...of, beside: { by: 'named' as const, name: named }, ...onTopOf(place, named) }] : []),
      ...others.map(({ place: other }) => ({
        ...of,
        beside: { by: 'measure' as const, place: other },
        ...besideMeasure(one, other, settled),
      })),
      ...grants.map(({ place: other, ...grant }) => ({
        ...of,
        beside: { by: 'grant' as const, grant, ...(other ? { place: other } : {}) },
        ...besideGrant(one, grant.body, other, settled),
      })),
    ];
  });
}

function onTopOf({ source }: Place, { zh, en }: Text): Found {
  return {
    kind: 'on-top',
    lines: [line('benefits.adds-on-top', { onTopZh: zh, onTopEn: en }, { source })],
  };
}

function besideMeasure(one: Claimable, other: Place, settled: Settled): Found {
  const { place } = one;
  const known = sameMoney(place, other) ?? neverBoth(place, other) ?? inDocument(place, other, settled);
  if (known) return known;
  const rules = [
    ...rulesBeside(place, levelOf(other)).map((rule) => onceReceived(rule, other)),
    ...rulesBeside(other, levelOf(place)).map((rule) => onceReceived(rule, place)),
  ];
  return rules.length > 0 ? { kind: 'rule', lines: rules } : notRegulated(place, other);
}

function besideGrant(
  { place, projectId, readings }: Claimable,
  grant: Grant,
  other: Place | undefined,
  settled: Settled,
): Found {
  const found = other && (sameMoney(place, other) ?? neverBoth(place, other));
  if (found) return found;
  const expressly = onTopOfReceived(place, grant);
  if (expressly?.kind === 'on-top') return expressly;
  // What rules give in numbers was computed with the amount: its own lines say it.
  const counted = readings.map((reading) => reading.line);
  const open = other && inDocument(place, other, settled);
  if (open) return { ...open, lines: [...open.lines, ...counted] };
  const level = { ...(other ? levelOf(other) : { level: grant.level }), matching: grant.matching?.asked };
  const said = rulesBeside(place, level).map(({ ruleZh, ruleEn, source }) =>
    line('benefits.rule-applies', { ruleZh, ruleEn }, { source }),
  );
  const ask = askOf(place, other);
  const loose =
    projectId === undefined
      ? [line('benefits.rule-without-project', ask, { source: place.source })]
      : counted;
  const rules = said.length > 0 ? [...said, ...loose] : [];
  if (expressly) return { ...expressly, lines: [...expressly.lines, ...rules] };
  return rules.length > 0 ? { kind: 'rule', lines: rules } : notRegulated(place, other);
}

/** Whether money received is what the clause adds to: sure where its name says so, else asked for district money. */
function onTopOfReceived(place: Place, { programme, level }: Grant): Found | undefined {
  const { onTopOf: named } = place.measure;
  if (!named || level !== place.document.level) return undefined;
  const { source } = place;
  const values = { programme, onTopZh: named.zh, onTopEn: named.en };
  return programme.includes(named.zh) || programme.includes(named.en)
    ? { kind: 'on-top', lines: [line('benefits.adds-on-top-of-received', values, { source })] }
    : {
        kind: 'question',
        lines: [line('benefits.on-top-if-same', { ...values, ...askOf(place) }, { source })],
      };
}

function sameMoney(one: Place, other: Place): Found | undefined {
  const pairs = [
    { of: one, beside: other },
    { of: other, beside: one },
  ];
  const said = pairs.flatMap(({ of, beside }) => {
    const values = { ...nameOf(beside), ...askOf(of, beside) };
    const basis = { source: of.source };
    if (of.measure.sameAs?.includes(beside.measure.id)) return [line('benefits.same-money', values, basis)];
    return of.measure.headlineOf?.includes(beside.measure.id)
      ? [line('benefits.headline-of', values, basis)]
      : [];
  });
  return said.length > 0 ? { kind: 'same-money', lines: said } : undefined;
}

function neverBoth(one: Place, other: Place): Found | undefined {
  const said = [
    { of: one, beside: other },
    { of: other, beside: one },
  ].flatMap(({ of, beside }) =>
    of.measure.interest?.exclusiveWith?.includes(beside.measure.id)
      ? [line('benefits.never-both', nameOf(beside), { source: of.source })]
      : [],
  );
  return said.length > 0 ? { kind: 'rule', lines: said } : undefined;
}

function onceReceived({ ruleZh, ruleEn, source }: RuleWords, other: Place): Line {
  return line('benefits.rule-once-received', { ...nameOf(other), ruleZh, ruleEn }, { source });
}

function notRegulated(one: Place, other: Place | undefined): Found {
  const said = line('benefits.combining-silent', askOf(one, other), { source: one.source });
  return { kind: 'not-regulated', lines: [said] };
}

function levelOf({ document: { level, district } }: Place) {
  return { level, ...(district ? { district } : {}) };
}
