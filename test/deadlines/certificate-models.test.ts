import t from 'tap';
import { certificate, confirmed, dates, said } from './asking.ts';

type Body = Parameters<typeof certificate>[1];
const row = (kind: string, which: string, body: Body, asked: Parameters<typeof certificate>[2] = {}) =>
  certificate(kind, body, asked).rows.find((each) => each.kind === `certificate-${which}`);
const shown = (kind: string, which: string, body: Body) => {
  const found = row(kind, which, body);
  return found && dates(found);
};

t.test('a window in working days has its opening and its closing edge', async (t) => {
  // October 18, September 22, August 21, July 23 and June 6 from the 23rd are 90; 18 and 12 from 15 September are 30.
  const body = { expiresOn: '2026-11-01' };
  for (const kind of ['ylqx_shengchan', 'ylqx_jingying']) {
    t.equal(shown(kind, 'renewal-opens', body), '2026-06-22 2026-06-22 firm');
    t.equal(shown(kind, 'renewal', body), '2026-09-14 2026-09-14 firm');
  }
  t.equal(
    shown('ylqx_zhuce', 'renewal-opens', body),
    undefined,
    'a registration has a last day to ask only: nobody is too early',
  );
});

t.test('a window of three months opens after a rest day and closes with the term', async (t) => {
  // Three months before 1 August is 1 May: the holiday lasts through the 5th. 1 August 2026 is a Saturday.
  t.equal(shown('itss_cs', 'renewal-opens', { expiresOn: '2026-08-01' }), '2026-05-06 2026-05-06 firm');
  t.equal(shown('itss_cs', 'renewal', { expiresOn: '2026-08-01' }), '2026-07-31 2026-07-31 firm');
});

t.test(
  'a recertification audit is finished by the expiry, on the working day before a holiday one',
  async (t) => {
    // Sunday 4 October is inside the National Day holiday, which begins on Thursday the 1st.
    const { rows } = certificate('iso9001', { issuedOn: '2023-10-05', expiresOn: '2026-10-04' });
    const finished = rows.find(({ kind }) => kind === 'certificate-renewal');
    t.equal(finished && dates(finished), '2026-09-30 2026-09-30 firm');
    t.match(finished?.content.title.zh, /须完成再认证/);
    t.ok(finished?.content.missed, 'and it says what follows when it is not');
    const expires = rows.find(({ kind }) => kind === 'certificate-expires');
    t.equal(expires && dates(expires), '2026-10-04 2026-09-30 firm');
  },
);

t.test('a batch renewal awaits its window without any date, and says which last day is ahead', async (t) => {
  for (const kind of ['gaoxin', 'zjtx_sme', 'zjtx_giant', 'chuangxin_sme', 'danxiang_guanjun', 'keji_sme']) {
    const awaited = row(kind, 'renewal', { expiresOn: '2026-11-14' });
    t.equal(awaited?.status, 'awaiting', kind);
    for (const day of ['nominalOn', 'dueOn', 'actBy', 'submitBy', 'minute'] as const)
      t.equal(awaited?.[day], undefined, `${kind} ${day}`);
    t.match(awaited?.content.workings, [
      { say: 'deadlines.awaits-batch', with: { expiresOn: '2026-11-14' } },
    ]);
  }
});

t.test('a printed last day is used as printed, whatever the kind’s term would give', async (t) => {
  // Six years from 3 November 2020 would be 2 November 2026.
  for (const expiresOn of ['2026-11-03', '2026-05-02', '2031-12-31']) {
    const expires = row('cma', 'expires', { issuedOn: '2020-11-03', expiresOn });
    t.equal(expires?.dueOn?.toString(), expiresOn);
    t.equal(expires?.status, 'firm');
    t.equal(expires?.content.flags, undefined);
    t.equal(expires?.content.disputed, undefined);
  }
});

t.test(
  'a last day that is not printed is computed, marked, and has its later reading beside it',
  async (t) => {
    const { rows, missing } = certificate('cma', { issuedOn: '2020-11-03' });
    const [expires, renewal] = rows;
    t.equal(expires && dates(expires), '2026-11-02 2026-11-02 firm');
    t.same(expires?.content.flags, ['computed']);
    t.equal(expires?.content.disputed?.on, '2026-11-03');
    t.equal(said(expires)[0], 'deadlines.computed-expiry');
    // The earlier reading binds: three months before the 2nd is Sunday 2 August, so Friday 31 July.
    t.equal(renewal && dates(renewal), '2026-07-31 2026-07-31 firm');
    t.same(renewal?.content.flags, ['computed']);
    t.same(missing, []);
  },
);

t.test('from a 29 February the computed last day is the 28th in both readings', async (t) => {
  const expires = row('cma', 'expires', { issuedOn: '2020-02-29' });
  t.equal(expires && dates(expires), '2026-02-28 2026-02-28 firm', 'a make-up Saturday');
  t.equal(expires?.content.disputed, undefined);
});

t.test('a title counted in whole months ends with the month before', async (t) => {
  for (const kind of ['zjtx_sme', 'zjtx_giant', 'chuangxin_sme'])
    for (const issuedOn of ['2023-03-01', '2023-03-20', '2023-03-31']) {
      const expires = row(kind, 'expires', { issuedOn });
      t.equal(expires && dates(expires), '2026-02-28 2026-02-28 firm');
      t.same(expires?.content.flags, ['computed']);
      t.equal(expires?.content.disputed, undefined);
    }
});

t.test('a term nobody knows gives no date, and is asked for only where a last day is expected', async (t) => {
  for (const kind of ['xzxk_default', 'tezhong_shebei']) {
    const { rows, missing } = certificate(kind, { issuedOn: '2024-06-10' });
    t.same(rows, [], kind);
    t.match(missing, [
      { need: 'fact', what: 'certificate.c.expiresOn', line: { say: 'deadlines.term-unknown' } },
    ]);
  }
  for (const kind of ['zhineng_gongchang', 'zhineng_changjing', 'fuwu_zhizao', 'shoutaitao']) {
    const { rows, missing } = certificate(kind, { issuedOn: '2024-06-10' });
    t.same([rows, missing], [[], []], kind);
  }
  t.match(certificate('cma').missing, [{ what: 'certificate.c.expiresOn' }], 'and one that could be counted');
});

t.test('a rule of low confidence gives expected dates that say so, until it is confirmed', async (t) => {
  const body = { expiresOn: '2026-11-01' };
  const doubtful = row('shipin_shengchan', 'renewal', body);
  t.equal(doubtful && dates(doubtful), '2026-09-14 2026-09-14 expected');
  t.same(doubtful?.content.flags, ['unconfirmed']);
  t.ok(said(doubtful).includes('deadlines.unconfirmed'));
  const rulings = [confirmed('shipin_shengchan.renewal')];
  const sure = row('shipin_shengchan', 'renewal', body, { rulings });
  t.equal(sure && dates(sure), '2026-09-14 2026-09-14 firm');
  t.equal(sure?.content.flags, undefined);
  t.same(
    said(sure).filter((say) => /confirmed/.test(say)),
    ['deadlines.confirmed'],
  );
  t.equal(row('shipin_shengchan', 'expires', body)?.status, 'firm', 'what is printed is not doubted');
});

t.test('what counts back from a doubtful last day is doubtful, each rule confirmed for itself', async (t) => {
  const body = { issuedOn: '2021-11-02' };
  const expires = row('shipin_shengchan', 'expires', body);
  t.equal(expires && dates(expires), '2026-11-01 2026-10-30 expected');
  t.same(expires?.content.flags, ['computed', 'unconfirmed']);
  const rulings = [confirmed('shipin_shengchan.renewal')];
  t.match(row('shipin_shengchan', 'renewal', body, { rulings }), {
    status: 'expected',
    content: { flags: ['computed', 'unconfirmed'] },
  });
  const both = [...rulings, confirmed('shipin_shengchan.term')];
  const sure = row('shipin_shengchan', 'renewal', body, { rulings: both });
  t.equal(sure?.status, 'firm');
  t.same(sure?.content.flags, ['computed']);
});

t.test('advice is expected and stays so whatever is confirmed', async (t) => {
  const advised = row('cnas_17025', 'renewal', { expiresOn: '2026-10-20' });
  t.equal(advised && dates(advised), '2026-04-20 2026-04-20 expected');
  t.same(advised?.content.flags, ['advised']);
  t.match(advised?.content.title.zh, /建议/);
  const body = { expiresOn: '2026-11-06' };
  t.same(row('dcmm', 'renewal', body)?.content.flags, ['advised', 'unconfirmed']);
  const still = row('dcmm', 'renewal', body, { rulings: [confirmed('dcmm.renewal')] });
  t.equal(still && dates(still), '2026-08-06 2026-08-06 expected');
  t.same(still?.content.flags, ['advised']);
});
