import t from 'tap';
import type { Lang } from '../../src/answers/source.ts';
import { type Impact, renderAnnouncements } from '../../src/letters/announcement.ts';

const day = (iso: string) => Temporal.PlainDate.from(iso);
const claim = { zh: '早线：第1年贴息申报', en: 'Early line: claim of year 1' };

/** What the letter about an announcement says of one date. */
function said(lang: Lang, date: Omit<Impact['dates'][number], 'title'>): string {
  const title = { zh: '撤回', en: 'Withdrawn' };
  const { text } = renderAnnouncements(
    { lang, recipient: { name: '陈敏', address: 'chen@example.com' }, links: {} },
    [
      {
        id: 'a',
        kind: 'withdrawal',
        title,
        source: { title },
        publishedOn: day('2026-01-26'),
        effect: [],
        policies: [],
        impacts: [
          {
            enterprise: '申江精工（上海）有限公司',
            demo: false,
            moved: { added: 0, moved: 1, withdrawn: 0, other: 0 },
            dates: [{ title: claim, ...date }],
            moneyFen: { before: 0, after: 0 },
          },
        ],
        because: title,
      },
    ],
  );
  return text.split('\n').find((line) => line.includes(claim[lang])) ?? '';
}

t.test('a claim that waits for its window again is told as waiting, not as cancelled', async (t) => {
  const again = { from: day('2026-02-10'), status: 'awaiting' as const };
  t.match(said('zh', again), /早线：第1年贴息申报：原为2026年2月10日 周二，现待公布$/);
  t.match(said('en', again), /: was Tue 10 Feb 2026, now awaiting its date$/);
  t.match(said('zh', { status: 'awaiting' }), /贴息申报：待公布$/);
});

t.test('one that has no last day any more is told as open, one that is withdrawn as cancelled', async (t) => {
  t.match(said('zh', { from: day('2026-02-10'), status: 'firm' }), /：原为2026年2月10日 周二，现未定截止日$/);
  t.match(said('en', { from: day('2026-02-10'), status: 'firm' }), /, now without a last day$/);
  t.match(said('zh', { from: day('2026-02-10'), status: 'withdrawn' }), /取消 早线：第1年贴息申报：原为/);
});
