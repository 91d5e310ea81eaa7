import type { Lang } from '../answers/source.ts';

/** The tag of a language (BCP 47) as HTML, HTTP and iCalendar write it. */
export const languageTag: Record<Lang, string> = { zh: 'zh-CN', en: 'en' };
