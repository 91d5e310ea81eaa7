import type { DeadlineRow } from '../db/deadlines.ts';
import type { FeedRow } from '../db/feeds.ts';
import type { Content, DeadlineKind } from '../deadlines/model.ts';
import { partsOf, totalOf } from '../deadlines/stake.ts';
import { isTask } from '../feeds/task.ts';

type Settings = Pick<FeedRow, 'projectId' | 'kinds' | 'minimumFen' | 'form'>;
type Row = Pick<DeadlineRow, 'kind' | 'subject'> & { content: Pick<Content, 'stake' | 'projectId'> };

/**
 * Whether a private calendar carries a row of its enterprises. One of a project carries the project's own days and those of
 * its loans and claims. With a minimum it carries what has that much at stake or an amount that is not known; what is about no
 * money at all is left out. One of tasks carries what is to be done.
 */
export function carries({ projectId, kinds, minimumFen, form }: Settings, row: Row): boolean {
  return (
    (projectId === null || isOfProject(row, projectId)) &&
    (kinds === null || kinds.includes(row.kind as DeadlineKind)) &&
    (form === 'events' || isTask({ kind: row.kind as DeadlineKind })) &&
    (minimumFen === null || reaches(row, minimumFen))
  );
}

/** Rows of loans and claims name the project they are of. */
function isOfProject({ subject, content }: Row, projectId: string): boolean {
  return subject === `project:${projectId}` || content.projectId === projectId;
}

function reaches({ content: { stake } }: Row, minimumFen: bigint): boolean {
  if (partsOf(stake).length === 0) return false;
  const { fen, unknown } = totalOf([stake]);
  return unknown > 0 || BigInt(fen) >= minimumFen;
}
