import type { Text } from '../answers/source.ts';

/** Why a deadline cannot be handed over or back. */
export const handingFaults = {
  noColleague: { zh: '请选择同一企业的另一名成员', en: 'choose another member of the same enterprise' },
  notReached: {
    zh: '此人目前收不到提醒，请另选一人',
    en: 'is not reached by any way at present: choose somebody else',
  },
  handedOn: {
    zh: '此人已把这一期限交给别人，请直接交给后者',
    en: 'this colleague has handed the deadline over too: choose the one who has it',
  },
  tooOften: {
    zh: '24小时内已三次交给此人，每次对方都会收到通知，请过后再试',
    en: 'was handed this deadline three times within 24 hours, and is told each time: try again later',
  },
  nothingHanded: { zh: '没有交出或接手这一期限', en: 'nothing was handed over here' },
} as const satisfies Record<string, Text>;

/** The part of a deadline's page at which its reminders are handed over. */
export const handingWords = {
  title: { zh: '交给同事', en: 'Hand over' },
  to: { zh: '同事', en: 'Colleague' },
  handOver: { zh: '交给此人', en: 'Hand over' },
  note: {
    zh: '此后这一期限只提醒此人，日期变动后也是；对方会立即收到通知，收不到提醒时仍由您接收。期限本身不变。',
    en: 'From now on this colleague is reminded of the deadline instead of you, also when its date moves, and is told at once. Should the colleague not be reached any more, you are reminded again. The date stands.',
  },
  handed: (name: string, inCharge: string): Text =>
    name === inCharge
      ? {
          zh: `您已把这一期限交给${name}，现由对方接收提醒。`,
          en: `You have handed this deadline over to ${name}, who is reminded of it now.`,
        }
      : {
          zh: `您已把这一期限交给${name}，现由${inCharge}接收提醒。`,
          en: `You have handed this deadline over to ${name}; ${inCharge} is reminded of it now.`,
        },
  lapsed: (name: string): Text => ({
    zh: `您曾把这一期限交给${name}，但对方现收不到提醒，仍由您接收。`,
    en: `You have handed this deadline over to ${name}, who is not reached now: you are reminded of it.`,
  }),
  takeBack: { zh: '取回', en: 'Take it back' },
  holds: (names: string[]): Text => ({
    zh: `${names.join('、')}已把这一期限交给您。`,
    en: `${names.join(', ')} ${names.length === 1 ? 'has' : 'have'} handed this deadline over to you.`,
  }),
  giveBack: { zh: '交还', en: 'Give it back' },
} as const;
