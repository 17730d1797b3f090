import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Doc } from '../../src/domain/ports.ts';
import { killFileIn } from './killMoments.ts';
import type { Answered, Answers, OrderName, OrderOf, Sent, Trace } from './killOrders.ts';

/** A bot that dies at a chosen moment and is back at once, because spares wait with everything imported. */
export interface Mortal {
  /** Dies at the n-th moment from now on, or from the first one whose label has this text; 0: never. */
  arm(at: number, from?: string): Promise<void>;
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
  /** From now on there are spares, which begin with what the present one has compiled until now. */
  prepare(): Promise<void>;
  /** The last lines that the bots printed. */
  lastLines(): string[];
  close(): Promise<void>;
}

/** Starts one. `env`: the bot's settings. */
export const startMortal = async (env: NodeJS.ProcessEnv): Promise<Mortal> => {
  const killFile = killFileIn(env.DATA_DIR ?? '');
  const lines: string[] = [];
  const spares: Life[] = [];
  let spareCount = 0;
  let closing = false;
  let died: Trace | undefined;
  let unposted: string[] = [];
  let living = beget(env, lines);
  let back: Promise<void>;

  const fill = () => {
    while (spares.length < spareCount) spares.push(beget(env, lines));
  };

  const live = async (life: Life): Promise<void> => {
    living = life;
    await life.warm;
    const opened = await Promise.race([life.ask({ do: 'open' }), life.gone]);
    if (!opened) throw new Error(`The bot did not start:\n${lines.join('\n')}`);
    unposted = opened.unposted;
    void life.gone.then(() => {
      if (closing) return;
      if (!existsSync(killFile)) throw new Error(`The bot ended by itself:\n${lines.join('\n')}`);
      died = JSON.parse(readFileSync(killFile, 'utf8')) as Trace;
      rmSync(killFile, { force: true });
      back = live(spares.shift() ?? beget(env, lines));
      fill();
    });
  };

  /** Asks whoever lives, again when it dies over the question. */
  const ask = async <Name extends OrderName>(order: OrderOf<Name>): Promise<Answers[Name]> => {
    for (;;) {
      await back;
      const asked = living;
      const answered = await Promise.race([
        asked.ask(order).then((answer) => ({ answer })),
        asked.gone,
      ]);
      if (answered) return answered.answer;
      // Its end is noticed in the same turn as here: the successor is on its way.
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  back = live(living);
  await back;
  return {
    arm: async (at, from) => {
      died = undefined;
      unposted = [];
      await ask<'arm'>({ do: 'arm', at, ...(from !== undefined && { from }) });
    },
    disarm: () => ask<'disarm'>({ do: 'disarm' }),
    death: () => died,
    unposted: () => unposted,
    back: () => back,
    quiet: async () => void (await ask<'quiet'>({ do: 'quiet' })),
    list: (type, ...tags) => ask<'list'>({ do: 'list', type, tags }),
    prepare: async () => {
      await ask<'keep'>({ do: 'keep' });
      spareCount = mostSpares;
      fill();
    },
    lastLines: () => lines.slice(-30),
    close: async () => {
      closing = true;
      const lives = [living, ...spares];
      for (const { end } of lives) end();
      await Promise.all(lives.map(({ gone }) => gone));
    },
  };
};

interface Life {
  ask<Name extends OrderName>(order: OrderOf<Name>): Promise<Answers[Name]>;
  /** Resolves when everything is imported. */
  warm: Promise<unknown>;
  gone: Promise<undefined>;
  end(): void;
}

const mostSpares = 2;
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
  const awaited = new Map<number, (answer: Answers[OrderName]) => void>();
  const answerTo = (number: number) =>
    new Promise<Answers[OrderName]>((resolve) => void awaited.set(number, resolve));
  child.on('message', ({ number, answer }: Answered) => {
    awaited.get(number)?.(answer);
    awaited.delete(number);
  });
  let sent = 0;
  return {
    warm: answerTo(sent),
    gone: new Promise((resolve) => child.once('exit', () => resolve(undefined))),
    ask: <Name extends OrderName>(order: OrderOf<Name>) => {
      const message: Sent = { number: (sent += 1), order };
      // Somebody who dies meanwhile has no ears; its end is heard of otherwise.
      child.send(message, () => undefined);
      return answerTo(message.number) as Promise<Answers[Name]>;
    },
    end: () => void child.kill('SIGKILL'),
  };
}

const keep = (lines: string[], line: string): void => {
  lines.push(line);
  if (lines.length > mostLines) lines.shift();
};
