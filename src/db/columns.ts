import { remembering } from '../answers/remembering.ts';
import { customType } from './orm.ts';

// Thousands of rows that are read or written together have few days and moments among them.
const dayOfText = remembering(10_000, (text: string) => Temporal.PlainDate.from(text));
const instantOfText = remembering(10_000, (text: string) => Temporal.Instant.from(text));
const textOfInstant = remembering(10_000, (milliseconds: number) =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString({ smallestUnit: 'millisecond' }),
);

/** A civil day, kept as SQL `date`; neither side knows a zone. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (day) => day.toString(),
  fromDriver: dayOfText,
});

/** A moment in whole milliseconds: what is finer is cut off here, as SQL would round it up into the future. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (moment) => textOfInstant(moment.epochMilliseconds),
  fromDriver: instantOfText,
});

/** Octets as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
