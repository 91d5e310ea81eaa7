import ical from 'ical-generator';
import { renderCalendar } from '../src/feeds/calendar.ts';
import { eventData } from '../src/feeds/event.ts';
import type { Feed, FeedEvent } from '../src/feeds/model.ts';

const events = 10_000;
const rounds = 9;

/** Milliseconds are medians; `ratio` is how fast we are against bare ical-generator, the median of the rounds, more is better. */
export type Rendering = { events: number; bareMs: number; oursMs: number; ratio: number; bytes: number };

/**
 * Rendering a calendar of 10,000 events, from their values to the final text, against ical-generator alone that is given the
 * texts ready-made: both in turn, in one process.
 */
export async function measureRendering(): Promise<Rendering> {
  const feed = manyEvents();
  const ready = feed.events.map((event) => eventData(event, feed.lang));
  const bare = () => {
    const calendar = ical({ prodId: { company: 'Qixian', product: 'Deadlines', language: 'ZH' } });
    for (const data of ready) calendar.createEvent(data);
    return calendar.toString();
  };
  const ours = () => renderCalendar(feed);
  const times = { bare: [] as number[], ours: [] as number[], ratios: [] as number[] };
  let bytes = 0;
  // The first round warms up and is not counted. What disturbs the machine meets both sides of a round alike.
  for (let round = 0; round <= rounds; round += 1) {
    const [bareMs] = timed(bare);
    const [oursMs, text] = timed(ours);
    bytes = Buffer.byteLength(text);
    if (round === 0) continue;
    times.bare.push(bareMs);
    times.ours.push(oursMs);
    times.ratios.push(bareMs / oursMs);
  }
  return {
    events,
    bareMs: median(times.bare),
    oursMs: median(times.ours),
    ratio: median(times.ratios),
    bytes,
  };
}

function timed(work: () => string): [ms: number, text: string] {
  const began = performance.now();
  const text = work();
  return [performance.now() - began, text];
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** As many as asked for, of five kinds in turn, in an order that is not that of their days. */
function manyEvents(): Feed {
  return {
    name: { zh: '期限：申江精工', en: 'Qixian: 申江精工' },
    description: { zh: '本企业的期限', en: 'The dates of this enterprise' },
    lang: 'zh',
    public: false,
    alarms: false,
    events: Array.from({ length: events }, (_, index) => eventAt(index)),
  };
}

const policy = {
  zh: '上海市推动工业领域大规模设备更新和创新产品扩大应用的专项行动',
  en: 'Shanghai Special Action for Large-scale Equipment Renewal in Industry',
};

function eventAt(index: number): FeedEvent {
  const kinds = [year, step, renewal, duty, validity];
  const change = (kinds[index % kinds.length] as typeof year)(index);
  const dueOn = Temporal.PlainDate.from('2026-01-01').add({ days: (index * 7919) % 1_500 });
  return {
    id: `01890a5d-0000-7000-8000-${String(index).padStart(12, '0')}`,
    revision: 1 + (index % 4),
    createdAt: Temporal.Instant.from('2025-11-30T01:00:00Z'),
    revisedAt: Temporal.Instant.from('2025-12-02T03:04:05.678Z'),
    enterprise: { name: '申江精工（上海）有限公司', short: '申江精工' },
    status: 'firm',
    stake: { kind: 'none' },
    sources: [{ title: policy, clause: '7', quote: '连续三年每年给予贷款利息50%，累计最高2000万元的支持' }],
    demo: false,
    actBy: dueOn.subtract({ days: index % 3 }),
    ...change,
    dueOn,
  };
}

type Change = Pick<FeedEvent, 'kind' | 'title'> & Partial<FeedEvent>;

function year(index: number): Change {
  const fen = 163_916_666 + index;
  return {
    kind: 'subsidy-year',
    title: {
      zh: '智能产线技术改造：第1个贴息年度结束（2026）',
      en: 'Renovation: interest-subsidy year 1 ends (2026)',
    },
    stake: {
      kind: 'known',
      fen,
      upTo: true,
      key: `sheq-7.1/${index}/1`,
      formula: {
        say: 'benefits.year-share',
        with: { rate: '0.5', shareFen: fen, interestFen: 2 * fen },
      },
    },
    workings: [{ say: 'deadlines.year-ends', with: { label: '2026', on: '2026-12-31' } }],
  };
}

function step(index: number): Change {
  return {
    kind: 'claim-step',
    title: {
      zh: '智能产线技术改造（技改项目融资租赁补贴）：线上申报截止',
      en: 'Renovation (Finance-lease subsidy): last day for the online application',
    },
    minute: 960,
    submitBy: Temporal.PlainDate.from('2026-01-01').add({ days: index % 365 }),
    stake: { kind: 'known', fen: 150_000_000, upTo: true, key: `sheq-7.2/${index}/once` },
    workings: [
      { say: 'deadlines.step-registered', with: {} },
      { say: 'dates.printed', with: { on: '2026-01-16' } },
    ],
  };
}

function renewal(): Change {
  return {
    kind: 'certificate-renewal',
    title: {
      zh: '危险废物经营许可证（沪危-002）延续申请截止',
      en: 'Hazardous-waste operating licence (沪危-002): last day to apply for renewal',
    },
    workings: [
      { say: 'dates.lead', with: { before: '2026-12-14', count: 30, unit: 'workday', on: '2026-11-02' } },
    ],
  };
}

function duty(): Change {
  return {
    kind: 'duty',
    title: { zh: '企业年度报告公示（2025年度）', en: 'Enterprise annual report (FY 2025)' },
    missed: { zh: '列入经营异常名录', en: 'listed as an abnormal operation' },
    workings: [
      { say: 'deadlines.report-for', with: { period: '2025' } },
      { say: 'deadlines.opens-on', with: { on: '2026-01-01' } },
    ],
  };
}

function validity(): Change {
  return {
    kind: 'policy-expires',
    title: { zh: `《${policy.zh}》有效期届满`, en: `${policy.en}: last day of validity` },
    previousDueOn: Temporal.PlainDate.from('2025-12-31'),
    amendedBy: {
      title: { zh: '关于延长有效期的通知', en: 'Notice of extension' },
      announcedOn: Temporal.PlainDate.from('2025-12-02'),
      moved: true,
    },
    workings: [{ say: 'dates.printed', with: { on: '2027-12-31' } }],
  };
}
