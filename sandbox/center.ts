import type { DatabaseSync } from 'node:sqlite';
import type { Provider } from './provider.ts';
import { openDatabase, withinTransaction } from './state/database.ts';
import { readMeta, writeMeta } from './state/meta.ts';
import { seed } from './seed/seed.ts';

/** What every resource and page works on: the provider's account, its data and the time. */
export interface Center {
  provider: Provider;
  db: DatabaseSync;
  clock: () => Date;
  /** How long an order takes when no test says otherwise. */
  provisioningMs: number;
  /** The one registered application, as the log names it. */
  applicationId: string;
}

const tables = [
  'webhookEvents',
  'pendingChanges',
  'transitions',
  'supportContacts',
  'formerCustomers',
  'carts',
  'orders',
  'agreementsToSign',
  'agreementConfirmations',
  'customerRequests',
  'credentials',
  'accountValidations',
  'auditRecords',
  'subscriptions',
  'customers',
  'partnerships',
  'partners',
  'meta',
];

/** Opens the data of a file (`:memory:` for none) and seeds it when it is new, or when `fresh` asks for it. */
export function openCenter(options: {
  file: string;
  provider: Provider;
  clock: () => Date;
  fresh?: boolean;
  provisioningMs?: number;
  applicationId?: string;
}): Center {
  const { provider, clock, provisioningMs = 4000, applicationId = 'sandbox' } = options;
  const db = openDatabase(options.file);
  const center: Center = { provider, clock, provisioningMs, applicationId, db };
  if (options.fresh || readMeta(center.db, 'seededAt') === undefined) {
    withinTransaction(center.db, () => reseed(center));
  }
  return center;
}

/** Throws all data away and begins with the seed as of now. */
export function reseed(center: Center): void {
  for (const table of [...tables, 'sqlite_sequence']) center.db.exec(`DELETE FROM ${table}`);
  const now = center.clock();
  seed(center, now);
  writeMeta(center.db, 'seededAt', now.toISOString());
}
