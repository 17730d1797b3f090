import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { roundTask, Round, taskDoc } from '../src/domain/tasks.ts';
import type { Op, Store } from '../src/domain/ports.ts';
import { openSqliteStore } from '../src/gateways/store/sqlite.ts';
import { tenantId } from './activities.ts';

/** A folder with the data of one bot, for as long as it is measured. */
export interface Folder {
  file: string;
  /** The settings of a bot that uses it. */
  environment: Record<string, string>;
  remove(): void;
}

/** Somebody in the file of people. */
export interface Known {
  id: string;
  name: string;
  roles: readonly string[];
}

/** Makes a folder with a file of people. */
export const makeFolder = (people: readonly Known[]): Folder => {
  const folder = mkdtempSync(join(tmpdir(), 'reseller-desk-bench-'));
  const peopleFile = join(folder, 'people.json');
  writeFileSync(peopleFile, JSON.stringify(people));
  const nowhere = 'http://127.0.0.1:9';
  return {
    file: join(folder, 'desk.sqlite'),
    environment: {
      DESK_LOCAL: '1',
      PORT: '0',
      DATA_DIR: folder,
      TENANT_ID: tenantId,
      PROVIDER_NAME: 'Northwind Distribution',
      PEOPLE_FILE: peopleFile,
      PARTNER_CENTER_URL: nowhere,
      PARTNER_CENTER_LOGIN_URL: nowhere,
      PARTNER_CENTER_CLIENT_ID: 'bench',
      PARTNER_CENTER_CLIENT_SECRET: 'bench',
      PARTNER_CENTER_REFRESH_TOKEN: 'bench',
      INVITATION_LINK:
        'https://partner.microsoft.com/commerce/indirectresellers/registration?partnerId=1',
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};

const largest = 100;

/** Writes documents, a hundred in a commit. */
export const fill = async (shelf: Store['desk'], ops: Iterable<Op>): Promise<void> => {
  let waiting: Op[] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0 && (await shelf.commit(waiting)) !== 'saved')
      throw new Error('the documents were in the file already');
    waiting = [];
  };
  for (const op of ops) {
    waiting.push(op);
    if (waiting.length === largest) await flush();
  }
  await flush();
};

/** Opens a folder's store. */
export const openFresh = async ({ file }: Folder): Promise<Store> => {
  const store = await openSqliteStore({ file });
  await withoutRounds(store);
  return store;
};

/** Puts the standing rounds off: there is no Partner Center here. */
export const withoutRounds = async (store: Store): Promise<void> => {
  const doc = (round: Round) => taskDoc(roundTask(round, '2999-01-01T00:00:00.000Z'));
  await store.desk.commit(Round.options.map((round) => ({ op: 'put', doc: doc(round) })));
};
