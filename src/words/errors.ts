import type { Text } from '../answers/source.ts';
import type { ErrorCode } from '../errors.ts';
import { jsonTypes } from './json-types.ts';
import { patternText } from './patterns.ts';

/** What each error is called, in both languages. */
export const errorWords: Record<ErrorCode, Text> = {
  validation: { zh: '请求内容有误', en: 'The request is not valid' },
  unauthorized: { zh: '未登录或令牌无效', en: 'Not signed in, or the token is not valid' },
  forbidden: { zh: '无权执行此操作', en: 'Not allowed' },
  'not-found': { zh: '没有找到', en: 'Not found' },
  'method-not-allowed': { zh: '不支持该请求方法', en: 'This method is not offered here' },
  conflict: { zh: '与现有记录冲突', en: 'In conflict with what is recorded' },
  'rehearsal-stale': {
    zh: '预演结果已变化，请核对新的预演后再发布',
    en: 'The rehearsal no longer holds: look at the new one before publishing',
  },
  gone: { zh: '该链接已停用', en: 'This link has been revoked' },
  'precondition-failed': {
    zh: '记录已被更新，请取得最新版本后重试',
    en: 'The record has changed since: fetch it and try again',
  },
  'too-large': { zh: '请求内容过大', en: 'The request is too large' },
  'unsupported-media-type': {
    zh: '此处不接受该内容类型，请见接口文档',
    en: 'This content type is not taken here: see the API’s description',
  },
  unprocessable: { zh: '内容不符合规则', en: 'The content does not fit together' },
  'precondition-required': { zh: '修改须带 If-Match 请求头', en: 'A change needs the If-Match header' },
  'too-many-requests': { zh: '请求过于频繁，请稍后再试', en: 'Too many requests: try again later' },
  internal: { zh: '服务内部错误', en: 'Internal error' },
  unavailable: { zh: '服务暂不可用，请稍后再试', en: 'Not available right now: try again later' },
};

/** A fault a JSON schema found, as its keyword and parameters. */
export type SchemaFault = { keyword: string; params: Record<string, unknown> };

const formats: Record<string, Text> = {
  date: { zh: '须为真实存在的日期，格式 YYYY-MM-DD', en: 'must be a real day, YYYY-MM-DD' },
  uuid: { zh: '须为 UUID', en: 'must be a UUID' },
  email: { zh: '须为电子邮箱地址', en: 'must be an e-mail address' },
};

const bounds: Record<string, Text> = {
  minimum: { zh: '不能小于', en: 'must not be less than' },
  maximum: { zh: '不能大于', en: 'must not be more than' },
  formatMinimum: { zh: '不能早于', en: 'must not lie before' },
  formatMaximum: { zh: '不能晚于', en: 'must not lie after' },
  minLength: { zh: '字符数不能少于', en: 'must have at least this many characters:' },
  maxLength: { zh: '字符数不能多于', en: 'must have at most this many characters:' },
  minItems: { zh: '项数不能少于', en: 'must have at least this many items:' },
  maxItems: { zh: '项数不能多于', en: 'must have at most this many items:' },
};

/** Says what would be right, from what a JSON schema found wrong. */
export function schemaFaultText({ keyword, params }: SchemaFault): Text {
  const bound = bounds[keyword];
  if (bound) return { zh: `${bound.zh} ${params.limit}`, en: `${bound.en} ${params.limit}` };
  switch (keyword) {
    case 'required':
      return { zh: '必填', en: 'is required' };
    case 'additionalProperties':
      return { zh: '没有这个字段', en: 'is not a known field' };
    case 'type':
      return { zh: `类型须为${jsonTypes(params.type)}`, en: `must be of type ${params.type}` };
    case 'format':
      return (
        formats[String(params.format)] ?? {
          zh: `格式须为 ${params.format}`,
          en: `must be a ${params.format}`,
        }
      );
    case 'enum':
      return allowed(params.allowedValues);
    case 'const':
      return allowed([params.allowedValue]);
    case 'pattern':
      return patternText(String(params.pattern)) ?? unfit;
    case 'anyOf':
      return {
        zh: '不符合任何一种允许的写法：请核对是否多填或少填了字段',
        en: 'fits none of the allowed forms: look for a field too many or too few',
      };
    case 'uniqueItems':
      return { zh: '不能有重复项', en: 'must not repeat an item' };
    default:
      return unfit;
  }
}

const unfit = { zh: '写法不符合要求', en: 'is not written as required' };

/** Why the metrics are not shown to whoever asks. */
export const metricsRefused: Text = {
  zh: '指标页不公开：请设置 METRICS_TOKEN，并以 Authorization: Bearer 提供',
  en: 'metrics are not public: set METRICS_TOKEN and send it as Authorization: Bearer',
};

function allowed(values: unknown): Text {
  const list = Array.isArray(values) ? values.join(', ') : String(values);
  return { zh: `只能是：${list}`, en: `must be one of: ${list}` };
}
