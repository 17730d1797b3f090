import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { managersFile, peopleFile } from './people.ts';
import type { Settings } from './settings.ts';
import { filesOf, playgroundsOf } from './settings.ts';
import { writePlaygroundConfig } from './playground.ts';

// Only what the demo and its parts make themselves; a data folder may hold other things that people keep there.
const ours = [
  /\.sqlite(-wal|-shm|-journal)?$/,
  /^seal\.key$/,
  /^people\.json$/,
  /^managers\.csv$/,
  /^webhook-root\.pem$/,
  /^playground-(sales|admin)$/,
  /^(sandbox|bot|playground-sales|playground-admin)\.log$/,
];

/** Makes the data folder ready: emptied first when fresh data are wanted, and with the files that the parts read. */
export const prepareDataFolder = async (settings: Settings): Promise<void> => {
  const { dataDir, reset } = settings;
  await mkdir(dataDir, { recursive: true });
  if (reset) await removeOurs(dataDir);
  const files = filesOf(settings);
  await writeUnlessThere(files.people, peopleFile());
  await writeUnlessThere(files.managers, managersFile());
  for (const playground of playgroundsOf(settings)) await writePlaygroundConfig(playground);
};

async function removeOurs(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((each) => ours.some((pattern) => pattern.test(each)))) {
    await rm(join(folder, name), { recursive: true });
  }
}

/** People may have changed the file since the last run. */
async function writeUnlessThere(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
