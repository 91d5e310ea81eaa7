import t from 'tap';
import type { LetterItem, LetterModel } from '../../src/letters/model.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { claim, dates, expiry, letter, report } from './cast.ts';

const subjectOf = (items: LetterItem[], more: Partial<LetterModel> = {}) =>
  renderLetter(letter(items, more)).subject;

t.test('one deadline has a subject of its own: when, how urgent, what', async (t) => {
  t.equal(subjectOf([expiry]), '【期限】12月31日（周三），还有30天：嘉定工业互联网政策有效期届满');
  t.equal(
    subjectOf([expiry], { lang: 'en' }),
    '[Deadline] 30 days left, Wed 31 Dec: Jiading industrial internet…',
  );
});

t.test('a day in another year carries its year, an expected one its mark', async (t) => {
  t.equal(subjectOf([claim]), '【期限】预计2026年4月5日（周日），还有125天：设备更新贷款贴息第1年申报');
});

t.test('the day itself and what is overdue are told apart at a glance', async (t) => {
  t.match(subjectOf([{ ...expiry, dates: dates('2025-12-01', '2025-12-01') }]), '今天到期');
  t.equal(subjectOf([report, expiry]), '【逾期】11月30日（周日），已逾期1天：项目建设进度年报等2项');
});

t.test('no subject is longer than 70 characters, and the date survives the cut', async (t) => {
  const title = {
    zh: '关于组织开展上海市重点领域'.repeat(8),
    en: 'An 𝒆xceedingly long title of a yearly notice '.repeat(8),
  };
  const long = (item: LetterItem): LetterItem => ({ ...item, title, demo: true });
  for (const lang of ['zh', 'en'] as const) {
    for (const items of [
      [long(expiry)],
      [long(claim)],
      [long(report), long(expiry)],
      Array.from({ length: 120 }, () => long(claim)),
    ]) {
      const subject = subjectOf(items, { lang });
      t.ok([...subject].length <= 70, subject);
      t.match(subject, /（周.）|\b\d{1,2} (Nov|Dec|Apr)\b/);
      t.ok(subject.isWellFormed());
    }
  }
});
