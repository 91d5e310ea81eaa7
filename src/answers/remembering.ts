/**
 * A pure function that keeps so many of its answers, for what is asked with few values again and again. `keyOf` tells what is
 * asked apart where that is no plain value.
 */
export function remembering<Asked, Answer>(
  most: number,
  make: (asked: Asked) => Answer,
  keyOf: (asked: Asked) => unknown = (asked) => asked,
): (asked: Asked) => Answer {
  const kept = new Map<unknown, Answer>();
  return (asked) => {
    const key = keyOf(asked);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const made = make(asked);
    if (kept.size >= most) kept.clear();
    kept.set(key, made);
    return made;
  };
}
