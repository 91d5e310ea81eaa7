import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { escaped } from '../answers/pointer.ts';
import type { Lang, Text } from '../answers/source.ts';
import { type ErrorCode, errorCodes, type FieldFault, Problem } from '../errors.ts';
import { problemPage } from '../pages/problem.ts';
import { errorWords, schemaFaultText } from '../words/errors.ts';
import { pick } from '../words/format.ts';
import { type Found, narrow } from './narrow.ts';

/** The caller's language: the one of ours that Accept-Language weighs most (RFC 9110 §12.5.4), Chinese where it names neither. */
function callerLang(request: FastifyRequest): Lang {
  const ranges = String(request.headers['accept-language'] ?? '').split(',');
  const weighed = ranges.map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const q = parameters.map((parameter) => /^\s*q=([\d.]+)/.exec(parameter)?.[1]).find(Boolean);
    return { lang: tag.split('-')[0] ?? '', weight: q === undefined ? 1 : Number(q) };
  });
  const weightOf = (lang: Lang) =>
    Math.max(0, ...weighed.filter((each) => each.lang === lang).map(({ weight }) => weight));
  return weightOf('en') > weightOf('zh') ? 'en' : 'zh';
}

/** What calendars can be asked. */
export const calendarMethods = 'GET, HEAD, OPTIONS';

/** What the framework refuses before there is a route: a path that cannot be read, or is too long. */
export function answerUnrouted(error: FastifyError, request: FastifyRequest, reply: FastifyReply) {
  return sendProblem(asProblem(error), request, reply);
}

/** Every error of the API leaves as RFC 9457 problem+json in the caller's language, with a code that never changes. */
export function answerProblems(app: FastifyInstance) {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = asProblem(error);
    if (errorCodes[problem.code] >= 500) request.log.error(error);
    return sendProblem(problem, request, reply);
  });
  app.setNotFoundHandler((request, reply) => {
    const reading = request.method === 'GET' || request.method === 'HEAD';
    if (!reading && /^(?:\/en)?\/calendar\//.test(request.url))
      return sendProblem(new Problem('method-not-allowed'), request, reply.header('allow', calendarMethods));
    return request.url.startsWith('/api/')
      ? sendProblem(new Problem('not-found'), request, reply)
      : sendPage(reply, 'not-found', request.url.startsWith('/en') ? 'en' : 'zh');
  });
}

/**
 * Answers errors of what readers fetch by themselves: one that is told nothing for a while keeps what it has. `headers` are
 * what each of these answers has besides.
 */
export function answerReaders(app: FastifyInstance, headers: Record<string, string> = {}) {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const problem = asProblem(error);
    reply.headers(headers);
    if (problem.code !== 'internal') return sendProblem(problem, request, reply);
    request.log.error(error);
    return sendProblem(new Problem('unavailable'), request, reply.header('retry-after', '300'));
  });
}

/** Why there is nothing to show: a page for a person. */
export function sendPage(reply: FastifyReply, code: ErrorCode, lang: Lang, detail = adviceFor(code)) {
  const status = errorCodes[code];
  const model = { status, title: errorWords[code], detail };
  return reply.code(status).type('text/html; charset=utf-8').send(problemPage(model, lang));
}

function adviceFor(code: ErrorCode): Text {
  return code === 'too-many-requests' || code === 'unavailable' ? laterAdvice : pageAdvice;
}

const laterAdvice = {
  zh: '几分钟后再打开即可，网址不变。',
  en: 'Open it again in a few minutes; its address stays the same.',
};

const pageAdvice = {
  zh: '请检查网址，或返回首页。邮件中的链接请完整复制。',
  en: 'Check the address, or go back to the first page. Copy links from mail in full.',
};

/** What any thrown error is to a caller. */
export function asProblem(error: FastifyError | Problem): Problem {
  if (error instanceof Problem) return error;
  if (error.validation)
    return new Problem(
      'validation',
      narrow(error.validation).map((fault) => faultOf(fault, error.validationContext)),
    );
  return new Problem(codeOf(error));
}

function codeOf({ statusCode = 500 }: FastifyError): ErrorCode {
  const codes: Record<number, ErrorCode> = {
    400: 'validation',
    404: 'not-found',
    413: 'too-large',
    415: 'unsupported-media-type',
    429: 'too-many-requests',
    503: 'unavailable',
  };
  return codes[statusCode] ?? (statusCode < 500 ? 'validation' : 'internal');
}

/** A pointer into the body; a fault elsewhere says where: `?limit`, `:id`. */
function faultOf({ instancePath, keyword, params }: Found, context: string | undefined): FieldFault {
  const named =
    keyword === 'required'
      ? params.missingProperty
      : keyword === 'additionalProperties'
        ? params.additionalProperty
        : undefined;
  const pointer = named === undefined ? instancePath : `${instancePath}/${escaped(String(named))}`;
  const outside = context && context !== 'body' ? `${context}:` : '';
  return { pointer: `${outside}${pointer}`, detail: schemaFaultText({ keyword, params }) };
}

/** Sends one problem in the caller's language. */
function sendProblem({ code, faults, extra }: Problem, request: FastifyRequest, reply: FastifyReply) {
  const lang = callerLang(request);
  const status = errorCodes[code];
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('content-language', lang === 'zh' ? 'zh-CN' : 'en')
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send({
      type: 'about:blank',
      title: pick(errorWords[code], lang),
      status,
      code,
      ...(faults.length > 0
        ? { errors: faults.map(({ pointer, detail }) => ({ pointer, detail: pick(detail, lang) })) }
        : {}),
      ...extra,
    });
}
