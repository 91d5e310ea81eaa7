import { customType } from './orm.ts';

/** A civil day, kept as SQL `date`; neither side knows a zone. */
export const plainDate = customType<{ data: Temporal.PlainDate; driverData: string }>({
  dataType: () => 'date',
  toDriver: (day) => day.toString(),
  fromDriver: (text) => Temporal.PlainDate.from(text),
});

/** A moment in whole milliseconds: what is finer is cut off here, as SQL would round it up into the future. */
export const instant = customType<{ data: Temporal.Instant; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  toDriver: (moment) => moment.toString({ smallestUnit: 'millisecond' }),
  fromDriver: (text) => Temporal.Instant.from(text),
});

/** Octets as they are. */
export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
