import { readFileSync } from 'node:fs';
import t from 'tap';
import { Compile } from 'typebox/compile';
import { shippedCalendar } from '../../src/dates/calendars/shipped.ts';
import { applyRule } from '../../src/dates/rule.ts';
import { CertificateKind } from '../../src/policies/certificate-kind.ts';
import { certificateKinds } from '../../src/policies/certificates/shipped.ts';
import type { DatedRule } from '../../src/policies/dated-rule.ts';
import { duties } from '../../src/policies/duties/shipped.ts';
import { namedRules } from '../../src/policies/rules.ts';
import { atHand, certifications, type Facts, monthDay, researched } from './certifications.ts';

const kinds = [...certificateKinds.values()];
const frozen: Record<string, Facts> = JSON.parse(
  readFileSync(new URL('certification-digest.json', import.meta.url), 'utf8'),
);

t.test('every kind of certificate has the shape of its schema', async (t) => {
  const validator = Compile(CertificateKind);
  for (const kind of kinds) t.strictSame([...validator.Errors(kind)], [], kind.key);
});

t.test('every worked example of every rule comes out as worked by hand', async (t) => {
  for (const { id, dated } of namedRules.values()) t.strictSame(computed(dated), byHand(dated), id);
});

function byHand({ examples }: DatedRule) {
  return examples.map(({ anchor, dueOn, actBy }) => ({ anchor, dueOn, actBy }));
}

function computed({ rule, source, examples }: DatedRule) {
  return examples.map(({ anchor }) => {
    const { dueOn, actBy } = applyRule(shippedCalendar, rule, Temporal.PlainDate.from(anchor), { source });
    return { anchor, dueOn: dueOn.toString(), actBy: actBy.toString() };
  });
}

t.test('every dated rule of a certificate has an id', async (t) => {
  const ids = (key: string) => [...namedRules.keys()].filter((id) => id.startsWith(`${key}.`));
  for (const kind of kinds) t.equal(ids(kind.key).length, datedRules(kind).length, kind.key);
  t.strictSame(ids('ylqx_shengchan'), [
    'ylqx_shengchan.term',
    'ylqx_shengchan.renewal-opens',
    'ylqx_shengchan.renewal',
  ]);
  t.strictSame(ids('iso9001'), ['iso9001.term', 'iso9001.renewal', 'iso9001.audit-first', 'iso9001.audit']);
  t.strictSame(ids('itss_cs'), [
    'itss_cs.term',
    'itss_cs.renewal-opens',
    'itss_cs.renewal',
    'itss_cs.audit-first',
    'itss_cs.audit',
    'itss_cs.audit2-first',
    'itss_cs.audit2',
    'itss_cs.audit2-opens',
  ]);
  t.strictSame(ids('gaoxin'), ['gaoxin.term']);
});

/** Where we read the research otherwise, and why. */
const otherwise: Record<string, Partial<Facts>> = {
  // Two months are advised for preparing a test, which is no day of a renewal.
  dengbao_l3: { renewal: null },
  // What comes back is the review of the batch renewal itself.
  danxiang_guanjun: { auditMonths: null },
  keji_sme: { auditMonths: null },
  // A yearly table on a day that notices set: a duty without a day.
  lvse_gongchang: { auditMonths: null },
};

t.test('terms, renewals, audits, preparation and report days agree with the frozen research', async (t) => {
  const { duty_nianbao, ...certificates } = frozen;
  t.strictSame(kinds.map(({ key }) => key).sort(), Object.keys(certificates).sort());
  for (const kind of kinds)
    t.strictSame(shipped(kind), { ...frozen[kind.key], ...otherwise[kind.key] }, kind.key);
  const ofAll = duties.filter(({ applies }) => applies.to === 'enterprises');
  t.strictSame(ofAll.flatMap(dayOf), duty_nianbao?.reports);
});

function shipped(kind: CertificateKind): Facts {
  const { term, surveillance } = kind;
  return {
    validityMonths: term ? lengthIn(term, 'month') : null,
    renewal: renewalOf(kind),
    auditMonths: surveillance?.[0] ? lengthIn(surveillance[0].next, 'month') : null,
    prepareDays: kind.prepareDays ?? null,
    reports: duties
      .filter(({ applies }) => applies.to === 'holders' && applies.of.includes(kind.key))
      .flatMap(dayOf)
      .sort(),
  };
}

function renewalOf({ renewal }: CertificateKind): string | null {
  if (!renewal) return null;
  if (renewal.model === 'batch') return 'batch window';
  if (renewal.model === 'event') return `day event ${lengthIn(renewal.finishedBy, 'day')}`;
  const { closes, opens } = renewal;
  if (!opens)
    return `${spanOf(closes).unit} ${closes.advised ? 'advised' : 'latest'} ${spanOf(closes).value}`;
  // "Within the last three months": it opens then and closes with the last valid day.
  if (spanOf(closes).value === 0) return `${spanOf(opens).unit} window ${spanOf(opens).value}`;
  return `${spanOf(closes).unit} window ${spanOf(opens).value} ${spanOf(closes).value}`;
}

function spanOf({ rule }: DatedRule) {
  if (!('span' in rule)) throw new Error(`a rule of family ${rule.family} has no length`);
  return rule.span;
}

function lengthIn(dated: DatedRule, unit: string): number {
  const span = spanOf(dated);
  if (span.unit !== unit) throw new Error(`${span.value} ${span.unit} where ${unit}s were expected`);
  return span.value;
}

function dayOf({ due }: (typeof duties)[number]): string[] {
  return due?.rule.family === 'duty' ? [monthDay({ month: due.rule.monthsAfter, day: due.rule.day })] : [];
}

t.test('a lead that is only advised never becomes a rule in days', async (t) => {
  const asRule = kinds.filter(({ renewal, prepareDays }) =>
    datedRules(renewal).some((dated) => spanOf(dated).unit === 'day' && spanOf(dated).value === prepareDays),
  );
  t.strictSame(
    asRule.map(({ key }) => `${key} ${frozen[key]?.renewal}`),
    ['xzxk_default day latest 30', 'paiwu_xkz day latest 60'],
    'only where the rule itself is in days',
  );
});

t.test(
  'who is supervised how often: by level, from the previous audit only, or from issue too',
  async (t) => {
    const audits = kinds.flatMap(({ key, surveillance = [] }) =>
      surveillance.map(({ levels, first, next, notBefore, ...rest }) => {
        const months = [first, notBefore, next]
          .map((dated) => (dated ? lengthIn(dated, 'month') : '-'))
          .join(' ');
        const { perTerm, byNotice, spares } = rest;
        const marks = [perTerm && `${perTerm} a term`, byNotice && 'by notice', spares && `${spares} spares`];
        return [key, levels?.join(''), months, ...marks].filter(Boolean).join(', ');
      }),
    );
    t.strictSame(audits, [
      'anquan_biaozhunhua, 12 - 12',
      'cnas_17025, 12 - 24',
      'iso9001, 12 - 12',
      'iso14001, 12 - 12',
      'iso45001, 12 - 12',
      'iso27001, 12 - 12',
      'lianghua_ronghe, 12 - 12',
      'itss_cs, 12, 12 - 12',
      'itss_cs, 345, 18 12 18, 2 a term',
      'dengbao_l3, - - 12',
      'etc_shanghai, - - 24, by notice, excellent spares',
      'etc_national, - - 24, by notice',
    ]);
  },
);

t.test(
  'how sure the rules of certificates are that are not of high confidence, or practice only',
  async (t) => {
    const unsure = kinds.flatMap((kind) => {
      const rules = datedRules(kind).filter(({ confidence, advised }) => confidence !== 'high' || advised);
      const words = rules.map(({ confidence, advised }) => (advised ? `${confidence} advised` : confidence));
      const { renewal } = kind;
      if (renewal?.model === 'batch' && renewal.confidence !== 'high')
        words.push(`${renewal.confidence} batch`);
      return words.length > 0 ? [`${kind.key}: ${words.join(', ')}`] : [];
    });
    t.strictSame(unsure, [
      'shipin_shengchan: low, low',
      'anquan_biaozhunhua: medium, medium, low, low',
      'cnas_17025: medium, medium advised, medium, low, low',
      'iso14001: medium, medium, medium, medium',
      'iso45001: medium, medium, medium, medium',
      'iso27001: medium, medium, medium, medium',
      'lianghua_ronghe: low, low advised, low, low',
      'dcmm: medium, low advised',
      'itss_cs: medium, medium, medium, low, medium, low, medium, medium',
      'danxiang_guanjun: medium, medium batch',
      'keji_sme: low, low batch',
      'etc_national: medium',
    ]);
  },
);

if (atHand) {
  t.test('the frozen facts are those of the research', async (t) => {
    t.strictSame(researched(), frozen);
  });

  t.test('every quote stands in the research, word for word', async (t) => {
    const entries = certifications();
    const text = (key: string) => entries.get(key)?.renewalRule?.text ?? '';
    const quoted = kinds.map(({ key, ...kind }) => [key, quotesOf(kind)] as const);
    for (const [key, quotes] of quoted)
      for (const quote of quotes) t.ok(text(key).includes(quote), `${key}: ${quote}`);
    t.equal(quoted.filter(([, quotes]) => quotes.length > 0).length, 13);
  });
}

/** Every dated rule anywhere in the value. */
function datedRules(value: unknown): DatedRule[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('rule' in value && 'examples' in value) return [value as DatedRule];
  return Object.values(value).flatMap(datedRules);
}

/** Every `quote` anywhere in the value. */
function quotesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    name === 'quote' && typeof field === 'string' ? [field] : quotesOf(field),
  );
}
