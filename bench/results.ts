import { readFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';
import { join } from 'node:path';
import type { measureClicks } from './clicks.ts';
import type { CosmosRequests } from './cosmosRequests.ts';
import type { measureDialogTurns } from './dialogTurns.ts';
import { sizes, type Look, type measureLists } from './lists.ts';
import { inFlight } from './load.ts';
import { isPinned, type Memory } from './machine.ts';
import { pace, type Comparison } from './rounds.ts';
import { figure, met, percent, table } from './table.ts';
import type { Weight } from './weight.ts';

/** All that was measured in a run. */
export interface Results {
  dialogTurns: Awaited<ReturnType<typeof measureDialogTurns>>;
  clicks: Awaited<ReturnType<typeof measureClicks>>;
  lists: Awaited<ReturnType<typeof measureLists>>;
  cosmos: CosmosRequests;
}

const goals = {
  dialogTurn: 1,
  click: 0.8,
  growth: 1.5,
  p95: 20,
  turnRequests: 3,
  clickRequests: 4,
  pageRequests: 1,
};

/** The results as they are printed and kept. */
export const written = (results: Results): string =>
  [
    '# Figures',
    intro(),
    summary(results),
    '## Speed',
    speed(results),
    '## Lists and searches',
    lists(results.lists),
    '## Requests to Cosmos DB',
    cosmos(results.cosmos),
    '## Memory and start',
    weights(results),
    explained(),
  ].join('\n\n') + '\n';

const intro = (): string =>
  `Written by \`npm run bench\`; every number is of that one run. Machine: ${platform()}, ${cpus().length} cores, Node ` +
  `${process.versions.node}. ${pinning} What the figures mean and what limits them stands below.`;

const explained = (): string =>
  readFileSync(join(import.meta.dirname, 'explained.md'), 'utf8').trim();

const pinning = isPinned
  ? 'Servers are bound to one core, the load to another (`taskset`).'
  : 'There is no `taskset` here, so servers and load share the cores as the system likes.';

const summary = ({ dialogTurns, clicks, lists: { looks }, cosmos: asked }: Results): string => {
  const [turn, click] = [dialogTurns.comparison.ratio, clicks.comparison.ratio];
  const [walks, usual] = [looks.filter(({ isWalk }) => isWalk), looks.filter((one) => !one.isWalk)];
  const [growth, walkGrowth] = [highest(usual, 'ratio'), highest(walks, 'ratio')];
  const [slowest, slowestWalk] = [highest(usual, 'p95'), highest(walks, 'p95')];
  const most = Math.max(...asked.dialogTurns);
  return table(
    ['figure', 'goal', 'result', ''],
    [
      [
        'dialog turn per second, against the bare waterfall',
        `at least ${goals.dialogTurn.toFixed(1)}`,
        figure(turn, 2),
        met(turn >= goals.dialogTurn),
      ],
      [
        'approve click per second, against the bare echo',
        `at least ${goals.click}`,
        figure(click, 2),
        met(click >= goals.click),
      ],
      [
        'list and search, a thousand times more, against before',
        `at most ${goals.growth}`,
        `${figure(mixed(usual), 2)}, worst kind ${figure(growth, 2)}`,
        met(growth <= goals.growth),
      ],
      [
        'list and search, slowest p95',
        `under ${goals.p95} ms`,
        `${figure(slowest, 2)} ms`,
        met(slowest < goals.p95),
      ],
      [
        'the same for the two kinds of look that no index leads to',
        `${goals.growth}, ${goals.p95} ms`,
        `${figure(walkGrowth, 2)}, ${figure(slowestWalk, 2)} ms`,
        met(walkGrowth <= goals.growth && slowestWalk < goals.p95),
      ],
      [
        'Cosmos DB requests per dialog turn (one address typed)',
        `at most ${goals.turnRequests}`,
        figure(most),
        met(most <= goals.turnRequests),
      ],
      [
        'Cosmos DB requests per approve click',
        `at most ${goals.clickRequests}`,
        figure(asked.click),
        met(asked.click <= goals.clickRequests),
      ],
      [
        'Cosmos DB requests per list page',
        `at most ${goals.pageRequests}`,
        figure(asked.listPage),
        met(asked.listPage <= goals.pageRequests),
      ],
    ],
  );
};

const highest = (looks: readonly Look[], of: 'ratio' | 'p95'): number =>
  Math.max(...looks.map((look) => (of === 'p95' ? look.large.p95 : look.ratio)));

/** Each kind of look counts the same. */
const mixed = (looks: readonly Look[]): number => {
  const sum = (of: 'small' | 'large') => looks.reduce((all, look) => all + look[of].median, 0);
  return sum('large') / sum('small');
};

/** The least share of its core that the baseline has when nothing else runs there. */
const quietShare = 0.9;
const warning =
  '**Other programs used the machine during this run**: go by the ratio by processor time, and run it again on an idle machine.';

const speed = ({ dialogTurns, clicks }: Results): string => {
  const { following } = clicks;
  const row = (
    name: string,
    { baseline, ours, ratio, lowest, highest, workedRatio }: Comparison,
  ) => [
    name,
    `${figure(baseline.perSecond)} / s`,
    `${figure(ours.perSecond)} / s`,
    `${figure(ratio, 2)} (${figure(lowest, 2)} to ${figure(highest, 2)})`,
    figure(workedRatio, 2),
    `${percent(baseline.serverBusy)}, ${percent(ours.serverBusy)}`,
    `${percent(baseline.loadBusy)}, ${percent(ours.loadBusy)}`,
  ];
  const rounds = table(
    [
      '',
      'baseline',
      'desk',
      'ratio',
      'by processor time',
      'server’s core busy',
      'load’s core busy',
    ],
    [row('dialog turn', dialogTurns.comparison), row('approve click', clicks.comparison)],
  );
  const crowded = [dialogTurns, clicks].some(
    ({ comparison }) => (comparison.baseline.serverBusy ?? 1) < quietShare,
  );
  return (
    (crowded ? `${warning}\n\n` : '') +
    `Medians of ${pace.rounds} rounds of ${pace.seconds} s after ${pace.warmUpSeconds} s of warming up, baseline and desk in turn, ${inFlight} ` +
    'turns under way. The ratio is the median of the rounds’ ratios, with the lowest and the highest. *By processor time* is the same ' +
    'ratio in turns per second that the server’s process really had: programs beside it change it less. Busy: first while the baseline ' +
    `was measured, then the desk.\n\n${rounds}\n\nA dialog turn makes ${figure(dialogTurns.calls, 2)} calls to Teams (a turn of the baseline ` +
    `makes 1), a click none. With everything that follows an approval (first steps, the line to the asker, the channel’s card painted anew: ` +
    `${figure(following.calls, 1)} calls to Teams) a click takes ${figure(following.worked, 1)} ms of processor time; ${figure(following.perSecond)} a second are worked off.`
  );
};

const lists = ({ looks, loading }: Results['lists']): string => {
  const ms = ({ median, p95 }: Look['small']) => `${figure(median, 3)} / ${figure(p95, 3)}`;
  const { small, large } = sizes;
  const names = [small, large].map(
    ({ resellers, customers }) => `${figure(resellers)} resellers, ${figure(customers)} customers`,
  );
  return (
    `Median / p95 in milliseconds, through the ways in, asked of both stores in turn (SQLite; filling the large one took ${figure(loading)} s).\n\n` +
    table(
      ['', ...names, 'ratio'],
      looks.map((look) => [look.name, ms(look.small), ms(look.large), figure(look.ratio, 2)]),
    )
  );
};

const cosmos = ({ asked }: CosmosRequests): string =>
  table(
    ['', 'requests', 'which'],
    Object.entries(asked).map(([name, which]) => [name, figure(which.length), which.join(', ')]),
  );

const megabytes = (memory: Memory | undefined): string =>
  `${figure(memory?.all)} MB (${figure(memory?.files)})`;

const weights = ({ dialogTurns, clicks }: Results): string => {
  const row = (name: string, { startedIn, atStart, afterLoad }: Weight) => [
    name,
    `${figure(startedIn)} ms`,
    megabytes(atStart),
    megabytes(afterLoad),
  ];
  return table(
    ['', 'start to ready', 'memory when ready (of it mapped files)', 'memory after the load'],
    [
      row('bare echo', clicks.echo),
      row('bare waterfall', dialogTurns.waterfall),
      row('desk, after dialog turns', dialogTurns.desk),
      row('desk, after clicks', clicks.desk),
    ],
  );
};
