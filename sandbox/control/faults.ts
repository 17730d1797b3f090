import { z } from 'zod';

/** What goes wrong: another answer, a late one, or a cut line. */
export const Mishap = z.union([
  z.strictObject({
    status: z.int().min(200).max(599),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  z.strictObject({ waitMs: z.int().min(0).max(600_000) }),
  z.strictObject({ cut: z.enum(['before', 'after']) }),
]);
export type Mishap = z.infer<typeof Mishap>;

/** An order for trouble: the next `times` calls that match. */
export const Fault = z.strictObject({
  /** Any method when missing. */
  method: z.string().toUpperCase().optional(),
  /** Beginning of path and query, or a regular expression when it begins with `^`. */
  path: z.string().min(1).refine(isPattern, 'no regular expression'),
  times: z.int().min(1).default(1),
  then: Mishap,
});
export type Fault = z.infer<typeof Fault>;

/** Faults that wait for their calls, oldest first. */
export interface Faults {
  add(fault: Fault): void;
  /** The mishap of the first fault that matches; uses it up by one. */
  take(method: string, url: string): Mishap | undefined;
  pending(): Fault[];
  clear(): void;
}

/** An empty list of faults. */
export function faults(): Faults {
  let waiting: Fault[] = [];
  return {
    add: (fault) => void waiting.push({ ...fault }),
    take(method, url) {
      const fault = waiting.find((each) => matches(each, method, url));
      if (fault === undefined) return undefined;
      fault.times -= 1;
      waiting = waiting.filter((each) => each.times > 0);
      return fault.then;
    },
    pending: () => waiting,
    clear: () => void (waiting = []),
  };
}

function matches(fault: Fault, method: string, url: string): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.path.startsWith('^') ? new RegExp(fault.path).test(url) : url.startsWith(fault.path);
}

function isPattern(path: string): boolean {
  if (!path.startsWith('^')) return true;
  try {
    return new RegExp(path) instanceof RegExp;
  } catch {
    return false;
  }
}
