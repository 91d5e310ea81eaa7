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

t.test('how something is to be written is said in words, not as a pattern', async (t) => {
  const share = '^(0(\\.[0-9]{1,8})?|1)$';
  t.equal(schemaFaultText({ keyword: 'pattern', params: { pattern: share } }).zh, '须为0到1的小数，如 0.5');
  t.equal(
    speak({ say: 'policies.wrong-pattern', with: { pattern: share } }).en,
    'must be a decimal from 0 to 1, such as 0.5',
  );
  t.equal(
    schemaFaultText({ keyword: 'anyOf', params: {} }).zh,
    '不符合任何一种允许的写法：请核对是否多填或少填了字段',
  );
});
