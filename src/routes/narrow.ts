import type { FastifyError } from 'fastify';

export type Found = NonNullable<FastifyError['validation']>[number];

/**
 * What is wrong with a value that may be one of several shapes, told apart by a field such as `kind` or by its type: only the
 * faults of the shape it claims to be, or that the field names none of them. Ajv reports the faults of every shape.
 */
export function narrow(found: Found[]): Found[] {
  const unions = found
    .filter(({ keyword }) => keyword === 'anyOf')
    // Shapes inside shapes first.
    .sort((a, b) => b.schemaPath.length - a.schemaPath.length);
  return unions.reduce(narrowOne, found);
}

function narrowOne(found: Found[], union: Found): Found[] {
  const within = found.filter((each) => isWithin(each, union));
  const all = [...Map.groupBy(within, (each) => shapeOf(each, union)).values()];
  const shapes = all.filter((faults) => !faults.some((each) => isNotNull(each, union)));
  const rest = found.filter((each) => each !== union && !within.includes(each));
  const misnamed = shapes.map((faults) =>
    faults.find((each) => isTag(each, union) || isOfOtherType(each, union)),
  );
  const tags = misnamed.flatMap((each) => (each && isTag(each, union) ? [each] : []));
  const claimed = shapes.length === 1 ? shapes : shapes.filter((_, index) => !misnamed[index]);
  if (claimed.length === 1) return [...rest, ...(claimed[0] ?? [])];
  if (claimed.length === 0 && tags.length > 0) return [...rest, noneOf(tags)];
  const untold = shapes[0]?.find(({ keyword }) => keyword === 'required');
  return [...rest, untold ?? union];
}

/** Whether a fault is of a union's shapes, and of the value the union is about: another item of the list fails by itself. */
function isWithin({ schemaPath, instancePath }: Found, union: Found): boolean {
  const about = instancePath === union.instancePath || instancePath.startsWith(`${union.instancePath}/`);
  return about && schemaPath.startsWith(`${union.schemaPath}/`);
}

/** The shape of a union that a fault belongs to, by its number. */
function shapeOf({ schemaPath }: Found, union: Found): string {
  return schemaPath.slice(union.schemaPath.length + 1).split('/')[0] ?? '';
}

/** Whether a fault says that the field which tells the shapes apart names another shape. */
function isTag({ keyword, schemaPath }: Found, union: Found): boolean {
  const parts = schemaPath.slice(union.schemaPath.length + 1).split('/');
  return keyword === 'const' && parts.length === 4 && parts[1] === 'properties';
}

/** Whether a fault says that the whole value is of another type than the shape, such as `null`. */
function isOfOtherType({ keyword, instancePath }: Found, union: Found): boolean {
  return keyword === 'type' && instancePath === union.instancePath;
}

/** Whether a fault says that the whole value is not `null`: whoever gives one means the other shape. */
function isNotNull(found: Found, union: Found): boolean {
  return isOfOtherType(found, union) && found.params.type === 'null';
}

function noneOf(tags: Found[]): Found {
  const [first] = tags as [Found];
  return {
    ...first,
    keyword: 'enum',
    params: { allowedValues: tags.map(({ params }) => params.allowedValue) },
  } as Found;
}
