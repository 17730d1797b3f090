import { openCosmosStore } from '../src/gateways/store/cosmos.ts';
import { startCosmosServer, type CosmosServer } from '../test/support/cosmosServer.ts';
import { clicked, tenantId, typed, type Speaker } from './activities.ts';
import type { Connector } from './connector.ts';
import { fill, makeFolder, withoutRounds } from './folder.ts';
import { send } from './load.ts';
import { approvals, approver, askers, messageAt, pendingRemovals } from './removals.ts';
import { startServer, type Server } from './server.ts';

/** How many requests to Cosmos DB each of these takes. */
export interface CosmosRequests {
  /** Of each turn of a dialog. */
  dialogTurns: number[];
  click: number;
  listPage: number;
  /** What they were, for people, by what was done. */
  asked: Record<string, readonly string[]>;
}

const agent: Speaker = {
  personId: 'agent-0',
  name: 'Agent 0',
  conversationId: 'a:agent-0',
  kind: 'personal',
};

const removals = 3;

const turns = ['request partnership', 'Ann Lee <ann@fabrikam.example>', 'cancel'] as const;
const twoAddresses = 'ann@fabrikam.example, bob@fabrikam.example';

/** Counts them at the test server, with the desk as it runs on Cosmos DB. */
export const countCosmosRequests = async (connector: Connector): Promise<CosmosRequests> => {
  const cosmos = await startCosmosServer();
  const folder = makeFolder([
    { id: approver.personId, name: approver.name, roles: ['adminAgent'] },
    ...askers.map((asker) => ({ ...asker, roles: ['salesAgent'] })),
  ]);
  const place = { endpoint: cosmos.endpoint, key: cosmos.key, database: 'bench', tenantId };
  const store = await openCosmosStore(place);
  await withoutRounds(store);
  await fill(store.desk, pendingRemovals(removals, connector.serviceUrl));
  await store.close();
  const desk = await startServer('desk', 'desk.ts', ['withoutDelivery'], {
    ...folder.environment,
    STORE: 'cosmos',
    COSMOS_ENDPOINT: place.endpoint,
    COSMOS_KEY: place.key,
    COSMOS_DATABASE: place.database,
  });
  try {
    return await count(connector, cosmos, desk);
  } finally {
    await desk.stop();
    await cosmos.close();
    folder.remove();
  }
};

const count = async (
  connector: Connector,
  cosmos: CosmosServer,
  desk: Server,
): Promise<CosmosRequests> => {
  const asked: Record<string, readonly string[]> = {};
  const counted = async (name: string, body: string): Promise<number> => {
    cosmos.reset();
    await send(desk.port, body);
    asked[name] = cosmos.asked().map(inShort);
    return cosmos.counted();
  };
  const says = (text: string): Promise<number> =>
    counted(`"${text}"`, typed(agent, connector.serviceUrl, text));
  // Once before it is counted: the first turn and the first click of a place note its address.
  for (const text of turns) await says(text);
  const dialogTurns: number[] = [];
  for (const text of turns) dialogTurns.push(await says(text));
  for (const text of [turns[0], twoAddresses]) await says(text);

  const approve = (at: number): Promise<number> => {
    const messageId = messageAt(at);
    const speaker = { ...approver, conversationId: `${approvals};messageid=${messageId}` };
    const data = { id: `removal-${at}`, version: 1, in_representation: 'true' };
    const button = { verb: 'do:approve', data };
    return counted('approve', clicked(speaker, connector.serviceUrl, messageId, button));
  };
  await approve(0);
  const click = await approve(1);

  const turnPage = (page: number): Promise<number> => {
    const button = { verb: 'see:resellers', data: { filter: 'all|', page } };
    return counted('a page of resellers', clicked(agent, connector.serviceUrl, '1', button));
  };
  await turnPage(1);
  return { dialogTurns, click, listPage: await turnPage(0), asked };
};

/** `query desk`, `GET talk`, `batch desk`: what was asked of which container. */
const inShort = (named: string): string => {
  const [kind = '', second = ''] = named.split(' ');
  const container = /\/colls\/([^/]+)/.exec(named)?.[1] ?? '';
  return `${kind === 'query' || kind === 'batch' || kind === 'upsert' ? kind : kind || second} ${container}`;
};
