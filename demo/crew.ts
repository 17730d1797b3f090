import type { Part, Plan } from './part.ts';
import { launch, whenReady, wordsFor } from './part.ts';

/** The parts of one run, started one by one and watched and stopped together. */
export interface Crew {
  /** Resolves when the part is ready, and says so. */
  start(plan: Plan): Promise<Part>;
  /** Resolves when a part is gone, or when the run shall stop. A part in `revived` that was killed is started again. */
  watch(revived: string): Promise<number>;
  stopAll(): Promise<void>;
}

/** Keeps the parts of a run. */
export const makeCrew = (given: { stop: AbortSignal; say: (line: string) => void }): Crew => {
  const { stop, say } = given;
  const members = new Map<Part, Plan>();
  const stopped = new Promise<'stopped'>((resolve) =>
    stop.addEventListener('abort', () => resolve('stopped'), { once: true }),
  );

  const start = async (plan: Plan): Promise<Part> => {
    stop.throwIfAborted();
    const part = launch(plan);
    members.set(part, plan);
    await whenReady(part, plan.ready, stop);
    say(`${plan.name} is ready (process ${part.pid}).`);
    return part;
  };

  const firstGone = () =>
    Promise.race([
      stopped,
      ...[...members.keys()].map(async (part) => ({ part, ending: await part.ended })),
    ]);

  return {
    start,
    watch: async (revived) => {
      for (;;) {
        const gone = await firstGone();
        if (gone === 'stopped') return 0;
        const { part, ending } = gone;
        const plan = members.get(part);
        members.delete(part);
        if (!plan || part.name !== revived || !ending.signal) {
          say(
            [
              `${part.name} ended (${wordsFor(ending)}), so everything stops. Its last lines:`,
              ...part.lastLines(),
            ].join('\n  '),
          );
          return 1;
        }
        say(`${part.name} was killed (${ending.signal}). Starting it again ...`);
        await start(plan);
      }
    },
    stopAll: async () => {
      // The last first, so that nobody talks to somebody who is gone.
      for (const part of [...members.keys()].reverse()) await part.stop();
    },
  };
};
