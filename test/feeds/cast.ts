import type { Feed, FeedEvent } from '../../src/feeds/model.ts';

/** Jiading's last day, as the public feed holds it. */
export function jiading(change: Partial<FeedEvent> = {}): FeedEvent {
  return {
    id: '0d9f3f2c-8a52-4c3e-9a0e-6f6c1f7b9a11',
    kind: 'policy-expires',
    revision: 1,
    createdAt: Temporal.Instant.from('2025-11-30T01:00:00Z'),
    revisedAt: Temporal.Instant.from('2025-11-30T01:00:00Z'),
    title: { zh: '嘉定区工业互联网政策有效期届满', en: 'Jiading industrial-internet policy ends' },
    status: 'firm',
    dueOn: Temporal.PlainDate.from('2025-12-31'),
    stake: { kind: 'none' },
    sources: [
      {
        title: { zh: '嘉定区工业互联网创新发展专项支持实施意见', en: 'Jiading implementing opinions' },
        clause: '16',
        quote: '有效期至2025年12月31日',
      },
    ],
    demo: false,
    ...change,
  };
}

/** A step of an application window that closes at an hour. */
export function closing(change: Partial<FeedEvent> = {}): FeedEvent {
  return jiading({
    id: '4b1c9d1e-27fb-4f52-8f0b-2f4a3c5d6e7f',
    kind: 'window-step',
    title: { zh: '网上申报截止', en: 'Online application closes' },
    minute: 16 * 60,
    ...change,
  });
}

export function feedOf(events: FeedEvent[], change: Partial<Feed> = {}): Feed {
  return {
    name: { zh: '政策期限', en: 'Policy deadlines' },
    description: { zh: '政策有效期与申报窗口', en: 'Validity and application windows' },
    lang: 'zh',
    public: true,
    events,
    ...change,
  };
}
