import { Type } from 'typebox';
import { Closed, Words } from '../../facts/shared.ts';
import { RuleId } from './parts.ts';

/** An administrator has seen the text a rule stands in: its dates are no longer only expected. */
export const Confirmation = Type.Object({ kind: Type.Literal('confirmation'), rule: RuleId }, Closed);

/**
 * An administrator settles what the text leaves open: an open question (`yes` or `no`; for a condition that is not simply
 * required `required` or `not-required`), or a parameter of a measure (`songjiang-17.1.rate`: `0.5`).
 */
export const Reading = Type.Object(
  { kind: Type.Literal('reading'), reading: RuleId, value: Words(40) },
  Closed,
);
