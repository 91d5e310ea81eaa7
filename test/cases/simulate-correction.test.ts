import t from 'tap';
import { simulate } from '../../src/cases/simulate.ts';
import { contract, enter, letters, newMail, openHouse, revise } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test(
  'a correction that waits for an older letter is foretold for when that one is looked at',
  async (t) => {
    const house = await openHouse(db, '2025-12-01T08:00:00+08:00');
    const enterpriseId = await enter(house, 'haike', ['zhao']);
    const id = await contract(house, enterpriseId, [{ label: '报告', dueOn: '2025-12-15' }]);
    await house.tick('2025-12-01T09:00:00+08:00');
    house.wire.answer = () => ({ outcome: 'deferred', blame: 'recipient', detail: '451 greylisted' });
    let at = Temporal.Instant.from('2025-12-08T09:00:00+08:00');
    const late = Temporal.Instant.from('2025-12-08T23:30:00+08:00');
    while (Temporal.Instant.compare(at, late) < 0) {
      await house.tick(at.toString());
      at = (await letters(house)).find(({ state }) => state === 'queued')?.nextAttemptAt ?? late;
    }
    t.ok(at.toZonedDateTimeISO('Asia/Shanghai').day === 9, `the next try is ${at}`);
    house.wire.answer = () => ({ outcome: 'accepted', blame: 'relay', detail: '250 ok' });
    house.at(late.toString());
    await revise(house, enterpriseId, { id, expected: 1 }, [{ label: '报告', dueOn: '2025-12-29' }]);
    await newMail(house);
    const today = Temporal.PlainDate.from('2025-12-08');
    const foretold = await simulate(house.context, today, today.add({ days: 1 }));
    const said = foretold.map(({ on, kind }) => `${on} ${kind}`);
    const sent: string[] = [];
    for (
      let now = late;
      Temporal.Instant.compare(now, at.add({ minutes: 10 })) < 0;
      now = now.add({ minutes: 5 })
    ) {
      await house.tick(now.toString());
      for (const _ of await newMail(house))
        sent.push(`${now.toZonedDateTimeISO('Asia/Shanghai').toPlainDate()} correction`);
    }
    t.same(sent, ['2025-12-09 correction']);
    t.same(said, sent);
  },
);
