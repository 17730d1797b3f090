import { makeCrew } from './crew.ts';
import { prepareDataFolder } from './dataFolder.ts';
import { busyPort } from './freePorts.ts';
import type { Crew } from './crew.ts';
import { NotReady } from './part.ts';
import { conversationsOf, install } from './playground.ts';
import { botPlan, playgroundPlan, sandboxPlan } from './plans.ts';
import type { Settings } from './settings.ts';
import { playgroundsOf } from './settings.ts';
import { readyLine, tour } from './tour.ts';
import { registerWebhook, trustSandbox } from './webhook.ts';

/** What a run of the demo is given. */
export interface Given {
  settings: Settings;
  environment: Record<string, string | undefined>;
  /** Aborted when the demo shall stop. */
  stop: AbortSignal;
  say: (line: string) => void;
}

/**
 * Starts all parts, waits until told to stop or until one of them is gone, and leaves none behind.
 * @returns the exit code
 */
export const runDemo = async (given: Given): Promise<number> => {
  const { settings, say, stop } = given;
  const busy = await busyPort({ ...settings.ports });
  if (busy) {
    say(busy);
    return 1;
  }
  await prepareDataFolder(settings);
  const crew = makeCrew(given);
  try {
    const bot = await startAll(crew, given);
    for (const line of tour(settings)) say(line);
    say(readyLine(settings));
    return await crew.watch(bot);
  } catch (error) {
    if (stop.aborted) return 0;
    if (!(error instanceof NotReady)) throw error;
    say(error.message);
    return 1;
  } finally {
    await crew.stopAll();
  }
};

/** @returns the name of the bot, the one part that may be killed and comes back */
async function startAll(crew: Crew, { settings, environment, say }: Given): Promise<string> {
  await crew.start(sandboxPlan(settings, environment));
  await trustSandbox(settings);
  const bot = await crew.start(botPlan(settings, environment));
  say(await registerWebhook(settings, environment));
  const playgrounds = playgroundsOf(settings);
  await Promise.all(
    playgrounds.map((each) => crew.start(playgroundPlan(each, settings, environment))),
  );
  for (const playground of playgrounds) {
    const { personal, team } = conversationsOf(playground.prefix);
    await install(playground, personal);
    if (playground.prefix === 'admin') await install(playground, team);
  }
  return bot.name;
}
