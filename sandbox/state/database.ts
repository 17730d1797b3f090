import { DatabaseSync } from 'node:sqlite';

// `number` is the order of arrival: the lists page by it. `document` is the body as the API shows it.
const schema = `
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS partners (
  id TEXT PRIMARY KEY, name TEXT NOT NULL, mpnId TEXT NOT NULL UNIQUE, country TEXT NOT NULL,
  enrolled INTEGER NOT NULL, agreementSigned INTEGER NOT NULL, authorised INTEGER NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS partnerships (
  number INTEGER PRIMARY KEY AUTOINCREMENT, resellerId TEXT NOT NULL UNIQUE REFERENCES partners (id), since TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS customers (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, nameKey TEXT NOT NULL, domainKey TEXT NOT NULL,
  resellerId TEXT, document TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS customersOfReseller ON customers (resellerId, number);
CREATE TABLE IF NOT EXISTS subscriptions (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, customerId TEXT NOT NULL REFERENCES customers (id),
  orderId TEXT NOT NULL, partnerId TEXT NOT NULL, document TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS subscriptionsOfCustomer ON subscriptions (customerId, number);
CREATE TABLE IF NOT EXISTS auditRecords (
  number INTEGER PRIMARY KEY AUTOINCREMENT, operationDate TEXT NOT NULL, customerId TEXT, customerKey TEXT,
  resourceType TEXT NOT NULL, document TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS auditRecordsByDate ON auditRecords (operationDate, number);
CREATE INDEX IF NOT EXISTS customersByDomain ON customers (domainKey);
CREATE TABLE IF NOT EXISTS agreementsToSign (customerId TEXT PRIMARY KEY, signedAt TEXT) STRICT;
CREATE TABLE IF NOT EXISTS agreementConfirmations (
  number INTEGER PRIMARY KEY AUTOINCREMENT, customerId TEXT NOT NULL, contactKey TEXT NOT NULL, document TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS customerRequests (requestId TEXT PRIMARY KEY, customerId TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS credentials (customerId TEXT PRIMARY KEY, password TEXT NOT NULL, until TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS accountValidations (customerId TEXT PRIMARY KEY, status TEXT NOT NULL, at TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS carts (
  id TEXT PRIMARY KEY, customerId TEXT NOT NULL REFERENCES customers (id), document TEXT NOT NULL, result TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS orders (
  number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, customerId TEXT NOT NULL REFERENCES customers (id),
  readyAt TEXT NOT NULL, document TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS ordersOfCustomer ON orders (customerId, number);
CREATE TABLE IF NOT EXISTS pendingChanges (subscriptionId TEXT PRIMARY KEY, readyAt TEXT NOT NULL, document TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS transitions (
  number INTEGER PRIMARY KEY AUTOINCREMENT, subscriptionId TEXT NOT NULL, readyAt TEXT NOT NULL, document TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS transitionsOfSubscription ON transitions (subscriptionId, number);
CREATE TABLE IF NOT EXISTS supportContacts (subscriptionId TEXT PRIMARY KEY, resellerId TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS formerCustomers (customerId TEXT PRIMARY KEY, endedAt TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS webhookEvents (
  number INTEGER PRIMARY KEY AUTOINCREMENT, correlationId TEXT NOT NULL, at TEXT NOT NULL, body TEXT NOT NULL,
  state TEXT NOT NULL, attempts INTEGER NOT NULL, results TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS signingKeys (name TEXT PRIMARY KEY, key TEXT NOT NULL) STRICT;
`;

/** Opens the sandbox's SQLite file (or `:memory:`) with its tables in place. */
export function openDatabase(file: string): DatabaseSync {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON;');
  db.exec(schema);
  return db;
}

/** Runs the work as one: all of it is kept, or nothing. */
export function withinTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (fault) {
    db.exec('ROLLBACK');
    throw fault;
  }
}
