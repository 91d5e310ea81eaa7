import { printed } from '../../dates/printed.ts';
import { inSequence } from '../../policies/sequence.ts';
import { sourceOf, titleOf } from '../../policies/sources.ts';
import type { PolicyVersion } from '../../policies/versions.ts';
import { namedByFirst } from '../chains.ts';
import type { Circumstances } from '../facts.ts';
import type { Derived } from '../model.ts';
import { dated } from './dated.ts';
import { titles } from './titles.ts';

/**
 * The first days of versions that were published before they take effect, as the subject's rows; none of a version that was
 * in force already when it was recorded here, and none where either day is not known. A row goes on through corrections of the
 * announcement, under the id of the first.
 */
export function takesEffect(
  versions: readonly PolicyVersion[],
  { calendar, announced, today }: Pick<Circumstances, 'calendar' | 'announced' | 'today'>,
  subject: string,
): Derived[] {
  return inSequence(versions).flatMap((each) => {
    const { policyKey, version, document, publishedOn, inForceFrom, recordedAt, announcementId } = each;
    const { compare } = Temporal.PlainDate;
    if (!publishedOn || !inForceFrom || compare(publishedOn, today) > 0) return [];
    const recordedOn = recordedAt.toZonedDateTimeISO('Asia/Shanghai').toPlainDate();
    if (compare(inForceFrom, publishedOn) <= 0 || compare(inForceFrom, recordedOn) < 0) return [];
    const source = sourceOf(document);
    const corrects = announced?.get(announcementId ?? '')?.notice.corrects ?? [];
    const [first = 'document', ...later] = [...corrects, ...(announcementId ? [announcementId] : [])];
    const { dating, ...dates } = dated(printed(calendar, inForceFrom, { source }));
    return [
      {
        kind: 'policy-takes-effect',
        subject,
        rule: `${policyKey}.takes-effect`,
        // A version that is made again, because something before it changed, goes on as the same row.
        ...namedByFirst([first, ...later]),
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
