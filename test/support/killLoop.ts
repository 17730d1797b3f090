import type { Begun, Flow, Repeats } from './killFlow.ts';
import type { KillWorld } from './killWorld.ts';

/** What was seen while a flow was killed at every moment. */
export interface Seen extends Repeats {
  /** How often the bot was killed. */
  killed: number;
  /** How many writes and calls the flow has, when nobody is killed. */
  writes: number;
  calls: number;
  /** How many messages and clicks got no answer, and came again. */
  lost: number;
}

/** Which moments: this one, and each `step` after it. */
export interface Sample {
  from: number;
  step: number;
}

/**
 * Kills the bot at the first, second, third ... moment of a flow, each time in a fresh one, until a flow ends before its moment
 * comes. Whatever got no answer is said again: under the same id, and at every other moment under a new one.
 */
export const killEverywhere = async <Done extends Begun>(
  world: KillWorld,
  flow: Flow<Done>,
  { from, step }: Sample = { from: 1, step: 1 },
): Promise<Seen> => {
  const { mortal, line } = world;
  const seen: Seen = { killed: 0, writes: 0, calls: 0, lost: 0, told: 0, shown: 0 };
  const before = line.repeated();
  for (let at = from; ; at += step) {
    line.repeats(at % 2 === 0 ? 'same' : 'new');
    await mortal.arm(at);
    try {
      const done = await flow.run(world);
      await mortal.back();
      await mortal.quiet();
      const repeats = await flow.check(world, done);
      seen.told += repeats.told;
      seen.shown += repeats.shown;
    } catch (cause) {
      throw new Error(storyOf(world, at, cause), { cause });
    }
    if (!mortal.death()) break;
    seen.killed += 1;
  }
  const begun = (await mortal.disarm()).flat().filter((label) => label.startsWith('before'));
  const calls = begun.filter(isCall).length;
  return { ...seen, writes: begun.length - calls, calls, lost: line.repeated() - before };
};

const isCall = (label: string): boolean => /^before (GET|POST|PUT|PATCH|DELETE|HEAD) /.test(label);

const storyOf = ({ mortal, line }: KillWorld, at: number, cause: unknown): string =>
  [
    `Killed at moment ${at}: ${cause instanceof Error ? cause.message : String(cause)}`,
    ...(mortal.death() ?? []).slice(-6).map((labels) => `  ${labels.join(' | ')}`),
    `Answers lost so far: ${line.repeated()}`,
    ...mortal.lastLines(),
  ].join('\n');
