import { demoEnterpriseId, enterpriseIds } from '../db/facts.ts';
import { creditCodeCheck } from '../facts/credit-code.ts';
import type { Context } from './context.ts';
import {
  application,
  applicationGrant,
  certificates,
  claimBy,
  claims,
  lease,
  leaseClaim,
  loan,
  renovation,
  titles,
} from './demo-facts.ts';
import { registerEnterprise, registerFact } from './facts.ts';
import { addMember } from './members.ts';

// No such organisation code exists: it is made of noughts, so it can meet no real enterprise.
const first17 = '91310114000000000';
const name = '示例精密制造（上海）有限公司';

/**
 * Loads the demonstration enterprise once: in Jiading, with the renovation project and loan of the worked example and a
 * lease beside it, a second project with money received for it, titles, certificates, claims, and one member. Everything in
 * it is invented and marked 示例. Answers whether it was loaded now.
 */
export async function loadDemo(context: Context, adminId: string): Promise<boolean> {
  return await context.db.transaction(async (db) => {
    if (await demoEnterpriseId(db)) return false;
    await register({ ...context, db }, adminId);
    return true;
  });
}

/** The same where no enterprise is registered yet: nobody finds an invented one among the real ones unasked. */
export async function loadDemoIfEmpty(context: Context, adminId: string): Promise<void> {
  if ((await enterpriseIds(context.db)).length === 0) await loadDemo(context, adminId);
}

async function register(context: Context, adminId: string) {
  const { id: enterpriseId } = await registerEnterprise(
    context,
    adminId,
    {
      name,
      creditCode: first17 + creditCodeCheck(first17),
      operatesIn: 'jiading',
      registeredIn: 'jiading',
      taxedIn: 'jiading',
      activities: ['manufacturing'],
      follows: ['songjiang-2024-digital-transformation'],
    },
    true,
  );
  const author = { personId: adminId, enterpriseId };
  const { id: projectId } = await registerFact(context, author, 'project', renovation);
  await registerFact(context, author, 'loan', { ...loan, projectId });
  await registerFact(context, author, 'lease', { ...lease, projectId });
  const today = context.clock.today().toString();
  await registerFact(context, author, 'claim', claimBy({ ...leaseClaim, projectId }, today));
  const { id: applicationId } = await registerFact(context, author, 'project', application);
  if (applicationGrant.receivedOn <= today)
    await registerFact(context, author, 'grant', { ...applicationGrant, projectId: applicationId });
  for (const title of [{ ...titles.project, projectId: applicationId }, titles.enterprise])
    if (title.grantedOn <= today) await registerFact(context, author, 'title', title);
  for (const certificate of certificates) await registerFact(context, author, 'certificate', certificate);
  for (const claim of claims) await registerFact(context, author, 'claim', claimBy(claim, today));
  await addMember(context, enterpriseId, { email: 'chen.min@demo.example', name: '陈敏' }, adminId);
}
