import type { Law } from './law.ts';

/** What deriving is done under: the law as recorded, and the civil day it is. */
export type Circumstances = Law & { today: Temporal.PlainDate };
