import { canonical } from '../answers/canonical.ts';
import type { Text } from '../answers/source.ts';
import type { MeasureDifference, PolicyDifference } from '../policies/difference.ts';
import type { FieldChange, MeasureValues } from '../policies/difference-fields.ts';
import type { Measure } from '../policies/measure.ts';
import type { Teller } from './tell.ts';
import { measureTellers } from './tell-measures.ts';

type Field = keyof MeasureValues;

/** Fields whose value is a number: a reader is told it from what to what. Of the others only the name is told here. */
const numbers: ReadonlySet<Field> = new Set<Field>([
  'rate',
  'capFen',
  'years',
  'perUnit',
  'tiers',
  'thresholds',
  'lead',
  'target',
  'interest.rate',
  'interest.referenceRate',
  'interest.years',
  'interest.cumulativeCapFen',
  'interest.annualCapFen',
  'interest.minimumInvestmentFen',
  'interest.minimumPrincipalFen',
  'interest.maximumPrincipalFen',
  'interest.minimumInterestFen',
]);

/** A line for each measure that two versions of a policy differ in, by its name: its numbers from what to what first. */
export function measureLines({ clauses }: PolicyDifference): Text[] {
  return clauses.flatMap(({ measures }) => measures.flatMap(measureLine));
}

/** Measures by their names, where there are no two versions to hold against each other. */
export function measuresNamed(ids: readonly string[], names: ReadonlyMap<string, Text>): Text[] {
  if (ids.length === 0) return [];
  const named = ids.map((id) => names.get(id) ?? { zh: id, en: id });
  return [
    {
      zh: `改动措施：${named.map(({ zh }) => zh).join('、')}`,
      en: `Measures changed: ${named.map(({ en }) => en).join('; ')}`,
    },
  ];
}

function measureLine({ change, elsewhere, before, after, ...measure }: MeasureDifference): Text[] {
  // What goes on in another clause is told where it stands now.
  if (change === 'removed') return before && elsewhere === undefined ? [removed(before)] : [];
  if (!after) return [];
  if (change === 'added' && elsewhere === undefined) return [added(after)];
  const fields = inOrder(measure.fields);
  if (fields.length === 0) return [];
  const told = fields.filter((each) => numbers.has(each.field) && !isTwice(each, fields)).map(numberText);
  const others = fields.map(({ field }) => field).filter((field) => !numbers.has(field));
  // The document's own words change with what they say: they are named only where nothing else is.
  const named = others.filter((field) => field !== 'quote' || (others.length === 1 && told.length === 0));
  const parts = [...told, ...(named.length > 0 ? [othersText(named, told.length > 0)] : [])];
  return [
    {
      zh: `“${after.name.zh}”：${parts.map(({ zh }) => zh).join('；')}`,
      en: `“${after.name.en}”: ${parts.map(({ en }) => en).join('; ')}`,
    },
  ];
}

/** As the page of the two versions has them. */
function inOrder(fields: MeasureDifference['fields']): MeasureDifference['fields'] {
  const order = Object.keys(measureTellers);
  return fields.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

const added = ({ name }: Measure): Text => ({ zh: `新增“${name.zh}”`, en: `Added: “${name.en}”` });
const removed = ({ name }: Measure): Text => ({ zh: `删去“${name.zh}”`, en: `Removed: “${name.en}”` });

/** Whether a parameter of the interest only repeats what a field of the measure itself says. */
function isTwice(change: FieldChange<MeasureValues>, all: FieldChange<MeasureValues>[]): boolean {
  const value = ({ before, after }: FieldChange<MeasureValues>) => canonical([before ?? null, after ?? null]);
  return (
    change.field.startsWith('interest.') &&
    all.some((each) => !each.field.startsWith('interest.') && value(each) === value(change))
  );
}

function numberText(change: FieldChange<MeasureValues>): Text {
  const { name, tell } = measureTellers[change.field] as Teller<unknown>;
  const called = { zh: name.zh, en: lower(name.en) };
  if (change.reordered) return { zh: `${called.zh}次序有变`, en: `${called.en} in another order` };
  const [was, is] = (['before', 'after'] as const).map((side) =>
    side in change ? tell(change[side]) : undefined,
  );
  if (was && is) return { zh: `${called.zh}${was.zh} → ${is.zh}`, en: `${called.en} ${was.en} → ${is.en}` };
  if (is) return { zh: `新增${called.zh}${is.zh}`, en: `${called.en} ${is.en} added` };
  return { zh: `不再有${called.zh}，原为${was?.zh}`, en: `no more ${called.en}, was ${was?.en}` };
}

function othersText(fields: Field[], besides: boolean): Text {
  const names = [...new Set(fields)].map((field) => measureTellers[field].name);
  const [zh, en] = [names.map((name) => name.zh).join('、'), names.map((name) => lower(name.en)).join(', ')];
  return besides
    ? { zh: `另改动${zh}`, en: `also changed: ${en}` }
    : { zh: `改动${zh}`, en: `changed: ${en}` };
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
