import { runDemo } from './run.ts';
import type { Settings } from './settings.ts';
import { readSettings, WrongSetting } from './settings.ts';

// `npm run demo`: everything on one machine, for somebody who wants to see the desk at work.

const say = (line: string) => console.log(line);
const stop = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Whoever asks twice does not want to wait; what is left is killed on the way out.
    if (stop.signal.aborted) process.exit(1);
    say('Stopping ...');
    stop.abort();
  });
}

const settings = settingsOrNothing();
process.exitCode = settings
  ? await runDemo({ settings, environment: process.env, stop: stop.signal, say })
  : 1;

function settingsOrNothing(): Settings | undefined {
  try {
    return readSettings(process.argv.slice(2), process.env);
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    say(error.message);
    return undefined;
  }
}
