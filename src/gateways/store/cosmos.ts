import { CosmosClient } from '@azure/cosmos';
import type { Container, CosmosClientOptions, PluginConfig } from '@azure/cosmos';
import type { Shelf, Store } from '../../domain/ports.ts';
import { committer } from './cosmosCommit.ts';
import { finder } from './cosmosFind.ts';
import { asFound, itemId } from './cosmosItems.ts';
import type { Item, Place } from './cosmosItems.ts';
import { containerOf, isGone, openContainers, partitionFieldOf } from './cosmosLayout.ts';
import { refuseListing, refuseUnlawful } from './rules.ts';
import type { ShelfName } from './rules.ts';

/** Where the Cosmos DB account is; `tenantId` is the provider's tenant, the partition of all that belongs together. */
export interface CosmosPlace {
  endpoint: string;
  key: string;
  database: string;
  tenantId: string;
}

/** How long the start waits for an account, in milliseconds; the SDK alone would try an unknown host for two minutes. */
const patience = 20_000;

/**
 * Keeps everything in Cosmos DB, in the layout of docs/decisions/0003-cosmos-layout.md. Throws when the account cannot be
 * reached, a container is missing and may not be made, or one has another partition key.
 */
export const openCosmosStore = async (place: CosmosPlace): Promise<Store> => {
  const client = new CosmosClient(clientOptions(place));
  try {
    return await withinPatience(place.endpoint, storeOf(client, place));
  } catch (error) {
    client.dispose();
    throw error;
  }
};

const storeOf = async (client: CosmosClient, place: CosmosPlace): Promise<Store> => {
  const database = client.database(place.database);
  const containers = await openContainers(database, () =>
    client.databases.createIfNotExists({ id: place.database }),
  );
  const shelf = (name: ShelfName, partition: string | undefined): Shelf => {
    const container = containerOf[name];
    return shelfOf(name, containers[container], { field: partitionFieldOf[container], partition });
  };
  const desk = shelf('desk', place.tenantId);
  return {
    desk,
    talk: shelf('talk', undefined),
    customers: shelf('customers', 'customers'),
    subscriptions: shelf('subscriptions', 'subscriptions'),
    catalogue: shelf('catalogue', 'catalogue'),
    check: async () => {
      await desk.read('check');
    },
    close: async () => client.dispose(),
  };
};

const shelfOf = (name: ShelfName, container: Container, place: Place): Shelf => {
  const find = finder(container, place.partition ?? '');
  const commit = committer(container, place);
  return {
    read: async (id) => {
      // Nothing has it, and the SDK would throw.
      if (id === '') return undefined;
      const item = itemId(id);
      const answer = await container.item(item, place.partition ?? item).read<Item>();
      if (isGone(answer)) throw new Error(`the container of ${name} is gone`);
      return answer.resource && asFound(answer.resource);
    },
    commit: async (ops) => {
      refuseUnlawful(name, ops);
      return await commit(ops);
    },
    list: async (query) => {
      refuseListing(name, query);
      return await find.list(query);
    },
    count: async (query) => {
      refuseListing(name, query);
      return await find.count(query);
    },
  };
};

/** Answers the question for a query's plan here: every query stays in one partition, and only others need a plan. */
const noQueryPlans: PluginConfig = {
  on: 'request',
  plugin: async (context, _diagnostics, next) => {
    if (context.headers?.['x-ms-cosmos-is-query-plan-request'] === undefined)
      return await next(context);
    throw new Error('a query of one partition needs no plan');
  },
};

const clientOptions = ({ endpoint, key }: CosmosPlace): CosmosClientOptions => {
  const options = {
    endpoint,
    key,
    userAgentSuffix: 'reseller-desk',
    connectionPolicy: {
      requestTimeout: 10_000,
      retryOptions: {
        maxRetryAttemptCount: 5,
        fixedRetryIntervalInMilliseconds: 0,
        maxWaitTimeInSeconds: 10,
      },
    },
    // Public in the SDK's types of its own, but not among those of its options.
    plugins: [noQueryPlans],
  };
  return options;
};

const withinPatience = async <Value>(endpoint: string, work: Promise<Value>): Promise<Value> => {
  const timer = Promise.withResolvers<never>();
  const timeout = setTimeout(
    () =>
      timer.reject(
        new Error(`Cosmos DB at ${endpoint} did not answer within ${patience / 1000} s`),
      ),
    patience,
  );
  try {
    return await Promise.race([work, timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
};
