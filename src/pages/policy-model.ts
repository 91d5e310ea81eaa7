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
  /** Where its own calendar is subscribed to, as a path without a language. */
  subscribePath: string;
  versions: VersionModel[];
};
