import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, platform } from 'node:os';

/** The cores of a run: servers on the first, the load on the second, so that neither takes time from the other. */
export const cores = { server: 0, load: 1 };

const canPin = (): boolean =>
  platform() === 'linux' && cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Whether processes can be bound to cores here. */
export const isPinned: boolean = canPin();

/** How a Node process is started on a core: the command, and what comes before its arguments. */
export const nodeOn = (core: number): { command: string; before: string[] } =>
  isPinned
    ? { command: 'taskset', before: ['--cpu-list', String(core), process.execPath] }
    : { command: process.execPath, before: [] };

/** Binds this process, with all its threads, to a core. */
export const stayOn = (core: number): void => {
  if (!isPinned) return;
  const args = ['--all-tasks', '--cpu-list', '--pid', String(core), String(process.pid)];
  if (spawnSync('taskset', args).status !== 0)
    throw new Error('taskset would not bind this process');
};

const ticksPerSecond = 100;

/** Seconds of processor time that a process has used; undefined where the system does not tell. */
export const processorSeconds = (pid: number): number | undefined => {
  if (platform() !== 'linux') return undefined;
  // The name of the command stands in brackets and may hold blanks.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
};

/** Megabytes of memory that a process has in use (resident set), and how much of it are files that are mapped into it. */
export interface Memory {
  all: number;
  files: number;
}

/** What a process has in use; undefined where the system does not tell. */
export const memoryOf = (pid: number): Memory | undefined => {
  if (platform() !== 'linux') return undefined;
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string): number =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1_024;
  return { all: megabytes('VmRSS'), files: megabytes('RssFile') };
};
