import t, { type Test } from 'tap';
import type { Text } from '../../src/answers/source.ts';
import { lines } from '../../src/answers/workings.ts';
import type { Status } from '../../src/deadlines/model.ts';
import type { DeadlinesSentences } from '../../src/deadlines/sentences.ts';
import { changeKinds, changes } from '../../src/facts/event.ts';
import {
  deadlineKindWords,
  deadlinesWords,
  expectedNote,
  kindAdvice,
  statusWords,
} from '../../src/words/deadlines.ts';
import { flagWords } from '../../src/words/flags.ts';
import { speak } from '../../src/words/lines.ts';
import { natureOf, standingText } from '../../src/words/standing.ts';

const line = lines<DeadlinesSentences>();
const [certificate, audit, on, period] = ['№1', '№2', '2026-10-05', '2026Q1'];

/** Values for every sentence; names that people enter are numbers here, so that each language shows what it says itself. */
const values: DeadlinesSentences = {
  'deadlines.expiry-unknown': { certificate, certificateEn: certificate },
  'deadlines.term-unknown': { certificate, certificateEn: certificate },
  'deadlines.term-varies': { certificate, certificateEn: certificate },
  'deadlines.issue-unknown': { certificate, certificateEn: certificate },
  'deadlines.computed-expiry': { certificate, certificateEn: certificate },
  'deadlines.audit-unknown': { certificate, certificateEn: certificate, audit, auditEn: audit },
  'deadlines.level-unknown': { certificate, certificateEn: certificate },
  'deadlines.audit-from-issue': { on, audit },
  'deadlines.audit-from-previous': { on, audit },
  'deadlines.audit-from-forecast': { on, audit },
  'deadlines.audit-spared': { on, audit },
  'deadlines.awaits-batch': { certificate, certificateEn: certificate, expiresOn: on },
  'deadlines.permit-days-unknown': { certificate, certificateEn: certificate },
  'deadlines.same-under-either-rule': {},
  'deadlines.at-least-under-either-rule': { fen: 98_349_999 },
  'deadlines.report-for': { period },
  'deadlines.opens-on': { on },
  'deadlines.printed-in-permit': { period, on },
  'deadlines.set-by-notice': { period, on },
  'deadlines.awaits-notice': { period },
  'deadlines.established-unknown': { period },
  'deadlines.taxes-unknown': { tax: 'incomeTax' },
  'deadlines.change-on': { on, change: 'legal-representative' },
  'deadlines.unconfirmed': { confidence: 'low' },
  'deadlines.noted': { zh: '附注', en: 'a note' },
  'deadlines.confirmed': {},
  'deadlines.once-seen': { seenZh: '关于年度统计的通知', seenEn: 'a yearly notice on statistics' },
  'deadlines.advised': {},
  'deadlines.no-report-days': { project: '№3' },
  'deadlines.project-named': { project: '№3' },
  'deadlines.place-unknown': { place: 'taxedIn' },
  'deadlines.elsewhere': { policy: 'p' },
  'deadlines.place-unsaid': {},
  'deadlines.awaits-window': { notBefore: on },
  'deadlines.awaits-announcement': {},
  'deadlines.filing-lead-unknown': { project: '№8' },
  'deadlines.granted-less-paid': { grantedFen: 1_000, paidFen: 300 },
  'deadlines.settlement-share': { interestFen: 1_000, rate: '0.5', yearFen: 900, leftFen: 400 },
  'deadlines.settlement': { lender: '№4', on },
  'deadlines.bank-calendar': {},
  'deadlines.measure-added-later': {},
  'deadlines.measure-removed': {},
  'deadlines.ends-with-repeal': { from: '2026-01-01' },
  'deadlines.after-repeal-unsaid': { from: '2026-01-01', fen: 589_749_998 },
  'deadlines.year-ends': { label: '2026', on },
  'deadlines.open-afterwards': { zh: '是否延期？', en: 'Is it extended?' },
  'deadlines.rule-afterwards': { zh: '从其规定', en: 'that rule governs' },
  'deadlines.goals-only': { zh: '没有有效期', en: 'no last day' },
  'deadlines.end-disputed': { until: on, disputedUntil: on },
  'deadlines.silent-afterwards': {},
  'deadlines.step-registered': {},
  'deadlines.evidence-planned': {},
  'deadlines.evidence-owner': { owner: '№5' },
  'deadlines.returned-on': { on },
  'deadlines.public-notice-on': { on },
  'deadlines.correction-unknown': { claim: '№6', claimEn: '№6', on },
  'deadlines.objection-unknown': { claim: '№6', claimEn: '№6', on },
  'deadlines.window-announced': { name: '№9', nameEn: '№9' },
  'deadlines.window-expected': { name: '№9', nameEn: '№9', on, at: 960 },
  'deadlines.window-moved': { from: on, fromAt: -1, on, at: 960 },
  'deadlines.window-misprint': { printed: '№7', correctionZh: '更正公告', correctionEn: 'a correction' },
  'deadlines.window-open-since': { on },
  'deadlines.window-open-end': { endZh: '额度用完为止', endEn: 'until the funds are used up' },
  'deadlines.window-opens-on': { on, at: 540 },
  'deadlines.window-covers': { from: on, to: on },
  'deadlines.window-year-assumed': { year: 1 },
  'deadlines.district-day': { district: 'jiading', on, at: -1, cityOn: on, cityAt: 960 },
  'deadlines.district-day-open': { district: 'jiading', on, at: -1 },
  'deadlines.district-days': { on, at: 1440 },
  'deadlines.district-forwards': { on, at: -1 },
  'deadlines.step-registered-itself': {},
  'deadlines.objections-to': { zh: '异议电话', en: 'by telephone' },
};

function spoken<K extends keyof DeadlinesSentences>(say: K): Text {
  return speak(line(say, values[say]));
}

function speaksBoth(t: Pick<Test, 'match' | 'notMatch'>, { zh, en }: Text, what: string) {
  t.match(zh, /^[^a-z]+$/, `${what}: no English and no missing value in Chinese`);
  t.match(en, /^[^\u4e00-\u9fff]+$/, `${what}: no Chinese in English`);
  t.notMatch(en, /undefined|NaN|: *$/, what);
}

t.test('every sentence speaks both languages and leaves nothing blank', async (t) => {
  const all = Object.keys(deadlinesWords) as (keyof DeadlinesSentences)[];
  t.same(all.toSorted(), Object.keys(values).sort(), 'the sentences tried here are all there are');
  for (const say of all) speaksBoth(t, spoken(say), say);
});

t.test('a sentence names its days and its period in words', async (t) => {
  t.match(spoken('deadlines.set-by-notice').zh, '2026年第1季度的通知规定为2026年10月5日 周一');
  t.match(spoken('deadlines.set-by-notice').en, 'The notice for Q1 2026 sets Mon 5 Oct 2026');
  t.match(spoken('deadlines.audit-from-forecast').zh, /最后期限2026年10月5日 周一.*实际审核后重新计算/);
  t.match(spoken('deadlines.change-on').zh, '法定代表人变更');
  t.match(spoken('deadlines.taxes-unknown').en, 'enterprise income tax');
  t.match(spoken('deadlines.unconfirmed').zh, '“低”');
});

t.test('a level of confidence, a tax or a change that has no word is named as it is', async (t) => {
  t.match(speak(line('deadlines.unconfirmed', { confidence: 'none' })).en, 'none');
  t.match(speak(line('deadlines.taxes-unknown', { tax: 'other' })).zh, 'other');
});

t.test('every kind, status, flag and change has a name in both languages', async (t) => {
  for (const [kind, text] of Object.entries({
    ...deadlineKindWords,
    ...statusWords,
    ...kindAdvice,
    ...flagWords,
  }))
    speaksBoth(t, text, kind);
  for (const change of changeKinds) speaksBoth(t, changes[change], change);
});

t.test('what an expected day is says nothing of why; the flags say that', async (t) => {
  t.notMatch(expectedNote.zh, /往年|上年|窗口/);
  t.notMatch(expectedNote.en, /year|window/);
  t.match(flagWords.advised.zh, '并非规定期限');
  t.match(flagWords['by-notice'].zh, '以当年通知为准');
});

t.test('only what was due can be overdue, and no day that is merely expected', async (t) => {
  const zh = (days: number, kind: Parameters<typeof natureOf>[0], status: Status = 'firm') =>
    standingText(days, natureOf(kind), status).zh;
  t.equal(zh(-3, 'duty'), '已逾期3天');
  t.equal(zh(-3, 'duty', 'expected'), '预计日期已过3天');
  t.equal(zh(-3, 'certificate-expires'), '已于3天前到期');
  t.equal(zh(-3, 'loan-settlement'), '已过3天');
  t.same(
    [7, 0, -3].map((days) => zh(days, 'certificate-renewal-opens')),
    ['7天后开始受理', '今天开始受理', '已于3天前开始受理'],
  );
  t.same(
    [1, 0, -1].map((days) => standingText(days, 'opens', 'firm').en),
    ['opens in 1 day', 'opens today', 'opened 1 day ago'],
  );
  t.equal(standingText(-1, 'due', 'expected').en, 'expected day passed 1 day ago');
  t.equal(standingText(5, 'ends', 'expected').en, '5 days left');
});
