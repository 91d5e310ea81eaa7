import type { CertificateKind } from '../certificate-kind.ts';
import { demonstrations } from './demonstrations.ts';
import { informationTechnology } from './information-technology.ts';
import { laboratories } from './laboratories.ts';
import { licences } from './licences.ts';
import { managementSystems } from './management-systems.ts';
import { medical } from './medical.ts';
import { safety } from './safety.ts';
import { titles } from './titles.ts';

const groups = [
  licences,
  safety,
  medical,
  laboratories,
  managementSystems,
  informationTechnology,
  titles,
  demonstrations,
];

/** The kinds of certificate and title that can be registered, by key, in the order they are listed in. */
export const certificateKinds: ReadonlyMap<string, CertificateKind> = new Map(
  groups.flat().map((kind) => [kind.key, kind]),
);
