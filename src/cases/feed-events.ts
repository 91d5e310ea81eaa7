import type { DeadlineRow } from '../db/deadlines.ts';
import { earlierDueDays } from '../db/feeds.ts';
import type { DeadlineKind } from '../deadlines/model.ts';
import type { FeedEvent } from '../feeds/model.ts';
import { deadlineKindWords } from '../words/deadlines.ts';
import { natureOf } from '../words/standing.ts';
import type { Context } from './context.ts';
import { rangeOf } from './stored.ts';

/** The absolute address of a row's page for whoever reads the feed. */
export type PageOf = (row: DeadlineRow) => string;

/**
 * The events of rows; `enterprises` are those whose rows they are, none for the policies' own. Without `pageOf` only what anyone
 * may look at has a page.
 */
export async function eventsOf(
  context: Context,
  rows: DeadlineRow[],
  enterprises: Map<string, { name: string; demo: boolean }> = new Map(),
  pageOf?: PageOf,
): Promise<FeedEvent[]> {
  const earlier = await earlierDueDays(
    context.db,
    rows.map((row) => row.id),
  );
  return rows.flatMap((row) => {
    const enterprise = row.enterpriseId === null ? undefined : enterprises.get(row.enterpriseId);
    return eventOf(context, row, earlier.get(row.id), enterprise, pageOf) ?? [];
  });
}

/** The event of a row; none while it has no day. `previous` is the day it stood on before, where it has moved. */
export function eventOf(
  { publicUrl }: Pick<Context, 'publicUrl'>,
  row: DeadlineRow,
  previous: Temporal.PlainDate | undefined,
  enterprise: { name: string; demo: boolean } | undefined,
  pageOf?: PageOf,
): FeedEvent | undefined {
  const { status, dueOn, content } = row;
  if (status === 'awaiting' || !dueOn) return undefined;
  const { provisional, disputed, window } = content;
  return {
    id: row.id,
    revision: row.revision,
    createdAt: row.createdAt,
    revisedAt: row.revisedAt,
    title: content.title,
    ...(enterprise ? { enterprise: enterprise.name } : {}),
    status,
    dueOn,
    ...(row.minute === null ? {} : { minute: row.minute }),
    ...(row.actBy ? { actBy: row.actBy, actByProvisional: provisional?.actBy !== undefined } : {}),
    ...(row.submitBy ? { submitBy: row.submitBy } : {}),
    ...(previous && !previous.equals(dueOn) ? { previousDueOn: previous } : {}),
    ...(disputed ? { disputedOn: Temporal.PlainDate.from(disputed.on) } : {}),
    ...(provisional?.dueOn ? { range: rangeOf(provisional.dueOn) } : {}),
    ...(window ? { window } : {}),
    stake: content.stake,
    ...(natureOf(row.kind as DeadlineKind) === 'opens' ? { opens: true } : {}),
    ...(content.flags ? { flags: content.flags } : {}),
    ...(content.missed ? { missed: content.missed } : {}),
    sources: content.sources,
    category: deadlineKindWords[row.kind as keyof typeof deadlineKindWords],
    // Only what anyone may look at has a page without a link of its own.
    ...(pageOf
      ? { url: pageOf(row) }
      : row.enterpriseId === null || enterprise?.demo
        ? { url: `${publicUrl}/deadlines/${row.id}` }
        : {}),
    demo: enterprise?.demo ?? false,
  };
}
