import { rehearse } from '../../../src/cases/publish.ts';
import { shippedNotices } from '../../../src/dates/notices.ts';
import { PostOffice } from '../../../src/jobs/post-office.ts';
import { tick } from '../../../src/jobs/tick.ts';
import { publishNow } from '../../support/announce.ts';
import { recordingWire } from '../../support/cast.ts';
import { extension } from './calls.ts';
import { type Cast, enrol, grant, leaseOf, project } from './cast.ts';
import { ask, get, type House, openHouse, post } from './house.ts';

/** An invented paper that moves the Saturday worked after National Day of 2026 to the Sunday. */
const holidays = {
  title: { zh: '关于调整2026年国庆节调休的通知', en: 'Notice changing a working day of 2026' },
  source: {
    title: { zh: '关于调整2026年国庆节调休的通知', en: 'Notice changing a working day of 2026' },
    reference: '示例〔2025〕2号',
    quote: '10月10日调整为10月11日上班',
  },
  publishedOn: '2025-12-10',
  effect: {
    kind: 'holiday-notice',
    office: 'government',
    year: 2026,
    breaks: shippedNotices()
      .filter(({ office, year }) => office === 'government' && year === 2026)
      .flatMap(({ breaks }) => breaks)
      .map((each) => ({
        ...each,
        work: each.work.map((day) => (day === '2026-10-10' ? '2026-10-11' : day)),
      })),
  },
};

/** 申江精工 with 陈敏, and 海客仪表 with 赵倩, who must see nothing of it; ten days in December 2025. */
export type TenDays = House & {
  shenjiang: Cast;
  haike: Cast;
  adminId: string;
  night(day: number): Promise<void>;
};

export async function openTenDays(t: Parameters<typeof openHouse>[0]): Promise<TenDays> {
  const house = await openHouse(t, '2025-12-01T10:00:00+08:00');
  const wire = recordingWire();
  return {
    ...house,
    shenjiang: await enrol(
      house,
      '申江精工（上海）有限公司',
      '91310114MA1GT3XR0A',
      'chen.min@shenjiang.example',
    ),
    haike: await enrol(house, '海客仪表（苏州）有限公司', '91310115MA1K3P7Q8R', 'zhao.qian@haike.example'),
    adminId: (await get(house.app, house.admin, '/api/v1/me')).json().id,
    night: async (day) => {
      house.context.clock.set(at(day, '09:00:00'));
      await tick(house.context, new PostOffice([wire]));
    },
  };
}

/** An instant of a day of December 2025 in Shanghai. */
export function at(day: number, time: string): Temporal.Instant {
  return Temporal.Instant.from(`2025-12-${String(day).padStart(2, '0')}T${time}+08:00`);
}

/** What happens on each day, in the afternoon; nothing on the ninth. */
export const happenings: Record<number, (days: TenDays) => Promise<void>> = {
  1: async () => {},
  2: async (days) => {
    await revise(days, 'projects', days.shenjiang.project, { ...project, investmentFen: 16_000_000_000 });
  },
  3: async (days) => {
    await withdraw(days, 'leases', days.shenjiang.lease);
    await add(days, 'projects', { name: '绿色工厂', nature: 'other', investmentFen: 3_000_000_000 });
  },
  4: async (days) => {
    const { id } = await reportOf(days);
    await expect(200, ask(days.app, days.shenjiang.member, 'POST', `${pathOf(days)}/deadlines/${id}/done`));
  },
  // What lies in the past is registered late.
  5: async (days) => {
    await add(days, 'grants', {
      ...grant,
      programme: '市级专项',
      level: 'municipal',
      receivedOn: '2025-09-01',
    });
    await add(days, 'leases', leaseOf(days.shenjiang.project));
  },
  6: async (days) => {
    const reports = [
      { label: '2026年上半年', dueOn: '2026-07-20', minute: 1020 },
      { label: '2026年三季度', dueOn: '2026-10-10' },
    ];
    const contract = { ...project.contract, reports };
    await revise(days, 'projects', days.shenjiang.project, { ...project, contract });
  },
  // Published by the authority six days before.
  7: async (days) => await announce(days, extension),
  8: async (days) => {
    const effect = {
      kind: 'reading',
      reading: 'sh-new-industrialization-plan.first-day',
      value: '2025-07-01',
    };
    await announce(days, { ...extension, effect });
    const steps = `${pathOf(days)}/claims/${days.shenjiang.claim}`;
    const submitted = { state: 'submitted', on: '2025-12-08', amountFen: 100_000_000 };
    await expect(201, post(days.app, days.shenjiang.member, `${steps}/history`, submitted));
  },
  9: async () => {},
  10: async (days) => {
    await announce(days, holidays);
    const own = pathOf(days);
    const { body } = (await get(days.app, days.shenjiang.member, own)).json();
    await revise(days, '', '', { ...body, name: '申江精密（上海）有限公司' });
    await withdraw(days, 'certificates', days.shenjiang.certificate);
  },
};

const pathOf = ({ shenjiang }: TenDays) => `/api/v1/enterprises/${shenjiang.id}`;

/** The deadline of the first half-year's report. */
export async function reportOf(days: TenDays, query = '') {
  const { items } = (await get(days.app, days.shenjiang.member, `${pathOf(days)}/deadlines${query}`)).json();
  return items.find(({ kind }: { kind: string }) => kind === 'project-report');
}

async function expect(status: number, asked: ReturnType<typeof ask>) {
  const reply = await asked;
  if (reply.statusCode !== status) throw new Error(`${reply.statusCode} ${reply.body}`);
  return reply;
}

async function add(days: TenDays, list: string, body: object) {
  await expect(201, post(days.app, days.shenjiang.member, `${pathOf(days)}/${list}`, body));
}

async function revise(days: TenDays, list: string, id: string, payload: object) {
  const path = [pathOf(days), list, id].filter(Boolean).join('/');
  const headers = { 'if-match': String((await get(days.app, days.shenjiang.member, path)).headers.etag) };
  await expect(200, ask(days.app, days.shenjiang.member, 'PUT', path, { payload, headers }));
}

async function withdraw(days: TenDays, list: string, id: string) {
  const path = `${pathOf(days)}/${list}/${id}`;
  const headers = { 'if-match': String((await get(days.app, days.shenjiang.member, path)).headers.etag) };
  await expect(204, ask(days.app, days.shenjiang.member, 'DELETE', path, { headers }));
}

async function announce(days: TenDays, body: object) {
  const { id } = (await expect(201, post(days.app, days.admin, '/api/v1/announcements', body))).json();
  const { digest } = await rehearse(days.context, id);
  await publishNow(days, id, digest);
}
