import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { cores, memoryOf, nodeOn, processorSeconds, type Memory } from './machine.ts';

/** A bot that is measured, in a process of its own on the servers' core. */
export interface Server {
  name: string;
  port: number;
  pid: number;
  /** Milliseconds from its start until it said that it is ready. */
  startedIn: number;
  memory(): Memory | undefined;
  /** Seconds of processor time so far. */
  worked(): number | undefined;
  stop(): Promise<void>;
}

const quiet = '--disable-warning=ExperimentalWarning';

/** Starts a file of this folder; resolves when it prints `{"ready":true,"port":n}`. */
export const startServer = async (
  name: string,
  file: string,
  args: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<Server> => {
  const { command, before } = nodeOn(cores.server);
  const begun = performance.now();
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter(Boolean);
  const child = spawn(
    command,
    [...before, quiet, ...flags, join(import.meta.dirname, file), ...args],
    {
      env: { ...process.env, NODE_ENV: '', NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  process.once('exit', () => child.kill('SIGKILL'));
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  child.once('exit', (code) => reject(new Error(`${name} ended with ${code}`)));
  createInterface(child.stdout).on('line', (line) => {
    const said = JSON.parse(line) as { ready?: boolean; port?: number; event?: string };
    if (said.ready) resolve(said.port ?? 0);
    if (said.event !== undefined && line.includes('"fault"')) process.stderr.write(`${line}\n`);
  });
  const port = await promise;
  const startedIn = performance.now() - begun;
  const pid = child.pid ?? 0;
  return {
    name,
    port,
    pid,
    startedIn,
    memory: () => memoryOf(pid),
    worked: () => processorSeconds(pid),
    stop,
  };
};
