import type { WorkCalendar } from '../../dates/calendar.ts';
import { printed } from '../../dates/printed.ts';
import { inSequence } from '../../policies/sequence.ts';
import { sourceOf, titleOf } from '../../policies/sources.ts';
import type { PolicyVersion } from '../../policies/versions.ts';
import type { Derived } from '../model.ts';
import { dated } from './dated.ts';
import { titles } from './titles.ts';

/**
 * The first days of versions that were published before they take effect, as the subject's rows; none of a version that was
 * in force already when it was recorded here, and none where either day is not known. `today` as asked.
 */
export function takesEffect(
  versions: readonly PolicyVersion[],
  calendar: WorkCalendar,
  subject: string,
  today: Temporal.PlainDate,
): Derived[] {
  return inSequence(versions).flatMap((each) => {
    const { policyKey, version, document, publishedOn, inForceFrom, recordedAt, announcementId } = each;
    const { compare } = Temporal.PlainDate;
    if (!publishedOn || !inForceFrom || compare(publishedOn, today) > 0) return [];
    const recordedOn = recordedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
    if (compare(inForceFrom, publishedOn) <= 0 || compare(inForceFrom, recordedOn) < 0) return [];
    const source = sourceOf(document);
    const { dating, ...dates } = dated(printed(calendar, inForceFrom, { source }));
    return [
      {
        kind: 'policy-takes-effect',
        subject,
        rule: `${policyKey}.takes-effect`,
        // A version that is made again, because something before it changed, goes on as the same row.
        occurrence: announcementId ?? 'document',
        ...dates,
        content: {
          title: titles.policyTakesEffect(titleOf(document), version > 1),
          stake: { kind: 'none' },
          sources: [source],
          marks: [],
          policyKey,
          ...dating,
        },
      },
    ];
  });
}
