import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measureClicks } from './clicks.ts';
import { openConnector } from './connector.ts';
import { countCosmosRequests } from './cosmosRequests.ts';
import { measureDialogTurns } from './dialogTurns.ts';
import { measureLists } from './lists.ts';
import { cores, stayOn } from './machine.ts';
import { written } from './results.ts';

const tell = (what: string): void => console.error(what);

// This process is the load, and Teams. What it starts is put on the other core.
stayOn(cores.load);
const connector = await openConnector();
tell('dialog turns beside the bare waterfall ...');
const dialogTurns = await measureDialogTurns(connector);
tell('approve clicks beside the bare echo ...');
const clicks = await measureClicks(connector);
tell('requests to Cosmos DB ...');
const cosmos = await countCosmosRequests(connector);
await connector.close();
tell('lists and searches ...');
const lists = await measureLists();

const text = written({ dialogTurns, clicks, lists, cosmos });
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), text);
console.log(text);
