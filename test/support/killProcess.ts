import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Doc } from '../../src/domain/ports.ts';
import type { Order, Report, Trace } from './killOrders.ts';

/** A bot that dies at a chosen moment and is back at once, because spares wait with everything imported. */
export interface Mortal {
  /** Dies at the n-th write or call from now on; 0: never. */
  arm(at: number): Promise<void>;
  /** Counts no more. @returns the moments that were passed; none when it died meanwhile */
  disarm(): Promise<Trace>;
  /** The moments before the last death since `arm`, the deadly one last. */
  death(): Trace | undefined;
  /** What the dead one had not recorded as posted: tasks, as JSON. */
  unposted(): string[];
  /** Resolves when a bot serves; at once when none has died. */
  back(): Promise<void>;
  /** Resolves when nothing is under way and nothing is due soon. */
  quiet(): Promise<void>;
  list(type: string, ...tags: string[]): Promise<Doc[]>;
  /** The last lines that the bots printed. */
  lastLines(): string[];
  close(): Promise<void>;
}

interface Life {
  child: ChildProcess;
  ask<Is extends Report['is']>(order: Order, is: Is): Promise<Report & { is: Is }>;
  warm: Promise<unknown>;
  gone: Promise<void>;
}

/** Starts one, with its spare. `env`: the bot's settings. */
export const startMortal = async (env: NodeJS.ProcessEnv): Promise<Mortal> => {
  const killFile = join(env.DATA_DIR ?? '', 'killed.json');
  const lines: string[] = [];
  let closing = false;
  let died: Trace | undefined;
  let unposted: string[] = [];
  const spares = Array.from({ length: spareCount }, () => beget(env, lines));
  let living = spares[0] as Life;
  let back: Promise<void>;

  const succeed = async (): Promise<void> => {
    living = spares.shift() ?? beget(env, lines);
    spares.push(beget(env, lines));
    await living.warm;
    const ended = living.gone.then(() => undefined);
    const opened = await Promise.race([living.ask({ do: 'open' }, 'open'), ended]);
    if (!opened) throw new Error(`The bot did not start:\n${lines.join('\n')}`);
    unposted = opened.unposted;
    void living.gone.then(() => {
      if (closing) return;
      if (!existsSync(killFile)) throw new Error(`The bot ended by itself:\n${lines.join('\n')}`);
      died = JSON.parse(readFileSync(killFile, 'utf8')) as Trace;
      rmSync(killFile, { force: true });
      back = succeed();
    });
  };

  /** Asks whoever lives, again when it dies over the question. */
  const ask = async <Is extends Report['is']>(
    order: Order,
    is: Is,
  ): Promise<Report & { is: Is }> => {
    for (;;) {
      await back;
      const asked = living;
      const answer = await Promise.race([asked.ask(order, is), asked.gone.then(() => undefined)]);
      if (answer) return answer;
      // Its end is noticed in the same turn as here: the successor is on its way.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  back = succeed();
  await back;
  return {
    arm: async (at) => {
      died = undefined;
      unposted = [];
      await ask({ do: 'arm', at }, 'armed');
    },
    disarm: async () => (await ask({ do: 'disarm' }, 'disarmed')).trace,
    death: () => died,
    unposted: () => unposted,
    back: () => back,
    quiet: async () => void (await ask({ do: 'quiet' }, 'quiet')),
    list: async (type, ...tags) => (await ask({ do: 'list', type, tags }, 'listed')).docs,
    lastLines: () => lines.slice(-30),
    close: async () => {
      closing = true;
      const lives = [living, ...spares];
      for (const { child } of lives) child.kill('SIGKILL');
      await Promise.all(lives.map(({ gone }) => gone));
    },
  };
};

const spareCount = 2;
const entry = join(import.meta.dirname, 'killable.ts');
const mostLines = 400;

function beget(env: NodeJS.ProcessEnv, lines: string[]): Life {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface(stream).on('line', (line) => keep(lines, line));
  }
  const heard = <Is extends Report['is']>(is: Is) =>
    new Promise<Report & { is: Is }>((resolve) => {
      const listener = (report: Report) => {
        if (report.is !== is) return;
        child.off('message', listener);
        resolve(report as Report & { is: Is });
      };
      child.on('message', listener);
    });
  return {
    child,
    warm: heard('warm'),
    gone: new Promise((resolve) => child.once('exit', () => resolve())),
    ask: (order, is) => {
      const answer = heard(is);
      // Somebody who dies meanwhile has no ears; its end is heard of otherwise.
      child.send(order, () => undefined);
      return answer;
    },
  };
}

const keep = (lines: string[], line: string): void => {
  lines.push(line);
  if (lines.length > mostLines) lines.shift();
};
