import fc from 'fast-check';
import t from 'tap';
import type { EffectOf } from '../../src/deadlines/effect.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import { identityOf } from '../../src/deadlines/reconcile.ts';
import type { ClaimStep } from '../../src/facts/claim.ts';
import { day } from './cast.ts';
import { call2026, notice, rowsUnder, subsidised } from './window-cast.ts';

const steps: ClaimStep[] = ['online', 'paper', 'defence', 'district-forwarding'];

/** Windows of one measure, each with its own steps; the closings of all of them lie on days of their own. */
const windows = fc
  .array(
    fc.record({
      month: fc.integer({ min: 0, max: 35 }),
      further: fc.subarray(steps.slice(1)),
      application: fc.constantFrom<ClaimStep>('online', 'paper'),
      once: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((drawn) => [...new Map(drawn.map((each) => [each.month, each])).values()]);

type Drawn = Parameters<Parameters<typeof windows.map>[0]>[0][number];

function windowOf({ month, further, application, once }: Drawn): EffectOf<'window'> {
  const opens = day('2026-01-01').add({ months: month });
  const own = [...new Set([application, ...further])];
  return {
    ...call2026,
    window: `w${month}`,
    opensOn: opens.toString(),
    steps: own.map((step, index) => ({ step, closesOn: opens.add({ days: 10 + index }).toString() })),
    ...(once ? { once } : {}),
  };
}

const told = new Set(['claim', 'claim-step', 'window-step']);
const days = (rows: Derived[]) =>
  rows
    .filter(
      ({ kind, rule, dueOn }) => told.has(kind) && (rule === 'sheq-7.1' || kind === 'claim-step') && dueOn,
    )
    .map(({ dueOn }) => String(dueOn));

t.test('no step of a window is ever told twice, whatever is registered or followed', async () => {
  const asked = fc.record({
    windows,
    after: fc.integer({ min: 0, max: 1_200 }),
    follows: fc.boolean(),
    registered: fc.subarray<ClaimStep>(['online', 'paper']),
    hasProject: fc.boolean(),
  });
  fc.assert(
    fc.property(asked, ({ windows: drawn, after, follows, registered, hasProject }) => {
      const effects = drawn.map(windowOf);
      const [first] = effects;
      const today = day('2026-01-01').add({ days: after }).toString();
      const claim = {
        measureId: 'sheq-7.1',
        projectId: 'p',
        year: 1,
        steps: registered.flatMap((step) => {
          const closes = first?.steps.find((each) => each.step === step)?.closesOn;
          return closes ? [{ step, dueOn: closes }] : [];
        }),
        evidence: [],
        history: [],
      };
      const enterprise = {
        name: '某厂',
        creditCode: '91310114MA1GT3XR0A',
        operatesIn: 'jiading' as const,
        registeredIn: 'jiading' as const,
        taxedIn: 'jiading' as const,
        ...(follows ? { followsMeasures: ['sheq-7.1'] } : {}),
      };
      const facts = hasProject
        ? { ...subsidised, enterprise, claims: [{ id: 'c', body: claim }] }
        : { enterprise };
      const rulings = effects.map((effect) => notice(effect, effect.opensOn, effect.window));
      const rows = rowsUnder(rulings, { today, facts });
      const names = rows.map(identityOf);
      return new Set(names).size === names.length && new Set(days(rows)).size === days(rows).length;
    }),
    { numRuns: 60 },
  );
});
