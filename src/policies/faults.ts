import type { TLocalizedValidationError } from 'typebox/error';
import { escaped } from '../answers/pointer.ts';
import { type Line, lines } from '../answers/workings.ts';
import type { PoliciesSentences } from './sentences.ts';

const line = lines<PoliciesSentences>();

/** What is wrong, and where: `pointer` is a JSON pointer (RFC 6901) into the document. */
export type DocumentFault = { pointer: string; line: Line };

type SchemaError = TLocalizedValidationError;

/** The schema's complaints as faults, each once; of a choice of shapes only the one that was meant is spoken of. */
export function schemaFaults(errors: SchemaError[]): DocumentFault[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  const spoken = choices.reduce(speakOfTheMeant, errors);
  const faults = spoken.flatMap(faultsOf);
  return [...new Map(faults.map((fault) => [`${fault.pointer} ${fault.line.say}`, fault])).values()];
}

/**
 * Shapes are told apart by a constant `kind` or `test`: where exactly one has the right one, its errors are the ones to say;
 * where none has, that field is.
 */
function speakOfTheMeant(errors: SchemaError[], choice: SchemaError): SchemaError[] {
  const inside = errors.filter((error) => shapeOf(error, choice) !== undefined);
  const shapes = Map.groupBy(inside, (error) => shapeOf(error, choice));
  const possible = [...shapes.values()].filter((shape) => !shape.some(isWrongTag));
  const outside = errors.filter((error) => !inside.includes(error));
  const meant = possible.length === 1 ? possible[0] : tagFault([...shapes.values()], choice);
  return meant ? [...outside.filter((error) => error !== choice), ...meant] : outside;
}

/** What is wrong with the field that tells shapes apart, where it is there in none of them or names none of them. */
function tagFault(shapes: SchemaError[][], choice: SchemaError): SchemaError[] | undefined {
  const here = shapes.map((shape) =>
    shape.filter(({ instancePath }) => instancePath === choice.instancePath),
  );
  const untold = tags.find((tag) => here.length > 0 && here.every((shape) => shape.some(lacks(tag))));
  if (untold) return [{ ...choice, keyword: 'required', params: { requiredProperties: [untold] } }];
  const wrong = shapes.map((shape) => shape.find((error) => isTagOf(error, choice)));
  const [first] = wrong;
  if (!first || wrong.includes(undefined)) return undefined;
  const allowedValues = wrong.flatMap((error) =>
    error?.keyword === 'const' ? [error.params.allowedValue] : [],
  );
  return [{ ...first, keyword: 'enum', params: { allowedValues } }];
}

const tags = ['kind', 'test'];

function lacks(tag: string) {
  return (error: SchemaError) =>
    error.keyword === 'required' && error.params.requiredProperties.includes(tag);
}

function isTagOf(error: SchemaError, { instancePath }: SchemaError): boolean {
  return isWrongTag(error) && tags.some((tag) => error.instancePath === `${instancePath}/${tag}`);
}

function shapeOf(error: SchemaError, choice: SchemaError): string | undefined {
  const under = `${choice.schemaPath}/anyOf/`;
  const within =
    error.instancePath === choice.instancePath || error.instancePath.startsWith(`${choice.instancePath}/`);
  return within && error.schemaPath.startsWith(under)
    ? error.schemaPath.slice(under.length).split('/')[0]
    : undefined;
}

function isWrongTag({ keyword, schemaPath }: SchemaError): boolean {
  return keyword === 'const' && /\/properties\/(kind|test)$/.test(schemaPath);
}

function faultsOf(error: SchemaError): DocumentFault[] {
  const { instancePath: at } = error;
  if (error.keyword === 'required') {
    return error.params.requiredProperties.map((field) =>
      fault(child(at, field), line('policies.field-missing', { field })),
    );
  }
  if (error.keyword === 'additionalProperties') {
    return error.params.additionalProperties.map((field) =>
      fault(child(at, field), line('policies.field-unknown', { field })),
    );
  }
  const said = sentenceOf(error);
  return said ? [fault(at, said)] : [];
}

/** A place and what is wrong there. */
export function fault(pointer: string, said: Line): DocumentFault {
  return { pointer, line: said };
}

function child(pointer: string, field: string): string {
  return `${pointer}/${escaped(field)}`;
}

function sentenceOf(error: SchemaError): Line | undefined {
  switch (error.keyword) {
    case 'boolean': // the same unknown field again, seen from its own side
      return undefined;
    case 'format':
      return line('policies.not-a-day', {});
    case 'type':
      return line('policies.wrong-type', { wanted: [error.params.type].flat().join(' | ') });
    case 'enum':
      return line('policies.not-one-of', { allowed: error.params.allowedValues.join(' | ') });
    case 'const':
      return line('policies.not-one-of', { allowed: String(error.params.allowedValue) });
    case 'maxLength':
      return line('policies.too-long', { most: error.params.limit });
    case 'maxItems':
      return line('policies.too-many', { most: error.params.limit });
    case 'minItems':
    case 'minLength':
      return line('policies.too-few', { least: error.params.limit });
    case 'minimum':
    case 'maximum':
      return line('policies.beyond-limit', {
        comparison: error.params.comparison,
        limit: String(error.params.limit),
      });
    case 'pattern':
      return line('policies.wrong-pattern', { pattern: String(error.params.pattern) });
    case 'uniqueItems':
      return line('policies.repeated-item', {});
    default:
      return line('policies.does-not-fit', {});
  }
}
