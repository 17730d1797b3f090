import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from './part.ts';

/** Ready when the address answers 200; asked ten times a second as long as the process lives. */
export const answersAt =
  (url: string) =>
  async (part: Part): Promise<void> => {
    let alive = true;
    void part.ended.then(() => (alive = false));
    while (alive && !(await answers(url))) await pause(100);
  };

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}

/** Ready when it prints a line of JSON with `"ready": true`. */
export const saysReady = async (part: Part): Promise<void> => {
  await part.line((line) => {
    try {
      const said: unknown = JSON.parse(line);
      return typeof said === 'object' && said !== null && 'ready' in said && said.ready === true;
    } catch {
      return false;
    }
  });
};
