import { accessSync, constants, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import type { Fields } from './browserForm.ts';
import { fillIn, holds } from './browserForm.ts';
import { keepAtHome, slowLine } from './browserLine.ts';

/** A page of the chat client, and somebody who clicks and types in it. What is awaited gets 10 seconds. */
export interface ChatPage {
  page: Page;
  /** Picks a conversation in the left pane: `Personal Chat`, `Approvals`, ... */
  goTo(conversation: string): Promise<void>;
  /** Types and sends; in a channel as a new post that mentions the bot. */
  says(text: string): Promise<void>;
  /** Answers in the newest thread of the channel that has this text, with a mention of the bot. */
  replies(thread: string | RegExp, text: string): Promise<void>;
  /** The newest card with this text; waits for it. It is looked up anew at each use, so it ends when the text goes. */
  card(text: string | RegExp): Promise<Locator>;
  /** Waits until no card of this conversation has this text any more. */
  gone(text: string | RegExp): Promise<void>;
  /** The newest card, whatever it says; waits for the first one. */
  lastCard(): Promise<Locator>;
  /** Waits for a line of the bot that has no card. */
  line(text: string | RegExp): Promise<void>;
  /** Presses a card's button, also one behind its dots, or a row that can be clicked. */
  clicks(card: Locator, title: string): Promise<void>;
  /**
   * Fills in a card and presses a button. The client forgets what was typed whenever a message arrives in the chat,
   * so all of it is filled in again when something got lost before the click. `opener` is the button that unfolds
   * the part of the card in which the fields are.
   */
  submits(card: Locator, fields: Fields, title: string, opener?: string): Promise<void>;
  /** The address behind a card's link button. */
  link(card: Locator, title: string): Promise<string>;
  /** Waits for the short message below a card. */
  strip(card: Locator, text: string | RegExp): Promise<void>;
  /** Saves a picture as `test-results/screens/NNN-name.png`. */
  shot(name: string): Promise<void>;
  /** Opens the client anew: it forgets what was said, which makes a long test fast again. */
  reload(): Promise<void>;
  /** Keeps from the page what its server pushes as long as this lasts: somebody with a slow line, who clicks late. */
  deaf(work: () => Promise<void>): Promise<void>;
}

/** A browser for a test. */
export interface TestBrowser {
  /** Opens the chat client that listens on this port. */
  chat(port: number): Promise<ChatPage>;
  /** Opens any page of this machine, such as the sandbox's. */
  open(url: string): Promise<Page>;
  shot(page: Page, name: string): Promise<void>;
  close(): Promise<void>;
}

const patience = 10_000;
const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Where this machine has a Chromium: the setting CHROMIUM_PATH, or one of the usual places. */
export const findChromium = (): string | undefined =>
  [process.env.CHROMIUM_PATH, ...places].find((path) => path && isExecutable(path));

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Opens a browser without a window; it reaches nothing but this machine. */
export const openBrowser = async (executablePath: string): Promise<TestBrowser> => {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  const browser = await chromium.launch({ executablePath, args });
  const shots = shooter();
  // Each page has a window of its own: a browser draws tabs that nobody sees only once a second, and then clicks take seconds.
  const newPage = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
    context.setDefaultTimeout(patience);
    await keepAtHome(context);
    return context.newPage();
  };
  return {
    open: async (url) => {
      const page = await newPage();
      await page.goto(url);
      return page;
    },
    chat: async (port) => {
      const page = await newPage();
      const deaf: ChatPage['deaf'] = await slowLine(page);
      await page.goto(`http://127.0.0.1:${port}/`);
      await drawn(page);
      return { ...chatPage(page, shots), deaf };
    },
    shot: shots,
    close: () => browser.close(),
  };
};

/** Waits until the client can be used, and puts its log away. */
async function drawn(page: Page): Promise<void> {
  await page.getByRole('treeitem', { name: 'Reseller business - General' }).waitFor();
  await page.getByRole('button', { name: 'Hide log panel' }).click();
}

function shooter() {
  const folder = join('test-results', 'screens');
  let taken = 0;
  return async (page: Page, name: string): Promise<void> => {
    mkdirSync(folder, { recursive: true });
    taken += 1;
    await page.screenshot({ path: join(folder, `${String(taken).padStart(3, '0')}-${name}.png`) });
  };
}

const chatPage = (page: Page, shots: ReturnType<typeof shooter>): Omit<ChatPage, 'deaf'> => {
  const cards = page.locator('.ac-preview-panel');
  // Each thread of a channel is a group that has a box to answer in; the newest is on top.
  const threads = page
    .getByRole('group')
    .filter({ has: page.getByRole('button', { name: 'Send Message' }) });
  const postButton = page.getByRole('button', { name: 'Post', exact: true });
  const inChannel = () => postButton.isVisible();

  const newestOf = async (found: Locator): Promise<Locator> => {
    await found.first().waitFor();
    if (!(await inChannel())) return found.last();
    return threads.filter({ has: found }).first().locator(found).last();
  };

  const mention = async (box: Locator) => {
    await box.click();
    await page.keyboard.type('@Res');
    await page
      .getByRole('listbox', { name: 'Typeahead menu' })
      .getByRole('menuitem')
      .first()
      .click();
    await page.keyboard.type(' ');
  };

  const clicks: ChatPage['clicks'] = async (card, title) => {
    const button = card.getByRole('button', { name: title, exact: true });
    const row = card.getByText(title, { exact: true });
    if ((await button.count()) > 0) return button.last().click();
    if ((await row.count()) > 0) return row.first().click();
    await card.getByRole('button', { name: 'More options' }).last().click();
    await page.getByRole('menuitem', { name: title, exact: true }).click();
  };

  const unfold = async (card: Locator, opener: string) => {
    const button = card.getByRole('button', { name: opener, exact: true }).first();
    if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  };

  return {
    page,
    clicks,
    goTo: async (conversation) => {
      const isChat = conversation.endsWith('Chat');
      const name = isChat ? conversation : `Reseller business - ${conversation}`;
      await page.getByRole('treeitem', { name, exact: true }).click();
      await postButton.waitFor({ state: isChat ? 'hidden' : 'visible' });
    },
    says: async (text) => {
      const posting = await inChannel();
      const box = page.locator('[data-lexical-editor]').first();
      if (posting) await mention(box);
      else await box.click();
      await page.keyboard.insertText(text);
      await (posting ? postButton : page.getByRole('button', { name: 'Send Message' })).click();
    },
    replies: async (thread, text) => {
      const group = threads.filter({ hasText: thread }).first();
      await mention(group.locator('[data-lexical-editor]'));
      await page.keyboard.insertText(text);
      await group.getByRole('button', { name: 'Send Message' }).click();
    },
    card: (text) => newestOf(cards.filter({ hasText: text })),
    gone: (text) => cards.filter({ hasText: text }).first().waitFor({ state: 'hidden' }),
    lastCard: () => newestOf(cards),
    line: async (text) => {
      await page.getByText(text).last().waitFor();
    },
    submits: async (card, fields, title, opener) => {
      for (let round = 0; round < 5; round += 1) {
        if (opener) await unfold(card, opener);
        await fillIn(card, fields);
        if (await holds(card, fields)) return clicks(card, title);
      }
      throw new Error(`The form loses what is typed: ${Object.keys(fields).join(', ')}`);
    },
    link: async (card, title) =>
      (await card.getByRole('link', { name: title, exact: true }).getAttribute('title')) ?? '',
    strip: async (card, text) => {
      const around = page.locator('*').filter({ has: card }).filter({ hasText: text });
      await around.last().waitFor();
    },
    shot: (name) => shots(page, name),
    reload: async () => {
      await page.reload();
      await drawn(page);
    },
  };
};
