/**
 * Writes what comes in one transaction after another: all that arrives while one is under way shares the next. Each call
 * resolves when its own part is written. A group that cannot be written is written once more, then each part by itself, so
 * that one does not take the others with it.
 */
export function inGroups<T>(write: (all: T[]) => Promise<void>): (one: T) => Promise<void> {
  type Waiting = { one: T; done: () => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let isWriting = false;

  const writeGroup = async (group: Waiting[]) => {
    const all = group.map(({ one }) => one);
    try {
      await write(all).catch(() => write(all));
      for (const { done } of group) done();
    } catch (error) {
      const [first, ...others] = group;
      if (others.length === 0) return first?.failed(error);
      for (const { one, done, failed } of group) await write([one]).then(done, failed);
    }
  };

  const drain = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      const group = waiting;
      waiting = [];
      await writeGroup(group);
    }
    isWriting = false;
  };

  return (one) =>
    new Promise((done, failed) => {
      waiting.push({ one, done, failed });
      if (!isWriting) void drain();
    });
}
