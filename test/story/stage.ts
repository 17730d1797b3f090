import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDataFolder } from '../../demo/dataFolder.ts';
import { nameOf, people, tenantId } from '../../demo/people.ts';
import { botPlan, sandboxPlan } from '../../demo/plans.ts';
import type { Settings } from '../../demo/settings.ts';
import { addressesOf } from '../../demo/settings.ts';
import type { Channel, ChatClient, Person } from '../support/chatClient.ts';
import { openChatClient } from '../support/chatClient.ts';
import type { Shelter } from '../support/shelters.ts';
import type { TestProcess } from '../support/processes.ts';
import { freePorts, startProcess, temporaryFolder } from '../support/processes.ts';
import { buysMore } from './bought.ts';
import type { Portal } from './portal.ts';
import { openPortal } from './portal.ts';

/** Everybody and everything in the tale: the bot, Partner Center and its pages, the people at their clients. */
export interface Stage {
  bot: TestProcess;
  portal: Portal;
  client: ChatClient;
  /** Sales agent, account manager of Fabrikam, Contoso and Tailspin Toys. */
  alex: Person;
  /** Admin agent. */
  megan: Person;
  /** Global admin. */
  adele: Person;
  /** User management admin: may look. */
  isaiah: Person;
  /** A second sales agent. */
  patti: Person;
  /** Without a role. */
  lynne: Person;
  /** Hears of approvals, failures and partnerships. */
  channel: Channel;
  /** Hears of customers and orders. */
  orders: Channel;
  /** Tenant ids of the resellers that were added, by name. */
  ids: ReadonlyMap<string, string>;
  /** Everything that was ever posted, or written over a post, in any conversation: as JSON. */
  said: readonly string[];
  /** Everything that the bot keeps and has printed, by the name of the place. */
  kept(): Promise<Map<string, string>>;
  close(): Promise<void>;
}

/** Eight more partnerships, so that a list has two pages and the tale has resellers enough. */
export const more = [
  'Lucerne Publishing',
  'Coho Vineyard',
  'Blue Yonder Airlines',
  'City Power & Light',
  'Southridge Video',
  'The Phone Company',
  'Consolidated Messenger',
  'Woodgrove Bank',
] as const;

// Days of work within a minute: more calls than a minute is granted, after which the desk would rightly keep away until the next.
const throttle = 1_000_000;

/** Starts Partner Center with fourteen partnerships, then the bot; nobody has spoken yet. */
export const openStage = async (shelter: Shelter): Promise<Stage> => {
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
  const ids = new Map<string, string>();
  for (const name of more) {
    ids.set(name, (await portal.add(name, { partnership: true })).id);
  }
  await buysMore(portal);
  await portal.wish({ throttle });
  const plan = botPlan(settings, { ...process.env, SYNC_SECONDS: '1' });
  const bot = await startProcess({ ...plan, env: { ...plan.env, ...shelter.settings } });
  const client = await openChatClient({ messagesUrl: addresses.messages, tenantId });
  const [alex, megan, adele, isaiah, patti, lynne] = people.map((one) =>
    client.person(one.id, nameOf(one)),
  ) as [Person, Person, Person, Person, Person, Person];
  const channel = client.channel('Approvals');
  const orders = client.channel('Orders');
  const said: string[] = [];
  client.connector.intercept(({ body }) => void said.push(JSON.stringify(body)));
  const close = async () => {
    await bot.stop();
    await sandbox.stop();
    await client.close();
    await shelter.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  const kept = () => keptBy(shelter, dataDir);
  const everybody = { alex, megan, adele, isaiah, patti, lynne, channel, orders };
  return { bot, portal, client, ...everybody, ids, said, kept, close };
};

/** Partner Center's own file is the one place where passwords may be found. */
const notOurs = /^partner-center\.sqlite/;

const keptBy = async (shelter: Shelter, dataDir: string): Promise<Map<string, string>> => {
  const names = (await readdir(dataDir)).filter((name) => !notOurs.test(name));
  const files = await Promise.all(
    names.map(async (name) => [name, await readFile(join(dataDir, name), 'latin1')] as const),
  );
  const items = (await shelter.contents()).map((item, at) => [`item ${at}`, item] as const);
  return new Map([...files, ...items]);
};
