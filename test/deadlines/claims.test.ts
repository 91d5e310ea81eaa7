import t from 'tap';
import { claimsMissing, deriveClaims } from '../../src/deadlines/derive/claim.ts';
import { rungsOf } from '../../src/deadlines/ladder.ts';
import type { Derived } from '../../src/deadlines/model.ts';
import type { Claim, ClaimEntry } from '../../src/facts/claim.ts';
import { speak } from '../../src/words/lines.ts';
import { circumstances, day, facts, shown } from './cast.ts';

const law = circumstances('2026-03-02');
const project = { id: 'p', body: { name: '智能产线', nature: 'technical-renovation' as const } };
const bare: Claim = { measureId: 'sheq-7.1', projectId: 'p', year: 1, steps: [], evidence: [], history: [] };
const submitted: ClaimEntry = { state: 'submitted', on: '2026-02-02' };

const factsWith = (changes: Partial<Claim>) =>
  facts({ projects: [project], claims: [{ id: 'c', body: { ...bare, ...changes } }] });
const rows = (changes: Partial<Claim>) => deriveClaims(factsWith(changes), law);
const only = (changes: Partial<Claim>) => rows(changes)[0] as Derived;
const doneOn = (changes: Partial<Claim>) => rows(changes).map(({ content }) => content.fulfilled?.on);
const dates = ({ nominalOn, dueOn, actBy, submitBy }: Derived) =>
  [nominalOn, dueOn, actBy, submitBy].map((each) => each?.toString());

t.test('a step closes on its day and at its hour, which do not move for a Sunday', async (t) => {
  const step = only({ steps: [{ step: 'online', dueOn: '2026-03-22', minute: 960 }, { step: 'paper' }] });
  t.match(step, {
    kind: 'claim-step',
    subject: 'claim:c',
    rule: 'claim-step',
    occurrence: 'online',
    minute: 960,
  });
  t.same(dates(step), ['2026-03-22', '2026-03-22', '2026-03-20', '2026-03-17']);
  t.equal(rows({ steps: [{ step: 'paper' }] }).length, 0, 'a step without a day has none');
  t.same(shown(rungsOf(step)).slice(-6), [
    '-3 2026-03-17',
    'submit 2026-03-17',
    '-1 2026-03-19',
    '0 2026-03-20',
    'due 2026-03-22',
    '+1 2026-03-23',
  ]);
});

t.test('what a claim is called names its project, measure and year, in both languages', async (t) => {
  const { title } = only({ steps: [{ step: 'online', dueOn: '2026-03-20' }] }).content;
  t.match(title.zh, /^智能产线（技改项目银行贷款贴息，第1年）：线上申报截止$/);
  t.match(title.en, /^智能产线 \(.+, year 1\): last day for the online application$/);
  const own = deriveClaims(
    facts({
      claims: [
        {
          id: 'c',
          body: {
            measureId: 'gone',
            steps: [{ step: 'paper', dueOn: '2026-03-20' }],
            evidence: [],
            history: [],
          },
        },
      ],
    }),
    law,
  );
  t.match(own, [
    {
      content: {
        title: { zh: 'gone：纸质材料提交截止' },
        sources: [],
        stake: { key: 'gone/enterprise/once' },
      },
    },
  ]);
});

t.test(
  'a row carries the measure’s words, its policy, its project, and the money it belongs to',
  async (t) => {
    t.match(only({ evidence: [{ item: '合同', prepareBy: '2026-03-20' }] }).content, {
      sources: [{ clause: '7' }],
      policyKey: 'sh-equipment-renewal-action',
      projectId: 'p',
      stake: { kind: 'unknown', key: 'sheq-7.1/p/1' },
    });
  },
);

t.test('a panel is met on its day: there is nothing to submit before it', async (t) => {
  const defence = only({ steps: [{ step: 'defence', dueOn: '2026-03-20' }] });
  t.notOk(defence.submitBy);
  t.match(defence.content.title.zh, /：答辩$/);
});

t.test('one step done silences that step only', async (t) => {
  const steps: Claim['steps'] = [
    { step: 'online', dueOn: '2026-03-20', doneOn: '2026-03-01' },
    { step: 'paper', dueOn: '2026-03-27' },
  ];
  t.same(doneOn({ steps }), ['2026-03-01', undefined]);
});

t.test(
  'a submission shows the first step to be done; acceptance all of the application; a notice the panel too',
  async (t) => {
    const steps: Claim['steps'] = (['online', 'paper', 'district-forwarding', 'defence'] as const).map(
      (step) => ({
        step,
        dueOn: '2026-03-20',
      }),
    );
    const accepted: ClaimEntry = { state: 'accepted', on: '2026-02-09' };
    const notice: ClaimEntry = { state: 'public-notice', on: '2026-02-16', until: '2026-02-20' };
    const [none, first] = [undefined, '2026-02-02'];
    t.same(doneOn({ steps, history: [submitted] }), [first, none, none, none]);
    t.same(doneOn({ steps, history: [submitted, { state: 'returned', on: '2026-02-03' }] }), [
      first,
      none,
      none,
      none,
    ]);
    t.same(doneOn({ steps, history: [submitted, accepted] }), [first, '2026-02-09', '2026-02-09', none]);
    t.same(doneOn({ steps, history: [submitted, accepted, notice] }).slice(0, 4), [
      first,
      '2026-02-09',
      '2026-02-09',
      '2026-02-16',
    ]);
    t.same(
      doneOn({ steps: steps.slice(1, 2), history: [submitted] }),
      [first],
      'where paper is the only step',
    );
    t.same(doneOn({ steps, history: [{ state: 'missed', on: '2026-03-21' }] }), Array(4).fill('2026-03-21'));
  },
);

t.test('evidence is to be ready on a day of its own, by whoever sees to it', async (t) => {
  const item = only({
    evidence: [{ item: '付息凭证', owner: '财务部', prepareBy: '2026-03-22' }, { item: '合同' }],
  });
  t.match(item, { kind: 'claim-evidence', occurrence: '付息凭证', status: 'firm' });
  t.same(dates(item), ['2026-03-22', '2026-03-22', '2026-03-20', undefined]);
  t.match(item.content.workings.map((each) => speak(each).zh).join(), /企业自定.*负责人：财务部/);
  t.same(
    shown(rungsOf(item)).map((rung) => rung.split(' ')[0]),
    ['-14', '-7', '-1', '0', '+1'],
  );
  const ready = [{ item: '付息凭证', prepareBy: '2026-03-22', readyOn: '2026-03-01' }];
  t.same(doneOn({ evidence: ready }), ['2026-03-01']);
  const open = [{ item: '付息凭证', prepareBy: '2026-03-22' }];
  t.same(doneOn({ evidence: open, history: [submitted] }), [undefined]);
  t.same(doneOn({ evidence: open, history: [submitted, { state: 'accepted', on: '2026-02-09' }] }), [
    '2026-02-09',
  ]);
});

t.test(
  'a correction is due on the day printed, or so long after the return, its day not counted',
  async (t) => {
    const returned = (entry: Partial<ClaimEntry>) =>
      only({ history: [submitted, { state: 'returned', on: '2026-03-02', ...entry }] });
    t.same(dates(returned({ until: '2026-03-08' })), ['2026-03-08', '2026-03-08', '2026-03-06', undefined]);
    const working = returned({ within: { value: 5, unit: 'working-day' } });
    t.same(dates(working), ['2026-03-09', '2026-03-09', '2026-03-09', undefined]);
    t.match(working, { kind: 'claim-correction', occurrence: 'return1' });
    t.notOk(working.content.fulfilled);
    const calendar = returned({ within: { value: 20, unit: 'calendar-day' } });
    t.same(
      dates(calendar),
      ['2026-03-22', '2026-03-23', '2026-03-23', undefined],
      'a Sunday gives way to Monday',
    );
    t.equal(calendar.content.disputed, undefined);
  },
);

t.test('a notice’s count takes its first day in; the end as the Civil Code counts is disputed', async (t) => {
  const history: ClaimEntry[] = [
    submitted,
    { state: 'public-notice', on: '2026-03-02', within: { value: 10, unit: 'working-day' } },
  ];
  const notice = only({ history });
  t.match(notice, { kind: 'objection', occurrence: 'notice1', content: { disputed: { on: '2026-03-16' } } });
  t.same(dates(notice), ['2026-03-13', '2026-03-13', '2026-03-13', undefined]);
  t.same(shown(rungsOf(notice)), ['-3 2026-03-10', '-1 2026-03-12', '0 2026-03-13'], 'never overdue');
  const printed = only({
    history: [submitted, { state: 'public-notice', on: '2026-03-02', until: '2026-03-15' }],
  });
  t.same(dates(printed).slice(0, 2), ['2026-03-15', '2026-03-15']);
});

t.test('only where the claim stands is anything open, and what went before is done', async (t) => {
  const within = { value: 5, unit: 'working-day' } as const;
  const history: ClaimEntry[] = [
    { state: 'submitted', on: '2026-01-05' },
    { state: 'returned', on: '2026-01-12', within },
    { state: 'submitted', on: '2026-01-15' },
    { state: 'returned', on: '2026-01-22', within },
  ];
  const found = rows({ history });
  t.same(
    found.map(({ occurrence, content }) => [occurrence, content.fulfilled?.on]),
    [
      ['return1', '2026-01-15'],
      ['return2', undefined],
    ],
  );
  const later = rows({ history: [...history, { state: 'submitted', on: '2026-01-23' }] });
  t.same(
    later.map(({ content }) => content.fulfilled?.on),
    ['2026-01-15', '2026-01-23'],
  );
  t.same(
    later.map(({ dueOn }) => `${dueOn}`),
    found.map(({ dueOn }) => `${dueOn}`),
    'and keeps its day',
  );
});

t.test(
  'where no time is registered no day is invented: it is asked for, as long as the claim stands there',
  async (t) => {
    const asked = (...history: ClaimEntry[]) =>
      claimsMissing(factsWith({ history }), law).map(({ need, what }) => `${need} ${what}`);
    const returned: ClaimEntry = { state: 'returned', on: '2026-03-02' };
    t.same(rows({ history: [submitted, returned] }), []);
    t.same(asked(submitted, returned), ['fact claim.c.history.1.until']);
    t.same(asked(submitted, { state: 'public-notice', on: '2026-03-02' }), ['fact claim.c.history.1.until']);
    t.same(asked(submitted, { ...returned, until: '2026-03-05' }), []);
    t.same(asked(submitted, returned, { state: 'submitted', on: '2026-03-02' }), []);
    const [missing] = claimsMissing(factsWith({ history: [submitted, returned] }), law);
    t.match(missing && speak(missing.line), { zh: /智能产线.*补正/, en: /returned on Mon 2 Mar 2026/ });
  },
);

t.test('a day in a year without a notice is provisional, and stated at its safe end', async (t) => {
  const [late] = deriveClaims(
    factsWith({
      history: [
        submitted,
        { state: 'returned', on: '2027-01-29', within: { value: 10, unit: 'working-day' } },
      ],
    }),
    law,
  );
  t.equal(late?.status, 'provisional');
  t.ok(late?.dueOn && Temporal.PlainDate.compare(late.dueOn, day('2027-02-12')) <= 0);
});
