import type { Announcement } from '../db/announcements.ts';
import type { FieldFault } from '../errors.ts';

/**
 * An announcement's states: draft → reviewed (by a second administrator) → published. A change makes it a draft again; what
 * is published never changes: another announcement corrects or withdraws it.
 */
type Standing = Pick<Announcement, 'state' | 'createdBy' | 'changedBy' | 'revision'>;

/** Why an announcement cannot be published as it stands; nothing where it can. `review`: whether a second administrator has to have seen it. */
export function publishable({ state }: Pick<Standing, 'state'>, review: boolean): FieldFault[] {
  if (state === 'published') return [publishedAlready];
  return review && state !== 'reviewed' ? [notReviewed] : [];
}

/** Why an announcement cannot be changed or deleted. */
export function changeable({ state }: Pick<Standing, 'state'>): FieldFault[] {
  return state === 'published' ? [publishedNeverChanges] : [];
}

/** Why a person may not review it: who drafted it or changed it last cannot be the second to look. */
export function reviewableBy({ createdBy, changedBy }: Standing, personId: string): FieldFault[] {
  return personId === createdBy || personId === changedBy ? [ownWork] : [];
}

/** Why a review of a revision does not hold for what the draft says now. */
export function reviewable({ state, revision }: Standing, seen: number): FieldFault[] {
  if (state === 'published') return [publishedAlready];
  return seen === revision ? [] : [changedSince(revision)];
}

const publishedAlready = {
  pointer: '',
  detail: { zh: '该公告已经发布', en: 'this announcement is published already' },
};

const publishedNeverChanges = {
  pointer: '',
  detail: {
    zh: '已发布的公告不能修改或删除，请另发公告更正或撤回',
    en: 'a published announcement is neither changed nor deleted: correct or withdraw it with another one',
  },
};

const notReviewed = {
  pointer: '/state',
  detail: {
    zh: '须先由另一名管理员复核',
    en: 'a second administrator has to review it first',
  },
};

const ownWork = {
  pointer: '',
  detail: {
    zh: '起草人和最后修改人不能复核自己的公告，请由另一名管理员复核',
    en: 'who drafted it or changed it last cannot review it: ask another administrator',
  },
};

const changedSince = (revision: number) => ({
  pointer: '/revision',
  detail: {
    zh: `草稿已改动，现为第${revision}版，请重新核对`,
    en: `the draft has changed and is at revision ${revision}: look at it again`,
  },
});
