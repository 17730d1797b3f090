import type { Begun, Flow, Repeats } from './killFlow.ts';
import type { Trace } from './killOrders.ts';
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

/** Which moments: this one, and each `step` after it, to the end of the flow or to this one. */
export interface Sample {
  from: number;
  step: number;
  to?: number;
}

/**
 * Kills the bot at the first, second, third ... moment of a flow, each time in a fresh one, until a flow ends before its moment
 * comes. Whatever got no answer is said again: under the same id, and at every other moment under a new one.
 */
export const killEverywhere = async <Done extends Begun, Ready>(
  world: KillWorld,
  flow: Flow<Done, Ready>,
  { from, step, to = Infinity }: Sample = { from: 1, step: 1 },
): Promise<Seen> => {
  const { mortal, line } = world;
  const seen: Seen = { killed: 0, writes: 0, calls: 0, lost: 0, told: 0, shown: 0 };
  const before = line.repeated();
  for (let at = from; at <= to; at += step) {
    line.repeats(at % 2 === 0 ? 'same' : 'new');
    const { trace, told, shown } = await flowTo(world, flow, at);
    seen.told += told;
    seen.shown += shown;
    if (mortal.death()) {
      seen.killed += 1;
      continue;
    }
    const begun = trace.flat().filter((label) => label.startsWith('before'));
    seen.calls = begun.filter(isCall).length;
    seen.writes = begun.length - seen.calls;
    break;
  }
  return { ...seen, lost: line.repeated() - before };
};

/** The moments of a flow in which nobody is killed. */
export const momentsOf = async <Done extends Begun, Ready>(
  world: KillWorld,
  flow: Flow<Done, Ready>,
): Promise<Trace> => (await flowTo(world, flow, 0)).trace;

/** A flow in which the bot is killed at this moment, and what came of it. */
const flowTo = async <Done extends Begun, Ready>(
  world: KillWorld,
  flow: Flow<Done, Ready>,
  at: number,
): Promise<Repeats & { trace: Trace }> => {
  const { mortal } = world;
  try {
    const ready = (await flow.prepare?.(world)) as Ready;
    await mortal.quiet();
    await mortal.arm(at);
    const done = await flow.run(world, ready);
    await mortal.back();
    await mortal.quiet();
    const trace = await mortal.disarm();
    return { ...(await flow.check(world, done)), trace };
  } catch (cause) {
    throw new Error(storyOf(world, at, cause), { cause });
  }
};

const isCall = (label: string): boolean => /^before (GET|POST|PUT|PATCH|DELETE|HEAD) /.test(label);

const storyOf = ({ mortal, line }: KillWorld, at: number, cause: unknown): string =>
  [
    `Killed at moment ${at}: ${cause instanceof Error ? cause.message : String(cause)}`,
    ...(mortal.death() ?? []).slice(-6).map((labels) => `  ${labels.join(' | ')}`),
    `Answers lost so far: ${line.repeated()}`,
    ...mortal.lastLines(),
  ].join('\n');
