import type { Container, Database } from '@azure/cosmos';
import type { ShelfName } from './rules.ts';

/** The field that holds the partition of a container's items. */
export type PartitionField = 'tenant' | 'id' | 'shelf';

type ContainerName = 'desk' | 'talk' | 'book';

/** Which container a shelf is in. */
export const containerOf = {
  desk: 'desk',
  talk: 'talk',
  customers: 'book',
  subscriptions: 'book',
  catalogue: 'book',
} as const satisfies Record<ShelfName, ContainerName>;

/** What the items of a container are partitioned by. */
export const partitionFieldOf = {
  desk: 'tenant',
  talk: 'id',
  book: 'shelf',
} as const satisfies Record<ContainerName, PartitionField>;

const ascending = (...paths: string[]) =>
  paths.map((path) => ({ path, order: 'ascending' as const }));

const listed = {
  indexingMode: 'consistent' as const,
  includedPaths: [{ path: '/*' }],
  excludedPaths: [{ path: '/body/*' }, { path: '/"_etag"/?' }],
  compositeIndexes: [ascending('/type', '/sort', '/realId'), ascending('/type', '/due', '/realId')],
};

// Conversations are only ever read by their ids.
const unlisted = {
  indexingMode: 'consistent' as const,
  includedPaths: [],
  excludedPaths: [{ path: '/*' }],
};

/** How a container is made when it is missing. None has a time to live: a silent conversation is kept. */
const definition = (id: ContainerName) => ({
  id,
  // Version 2, because the ids of conversations are longer than the 101 bytes that version 1 looks at.
  partitionKey: { paths: [`/${partitionFieldOf[id]}`], version: 2 },
  indexingPolicy: id === 'talk' ? unlisted : listed,
});

type Definition = ReturnType<typeof definition>;

/** The containers, made when they are missing and may be made; throws the name of one that is missing or of another layout. */
export const openContainers = async (
  database: Database,
  makeDatabase: () => Promise<unknown>,
): Promise<Record<ContainerName, Container>> => {
  const open = (id: ContainerName) => openContainer(database, makeDatabase, definition(id));
  // One after the other, so that a missing database is made once.
  return { desk: await open('desk'), talk: await open('talk'), book: await open('book') };
};

const openContainer = async (
  database: Database,
  makeDatabase: () => Promise<unknown>,
  wanted: Definition,
): Promise<Container> => {
  const container = database.container(wanted.id);
  const paths = (await pathsOf(container)) ?? (await made(database, makeDatabase, wanted));
  const [path] = wanted.partitionKey.paths;
  if (paths.length === 1 && paths[0] === path) return container;
  throw new Error(
    `the Cosmos DB container ${wanted.id} has the partition key ${paths.join(', ')} instead of ${path}`,
  );
};

const pathsOf = async (container: Container): Promise<string[] | undefined> => {
  try {
    const { resource } = await container.read();
    return resource?.partitionKey?.paths ?? [];
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw error;
  }
};

const made = async (
  database: Database,
  makeDatabase: () => Promise<unknown>,
  wanted: Definition,
): Promise<string[]> => {
  try {
    await makeDatabase();
    const { resource } = await database.containers.createIfNotExists(wanted);
    return resource?.partitionKey?.paths ?? [];
  } catch (error) {
    // Two instances that start at the same time make it both.
    const paths =
      statusOf(error) === 409 ? await pathsOf(database.container(wanted.id)) : undefined;
    if (paths) return paths;
    throw new Error(`the Cosmos DB container ${wanted.id} is missing and could not be made`, {
      cause: error,
    });
  }
};

/** The HTTP status of an answer that the SDK throws. */
export const statusOf = (error: unknown): number | undefined => {
  const { code } = Object(error) as { code?: unknown };
  return typeof code === 'number' ? code : undefined;
};

/** Whether a "not found" means the container or database and not the item: a fault, never a conflict. */
export const isGone = (answer: unknown): boolean =>
  (Object(answer) as { substatus?: unknown }).substatus === 1003;
