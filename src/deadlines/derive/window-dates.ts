import type { Source } from '../../answers/source.ts';
import { type Line, lines } from '../../answers/workings.ts';
import { printed } from '../../dates/printed.ts';
import { settle } from '../../dates/settle.ts';
import type { ClaimStep } from '../../facts/claim.ts';
import type { District } from '../../facts/district.ts';
import type { Law } from '../law.ts';
import type { InWindow } from '../model.ts';
import type { DeadlinesSentences } from '../sentences.ts';
import { submitWorkdays } from '../submit-by.ts';
import { hourOf, type PrintedDay, type Window } from '../window.ts';
import { dated } from './dated.ts';
import type { Ruled } from './ruled.ts';

const line = lines<DeadlinesSentences>();

/**
 * The last day and hour of a step of a window, as printed; where the district of operation has an earlier one of its own,
 * that. Of an expected window the day of the last one. Undefined where the step has an open end.
 */
export function stepDates(
  { calendar }: Pick<Law, 'calendar'>,
  window: Window,
  step: ClaimStep,
  operatesIn: District | undefined,
): Ruled | undefined {
  const city = window.steps.find((each) => each.step === step)?.closes;
  const days = window.districts.filter((each) => each.step === step);
  const own = days.find(({ district }) => district === operatesIn);
  const closes = own?.closes ?? city;
  if (!closes) return undefined;
  const about = [
    ...announcedBy(window),
    ...closes.said,
    ...(own ? [districtLine(own.district, own.closes, city)] : []),
    ...(!own && operatesIn === undefined ? earliestDistrict(days.map((each) => each.closes)) : []),
  ];
  const extras = {
    ...(closes.minute === undefined ? {} : { minute: closes.minute }),
    // A panel is met on its day: there is nothing to submit before it.
    ...(step === 'defence' ? {} : { submitWorkdays }),
  };
  const on = Temporal.PlainDate.from(closes.on);
  const due = window.expectedFrom
    ? settle(calendar, () => ({ nominalOn: on, dueOn: on, workings: [] }), extras)
    : printed(calendar, on, { source: closes.source, ...extras });
  return ruledBy(window, dated(due), about, closes.source);
}

/** The first day of a window, as printed; undefined where neither the notice nor its day gives one. */
export function openingDates(window: Window): Ruled | undefined {
  const { opens } = window;
  if (!opens) return undefined;
  const on = Temporal.PlainDate.from(opens.on);
  const hour = opens.minute === undefined ? {} : { minute: opens.minute };
  const dates = { nominalOn: on, dueOn: on, actBy: on, ...hour };
  const about = [...announcedBy(window), ...opens.said];
  return ruledBy(window, { ...dates, status: 'firm', dating: { workings: [] } }, about, opens.source);
}

function ruledBy(window: Window, dates: ReturnType<typeof dated>, about: Line[], source: Source): Ruled {
  return {
    ...dates,
    status: window.expectedFrom ? 'expected' : dates.status,
    dating: { ...dates.dating, workings: [...about, ...dates.dating.workings] },
    flags: window.expectedFrom ? ['last-window'] : [],
    sources: [source],
  };
}

/** The call a day stands in; of an expected one, its own line says where it comes from. */
function announcedBy({ name, sources: [source], expectedFrom }: Window): Line[] {
  if (expectedFrom || !source) return [];
  return [line('deadlines.window-announced', { name: name.zh, nameEn: name.en }, { source })];
}

function districtLine(district: District, closes: PrintedDay, city: PrintedDay | undefined): Line {
  const { source } = closes;
  const own = { district, on: closes.on, at: hourOf(closes) };
  if (!city) return line('deadlines.district-day-open', own, { source });
  return line('deadlines.district-day', { ...own, cityOn: city.on, cityAt: hourOf(city) }, { source });
}

function earliestDistrict(days: PrintedDay[]): Line[] {
  const [first] = days.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  if (!first) return [];
  return [line('deadlines.district-days', { on: first.on, at: hourOf(first) }, { source: first.source })];
}

/** What else a call says that bears on an application: when it opens, what it is for, what a district does afterwards. */
export function callLines(window: Window): Line[] {
  const { opens, covers, steps, expectedFrom, openEnd } = window;
  if (expectedFrom) return [];
  const [source] = window.sources;
  const basis = source ? { source } : {};
  const forwards = steps.find(({ step }) => step === 'district-forwarding')?.closes;
  return [
    ...(opens
      ? [line('deadlines.window-opens-on', { on: opens.on, at: hourOf(opens) }, { source: opens.source })]
      : []),
    ...(covers ? [line('deadlines.window-covers', covers, basis)] : []),
    ...(forwards
      ? [
          line(
            'deadlines.district-forwards',
            { on: forwards.on, at: hourOf(forwards) },
            { source: forwards.source },
          ),
        ]
      : []),
    ...(openEnd
      ? [
          line(
            'deadlines.window-open-end',
            { endZh: openEnd.text.zh, endEn: openEnd.text.en },
            { source: openEnd.source },
          ),
        ]
      : []),
  ];
}

/** What a row keeps of its window; `open` where it stands on a step that has no last day. */
export function inWindow(window: Window, measureId: string, open = false): InWindow {
  const { name, announcedOn, link, contact, materials, conditions, labels, expectedFrom, openEnd } = window;
  const label = labels.get(measureId) ?? window.window;
  if (expectedFrom) return { label };
  return {
    label,
    call: {
      name,
      ...(announcedOn ? { announcedOn } : {}),
      ...(link ? { link } : {}),
      ...(contact ? { contact } : {}),
      ...(materials.length > 0 ? { materials } : {}),
      ...(conditions.length > 0 ? { conditions } : {}),
    },
    ...(open && openEnd ? { openEnd: openEnd.text } : {}),
  };
}
