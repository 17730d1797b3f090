import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDataFolder } from '../../demo/dataFolder.ts';
import { nameOf, people, tenantId } from '../../demo/people.ts';
import { sandboxPlan } from '../../demo/plans.ts';
import type { Settings } from '../../demo/settings.ts';
import { addressesOf, botEnvironment, commonEnvironment } from '../../demo/settings.ts';
import { openPortal, type Portal } from '../story/portal.ts';
import type { Channel, ChatClient, Person } from './chatClient.ts';
import { openChatClient } from './chatClient.ts';
import { openLine, type Line } from './killLine.ts';
import { startMortal, type Mortal } from './killProcess.ts';
import { freePorts, startProcess, temporaryFolder } from './processes.ts';

/** A reseller of the sandbox. */
export interface Reseller {
  id: string;
  name: string;
  partnerId: string;
}

/** A desk that can be killed, with those who use it, and resellers enough for a fresh one each time. */
export interface KillWorld {
  mortal: Mortal;
  /** Where the bot keeps its files. */
  dataDir: string;
  line: Line;
  portal: Portal;
  client: ChatClient;
  /** Sales agent. */
  alex: Person;
  /** Admin agent. */
  megan: Person;
  channel: Channel;
  /** A partner that nobody has touched yet. */
  nextPartner(): Reseller;
  /** Somebody who can become a partner. */
  stranger(): Promise<Reseller>;
  /** When the list of resellers was last read. */
  polledAt(): Promise<string>;
  close(): Promise<void>;
}

/**
 * Prepares a world in which nothing happens by itself: every standing round has run and comes back tomorrow. `partners`: how many
 * there are besides the seeded ones, from the beginning.
 */
export const openKillWorld = async (
  partners: number,
  botSettings: Record<string, string> = {},
): Promise<KillWorld> => {
  const dataDir = await temporaryFolder();
  const [PORT = 0, SANDBOX_PORT = 0] = await freePorts(2);
  const settings: Settings = {
    headless: true,
    reset: false,
    ports: { PORT, SANDBOX_PORT },
    dataDir,
  };
  await prepareDataFolder(settings);
  const addresses = addressesOf(settings);
  const sandbox = await startProcess(sandboxPlan(settings, process.env));
  const portal = openPortal(addresses.sandbox);
  const untouched: Reseller[] = [];
  const enrol = async (family: string, number: number, partnership: boolean): Promise<Reseller> => {
    const name = `${family} ${String(number).padStart(3, '0')}`;
    return { name, ...(await portal.add(name, { partnership })) };
  };
  for (let number = 1; number <= partners; number += 1)
    untouched.push(await enrol('Rosewood', number, true));
  let strangers = 0;

  const born: { mortal?: Mortal } = {};
  const line = await openLine(PORT, async () => born.mortal?.back());
  const client = await openChatClient({ messagesUrl: line.messagesUrl, tenantId });
  const mortal = await startMortal({
    ...commonEnvironment(process.env),
    ...botEnvironment(settings, process.env),
    SYNC_SECONDS: '86400',
    LOG_LEVEL: 'fault',
    KILL_WATCHED: [addresses.sandbox, client.connector.serviceUrl]
      .map((url) => new URL(url).host)
      .join(),
    // The spares begin faster with what the first one compiled.
    NODE_COMPILE_CACHE: join(dataDir, 'compiled'),
    ...botSettings,
  });
  born.mortal = mortal;
  // The rounds that list customers are of no use here, and would go on for minutes.
  await portal.fails('^/v1/customers\\?', { cut: 'before' }, 1_000);
  await mortal.quiet();
  await portal.heals();

  const [alex, megan] = people.map((one) => client.person(one.id, nameOf(one))) as [Person, Person];
  await alex.installs();
  await megan.installs();
  const channel = client.channel('Approvals');
  await megan.says('notify here approvals failures partnerships customers orders', channel);
  await mortal.prepare();
  return {
    mortal,
    dataDir,
    line,
    portal,
    client,
    alex,
    megan,
    channel,
    nextPartner: () => {
      const found = untouched.shift();
      if (!found) throw new Error('There are more moments to be killed at than partners');
      return found;
    },
    stranger: () => enrol('Larkspur', (strangers += 1), false),
    polledAt: async () => {
      const mark = (await mortal.list('mark')).find(({ id }) => id === 'mark:partnerships');
      return String((mark?.body as { polledAt?: string } | undefined)?.polledAt);
    },
    close: async () => {
      await mortal.close();
      await line.close();
      await client.close();
      await sandbox.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
