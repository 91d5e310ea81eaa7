import t from 'tap';
import { messageIdOf, threadRoot } from '../../src/letters/message-id.ts';

t.test('a letter’s id is on the domain it comes from, where that is one', async (t) => {
  t.equal(messageIdOf('1', 'reminders@qixian.example'), '<1@qixian.example>');
  t.equal(messageIdOf('1', 'qixian@localhost'), '<1@letters.qixian.invalid>');
  t.equal(messageIdOf('1'), '<1@letters.qixian.invalid>');
});

t.test('what a thread refers to depends on no sender', async (t) => {
  t.equal(threadRoot('1'), '<obligation.1@letters.qixian.invalid>');
});
