import type { Source } from '../answers/source.ts';

/**
 * What administrators have settled of what the texts leave open, each with its announcement: an open question's id
 * (`jiading-5.ceiling`) or `${measureId}.${parameter}` (`songjiang-17.1.rate`) and the value it was settled with.
 */
export type Settled = ReadonlyMap<string, { value: string; source: Source }>;
