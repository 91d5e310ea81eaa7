import fc from 'fast-check';
import t from 'tap';
import { deriveEnterprise } from '../../src/deadlines/derive/enterprise.ts';
import type { Derived, Flag } from '../../src/deadlines/model.ts';
import { identityOf } from '../../src/deadlines/reconcile.ts';
import type { EnterpriseFacts } from '../../src/facts/registered.ts';
import { anyFacts } from './any-facts.ts';
import { circumstances, day } from './cast.ts';

const { compare } = Temporal.PlainDate;
const law = circumstances('2026-11-20');
const derive = (facts: EnterpriseFacts, today = '2026-11-20') =>
  deriveEnterprise(facts, { ...law, today: day(today) });
const runs = { numRuns: 60 };
/** Holds a property for any facts; what it returns is wrong. */
function forAll(wrong: (rows: Derived[], facts: EnterpriseFacts) => unknown[]) {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const found = wrong(derive(facts).deadlines, facts);
      if (found.length > 0) throw new Error(JSON.stringify(found.slice(0, 3)));
    }),
    runs,
  );
}

t.test('every deadline of an enterprise has an identity of its own', async () => {
  forAll((rows) => {
    const identities = rows.map(identityOf);
    return identities.filter((identity, index) => identities.indexOf(identity) < index);
  });
});

t.test('what is missing is asked for once', async () => {
  forAll((_, facts) => {
    const asked = derive(facts).missing.map(({ what }) => what);
    return asked.filter((what, index) => asked.indexOf(what) < index);
  });
});

t.test('no identity holds a date; only what comes back has its period', async () => {
  const label = /^\d{4}(H[12]|Q[1-4]|-\d{2})?$|^maturity$/;
  forAll((rows) =>
    rows
      .filter(({ kind, occurrence }) =>
        kind === 'duty' || kind === 'loan-settlement' ? !label.test(occurrence) : /\d{4}/.test(occurrence),
      )
      .map(identityOf),
  );
});

t.test('the day to act by never lies after the last day, nor either outside its range', async () => {
  forAll((rows) =>
    rows.filter(({ dueOn, actBy, content: { provisional } }) => {
      if (!dueOn || !actBy) return false;
      const within = (on: Temporal.PlainDate, range: { earliest: string; latest: string } | undefined) =>
        !range || (`${on}` >= range.earliest && `${on}` <= range.latest);
      return (
        compare(actBy, dueOn) > 0 || !within(dueOn, provisional?.dueOn) || !within(actBy, provisional?.actBy)
      );
    }),
  );
});

t.test('expected says why, and firm has no reason to be less', async () => {
  const doubts: Flag[] = ['advised', 'forecast', 'unconfirmed', 'by-notice'];
  forAll((rows) =>
    rows.filter(({ status, content: { flags = [] } }) => {
      const doubted = flags.some((flag) => doubts.includes(flag));
      // What awaits its notice has no date to be sure or unsure of.
      return status !== 'awaiting' && (status === 'expected') !== doubted;
    }),
  );
});

t.test('whatever awaits has no day, whatever does not has three', async () => {
  forAll((rows) =>
    rows.filter(({ status, nominalOn, dueOn, actBy }) => {
      const days = [nominalOn, dueOn, actBy].filter((each) => each !== undefined).length;
      return days !== (status === 'awaiting' ? 0 : 3);
    }),
  );
});

t.test('every deadline says what it rests on', async () => {
  forAll((rows) =>
    rows.filter(({ content }) => content.workings.length === 0 || content.sources.length === 0),
  );
});

/** Their warnings say which payment is not registered though its day has gone by. */
const warns = ['subsidy-year', 'claim'];

t.test('a day later the same deadlines carry the same days and words', async () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const later = new Map(derive(facts, '2026-11-21').deadlines.map((row) => [identityOf(row), row]));
      const changed = derive(facts).deadlines.filter((row) => {
        const other = later.get(identityOf(row));
        return other && !warns.includes(row.kind) && JSON.stringify(other) !== JSON.stringify(row);
      });
      if (changed.length > 0) throw new Error(JSON.stringify(changed[0]));
    }),
    runs,
  );
});
