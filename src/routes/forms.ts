import type { FastifyInstance, FastifyRequest } from 'fastify';

/** What a browser posts of a form: each field with its values, in their order. */
export type Fields = ReadonlyMap<string, string[]>;

/** Lets pages take forms, as browsers post them and, for the button mail programs press (RFC 8058), in parts. */
export function takeForms(app: FastifyInstance) {
  const urlencodedForm = async (_request: FastifyRequest, body: string) => urlencoded(body);
  const formInParts = async (_request: FastifyRequest, body: string) => inParts(body);
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, urlencodedForm);
  app.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, formInParts);
}

function urlencoded(body: string): Fields {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body))
    fields.set(name, [...(fields.get(name) ?? []), value]);
  return fields;
}

/** Short fields in parts; a file has none. */
function inParts(body: string): Fields {
  const parts = body.matchAll(/\bname="([^"\r\n]{1,80})"[^\r\n]*\r?\n\r?\n([^\r\n]{0,400})\r?\n--/gi);
  return new Map([...parts].map(([, name = '', value = '']) => [name, [value]]));
}

/** The fields that were posted; none where something else was. */
export function fieldsOf(request: FastifyRequest): Fields {
  return request.body instanceof Map ? request.body : new Map();
}

/** One field as one line without blanks at its ends; undefined where it is empty or missing. */
export function fieldOf(fields: Fields, name: string, maxLength = 200): string | undefined {
  const [value = ''] = fields.get(name) ?? [];
  const line = value.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();
  return line === '' ? undefined : line.slice(0, maxLength).toWellFormed();
}
