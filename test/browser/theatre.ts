import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { prepareDataFolder } from '../../demo/dataFolder.ts';
import { nameOf, people, tenantId } from '../../demo/people.ts';
import { conversationsOf, install } from '../../demo/playground.ts';
import { botPlan, playgroundPlan, sandboxPlan } from '../../demo/plans.ts';
import type { Settings } from '../../demo/settings.ts';
import { addressesOf, playgroundsOf } from '../../demo/settings.ts';
import { buysMore } from '../story/bought.ts';
import type { Portal } from '../story/portal.ts';
import { openPortal } from '../story/portal.ts';
import type { ChatPage, TestBrowser } from '../support/browser.ts';
import { openBrowser } from '../support/browser.ts';
import type { ChatClient, Person } from '../support/chatClient.ts';
import { openChatClient } from '../support/chatClient.ts';
import type { TestProcess } from '../support/processes.ts';
import { freePorts, startProcess, temporaryFolder } from '../support/processes.ts';

/** Everything that `npm run demo` starts, in a place of its own, with both chat clients open in a browser. */
export interface Theatre {
  /** The sales agent's client: Alex Wilber, account manager of Fabrikam, Contoso and Tailspin Toys. */
  sales: ChatPage;
  /** The admin agent's client: Megan Bowen, with the channel Approvals. */
  admin: ChatPage;
  browser: TestBrowser;
  /** What happens in Partner Center that is no part of the tale. */
  portal: Portal;
  /** Another admin, at a client elsewhere: Adele Vance, Global admin. */
  elsewhere: Person;
  /** The sandbox's web address. */
  sandbox: string;
  /** Both clients as just opened, so that what was said before does not slow them down. */
  afresh(): Promise<void>;
  /** Keeps a picture of both clients and the bot's own lines in `test-results/`: something went wrong. */
  keepTraces(title: string): Promise<void>;
  close(): Promise<void>;
}

/** Partnerships besides the seeded ones, so that a list has two pages and the tale has resellers enough. */
const more = [
  'Lucerne Publishing',
  'Coho Vineyard',
  'Blue Yonder Airlines',
  'Southridge Video',
  'The Phone Company',
  'Woodgrove Bank',
];

const patience = 20_000;

/** Starts all parts and opens the two clients; what was started is stopped again when one of them fails. */
export const openTheatre = async (chromium: string): Promise<Theatre> => {
  const ending: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ending.splice(0).reverse()) await end();
  };
  const started = async (starting: Promise<TestProcess>): Promise<void> => {
    const { stop } = await starting;
    ending.push(stop);
  };
  try {
    const settings = await freshSettings();
    const { dataDir } = settings;
    ending.push(() => rm(dataDir, { recursive: true, force: true }));
    await prepareDataFolder(settings);
    await started(startProcess(sandboxPlan(settings, process.env)));
    const { sandbox, messages } = addressesOf(settings);
    const portal = openPortal(sandbox);
    for (const name of more) await portal.add(name, { partnership: true });
    await buysMore(portal);
    await started(startProcess(botPlan(settings, { ...process.env, SYNC_SECONDS: '1' })));
    const playgrounds = playgroundsOf(settings);
    for (const playground of playgrounds) {
      await started(startProcess(playgroundPlan(playground, settings, process.env)));
      const { personal, team } = conversationsOf(playground.prefix);
      await install(playground, personal);
      if (playground.prefix === 'admin') await install(playground, team);
    }
    const client = await openChatClient({ messagesUrl: messages, tenantId });
    ending.push(client.close);
    const browser = await openBrowser(chromium);
    ending.push(browser.close);
    const [sales, admin] = await clientsOf(browser, settings);
    const elsewhere = anotherAdmin(client);
    const afresh = async () => void (await Promise.all([sales.reload(), admin.reload()]));
    const keepTraces = async (title: string) => {
      await sales.shot(`FAILED-sales-${title}`);
      await admin.shot(`FAILED-admin-${title}`);
      await copyFile(join(dataDir, 'bot.log'), join('test-results', 'bot.log'));
    };
    return { sales, admin, elsewhere, browser, portal, sandbox, afresh, keepTraces, close };
  } catch (error) {
    await close();
    throw error;
  }
};

function anotherAdmin(client: ChatClient): Person {
  const admin = people.find(({ roles }) => roles.includes('globalAdmin'));
  if (!admin) throw new Error('The demo has no Global admin');
  return client.person(admin.id, nameOf(admin));
}

async function freshSettings(): Promise<Settings> {
  const [PORT = 0, SANDBOX_PORT = 0, PLAYGROUND_PORT = 0, ADMIN_PLAYGROUND_PORT = 0] =
    await freePorts(4);
  return {
    headless: false,
    reset: false,
    ports: { PORT, SANDBOX_PORT, PLAYGROUND_PORT, ADMIN_PLAYGROUND_PORT },
    dataDir: await temporaryFolder(),
  };
}

async function clientsOf(browser: TestBrowser, { ports }: Settings): Promise<[ChatPage, ChatPage]> {
  const open = async (port = 0) => {
    const chat = await browser.chat(port);
    chat.page.setDefaultTimeout(patience);
    await chat.page.setViewportSize({ width: 1280, height: 1500 });
    return chat;
  };
  return [await open(ports.PLAYGROUND_PORT), await open(ports.ADMIN_PLAYGROUND_PORT)];
}
