import t from 'tap';
import { troubles } from '../../src/answers/channels.ts';
import { troubled } from '../../src/channels/trouble.ts';
import { explainOutcome } from '../../src/words/channels.ts';

t.test('each trouble has words of its own in both languages', async (t) => {
  const said = troubles.map((trouble) => explainOutcome(troubled(trouble, '')));
  for (const { zh, en } of said) {
    t.match(zh, /^\p{Script=Han}.*。$/u);
    t.match(en, /^[A-Z“].*\.$/);
  }
  t.equal(new Set(said.map(({ zh }) => zh)).size, troubles.length);
  t.equal(new Set(said.map(({ en }) => en)).size, troubles.length);
});

t.test('the words say what to do, what was answered and how long to wait', async (t) => {
  const slow = explainOutcome(troubled('too-fast', 'code 130101 send too fast', 600));
  t.equal(slow.zh, '发送过快，对方暂不接收。请等10分钟。（code 130101 send too fast）');
  t.match(slow.en, 'Wait 10 minutes. (code 130101');
  t.match(explainOutcome(troubled('keyword', 'code 19024 Key Words Not Found')).zh, '“期限”或“Qixian”');
  t.match(explainOutcome({ outcome: 'accepted', blame: 'relay', detail: 'HTTP 204' }).en, 'took it');
});

t.test('a mail server’s reply is given as it is', async (t) => {
  const reply = '550 5.1.1: no such user';
  const { zh } = explainOutcome({ outcome: 'refused', blame: 'recipient', detail: reply });
  t.equal(zh, '没有送达。（550 5.1.1: no such user）');
});
