/**
 * What several parts of a transaction come to that do not hang on each other: their statements go on the wire together, and
 * what one reads is taken in while the database is at the next. Where one fails, the others are waited for before its error is
 * thrown: what they ask later would reach the connection when it has been rolled back, in the middle of somebody else's work.
 */
export async function together<T extends readonly unknown[]>(
  parts: {
    readonly [K in keyof T]: Promise<T[K]>;
  },
): Promise<T> {
  try {
    return (await Promise.all(parts)) as unknown as T;
  } catch (error) {
    await Promise.allSettled(parts);
    throw error;
  }
}
