import type { FastifyInstance } from 'fastify';
import { forbiddenName } from '../answers/forbidden-name.ts';
import { Problem } from '../errors.ts';
import { schemaFaultText } from '../words/errors.ts';

/**
 * How bodies are read as JSON: as the framework does, but that a field it refuses for its name is named, and that a call
 * which deletes may say it sends JSON and send nothing.
 */
export function readJson(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '' && request.method === 'DELETE') return done(null, undefined);
    return parse(request, body, (error, value) => done(error && (forbidden(body) ?? error), value));
  });
}

/** Why a body was refused that is JSON for all that. */
function forbidden(body: string): Problem | undefined {
  const pointer = forbiddenIn(body);
  if (pointer === undefined) return undefined;
  const detail = schemaFaultText({ keyword: 'additionalProperties', params: {} });
  return new Problem('validation', [{ pointer, detail }]);
}

function forbiddenIn(body: string): string | undefined {
  try {
    return forbiddenName(JSON.parse(body));
  } catch {
    return undefined;
  }
}
