import t from 'tap';
import type { LetterItem } from '../../src/letters/model.ts';
import { renderLetter } from '../../src/letters/render.ts';
import { dates, expiry, jiading, letter } from './cast.ts';

const told = dates('2025-12-31', '2025-12-31');

const extended: LetterItem = {
  ...expiry,
  dates: dates('2027-12-31', '2027-12-30', { actByProvisional: true }),
  changed: {
    from: { status: 'firm', dates: told },
    why: { zh: '有效期延长两年', en: 'Extended by two years' },
    source: {
      title: { zh: '关于延长有效期的通知', en: 'Extension notice' },
      reference: '嘉府规发〔2025〕9号',
      quote: '有效期延长至2027年12月31日',
    },
  },
};

t.test('a correction names the old day, the new day, the reason and the announcement', async (t) => {
  const { subject, text } = renderLetter(letter([extended], { kind: 'correction' }));
  t.equal(
    subject,
    '【更正】嘉定工业互联网政策有效期届满：2027年12月31日（周五），原为2025年12月31日（周三）',
  );
  for (const part of [
    '此前告知您的一项期限有变动，请以本信为准。',
    '此前告知：2025年12月31日 周三',
    '期限：2027年12月31日 周五',
    '变动原因：有效期延长两年',
    '变动依据：《关于延长有效期的通知》（嘉府规发〔2025〕9号）',
    '“有效期延长至2027年12月31日”',
  ]) {
    t.match(text, part);
  }
});

t.test('it apologises for nothing it did not do, in either language', async (t) => {
  for (const lang of ['zh', 'en'] as const) {
    const { text } = renderLetter(letter([extended], { kind: 'correction', lang }));
    t.notMatch(text, /抱歉|歉意|对不起|sorry|apolog/i);
  }
});

t.test('a withdrawn date says so and keeps the old day', async (t) => {
  const { dates: _, ...undated } = extended;
  const { subject, text } = renderLetter(
    letter([{ ...undated, status: 'withdrawn' }], { kind: 'correction' }),
  );
  t.match(subject, '已撤销，原为12月31日（周三）');
  t.match(text, '此前告知：2025年12月31日 周三');
  t.notMatch(text, '\n   期限：');
});

t.test('a claim whose window closed again goes back to waiting', async (t) => {
  const { dates: _, ...undated } = extended;
  const { subject } = renderLetter(
    letter([{ ...undated, status: 'awaiting' }], { kind: 'correction', lang: 'en' }),
  );
  t.match(subject, 'Correction');
  t.match(subject, 'Awaiting its date, was Wed 31 Dec');
});

t.test('where only the last working day moved, both are named', async (t) => {
  const item: LetterItem = {
    ...expiry,
    dates: dates('2027-02-10', '2027-02-10'),
    changed: {
      from: { status: 'provisional', dates: dates('2027-02-10', '2027-02-05') },
      why: { zh: '2027年放假安排公布', en: 'Holiday notice' },
    },
  };
  const { subject, text } = renderLetter(letter([item], { kind: 'correction' }));
  t.equal(subject, '【更正】嘉定工业互联网政策有效期届满，日期有变动');
  t.match(text, '此前告知：2027年2月10日 周三（暂定）；最迟办理 2027年2月5日 周五');
  t.match(text, '最迟办理：2027年2月10日 周三\n');
});

t.test('several corrections are one letter with one list', async (t) => {
  const { subject, text } = renderLetter(
    letter([extended, { ...extended, deadlineId: 'second', why: [jiading] }], { kind: 'correction' }),
  );
  t.equal(subject, '【更正】嘉定工业互联网政策有效期届满等2项，日期有变动');
  t.match(text, '此前告知您的2项期限有变动');
});
