import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareDataFolder } from '../../demo/dataFolder.ts';
import type { Part, Plan } from '../../demo/part.ts';
import { launch, whenReady } from '../../demo/part.ts';
import { botPlan, sandboxPlan } from '../../demo/plans.ts';
import type { Settings } from '../../demo/settings.ts';
import { addressesOf } from '../../demo/settings.ts';

/** A process that a test starts, kills and starts again. */
export interface TestProcess {
  /** The one that runs now. */
  part(): Part;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it anew, after a kill or a stop; resolves when it is ready. */
  restart(): Promise<void>;
  /** SIGTERM; resolves when it is gone. Does nothing when it is gone already. */
  stop(): Promise<void>;
}

/** Starts a process; resolves when it is ready. */
export const startProcess = async (plan: Plan): Promise<TestProcess> => {
  let part: Part | undefined;
  const gone = async (how: 'stop' | 'kill') => {
    const leaving = part;
    part = undefined;
    await leaving?.[how]();
  };
  const restart = async () => {
    await gone('stop');
    part = launch(plan);
    await whenReady(part, plan.ready);
  };
  await restart();
  return {
    part: () => {
      if (!part) throw new Error(`${plan.name} does not run`);
      return part;
    },
    kill: () => gone('kill'),
    stop: () => gone('stop'),
    restart,
  };
};

/** Sandbox and bot as the demo starts them, in a folder and on ports of their own. */
export interface TestHouse {
  settings: Settings;
  /** `bot`, `messages`, `sandbox`, ...: where to reach what. */
  addresses: ReturnType<typeof addressesOf>;
  sandbox: TestProcess;
  bot: TestProcess;
  /** Stops both and removes the folder. */
  close(): Promise<void>;
}

/** Starts a sandbox and a bot with fresh data; `botSettings` win over the demo's. */
export const startHouse = async (botSettings: Record<string, string> = {}): Promise<TestHouse> => {
  const dataDir = await temporaryFolder();
  const [PORT = 0, SANDBOX_PORT = 0] = await freePorts(2);
  const settings: Settings = {
    headless: true,
    reset: false,
    ports: { PORT, SANDBOX_PORT },
    dataDir,
  };
  await prepareDataFolder(settings);
  const sandbox = await startProcess(sandboxPlan(settings, process.env));
  const plan = botPlan(settings, process.env);
  try {
    const bot = await startProcess({ ...plan, env: { ...plan.env, ...botSettings } });
    const close = async () => {
      await bot.stop();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    };
    return { settings, addresses: addressesOf(settings), sandbox, bot, close };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
};

/** A new empty folder under the system's own. */
export const temporaryFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'reseller-desk-'));

/** Ports that nobody uses at this moment, each a different one. */
export const freePorts = async (count: number): Promise<number[]> => {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
};
