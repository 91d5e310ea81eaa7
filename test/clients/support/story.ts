import { qixian, startService } from '../../journeys/support/spawned.ts';
import { type Life, ownFolder } from './life.ts';

const administrator = { ADMIN_EMAIL: 'admin@qixian.example', ADMIN_PASSWORD: 'correct horse battery' };
const jiading = 'jiading-industrial-internet';

/** A service with the demonstration enterprise and an announced window, on the morning of 1 December 2025. */
export type Story = {
  url: string;
  /** Calls the API as the administrator. */
  admin: Call;
  /** Calls it as a member of the demonstration enterprise. */
  member: Call;
  enterpriseId: string;
  /** The path of that member's first calendar. */
  feedPath: string;
  /** Publishes what moves a last day, and an hour of a window. */
  amend(): Promise<void>;
  /** Publishes what repeals the policy whose last day has moved. */
  repeal(): Promise<void>;
  /** Lets the service's clock come to a day, and it does that day's work. */
  comesTo(day: string): Promise<void>;
};

export type Call = (method: string, path: string, body?: object) => Promise<Answer>;
// biome-ignore lint/suspicious/noExplicitAny: what the API answers is looked at field by field.
type Answer = Record<string, any>;

export async function openStory(life: Life): Promise<Story> {
  const DATA_DIR = ownFolder(life);
  const { url } = await startService(life, {
    ...administrator,
    DATA_DIR,
    PUBLIC_URL: 'https://qixian.example',
    REVIEW: 'off',
    CLOCK: '2025-12-01T10:00:00+08:00',
  });
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = administrator;
  const { token } = await caller(url)('POST', '/tokens', { email, password });
  const admin = caller(url, token);
  await publish(admin, window);
  const { moves } = await rehearsed(admin, extension);
  const enterpriseId: string = moves.find((move: Answer) => move.enterpriseId !== null).enterpriseId;
  const joins = { email: 'wang.fang@demo.example', name: '王芳' };
  const joined = await admin('POST', `/enterprises/${enterpriseId}/members`, joins);
  const member = caller(url, joined.token);
  // Its steps have no days of their own, so they are the window's.
  const { items: projects } = await member('GET', `/enterprises/${enterpriseId}/projects`);
  const { id: projectId } = projects.find(({ body }: Answer) => body.nature === 'technical-renovation');
  const steps = [{ step: 'online' }, { step: 'paper' }];
  const claim = { measureId: 'sheq-7.1', projectId, year: 1, steps, evidence: [], history: [] };
  await member('POST', `/enterprises/${enterpriseId}/claims`, claim);
  return {
    url,
    admin,
    member,
    enterpriseId,
    feedPath: joined.feedPath,
    amend: async () => {
      await publish(admin, extension);
      await publish(admin, later);
    },
    repeal: () => publish(admin, repeal),
    comesTo: async (day) => {
      const { code, printed } = await qixian({ DATA_DIR }, 'run-day', day);
      if (code !== 0) throw new Error(`run-day ${day} ended with ${code}:\n${printed}`);
    },
  };
}

/** What a paper says, as far as the story needs it. */
function paper(name: string, quote: string, effect: object) {
  const title = { zh: `${name}（示例）`, en: `${name} (example)` };
  return { title, source: { title, quote }, publishedOn: '2025-12-01', effect };
}

const window = paper('设备更新贷款贴息申报通知', '2026年1月23日16时截止', {
  kind: 'window',
  window: 'interest-example-2026',
  name: { zh: '设备更新贷款贴息', en: 'Interest subsidy' },
  measures: ['sheq-7.1'],
  opensOn: '2025-12-22',
  opensMinute: 540,
  steps: [
    { step: 'online', closesOn: '2026-01-23', minute: 960, quote: '2026年1月23日16时截止' },
    { step: 'paper', closesOn: '2026-01-30' },
  ],
});

const extension = paper('关于延长有效期的通知', '有效期延长至2026年12月31日', {
  kind: 'extension',
  policyKey: jiading,
  until: '2026-12-31',
});

const later = paper('关于延长申报时间的通知', '延长至2026年2月10日17时', {
  kind: 'window-change',
  window: 'interest-example-2026',
  steps: [{ step: 'online', closesOn: '2026-02-10', minute: 1020 }],
});

const repeal = paper('关于废止的通知', '自2026年7月1日起废止', {
  kind: 'repeal',
  policyKey: jiading,
  from: '2026-07-01',
});

async function rehearsed(admin: Call, body: object): Promise<Answer> {
  const { id } = await admin('POST', '/announcements', body);
  return { id, ...(await admin('POST', `/announcements/${id}/rehearsal`, {})) };
}

async function publish(admin: Call, body: object): Promise<void> {
  const { id, digest } = await rehearsed(admin, body);
  await admin('POST', `/announcements/${id}/publication`, { digest });
}

function caller(url: string, token?: string): Call {
  return async (method, path, body) => {
    const reply = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!reply.ok) throw new Error(`${method} ${path} answers ${reply.status}: ${await reply.text()}`);
    return reply.status === 204 ? {} : ((await reply.json()) as Answer);
  };
}
