import type { Database } from '../db/connect.ts';
import { takeOwnEndpoint } from '../db/endpoints.ts';
import { findFact } from '../db/facts.ts';
import { isMember } from '../db/people.ts';
import { isReminded } from '../db/reminder-subscriptions.ts';
import { channelOf, endpointOf, type Way } from '../deadlines/way.ts';
import type { Only } from '../deadlines/wishes.ts';
import { zoneName } from '../deadlines/zone.ts';
import type { FieldFault } from '../errors.ts';
import type { Context } from './context.ts';
import { readPolicies } from './law.ts';
import type { WantedReminders } from './wanted-reminders.ts';

type Owner = { personId: string; enterpriseId: string };

/** What is wrong with a subscription that no schema can see; nothing where all of it exists and is the person's own. */
export async function subscriptionFaults(
  tx: Database,
  context: Pick<Context, 'documents'>,
  owner: Owner,
  { only = {}, channel = 'mail', zone, second }: WantedReminders,
): Promise<FieldFault[]> {
  return [
    ...(await policyFaults(tx, context, only)),
    ...(await projectFaults(tx, owner, only)),
    ...(await wayFaults(tx, owner, channel)),
    ...(zone === undefined || zoneName(zone) ? [] : [{ pointer: '/zone', detail: noZone }]),
    ...(second ? await secondFaults(tx, owner, second.personId) : []),
  ];
}

async function policyFaults(
  tx: Database,
  context: Pick<Context, 'documents'>,
  { policies = [] }: Only,
): Promise<FieldFault[]> {
  if (policies.length === 0) return [];
  const known = await readPolicies(tx, context);
  return policies.flatMap((key, index) =>
    known.has(key) ? [] : [{ pointer: `/only/policies/${index}`, detail: noPolicy }],
  );
}

async function projectFaults(
  tx: Database,
  { enterpriseId }: Owner,
  { projects = [] }: Only,
): Promise<FieldFault[]> {
  const faults: FieldFault[] = [];
  for (const [index, id] of projects.entries())
    if (!(await findFact(tx, enterpriseId, 'project', id)))
      faults.push({ pointer: `/only/projects/${index}`, detail: noProject });
  return faults;
}

async function wayFaults(tx: Database, { personId }: Owner, way: Way): Promise<FieldFault[]> {
  const id = endpointOf(way);
  if (id === undefined) return [];
  // Held, so that it is not taken away meanwhile.
  const found = await takeOwnEndpoint(tx, personId, id);
  if (!found || found.channel !== channelOf(way)) return [{ pointer: '/channel', detail: noWay }];
  if (found.stoppedAt) return [{ pointer: '/channel', detail: stopped }];
  return found.confirmedAt ? [] : [{ pointer: '/channel', detail: unconfirmed }];
}

async function secondFaults(
  tx: Database,
  { personId, enterpriseId }: Owner,
  secondId: string,
): Promise<FieldFault[]> {
  const fault = (detail: FieldFault['detail']) => [{ pointer: '/second/personId', detail }];
  if (secondId === personId) return fault(oneself);
  if (!(await isMember(tx, secondId, enterpriseId))) return fault(noMember);
  return (await isReminded(tx, secondId, enterpriseId)) ? [] : fault(notReminded);
}

const noPolicy = { zh: '没有这项政策', en: 'there is no such policy' };
const noProject = { zh: '该企业没有这个项目', en: 'the enterprise has no such project' };
const noWay = { zh: '您没有这个接收方式', en: 'you have no such way to be reached' };
const unconfirmed = {
  zh: '该接收方式尚未确认：邮箱须打开确认邮件中的链接，其他方式须有一次成功的测试',
  en: 'this way has not been confirmed yet: open the link in its question, or let it take a test',
};
const stopped = {
  zh: '该接收方式已停用，请先解除停用',
  en: 'this way is stopped: release it first',
};
const noZone = {
  zh: '须为IANA时区名称，例如 Asia/Shanghai',
  en: 'must be the IANA name of a time zone such as Asia/Shanghai',
};
const oneself = { zh: '第二联系人须为他人', en: 'the second contact must be somebody else' };
const noMember = {
  zh: '第二联系人须为该企业的成员',
  en: 'the second contact must be a member of the enterprise',
};
const notReminded = {
  zh: '该成员已停止接收该企业的提醒',
  en: 'this member has turned off all reminders of the enterprise',
};
