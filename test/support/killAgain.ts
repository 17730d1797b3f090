import { setTimeout as pause } from 'node:timers/promises';
import type { Begun, Flow } from './killFlow.ts';
import type { Seen } from './killLoop.ts';
import type { Trace } from './killOrders.ts';
import type { KillWorld } from './killWorld.ts';

/** Where one life ends: at its n-th moment, counted from the first one whose label has this text. */
export interface Aim {
  at: number;
  from?: string;
}

/** What was seen while flows were killed several times each. */
export type SeenAgain = Pick<Seen, 'killed' | 'lost' | 'told' | 'shown'> & { runs: number };

/**
 * Runs a long flow once for each list of aims. The bot is killed at the first aim, its successor at the second one, and so on: so a
 * flow of thousands of moments is tried at many of them in one run.
 */
export const killAgain = async <Done extends Begun, Ready>(
  world: KillWorld,
  flow: Flow<Done, Ready>,
  runs: readonly (readonly Aim[])[],
): Promise<SeenAgain> => {
  const { line } = world;
  const seen: SeenAgain = { runs: runs.length, killed: 0, lost: 0, told: 0, shown: 0 };
  const before = line.repeated();
  for (const [index, aims] of runs.entries()) {
    line.repeats(index % 2 === 0 ? 'new' : 'same');
    const { deaths, told, shown } = await runWith(world, flow, aims);
    seen.killed += deaths;
    seen.told += told;
    seen.shown += shown;
  }
  return { ...seen, lost: line.repeated() - before };
};

const runWith = async <Done extends Begun, Ready>(
  world: KillWorld,
  flow: Flow<Done, Ready>,
  aims: readonly Aim[],
): Promise<{ deaths: number; told: number; shown: number }> => {
  const { mortal } = world;
  const deaths: Trace[] = [];
  const unposted: string[] = [];
  try {
    const ready = (await flow.prepare?.(world)) as Ready;
    await mortal.quiet();
    const stop = await keepKilling(world, aims, (death, left) => {
      deaths.push(death);
      unposted.push(...left);
    });
    const done = await stopped(stop, async () => {
      const made = await flow.run(world, ready);
      await mortal.back();
      // The last aim may be behind what people wait for.
      await mortal.quiet();
      return made;
    });
    await mortal.disarm();
    // Whatever one of the dead had not written down may have come twice.
    const all = { ...mortal, death: () => deaths.at(-1), unposted: () => unposted };
    return { ...(await flow.check({ ...world, mortal: all }, done)), deaths: deaths.length };
  } catch (cause) {
    throw new Error(storyOf(world, aims, deaths, cause), { cause });
  }
};

/** Does something, and stops whatever goes on beside it in any case. */
const stopped = async <T>(stop: () => Promise<void>, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } finally {
    await stop();
  }
};

/** Kills one after the other until nothing is aimed at any more, or until it is told to stop. */
const keepKilling = async (
  { mortal }: KillWorld,
  aims: readonly Aim[],
  heard: (death: Trace, unposted: readonly string[]) => void,
): Promise<() => Promise<void>> => {
  let over = false;
  const arm = ({ at, from }: Aim) => mortal.arm(at, from);
  const [first, ...rest] = aims;
  if (first) await arm(first);
  const note = async () => {
    const death = mortal.death();
    if (!death) return false;
    await mortal.back();
    heard(death, mortal.unposted());
    return true;
  };
  const keeping = (async () => {
    while (!over) {
      const next = (await note()) ? (rest.shift() ?? { at: 0 }) : undefined;
      if (next) await arm(next);
      else await pause(2);
    }
    await note();
  })();
  return async () => {
    over = true;
    await keeping;
  };
};

const storyOf = (
  { mortal }: KillWorld,
  aims: readonly Aim[],
  deaths: readonly Trace[],
  cause: unknown,
): string =>
  [
    `Aimed at ${JSON.stringify(aims)}, killed ${deaths.length} times: ` +
      (cause instanceof Error ? cause.message : String(cause)),
    ...deaths.map((death) => `  ${(death.at(-1) ?? []).join(' | ')}`),
    ...mortal.lastLines(),
  ].join('\n');
