import type { BrowserContext, Page } from 'playwright-core';

/** The client's fonts come from a public server; a test must not go there. */
export async function keepAtHome(context: BrowserContext): Promise<void> {
  const isAway = ({ hostname }: URL) => hostname !== '127.0.0.1' && hostname !== 'localhost';
  await context.route(isAway, (route) => route.abort());
}

/**
 * The client drops an answer that comes before it has drawn the post to which it belongs. A bot on the same machine is
 * sometimes that fast, no bot in the real world is; so what the server pushes takes as long as a short way through a network.
 * What is returned keeps it from the page as long as some work lasts.
 */
export async function slowLine(page: Page): Promise<(work: () => Promise<void>) => Promise<void>> {
  let held: (() => void)[] | undefined;
  await page.routeWebSocket(/\/_ws/, (socket) => {
    const server = socket.connectToServer();
    const isKnown = knownMessages();
    server.onMessage((message) => {
      if (!isKnown(String(message))) return;
      const pass = () => socket.send(message);
      if (held) held.push(pass);
      else setTimeout(pass, 60);
    });
  });
  return async (work) => {
    held = [];
    try {
      await work();
    } finally {
      for (const pass of held) pass();
      held = undefined;
    }
  };
}

/**
 * What the page is told, but for changes of messages from before it was opened anew: it stands still after the first of them
 * ("setMessage: Message with ID ... doesn't exists").
 */
function knownMessages(): (told: string) => boolean {
  const known = new Set<unknown>();
  return (told) => {
    const { action, message }: { action?: string; message?: { messageId?: string } } =
      JSON.parse(told);
    if (action === 'createMessage') known.add(message?.messageId);
    return action !== 'updateMessage' || known.has(message?.messageId);
  };
}
