import { setTimeout } from 'node:timers/promises';

/** Milliseconds for which more is waited for: longer than a near relay takes for a letter, and too short to be noticed. */
const patience = 5;

/**
 * Writes what comes in one transaction after another: all that arrives while one is under way shares the next, and so does
 * what arrives within a few milliseconds while `coming` says that there is more. Each call resolves when its own part is
 * written. A group that cannot be written is written once more, then each part by itself, so that one does not take the
 * others with it.
 */
export function inGroups<T>(
  write: (all: T[]) => Promise<void>,
  coming: () => number,
): (one: T) => Promise<void> {
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
      for (let left = patience; left > 0 && coming() > 0; left -= 1) await setTimeout(1);
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
