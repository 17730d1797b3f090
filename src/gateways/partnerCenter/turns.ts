/** Lets work on the same thing wait for its turn, in this process; work on different things goes on side by side. */
export const inTurns = (): (<T>(id: string, work: () => Promise<T>) => Promise<T>) => {
  const last = new Map<string, Promise<unknown>>();
  return async (id, work) => {
    const before = last.get(id) ?? Promise.resolve();
    // Whether the one before went well is its own affair.
    const mine = before.then(work, work);
    last.set(id, mine);
    try {
      return await mine;
    } finally {
      if (last.get(id) === mine) last.delete(id);
    }
  };
};
