import type { App } from '../../../src/app.ts';
import type { Cast } from './cast.ts';
import {
  certificate,
  claimOf,
  codes,
  event,
  grant,
  leaseOf,
  loanOf,
  project,
  title as recognition,
  violation,
} from './cast.ts';
import { get } from './house.ts';

/** An operation of the API as its description lists it. */
export type Operation = { method: string; path: string };

/** Every operation of the description. */
export async function operations(app: App): Promise<Operation[]> {
  const { paths } = (await get(app, undefined, '/api/openapi.json')).json();
  return Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  );
}

/** Whose things a call names: of the API's paths, and of bodies that name another thing. */
export type Names = Omit<Cast, 'member' | 'feedPath'> & {
  feed: string;
  announcement: string;
  subscription: string;
  endpoint: string;
};

const nothing = '01890a5d-0000-7000-8000-000000000001';

/** The path with its parameters filled in. */
export function pathOf({ path }: Operation, names: Names): string {
  const kinds = {
    projects: names.project,
    loans: names.loan,
    certificates: names.certificate,
    events: names.event,
    leases: names.lease,
    titles: names.title,
    violations: names.violation,
    grants: names.grant,
    claims: names.claim,
    deadlines: names.deadline,
    feeds: names.feed,
    announcements: names.announcement,
    // Nobody's address is stopped, and no letter has failed.
    'stopped-addresses': nothing,
    letters: nothing,
    'reminder-subscriptions': names.subscription,
    endpoints: names.endpoint,
  };
  return path
    .replace('{enterpriseId}', names.id)
    .replace('{key}', 'jiading-industrial-internet')
    .replace('{step}', 'online')
    .replace(/(enterprises.*)?\/differences$/, (own, enterprise) =>
      enterprise ? `${own}?policy=jiading-industrial-internet&from=1&to=1` : `${own}?from=1&to=1`,
    )
    .replace(/v1\/letters$/, 'v1/letters?state=failed')
    .replace(/comparison$/, `comparison?with=${names.announcement}`)
    .replace(/([\w-]+)\/\{id\}/, (_, kind: keyof typeof kinds) => `${kind}/${kinds[kind]}`);
}

/** A webhook of somebody's own. */
export const hook = { channel: 'webhook', label: '财务系统', address: 'https://hooks.example/qixian' };

const title = { zh: '关于延长有效期的通知', en: 'Notice of extension' };

/** An extension of Jiading's opinions, which printed their last day as 2025-12-31. */
export const extension = {
  title,
  source: { title, reference: '示例〔2025〕1号', quote: '有效期延长至2026年12月31日' },
  publishedOn: '2025-12-01',
  effect: { kind: 'extension', policyKey: 'jiading-industrial-internet', until: '2026-12-31' },
};

/** A body the route would take, where it takes one. */
export function bodyOf({ method, path }: Operation, names: Names): object | undefined {
  if (method === 'GET' || method === 'DELETE') return undefined;
  const last = path
    .split('/')
    .filter((part) => !part.startsWith('{'))
    .at(-1);
  const bodies: Record<string, object> = {
    tokens: { email: 'nobody@qixian.example', password: 'not the password' },
    enterprises: { name: '丙公司', creditCode: codes.songjiang },
    members: { email: 'new@qixian.example', name: '新人' },
    feeds: {},
    projects: project,
    loans: loanOf(names.project),
    certificates: certificate,
    audits: { on: '2025-11-03', result: 'passed' },
    renewals: { number: '001-2', issuedOn: '2025-12-01', expiresOn: '2030-11-30' },
    events: event,
    leases: leaseOf(names.project),
    titles: recognition,
    violations: violation,
    grants: grant,
    claims: claimOf(names.project),
    history: { state: 'submitted', on: '2025-11-28', amountFen: 100_000_000 },
    evidence: { item: '付息凭证' },
    drawdowns: { on: '2025-04-01', amountFen: 0 },
    repayments: { on: '2025-04-01', amountFen: 100 },
    payments: { settlementOn: '2025-06-20', paidOn: '2025-06-20', amountFen: 100 },
    announcements: extension,
    review: { revision: 1 },
    administrators: { email: 'second@qixian.example', name: '第二管理员' },
    'announcement-subscriptions': { items: [{ scope: 'district', value: 'jiading', mode: 'digest' }] },
    'reminder-subscriptions': { cadence: 'weekly', only: { kinds: ['claim'] }, ladders: { claim: [30, 7] } },
    'weekly-budget': { weeklyBudget: 5 },
    endpoints: { ...hook, address: 'https://hooks.example/another' },
    label: { label: '财务部的系统' },
    secret: {},
    responses: { kind: 'snoozed', until: '2025-12-03', reason: '等材料' },
    handovers: { kind: 'taken-back' },
    publication: { digest: '0'.repeat(64) },
    calculations: {
      rule: { family: 'lead', edge: 'closing', span: { unit: 'month', value: 3 } },
      anchor: '2027-05-31',
      asOf: '2025-12-01',
      filing: true,
    },
  };
  if (path.includes('/steps/')) return { doneOn: '2025-11-28' };
  return bodies[last ?? ''];
}
