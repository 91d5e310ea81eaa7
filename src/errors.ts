import type { Text } from './answers/source.ts';

/** Every error a caller can meet: its stable code and its HTTP status. Closed: a new code is a change to the API. */
export const errorCodes = {
  validation: 400,
  unauthorized: 401,
  forbidden: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'rehearsal-stale': 409,
  gone: 410,
  'precondition-failed': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  unprocessable: 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof errorCodes;

/** One field that is wrong: `pointer` is a JSON pointer (RFC 6901) into the request's body, `detail` says what would be right. */
export type FieldFault = { pointer: string; detail: Text };

/** What a case throws when it refuses: nothing was written. `extra` travels in the answer beside the faults. */
export class Problem extends Error {
  readonly code: ErrorCode;
  readonly faults: FieldFault[];
  readonly extra: Record<string, unknown>;

  constructor(code: ErrorCode, faults: FieldFault[] = [], extra: Record<string, unknown> = {}) {
    super(`${code}${faults[0] ? ` ${faults[0].pointer}: ${faults[0].detail.en}` : ''}`);
    this.code = code;
    this.faults = faults;
    this.extra = extra;
  }
}

/** A start that cannot go on: one line for the operator, no stack. */
export class StartRefused extends Error {}
