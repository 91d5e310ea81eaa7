import t from 'tap';
import { inChargeFor } from '../../src/deadlines/handing.ts';

const handed = new Map([
  ['zhao', 'wang'],
  ['wang', 'chen'],
]);
const inCharge = (who: string, ...reached: string[]) =>
  inChargeFor(who, handed, (each) => reached.includes(each));

t.test('the last who is reached is in charge, through all hands', async (t) => {
  t.equal(inCharge('zhao', 'zhao', 'wang', 'chen'), 'chen');
  t.equal(inCharge('wang', 'zhao', 'wang', 'chen'), 'chen');
  t.equal(inCharge('chen', 'zhao', 'wang', 'chen'), 'chen');
  t.equal(inCharge('lin', 'lin'), 'lin', 'who has handed over nothing');
});

t.test('where nobody it went to is reached, it comes back', async (t) => {
  t.equal(inCharge('zhao', 'zhao', 'wang'), 'wang');
  t.equal(inCharge('zhao', 'zhao'), 'zhao');
  t.equal(inCharge('wang', 'zhao', 'wang'), 'wang');
  t.equal(inCharge('zhao'), 'zhao', 'not reached either: its own state is said of the reader');
});
