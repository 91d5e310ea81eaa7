import fc from 'fast-check';
import t from 'tap';
import { amountOf } from '../../src/benefits/amounts.ts';
import { settlements } from '../../src/benefits/interest/counted.ts';
import type { SubsidyYear } from '../../src/benefits/interest/subsidy.ts';
import { type BenefitAnswer, deriveBenefits } from '../../src/deadlines/derive/benefits.ts';
import type { Circumstances } from '../../src/deadlines/facts.ts';
import type { Loan } from '../../src/facts/loan.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { circumstances, facts as enterpriseWith } from '../deadlines/cast.ts';
import { anyEnterprise, anyLoan } from './any-enterprise.ts';
import { holder } from './asking.ts';
import { supply, type World } from './supply.ts';

const source = { title: { zh: '口径说明', en: 'Interpretation' } };
/** Songjiang 17 gets a rate and years, 527 clause 8 its years: then they have amounts, too. */
const settled = {
  'songjiang-17.1.rate': '0.5',
  'songjiang-17.1.years': '3',
  'sh527-8.2.years': '3',
  'jiading-7.1.enterprisesServed': '30',
};
const rulings = Object.entries(settled).map(([reading, value]) => ({
  effect: { kind: 'reading' as const, reading, value },
  source,
}));
const days = ['2025-06-16', '2026-11-20', '2029-01-28'];
const laws = new Map(
  days.map((today): [string, Circumstances] => [today, { ...circumstances(today), rulings }]),
);
const lawOn = (today: string) => laws.get(today) ?? circumstances(today);
const anyDay = fc.constantFrom(...days);
const runs = { numRuns: 150, seed: 4 };

/** Holds a property for any enterprise on any day; what it returns is wrong. */
function forAll(wrong: (facts: EnterpriseFacts, law: Circumstances) => unknown[]) {
  fc.assert(
    fc.property(anyEnterprise, anyDay, (facts, today) => {
      const found = wrong(facts, lawOn(today));
      if (found.length > 0) throw new Error(JSON.stringify(found.slice(0, 3)));
    }),
    runs,
  );
}

const nameOf = ({ place, projectId }: BenefitAnswer) => `${place.measure.id}/${projectId ?? 'enterprise'}`;
const sum = (amounts: number[]) => amounts.reduce((all, amount) => all + amount, 0);

t.test('an award is never above its share of the amount, nor above its cap', async () => {
  forAll((facts, law) =>
    deriveBenefits(facts, law).flatMap((benefit) => {
      if (benefit.kind !== 'award' || benefit.answer.answer !== 'owed') return [];
      const { measure } = benefit.place;
      const { fen, readings } = benefit.answer.value;
      const { capFen = Number.POSITIVE_INFINITY, rate, base, perUnit } = measure;
      const project = facts.projects.find(({ id }) => id === benefit.projectId)?.body;
      const leased = facts.leases
        .filter(({ body }) => body.projectId === benefit.projectId)
        .map(({ body }) => body.equipmentFen);
      const of = base === 'lease' ? sum(leased) : base && project ? (amountOf(project, base)?.fen ?? 0) : 0;
      const units = perUnit?.of ? (project?.quantities?.[perUnit.of] ?? 0) * perUnit.amountFen : undefined;
      const most = Math.min(capFen, rate ? of * Number(rate) : (units ?? capFen));
      // Matching funds that are asked of the district are paid whatever the cap (stacking.md, J3).
      const matched = readings.some(({ reading }) => reading === 'matching');
      return fen < 0 || (fen > most && !matched) ? [[nameOf(benefit), fen, most]] : [];
    }),
  );
});

/** The enterprise in Jiading in 2025, with all its projects of one nature and what the clause asks of them. */
function alike(
  facts: EnterpriseFacts,
  nature: 'industry-event' | 'industrial-internet-service',
): EnterpriseFacts {
  const projects = facts.projects.map(({ id, body }, index) => {
    const { appliedOn: _, ...rest } = body;
    const beginsOn = `${2024 + (index % 2)}-05-20`;
    const costs = { audited: 150_000_000, service: 200_000_000 * (index + 1), ...rest.costs };
    const event = { beginsOn, filedOn: '2024-01-02', reach: 'national', heldIn: 'jiading' } as const;
    return { id, body: { ...rest, nature, costs, event, quantities: { enterprisesServed: 40 } } };
  });
  const enterprise = holder({ activities: ['industrial-internet-service'] });
  return { ...facts, enterprise, projects, violations: [] };
}

t.test('a cap that an enterprise shares is kept over its projects and what it received', async () => {
  const cap = 100_000_000;
  const given = (facts: EnterpriseFacts, id: string) =>
    deriveBenefits(facts, lawOn('2025-06-16')).flatMap(({ kind, place, projectId, answer }) => {
      if (place.measure.id !== id || kind !== 'award' || answer.answer !== 'owed') return [];
      const event = facts.projects.find((one) => one.id === projectId)?.body.event;
      return [{ fen: answer.value.fen, year: (event?.beginsOn ?? '').slice(0, 4) }];
    });
  forAll((facts) => {
    const provider = sum(
      given(alike(facts, 'industrial-internet-service'), 'jiading-7.1').map(({ fen }) => fen),
    );
    const events = given(alike(facts, 'industry-event'), 'jiading-9.1');
    const beyond = [...Map.groupBy(events, ({ year }) => year)].flatMap(([year, of]) => {
      const fen = sum(of.map((each) => each.fen));
      return fen > cap ? [['jiading-9.1', year, fen]] : [];
    });
    return [...(provider > cap ? [['jiading-7.1', provider]] : []), ...beyond];
  });
});

/** Every year of every reading of the interest subsidies that can be claimed. */
function yearsOf(benefits: BenefitAnswer[]) {
  return benefits.flatMap((benefit) => {
    if (benefit.kind !== 'interest' || benefit.answer.answer !== 'owed') return [];
    const { place, projectId = '' } = benefit;
    return benefit.answer.value.readings.map(({ basis, years }) => ({ place, projectId, basis, years }));
  });
}
const open = ({ standing }: SubsidyYear) => standing === 'open';

/** The enterprise with the three projects its loans are for, each of them whatever interest is subsidised for. */
function financed(facts: EnterpriseFacts): EnterpriseFacts {
  const body = {
    name: '项目',
    nature: 'technical-renovation' as const,
    also: [
      'catalogue-purchase' as const,
      'logistics' as const,
      'design' as const,
      'new-infrastructure' as const,
    ],
    investmentFen: 15_000_000_000,
  };
  const enterprise = holder({ operatesIn: 'songjiang', activities: ['industrial-logistics'] });
  const loans = facts.loans.map(({ id, body: loan }) => ({
    id,
    body: { ...loan, rates: loan.rates.map((rate) => ({ ...rate, from: loan.contractOn })) },
  }));
  return { ...facts, enterprise, loans, projects: ['p0', 'p1', 'p2'].map((id) => ({ id, body })) };
}

t.test('a subsidy is never above the interest of its year, nor a claim above what was paid', async () => {
  forAll((facts, law) =>
    yearsOf(deriveBenefits(financed(facts), law)).flatMap(({ place, years }) =>
      years
        .filter(
          ({ subsidyFen, interestFen, claimableFen, paidFen }) =>
            subsidyFen < 0 || subsidyFen > interestFen || claimableFen > paidFen || claimableFen > subsidyFen,
        )
        .map((year) => [place.measure.id, year.label, year.subsidyFen, year.interestFen]),
    ),
  );
});

t.test('caps on interest are kept in their scope: a project’s years, an enterprise’s year', async () => {
  forAll((facts, law) => {
    const all = yearsOf(deriveBenefits(financed(facts), law));
    const perProject = { 'sheq-7.1': 2_000_000_000, 'sheq-17.1': 500_000_000, 'sh527-8.2': 2_000_000_000 };
    const beyond = all.flatMap(({ place, projectId, basis, years }) => {
      const cap = Object.entries(perProject).find(([id]) => id === place.measure.id)?.[1] ?? Number.MAX_VALUE;
      const fen = sum(years.filter(open).map(({ subsidyFen }) => subsidyFen));
      return fen > cap ? [[place.measure.id, projectId, basis, fen]] : [];
    });
    const shared = all
      .filter(({ place, basis }) => place.measure.id === 'songjiang-17.1' && basis === 'calendar-year')
      .flatMap(({ years }) => years.filter(open));
    const beyondYear = [...Map.groupBy(shared, ({ label }) => label)].flatMap(([label, years]) => {
      const fen = sum(years.map(({ subsidyFen }) => subsidyFen));
      return fen > 200_000_000 ? [['songjiang-17.1', label, fen]] : [];
    });
    return [...beyond, ...beyondYear];
  });
});

/** One loan as two, every movement shared out to the fen. */
function inTwo(loan: Loan, share: number): [Loan, Loan] {
  const part = (fen: number) => Math.floor((fen * share) / 100);
  const split = (of: (fen: number) => number): Loan => ({
    ...loan,
    principalFen: of(loan.principalFen),
    drawdowns: loan.drawdowns.map(({ on, amountFen }) => ({ on, amountFen: of(amountFen) })),
    repayments: loan.repayments.map(({ on, amountFen }) => ({ on, amountFen: of(amountFen) })),
    payments: loan.payments.map((each) => ({ ...each, amountFen: of(each.amountFen) })),
  });
  return [split(part), split((fen) => fen - part(fen))];
}

t.test('a loan split in two changes a total by at most a fen per settlement', async () => {
  const project = {
    name: '项目',
    nature: 'technical-renovation' as const,
    also: ['catalogue-purchase', 'logistics', 'design', 'new-infrastructure'] as never,
    investmentFen: 15_000_000_000,
  };
  const totals = (loans: Loan[], law: Circumstances) => {
    const enterprise = holder({
      operatesIn: 'songjiang',
      activities: ['industrial-logistics'],
    });
    const facts = enterpriseWith({
      enterprise,
      projects: [{ id: 'p0', body: project }],
      loans: loans.map((body, index) => ({ id: `l${index}`, body: { ...body, projectId: 'p0' } })),
    });
    return yearsOf(deriveBenefits(facts, law)).map(
      ({ place, basis, years }) =>
        [`${place.measure.id} ${basis}`, sum(years.map(({ subsidyFen }) => subsidyFen))] as const,
    );
  };
  fc.assert(
    fc.property(anyLoan, fc.integer({ min: 1, max: 99 }), anyDay, (loan, share, today) => {
      const law = lawOn(today);
      const one = new Map(totals([loan], law));
      const two = new Map(totals(inTwo(loan, share), law));
      const most = settlements(loan).length;
      const off = [...new Set([...one.keys(), ...two.keys()])].filter(
        (key) => Math.abs((one.get(key) ?? 0) - (two.get(key) ?? 0)) > most,
      );
      if (off.length > 0)
        throw new Error(JSON.stringify(off.map((key) => [key, one.get(key), two.get(key)])));
    }),
    runs,
  );
});

/** Rounds of asking: an answer to one question may raise the next. */
const rounds = 8;

/** What is asked for: of a holding by the measure, of a project once for it, all else once for the enterprise. */
function subjectOf({ place, projectId = '', missing: { what } }: Parameters<typeof supply>[1]): string {
  if (/^(title\.(rank|first)|certificate\.level)$/.test(what)) return `${place.measure.id} ${what}`;
  return /^(project|loan|lease|title)/.test(what) ? `${projectId} ${what}` : what;
}

/** Supplies everything every answer still misses, round after round; what is wrong with how that ends. */
function supplied(start: World): unknown[] {
  let world = start;
  const before = new Set<string>();
  for (let round = 0; round < rounds; round += 1) {
    const wanted = deriveBenefits(world.facts, world.law).flatMap(({ place, projectId, answer }) =>
      answer.answer === 'incomplete'
        ? answer.missing.map((missing) => ({ place, missing, ...(projectId ? { projectId } : {}) }))
        : [],
    );
    if (wanted.length === 0) return [];
    const named = wanted.map(
      ({ place, projectId, missing }) =>
        `${place.measure.id}/${projectId ?? 'enterprise'} ${missing.need} ${missing.what}`,
    );
    const again = named.filter((name) => before.has(name));
    if (again.length > 0) return again;
    for (const name of named) before.add(name);
    const seen = new Set<string>();
    for (const each of wanted) {
      const key = subjectOf(each);
      if (!seen.has(key)) world = supply(world, each);
      seen.add(key);
    }
  }
  return ['not at an end'];
}

t.test('what is supplied is never asked for again, and all of it together gives an answer', async () => {
  forAll((facts, law) => supplied({ facts, law }));
});

t.test(
  'of an enterprise that has registered nothing everything is asked for, and then answered',
  async (t) => {
    for (const law of laws.values()) {
      const bare = enterpriseWith({ enterprise: { name: '新企业', creditCode: '91310114MA1GT3XR0A' } });
      t.same(supplied({ facts: bare, law: { ...law, rulings: [] } }), []);
    }
  },
);

/** An answer without the order in which its parts were found. */
const unordered = (benefits: BenefitAnswer[]) =>
  benefits.map((benefit) => {
    const { answer } = benefit;
    const parts =
      answer.answer === 'owed'
        ? ['fen' in answer.value ? answer.value.fen : answer.value.atLeastFen]
        : answer.answer === 'not-owed'
          ? answer.reasons.map(({ say }) => say).sort()
          : answer.missing.map(({ what }) => what).sort();
    return JSON.stringify([nameOf(benefit), answer.answer, parts]);
  });

t.test(
  'the same facts give the same answers, in whatever order what is unrelated was registered',
  async () => {
    forAll((facts, law) => {
      const turned = {
        ...facts,
        titles: facts.titles.toReversed(),
        certificates: facts.certificates.toReversed(),
        violations: facts.violations.toReversed(),
        grants: facts.grants.toReversed(),
        leases: facts.leases.toReversed(),
        loans: facts.loans.toReversed(),
        events: facts.events.toReversed(),
      };
      const once = deriveBenefits(facts, law);
      const again = deriveBenefits(structuredCloned(facts), law);
      const other = new Set(unordered(deriveBenefits(turned, law)));
      return [
        ...(JSON.stringify(once) === JSON.stringify(again) ? [] : ['not the same twice']),
        ...unordered(once).filter((each) => !other.has(each)),
      ];
    });
  },
);

/** The same facts as other values; days of Temporal stay. */
function structuredCloned(facts: EnterpriseFacts): EnterpriseFacts {
  const { recordedOn, ...rest } = facts;
  return { recordedOn, ...JSON.parse(JSON.stringify(rest)) };
}

t.test('nothing is listed twice', async () => {
  forAll((facts, law) =>
    deriveBenefits(facts, law).flatMap((benefit) => {
      const { answer } = benefit;
      if (answer.answer !== 'incomplete') return [];
      const names = answer.missing.map(({ what }) => what);
      return new Set(names).size === names.length ? [] : [[nameOf(benefit), names]];
    }),
  );
});
