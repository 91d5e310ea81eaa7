import t from 'tap';
import type { Way } from '../../src/deadlines/way.ts';
import { type RemindersModel, reminderForms } from '../../src/pages/reminder-forms.ts';

const robot = 'feishu:01890a5d-0000-7000-8000-0000000000aa' as const;

/** A reader who is reminded at nine by one of the ways. */
function formsBy(way: Way, lang: 'zh' | 'en'): string {
  const model: RemindersModel = {
    weeklyBudget: 7,
    ways: {
      account: { state: 'confirmed' },
      others: [
        {
          id: '01890a5d-0000-7000-8000-0000000000aa',
          way: robot,
          name: { zh: '财务群', en: 'Finance' },
          state: 'confirmed',
          isTestable: true,
        },
      ],
    },
    enterprises: [
      {
        id: 'e',
        name: '海客仪表',
        subscriptions: [
          {
            id: 's',
            revision: 1,
            changedAt: Temporal.Instant.from('2025-12-01T00:00:00Z'),
            way,
            cadence: 'daily',
            weekday: 1,
            sendMinute: 540,
            zone: 'Asia/Shanghai',
            quiet: 'none',
            outlook: true,
            lang: null,
            kinds: [],
          },
        ],
        members: [],
        colleagues: [],
      },
    ],
  };
  return reminderForms(model, '/subscriptions/x', lang).value;
}

t.test('whoever is reminded by a robot reads beside the hour that it keeps off it', (t) => {
  t.match(formsBy(robot, 'zh'), /value="09:00"><\/label>\s*<p class="small">群机器人避开整点和半点/);
  t.match(formsBy(robot, 'en'), /A group robot keeps off the full and the half hour/);
  t.notMatch(formsBy('mail', 'zh'), /避开整点/);
  t.end();
});
