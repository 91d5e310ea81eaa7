import type { App } from '../../../src/app.ts';
import { type House, post } from './house.ts';

// Check characters were worked out by hand from GB 32100-2015: the weighted sum of the first 17 modulo 31.
export const codes = {
  /** The standard's own shape, in Jiading. */
  jiading: '91310114MA1GT3XR0A',
  songjiang: '91310117MA1J000174',
  pudong: '91310115MA1K00028X',
};

export const project = {
  name: '智能产线技术改造',
  nature: 'technical-renovation',
  investmentFen: 15_000_000_000,
  contract: {
    title: '技术改造项目合同',
    signedOn: '2025-02-20',
    reports: [{ label: '2026年上半年', dueOn: '2026-07-15', minute: 1020 }],
    completionOn: '2027-06-30',
  },
};

/** The loan of design section 6: 100,000,000 at 4.2 %, five years, drawn 2025-03-15, interest only. */
export const loanOf = (projectId: string) => ({
  projectId,
  lender: '某银行',
  contractOn: '2025-03-10',
  principalFen: 10_000_000_000,
  maturityOn: '2030-03-15',
  rates: [{ from: '2025-03-15', yearly: '0.042' }],
  drawdowns: [{ on: '2025-03-15', amountFen: 10_000_000_000 }],
  repayments: [] as { on: string; amountFen: number }[],
  payments: [] as { settlementOn: string; paidOn: string; amountFen: number; penaltyFen?: number }[],
});

export const certificate = { kind: 'paiwu_xkz', number: '001', expiresOn: '2027-03-09' };

export const leaseOf = (projectId: string) => ({
  projectId,
  lessor: '某融资租赁公司',
  contractOn: '2025-04-01',
  equipmentFen: 2_000_000_000,
});

export const title = { title: 'benchmark-project', rank: 'municipal', grantedOn: '2025-06-01' };
export const violation = { on: '2024-05-01', decidedOn: '2024-08-01', about: '未按时报送' };
export const grant = {
  programme: '区级技术改造专项',
  level: 'district',
  amountFen: 5_000_000,
  receivedOn: '2025-05-20',
};

/** A claim of the Action's interest subsidy for year 1; its steps have no announced day. */
export const claimOf = (projectId: string) => ({
  measureId: 'sheq-7.1',
  projectId,
  year: 1,
  steps: [{ step: 'online' }],
  evidence: [{ item: '贷款合同', owner: '财务部' }],
  history: [] as object[],
});

/** Only high-tech enterprises file this change. */
export const event = { change: 'business', on: '2025-11-03', about: '经营范围' };

/** An enterprise with one member, and one fact of every kind. */
export type Cast = {
  id: string;
  member: string;
  feedPath: string;
  project: string;
  loan: string;
  certificate: string;
  event: string;
  lease: string;
  title: string;
  violation: string;
  grant: string;
  claim: string;
  deadline: string;
};

export async function enrol(
  { app, admin }: House,
  name: string,
  creditCode: string,
  email: string,
): Promise<Cast> {
  const places = { operatesIn: 'jiading', registeredIn: 'jiading', taxedIn: 'jiading' };
  const id = await made(app, admin, '/enterprises', { name, creditCode, ...places });
  const path = `/enterprises/${id}`;
  const { token, feedPath } = await answered(app, admin, `${path}/members`, { email, name: `${name}的人` });
  const projectId = await made(app, token, `${path}/projects`, project);
  const loan = await made(app, token, `${path}/loans`, loanOf(projectId));
  const certificateId = await made(app, token, `${path}/certificates`, certificate);
  const eventId = await made(app, token, `${path}/events`, event);
  const lease = await made(app, token, `${path}/leases`, leaseOf(projectId));
  const titleId = await made(app, token, `${path}/titles`, title);
  const violationId = await made(app, token, `${path}/violations`, violation);
  const grantId = await made(app, token, `${path}/grants`, grant);
  const claim = await made(app, token, `${path}/claims`, claimOf(projectId));
  const listed = await app.inject({
    url: `/api/v1${path}/deadlines`,
    headers: { authorization: `Bearer ${token}` },
  });
  const deadline = listed.json().items[0].id;
  return {
    id,
    member: token,
    feedPath,
    project: projectId,
    loan,
    certificate: certificateId,
    event: eventId,
    lease,
    title: titleId,
    violation: violationId,
    grant: grantId,
    claim,
    deadline,
  };
}

async function made(app: App, token: string, path: string, body: object): Promise<string> {
  return (await answered(app, token, path, body)).id;
}

async function answered(app: App, token: string, path: string, body: object) {
  const reply = await post(app, token, `/api/v1${path}`, body);
  if (reply.statusCode !== 201) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`);
  return reply.json();
}
