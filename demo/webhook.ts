import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launch } from './part.ts';
import { addressesOf, botEnvironment, commonEnvironment, filesOf } from './settings.ts';
import type { Settings } from './settings.ts';

type Environment = Record<string, string | undefined>;

/** Lets the bot believe events of the sandbox: keeps the root certificate that their signatures end at. Before the bot starts. */
export const trustSandbox = async (settings: Settings): Promise<void> => {
  const response = await fetch(`${addressesOf(settings).sandbox}/webhooks/certificates/root.pem`);
  if (!response.ok) throw new Error(`The sandbox has no root certificate: ${response.status}`);
  await writeFile(filesOf(settings).root, await response.text());
};

/** Registers the bot for the sandbox's events, as somebody who operates it would; gives what was said. */
export const registerWebhook = async (
  settings: Settings,
  environment: Environment,
): Promise<string> => {
  const script = launch({
    name: 'Registration for events',
    args: [
      '--disable-warning=ExperimentalWarning',
      join(import.meta.dirname, '../scripts/webhooks.ts'),
      'register',
    ],
    env: { ...commonEnvironment(environment), ...botEnvironment(settings, environment) },
    ready: () => Promise.resolve(),
  });
  await script.ended;
  return script.lastLines().join(' ');
};
