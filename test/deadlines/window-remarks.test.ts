import t from 'tap';
import type { Effect, EffectOf } from '../../src/deadlines/effect.ts';
import type { Law } from '../../src/deadlines/law.ts';
import { remarksOn } from '../../src/deadlines/remarks.ts';
import { windowsOf } from '../../src/deadlines/windows.ts';
import { announced, tried, withdrawal } from './announcing.ts';
import { circumstances } from './cast.ts';
import { changesTo, claimFor, leader, march, measureId } from './once-cast.ts';
import { notice, rowsUnder } from './window-cast.ts';

const law: Law = circumstances('2026-02-09');
const first = announced(law, march, { n: 1, on: '2026-02-10' });

/** The call's last day is put off to Tuesday 31 March by a notice of the 20th. */
const putOff: Effect = {
  kind: 'window-change',
  window: march.window,
  steps: [{ step: 'online', closesOn: '2026-03-31' }],
};

function remarks(under: Law, effect: Effect, corrects?: number, on = '2026-02-11') {
  const result = tried(under, effect, { n: 9, on, ...(corrects ? { corrects } : {}) });
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return remarksOn(effect, under, result);
}

const second = (changes: Partial<EffectOf<'window'>> = {}): Effect => ({
  ...march,
  window: 'leaders-again',
  name: { zh: '再次申报', en: 'Another call' },
  opensOn: '2026-03-27',
  steps: [{ step: 'online', closesOn: '2026-04-10' }],
  ...changes,
});

t.test(
  'a second window for a measure that is open on a day of the first is named to who announces it',
  async (t) => {
    const [remark, ...more] = remarks(first, second());
    t.same(more, []);
    for (const part of ['2026年链主企业申报', '示例〔2025〕1号', '2026-03-02至2026-03-27', '窗口变更或更正'])
      t.match(remark?.zh, part);
    t.match(remark?.en, '“Chain leaders’ call of 2026” (示例〔2025〕1号), 2026-03-02 to 2026-03-27');
  },
);

t.test('windows that follow each other, or are for other measures, are no matter', async (t) => {
  t.same(remarks(first, second({ opensOn: '2026-03-28' })), []);
  t.same(remarks(first, second({ measures: ['songjiang-5.2'] })), []);
  t.same(remarks(law, march), []);
  const corrected: Effect = { ...march, steps: [{ step: 'online', closesOn: '2026-03-30' }] };
  t.same(remarks(first, corrected, 1), [], 'a correction takes the place of what it overlaps');
});

t.test('calls for the interest of other years may be open together', async (t) => {
  const covering = (year: number) => ({
    measures: ['sheq-7.1'],
    covers: { from: `${year}-01-01`, to: `${year}-12-31` },
  });
  const under = announced(law, { ...march, ...covering(2024) }, { n: 1, on: '2026-02-10' });
  t.same(remarks(under, second(covering(2025))), []);
  t.equal(remarks(under, second(covering(2024))).length, 1);
});

t.test('a change that brings a window onto another is named, too', async (t) => {
  const both = announced(first, second({ opensOn: '2026-03-28' }), { n: 2, on: '2026-02-11' });
  const change = (closesOn: string): Effect => ({
    kind: 'window-change',
    window: march.window,
    steps: [{ step: 'online', closesOn }],
  });
  t.same(remarks(both, change('2026-03-26')), []);
  t.match(remarks(both, change('2026-03-30')), [{ zh: /“再次申报”/ }]);
});

t.test('taking a window back names the changes of it that fall with it', async (t) => {
  const under = announced(first, putOff, { n: 2, on: '2026-03-20' });
  t.match(remarks(under, withdrawal(1)), [
    { zh: '窗口变更 示例〔2025〕2号（2026-03-20）随所变更的窗口一并失效' },
  ]);
  t.same(remarks(under, withdrawal(2)), []);
  t.same(remarks(first, withdrawal(1)), []);
});

const closings = (under: Law) =>
  windowsOf(under).map(({ window, steps: [step] }) => `${window} ${step?.closes?.on}`);

t.test('a correction that is later than a change of the window ends it, and says so', async (t) => {
  const under = announced(first, putOff, { n: 2, on: '2026-03-20' });
  t.same(closings(under), ['chain-leaders-2026 2026-03-31']);
  const linked: Effect = { ...march, link: 'https://example.com' };
  const corrected = (on: string) => announced(under, linked, { n: 3, on, corrects: 1 });
  t.same(remarks(under, linked, 1, '2026-02-10'), [], 'of the notice’s own day');
  t.same(closings(corrected('2026-02-10')), ['chain-leaders-2026 2026-03-31']);
  const [remark, ...more] = remarks(under, linked, 1, '2026-03-24');
  t.same(more, []);
  t.match(
    remark?.zh,
    /^窗口变更 示例〔2025〕2号（2026-03-20）不再适用：申报通知 示例〔2025〕9号（2026-03-24）/,
  );
  t.match(remark?.en, /^the window change 示例〔2025〕2号 \(2026-03-20\) no longer holds/);
  const late = corrected('2026-03-24');
  t.same(closings(late), ['chain-leaders-2026 2026-03-27']);
  t.match(remarks(late, linked, 3, '2026-02-10'), [{ zh: /2号（2026-03-20）重新适用$/, en: /holds again$/ }]);
});

t.test('a change falls with its window and is none of another window under its name', async (t) => {
  const under = announced(first, putOff, { n: 2, on: '2026-03-20' });
  const back = announced(under, withdrawal(1), { n: 3, on: '2026-03-21' });
  t.same(closings(back), []);
  const again: Effect = { ...march, steps: [{ step: 'online', closesOn: '2026-04-03' }] };
  t.same(remarks(back, again, undefined, '2026-02-10'), []);
  const entered = announced(back, again, { n: 4, on: '2026-02-10' });
  t.same(closings(entered), ['chain-leaders-2026 2026-04-03']);
  const moved: Effect = { ...putOff, steps: [{ step: 'online', closesOn: '2026-04-10' }] };
  t.same(closings(announced(entered, moved, { n: 5, on: '2026-03-23' })), ['chain-leaders-2026 2026-04-10']);
});

t.test('of two windows open together neither takes the other’s row', async (t) => {
  const effect = second({ opensOn: '2026-03-09', steps: [{ step: 'online', closesOn: '2026-03-20' }] });
  if (effect.kind !== 'window') throw new Error('a window');
  const one = [notice(march, '2026-02-10')];
  const two = [...one, notice(effect, '2026-02-11', '松经〔2026〕2号')];
  const on = (rulings: typeof one, today: string, facts = {}) =>
    rowsUnder(rulings, { today, facts: { ...leader, ...facts } });
  t.same(changesTo(on(one, '2026-02-10'), on(two, '2026-02-11'), '2026-02-11'), [
    'add 2026-2/application 2026-03-20 firm',
  ]);
  const applied = claimFor({ history: [{ state: 'submitted', on: '2026-03-03' }] });
  const rows = on(two, '2026-03-04', applied).filter(
    ({ kind, rule }) => kind === 'claim' && rule === measureId,
  );
  t.same(
    rows.map(({ occurrence }) => occurrence),
    ['2026/application'],
  );
});
