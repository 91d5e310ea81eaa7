import type { Duty } from '../duty.ts';
import { reports } from './reports.ts';
import { taxes } from './taxes.ts';

/** The reports and filings the service knows, in the order they are listed in. */
export const duties: readonly Duty[] = [...reports, ...taxes];
