const types: Record<string, string> = {
  string: '文字',
  number: '数',
  integer: '整数',
  boolean: '是或否（true、false）',
  object: '对象',
  array: '列表',
  null: '空（null）',
};

/** The types of JSON in Chinese; `names` as a schema has them, one or several. */
export function jsonTypes(names: unknown): string {
  const all = Array.isArray(names) ? names : [names];
  return all.map((name) => types[String(name)] ?? String(name)).join('或');
}
