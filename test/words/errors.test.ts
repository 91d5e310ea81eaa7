import t from 'tap';
import { schemaFaultText } from '../../src/words/errors.ts';
import { speak } from '../../src/words/lines.ts';
import { lettersText } from '../../src/words/rehearsal.ts';

t.test('a wrong type is named in the reader’s language', async (t) => {
  const { zh, en } = schemaFaultText({ keyword: 'type', params: { type: 'string' } });
  t.equal(zh, '类型须为文字');
  t.equal(en, 'must be of type string');
  t.equal(
    schemaFaultText({ keyword: 'type', params: { type: ['integer', 'null'] } }).zh,
    '类型须为整数或空（null）',
  );
  t.equal(speak({ say: 'policies.wrong-type', with: { wanted: 'object | array' } }).zh, '类型应为对象或列表');
});

t.test('one letter with one item is not several', async (t) => {
  t.equal(lettersText('announcement', 1, 1).en, '1 announcement (1 item)');
  t.equal(lettersText('announcement', 2, 3).en, '2 announcements (3 items)');
  t.equal(lettersText('announcement-in-digest', 1, 1).en, '1 announcement in a digest (1 item)');
  t.equal(lettersText('correction', 1, 2).zh, '更正信1封（2项）');
});
