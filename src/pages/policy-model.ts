import type { Source, Text } from '../answers/source.ts';
import type { PolicyDocument } from '../policies/schema.ts';
import type { VersionModel } from './difference-model.ts';

/** One policy: its newest document, and every version of it that stands, newest first. */
export type PolicyModel = {
  key: string;
  /** One that we had to name ourselves says so. */
  title: Text;
  document: PolicyDocument;
  /** Where its last day, or its first goal, is said. */
  validity: Source;
  /** Path of its own calendar, without a language. */
  feedPath: string;
  versions: VersionModel[];
};
