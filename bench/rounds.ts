import { runRound, type Round, type Turn } from './load.ts';
import type { Server } from './server.ts';

/** Something that is measured: a bot, and the turn that it takes. */
export interface Side {
  server: Server;
  turn: Turn;
}

/** Two bots beside each other. */
export interface Comparison {
  baseline: Round;
  ours: Round;
  /** Ours against the baseline: the median of the rounds' ratios. */
  ratio: number;
  lowest: number;
  highest: number;
  /** The same by processor time. */
  workedRatio: number | undefined;
}

/** How often and how long is measured. */
export const pace = { rounds: 7, seconds: 4, warmUpSeconds: 4 };

/** Measures both in turn, after both are warm; in every other round ours comes first. */
export const compare = async (baseline: Side, ours: Side): Promise<Comparison> => {
  for (const { server, turn } of [baseline, ours]) await runRound(server, turn, pace.warmUpSeconds);
  const rounds: { baseline: Round; ours: Round }[] = [];
  for (let round = 0; round < pace.rounds; round += 1) {
    const run = ({ server, turn }: Side) => runRound(server, turn, pace.seconds);
    if (round % 2 === 0) {
      const first = await run(baseline);
      rounds.push({ baseline: first, ours: await run(ours) });
    } else {
      const first = await run(ours);
      rounds.push({ ours: first, baseline: await run(baseline) });
    }
  }
  const ratios = rounds.map((one) => one.ours.perSecond / one.baseline.perSecond);
  const worked = rounds.map((one) =>
    quotient(one.ours.perWorkedSecond, one.baseline.perWorkedSecond),
  );
  return {
    baseline: medianRound(rounds.map((one) => one.baseline)),
    ours: medianRound(rounds.map((one) => one.ours)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
    workedRatio: medianOf(worked),
  };
};

/** The one in the middle. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value below which such a share of all lies. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

const quotient = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a / b;

const medianOf = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? median(known) : undefined;
};

const medianRound = (rounds: readonly Round[]): Round => ({
  perSecond: median(rounds.map((round) => round.perSecond)),
  perWorkedSecond: medianOf(rounds.map((round) => round.perWorkedSecond)),
  serverBusy: medianOf(rounds.map((round) => round.serverBusy)),
  loadBusy: median(rounds.map((round) => round.loadBusy)),
});
