import { join } from 'node:path';
import type { Plan } from './part.ts';
import type { Playground } from './playground.ts';
import { listensOn, playgroundArgs } from './playground.ts';
import { answersAt, saysReady } from './readiness.ts';
import type { Settings } from './settings.ts';
import { addressesOf, botEnvironment, commonEnvironment, sandboxEnvironment } from './settings.ts';

type Environment = Record<string, string | undefined>;

const house = join(import.meta.dirname, '..');
const quiet = '--disable-warning=ExperimentalWarning';

/** How the sandbox is started. */
export const sandboxPlan = (settings: Settings, environment: Environment): Plan => ({
  name: 'Partner Center sandbox',
  args: [quiet, join(house, 'sandbox/main.ts')],
  cwd: house,
  env: { ...commonEnvironment(environment), ...sandboxEnvironment(settings) },
  log: join(settings.dataDir, 'sandbox.log'),
  ready: saysReady,
});

/** How the bot is started. */
export const botPlan = (settings: Settings, environment: Environment): Plan => ({
  name: 'Bot',
  args: [quiet, join(house, 'start.js')],
  cwd: house,
  env: { ...commonEnvironment(environment), ...botEnvironment(settings, environment) },
  log: join(settings.dataDir, 'bot.log'),
  ready: answersAt(`${addressesOf(settings).bot}/readyz`),
});

/** How a chat client is started. */
export const playgroundPlan = (
  playground: Playground,
  settings: Settings,
  environment: Environment,
): Plan => ({
  name: `Chat client of the ${playground.prefix} agent`,
  args: playgroundArgs(playground, addressesOf(settings).messages),
  cwd: playground.folder,
  env: { ...commonEnvironment(environment), TEAMSAPPTESTER_BROWSER: 'none' },
  log: join(settings.dataDir, `playground-${playground.prefix}.log`),
  ready: listensOn(playground),
});
