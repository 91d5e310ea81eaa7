import t from 'tap';
import { hearBounce } from '../../src/cases/hear-bounce.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { withoutAddresses } from '../../src/letters/safe.ts';
import { postfix } from '../letters/bounce-samples.ts';
import { openHouse } from '../support/cast.ts';
import { openTestDatabase } from '../support/database.ts';

const { db } = await openTestDatabase(t);

t.test('what a mail that came back is logged as names nobody', async (t) => {
  const { context } = await openHouse(db, '2025-12-01T09:00:00+08:00');
  const reply = '550 5.1.1 <zhao.qian@haike.example>: Recipient address rejected (to=wang+a@consult.example)';
  const heard = await hearBounce(context, Buffer.from(postfix('5.1.1', reply)));
  t.match(heard, { result: 'unproven', bounce: { kind: 'hard', status: '5.1.1' } });
  t.equal(heard.bounce.detail, '550 5.1.1 <…>: Recipient address rejected (…)');
});

t.test('nor does what a channel answers, as the sender logs it', async (t) => {
  const logged: object[] = [];
  const keep = (data: object) => logged.push(data);
  const office = new PostOffice([], { info: keep, warn: keep });
  const fault = '554 5.7.1 <zhao.qian@haike.example>: Relay access denied';
  office.note('mail', { accepted: 0, fault }, Temporal.Instant.from('2025-12-01T01:00:00Z'));
  t.match(logged, [{ reply: '554 5.7.1 <…>: Relay access denied' }]);
});

t.test('an address is left out in whatever brackets it stands', async (t) => {
  for (const [given, left] of [
    ['rfc822;lin@example.com', 'rfc822;…'],
    ['to "lin xiao"@example.com, o’b+x@y.example.', 'to …, …'],
    ["to o'brien@y.example: no", 'to …: no'],
    ['<林晓@例子.example>; [a@192.0.2.1]', '<…>; […]'],
    ['no one at 192.0.2.1:25', 'no one at 192.0.2.1:25'],
  ] as const)
    t.equal(withoutAddresses(given), left);
});
