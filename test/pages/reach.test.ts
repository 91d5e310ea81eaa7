import t from 'tap';
import { memberList, reachNotice } from '../../src/pages/reach.ts';
import { hostile } from './cast.ts';

const lin = { name: '林晓', reach: 'reached' } as const;
const zhao = { name: '赵倩', reach: 'off' } as const;
const notice = (...members: Parameters<typeof reachNotice>[0]) => reachNotice(members, 'zh') || { value: '' };

t.test('where all are reached, nothing is said', async (t) => {
  t.equal(reachNotice([lin], 'zh'), false);
});

t.test('who is not reached is named, with what to do; where nobody is, that is said first', async (t) => {
  const some = notice(lin, zhao).value;
  t.match(some, /有1名成员收不到提醒/);
  t.match(some, /赵倩<\/strong>：已停止接收全部提醒/);
  t.notMatch(some, '林晓');
  const none = notice(zhao, { name: '王伟', reach: 'address-stopped' }).value;
  t.match(none, /目前没有人收得到提醒/);
  t.match(none, /王伟<\/strong>：账户邮箱已停用/);
  t.match(notice().value, /还没有成员/);
  const en = reachNotice([{ name: 'Lin', reach: 'ways-stopped' }], 'en') || undefined;
  t.match(en?.value, /Nobody is reminded[\s\S]*all ways chosen are stopped/);
});

t.test('each member has a mark, and a hostile name stays a name', async (t) => {
  const list = memberList([lin, { ...zhao, name: hostile }], 'zh') || undefined;
  t.match(list?.value, /林晓 <span class="badge reached">可送达</);
  t.match(list?.value, /<span class="badge off">已关闭提醒</);
  t.notMatch(list?.value, /<script|<img/);
});
