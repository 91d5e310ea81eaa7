import t from 'tap';
import type { Outcome } from '../../src/answers/outcome.ts';
import { loadDemo } from '../../src/cases/demo.ts';
import type { Message } from '../../src/channels/channel.ts';
import { PostOffice } from '../../src/jobs/post-office.ts';
import { tick } from '../../src/jobs/tick.ts';
import { codes, enrol } from './support/cast.ts';
import { ask, get, openHouse, rowCounts } from './support/house.ts';

const house = await openHouse(t);
const { app, admin, context } = house;
const jia = await enrol(house, '甲机密公司', codes.jiading, 'jia@example.com');

/** Takes every letter, and remembers it. */
const posted: Message[] = [];
const office = new PostOffice([
  {
    name: 'mail' as const,
    post: async (message: Message): Promise<Outcome> => {
      posted.push(message);
      return { outcome: 'accepted', blame: 'relay', detail: 'taken' };
    },
    close: async () => {},
  },
]);

/** What a page may not hold under `default-src 'self'; style-src 'self'`. */
const inline = /<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|javascript:/i;

t.test(
  'the first page stands in both languages, without the demonstration and without any enterprise',
  async (t) => {
    for (const [path, language, words] of [
      ['/', 'zh-CN', '有效期'],
      ['/en', 'en', 'Valid'],
    ] as const) {
      const { statusCode, headers, body } = await get(app, undefined, path);
      t.equal(statusCode, 200);
      t.match(body, `<html lang="${language}">`);
      t.match(body, words);
      for (const year of ['2025-12-31', '2027', '2029-01-27']) t.match(body, year, `${path} shows ${year}`);
      t.match(body, `webcal://qixian.example${path === '/' ? '' : path}/calendar/policies.ics`);
      t.match(body, `href="${path === '/' ? '' : path}/subscribe"`);
      t.match(String(headers['content-security-policy']), /default-src 'self'/);
      t.notMatch(String(headers['content-security-policy']), /unsafe/);
      t.notMatch(body, inline);
      t.notMatch(body, /示例|甲机密|jia@example/);
    }
  },
);

t.test('assets the page names are there, and leave the folder by no path', async (t) => {
  const { body } = await get(app, undefined, '/');
  for (const [, path = ''] of body.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g))
    t.equal((await get(app, undefined, path)).statusCode, 200, path);
  for (const path of ['/assets/../home.ts', '/assets/%2e%2e/home.ts', '/assets/..%2fhome.ts', '/assets/'])
    t.ok((await get(app, undefined, path)).statusCode >= 400, path);
});

t.test('an enterprise’s deadline or letter has no page', async (t) => {
  await morning('2025-12-01');
  t.match(mailTo('jia@example.com'), [{}], 'a letter was sent to it');
  for (const root of ['', '/en']) {
    for (const path of [`/deadlines/${jia.deadline}`, `/letters/${mailTo('jia@example.com')[0]?.id}`]) {
      const theirs = await get(app, undefined, root + path);
      const none = await get(app, undefined, `${root}${path.slice(0, -4)}0000`);
      t.equal(theirs.statusCode, 404);
      t.equal(theirs.body, none.body, 'exactly as if it did not exist');
    }
  }
});

t.test('without the demonstration there is no page about money', async (t) => {
  for (const root of ['', '/en']) {
    const { statusCode, body } = await get(app, undefined, `${root}/money`);
    t.equal(statusCode, 404);
    t.equal(body, (await get(app, undefined, `${root}/no-such-page`)).body, 'exactly as if it did not exist');
  }
});

t.test(
  'the demonstration appears once it is loaded, marked, with its own dates and letters only',
  async (t) => {
    const { id } = (await get(app, admin, '/api/v1/me')).json();
    t.equal(await loadDemo(context, id), true);
    t.equal(await loadDemo(context, id), false, 'once');
    await morning('2025-12-02');
    const { body } = await get(app, undefined, '/');
    t.match(body, /示例精密制造/);
    t.match(body, /2025年12月31日/);
    t.notMatch(body, /甲机密|jia@example/);
    t.notMatch(body, inline);
    const links = [...body.matchAll(/href="(\/(?:deadlines|letters)\/[^"]+)"/g)].map(([, path = '']) => path);
    t.ok(
      links.some((path) => path.startsWith('/letters/')) &&
        links.some((path) => path.startsWith('/deadlines/')),
    );
    for (const path of links.flatMap((each) => [each, `/en${each}`])) {
      const page = await get(app, undefined, path);
      t.equal(page.statusCode, 200, path);
      t.notMatch(page.body, /甲机密|jia@example/, path);
      const policy = String(page.headers['content-security-policy']);
      t.notMatch(policy, /script-src[^;]*unsafe/);
      if (path.includes('/letters/')) t.match(page.body, /<iframe sandbox srcdoc=/);
      else t.notMatch(page.body, inline, path);
    }
    const letters = links.filter((path) => path.startsWith('/letters/'));
    t.equal(letters.length, mailTo('chen.min@demo.example').length, 'as many letters as were written to it');
  },
);

t.test('the money of the demonstration, and of no other enterprise, stands in both languages', async (t) => {
  for (const [root, language, ...words] of [
    ['', 'zh-CN', '最高5,897,499.98元', '怎样算出', '不符合', '已到账', '政策到期之后', '能否同时享受'],
    [
      '/en',
      'en',
      'up to CNY 5,897,499.98',
      'Can be claimed',
      'Not owed',
      'Received',
      'Past the end of a policy',
    ],
  ] as const) {
    t.match((await get(app, undefined, root || '/')).body, `href="${root}/money"`);
    const { statusCode, headers, body } = await get(app, undefined, `${root}/money`);
    t.equal(statusCode, 200);
    t.equal(headers['cache-control'], 'no-store');
    t.match(String(headers['content-security-policy']), /default-src 'self'/);
    t.match(body, `<html lang="${language}">`);
    t.match(body, '示例精密制造（上海）有限公司');
    for (const said of words) t.match(body, said);
    t.notMatch(body, /undefined|NaN|\[object|甲机密|jia@example/);
    t.notMatch(body, inline);
    const links = [...body.matchAll(/href="((?:\/en)?\/deadlines\/[^"]+)"/g)].map(([, path = '']) => path);
    t.ok(links.length > 0);
    for (const path of links) t.equal((await get(app, undefined, path)).statusCode, 200, path);
  }
});

t.test(
  'a letter’s link shows the deadline, changes nothing when followed, and marks it done when pressed',
  async (t) => {
    const link = linkIn(mailTo('jia@example.com'));
    const before = await rowCounts(context.db);
    const stateBefore = await deadlineOf(link);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const page = await ask(app, undefined, method, link);
      t.equal(page.statusCode, 200);
      t.equal(page.headers['cache-control'], 'no-store');
      if (method === 'GET') t.match(page.body, `<form method="post" action="${link}/done">`);
    }
    t.equal((await get(app, undefined, `/en${link}`)).statusCode, 200);
    t.equal(
      (await get(app, undefined, `${link}/done`)).statusCode,
      404,
      'nor does following the form’s address',
    );
    t.equal(await deadlineOf(link), stateBefore);
    const pressed = await press(`${link}/done`);
    t.equal(pressed.statusCode, 303);
    t.equal(pressed.headers.location, link);
    const after = await get(app, undefined, link);
    t.notMatch(after.body, '<form', 'there is nothing left to press');
    t.not(await deadlineOf(link), stateBefore);
    t.equal((await press(`${link}/done`)).statusCode, 303, 'pressing twice does no harm');
    t.same(await rowCounts(context.db), before, 'no row is added or deleted');
  },
);

t.test('a forged link leads nowhere and marks nothing', async (t) => {
  const link = linkIn(mailTo('jia@example.com'));
  const other = linkIn(mailTo('chen.min@demo.example'));
  const [id = '', signature = ''] = link.slice('/reminders/'.length).split('.');
  const [otherId] = other.slice('/reminders/'.length).split('.');
  const forged = [`${otherId}.${signature}`, `${id}.${'A'.repeat(43)}`, `${id}.${signature.slice(0, -1)}_`];
  for (const path of forged.map((each) => `/reminders/${each}`)) {
    t.equal((await get(app, undefined, path)).statusCode, 404, path);
    t.equal((await press(`${path}/done`)).statusCode, 404);
  }
  t.ok([400, 404].includes((await get(app, undefined, link.slice(0, -10))).statusCode), 'a cut link too');
});

/** Sets the clock to nine o'clock of a day and does what is due. */
async function morning(day: string) {
  context.clock.set(Temporal.Instant.from(`${day}T10:30:00+08:00`));
  await tick(context, office);
  context.clock.set(
    Temporal.PlainDate.from(day)
      .add({ days: 1 })
      .toZonedDateTime({ timeZone: 'Asia/Shanghai', plainTime: '09:00' })
      .toInstant(),
  );
  await tick(context, office);
}

function mailTo(address: string) {
  return posted.filter(({ envelope }) => envelope.to === address);
}

/** The first link to details in the texts of letters: a welcome has none. */
function linkIn(messages: Message[]): string {
  return messages.map(detailsIn).find((link) => link !== '') ?? '';
}

function detailsIn({ bytes }: Message): string {
  const [, text = ''] =
    /text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(Buffer.from(bytes).toString('latin1')) ?? [];
  return /\/reminders\/[\w.-]+/.exec(Buffer.from(text, 'base64').toString())?.[0] ?? '';
}

/** What the page says of the deadline, without what only the page's language changes. */
async function deadlineOf(link: string): Promise<string> {
  return (await get(app, undefined, link)).body;
}

/** As a browser posts a form without fields. */
function press(path: string) {
  return ask(app, undefined, 'POST', path, {
    payload: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
}
