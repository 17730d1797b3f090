/** Does work in line: of one key one at a time, in the order of asking; other keys do not wait. */
export type InLine = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/** A set of lines, kept as long as something waits in them. */
export const openLines = (): InLine => {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const mine = after(last.get(key), work);
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
};

// The one before may fail: that is its own caller's business.
const after = async <T>(
  before: Promise<unknown> | undefined,
  work: () => Promise<T>,
): Promise<T> => {
  await Promise.allSettled([before]);
  return work();
};
