import type { Context } from '../../src/cases/context.ts';
import { askPublication, carryOutPublications, publicationOutcome } from '../../src/cases/publish.ts';
import type { Rehearsal } from '../../src/pages/rehearsal-model.ts';

/** Publishes a draft with the digest of its rehearsal, as the administrator of the house does and the one job carries out. */
export async function publishNow(
  { context, adminId }: { context: Context; adminId: string },
  id: string,
  digest: string,
): Promise<Rehearsal> {
  const publication = await askPublication(context, adminId, id, digest);
  await carryOutPublications(context);
  const outcome = await publicationOutcome(context.db, id, publication);
  if (!outcome) throw new Error('a publication was asked for and not carried out');
  return outcome;
}
