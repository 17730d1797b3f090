/** One call as the sandbox remembers it. */
export interface Entry {
  method: string;
  /** Path and query. */
  path: string;
  requestId?: string;
  correlationId?: string;
  at: string;
  /** Null while it runs, and for a call that got no answer. */
  status: number | null;
}

const longest = 20_000;

/** The calls received since the start, oldest first. */
export interface Journal {
  /** Writes a call down; what comes back tells how it was answered. */
  open(entry: Omit<Entry, 'status'>): (status: number) => void;
  entries(): Entry[];
  clear(): void;
}

/** An empty journal; it forgets the oldest half when it gets long. */
export function journal(): Journal {
  let entries: Entry[] = [];
  return {
    open(facts) {
      const entry: Entry = { ...facts, status: null };
      entries.push(entry);
      if (entries.length > longest) entries = entries.slice(longest / 2);
      return (status) => void (entry.status = status);
    },
    entries: () => entries,
    clear: () => void (entries = []),
  };
}
