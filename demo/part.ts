import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** How a process ended. */
export interface Ending {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** A Node process to start: how, and how to know that it is ready. */
export interface Plan {
  /** As people call it: `the bot`. */
  name: string;
  /** What follows `node` on the command line. */
  args: string[];
  cwd?: string;
  env: NodeJS.ProcessEnv;
  /** File that gets everything the process prints. */
  log?: string;
  ready: (part: Part) => Promise<void>;
}

/** A process under way. */
export interface Part {
  name: string;
  pid: number;
  /** Resolves when the process is gone. */
  ended: Promise<Ending>;
  /** Everything printed so far is offered to `test` first; resolves with the first line that passes. */
  line(test: (line: string) => boolean): Promise<string>;
  /** The last lines it printed, for people. */
  lastLines(): string[];
  /** Asks it to stop; after five seconds it is killed. */
  stop(): Promise<Ending>;
  /** As a power cut does. */
  kill(): Promise<Ending>;
}

/** Thrown when a process ended before it was ready, or did not get ready in time. */
export class NotReady extends Error {}

// A process that ends in a hurry takes with it what it started.
const living = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

const patience = 60_000;
const kept = 500;

/** Starts a process; it exists before it is ready. */
export const launch = (plan: Plan): Part => {
  // In a process group of its own, so that Ctrl-C reaches only whoever started it, who then stops it in order.
  const child = spawn(process.execPath, plan.args, {
    cwd: plan.cwd,
    env: plan.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  living.add(child);
  const lines: string[] = [];
  const listeners = new Set<(line: string) => void>();
  const file = plan.log ? createWriteStream(plan.log, { flags: 'a' }) : undefined;
  const hear = (line: string) => {
    lines.push(line);
    if (lines.length > kept) lines.shift();
    file?.write(`${line}\n`);
    for (const listener of listeners) listener(line);
  };
  for (const stream of [child.stdout, child.stderr]) createInterface(stream).on('line', hear);
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (code, signal) => {
      living.delete(child);
      file?.end();
      resolve({ code, signal });
    });
    child.once('error', (error) => {
      hear(error.message);
      resolve({ code: 1, signal: null });
    });
  });
  return {
    name: plan.name,
    pid: child.pid ?? 0,
    ended,
    line: (test) =>
      new Promise((resolve) => {
        const found = lines.find(test);
        if (found !== undefined) return resolve(found);
        const listener = (line: string) => {
          if (!test(line)) return;
          listeners.delete(listener);
          resolve(line);
        };
        listeners.add(listener);
      }),
    lastLines: () => lines.slice(-20),
    stop: async () => {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      const ending = await ended;
      clearTimeout(late);
      return ending;
    },
    kill: async () => {
      child.kill('SIGKILL');
      return ended;
    },
  };
};

/**
 * Waits until a launched process can be used.
 * @throws NotReady when it ends first, or after a minute; its last lines are in the message.
 */
export const whenReady = async (
  part: Part,
  ready: Plan['ready'],
  signal?: AbortSignal,
): Promise<void> => {
  const over = new AbortController();
  const gaveUp = new Promise<never>((_, reject) => {
    const fail = (why: string) =>
      reject(new NotReady([`${part.name} ${why}`, ...part.lastLines()].join('\n  ')));
    const timer = setTimeout(() => fail('did not get ready within a minute'), patience);
    over.signal.addEventListener('abort', () => clearTimeout(timer));
    signal?.addEventListener('abort', () => reject(new NotReady('stopped')), {
      once: true,
      signal: over.signal,
    });
    void part.ended.then((ending) => fail(`ended before it was ready (${wordsFor(ending)})`));
  });
  try {
    await Promise.race([ready(part), gaveUp]);
  } finally {
    over.abort();
  }
};

/** How a process ended, for people. */
export const wordsFor = ({ code, signal }: Ending) =>
  signal ? `killed by ${signal}` : `exit code ${code ?? '?'}`;
