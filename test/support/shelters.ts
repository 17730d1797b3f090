import { startCosmosServer } from './cosmosServer.ts';

/** Where a bot keeps its data: settings that say so, and what has to be closed in the end. */
export interface Shelter {
  settings: Record<string, string>;
  /** What is kept there now, as text; nothing where the data are files in the bot's folder. */
  contents(): Promise<string[]>;
  close(): Promise<void>;
}

/** The two stores, each with a way to open a fresh one; SQLite makes its file in the bot's own folder. */
export const shelters: readonly { name: string; open(): Promise<Shelter> }[] = [
  {
    name: 'SQLite',
    open: () =>
      Promise.resolve({
        settings: {},
        contents: () => Promise.resolve([]),
        close: () => Promise.resolve(),
      }),
  },
  {
    name: 'Cosmos DB',
    open: async () => {
      const { endpoint, key, contents, close } = await startCosmosServer();
      const settings = { STORE: 'cosmos', COSMOS_ENDPOINT: endpoint, COSMOS_KEY: key };
      return { settings, contents, close };
    },
  },
];
