import type { Project } from '../facts/project.ts';
import type { EnterpriseFacts, Registered } from '../facts/registered.ts';
import type { Place } from './place.ts';
import type { Settled } from './settled.ts';

/**
 * What is asked: a measure where it stands, for an enterprise or one of its projects. `on` is the ISO day on which
 * conditions are tested: that of the application or, until it is known, `today`.
 */
export type Asked = {
  place: Place;
  facts: EnterpriseFacts;
  project?: Registered<Project>;
  on: string;
  /** The day applied on, where one is registered. */
  appliedOn?: string;
  today: string;
  settled: Settled;
};
