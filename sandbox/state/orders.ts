import type { DatabaseSync } from 'node:sqlite';
import type { Center } from '../center.ts';
import { readMeta, writeMeta } from './meta.ts';
import type { Order } from './orderBody.ts';

/** An order, and from when on its subscriptions are there. */
export interface KeptOrder {
  order: Order;
  readyAt: string;
}

/** Keeps an order. */
export function addOrder(db: DatabaseSync, order: Order, readyAt: Date): void {
  db.prepare('INSERT INTO orders (id, customerId, readyAt, document) VALUES (?, ?, ?, ?)').run(
    order.id,
    order.referenceCustomerId,
    readyAt.toISOString(),
    JSON.stringify(order),
  );
}

/** Finds an order of a customer. */
export function orderById(db: DatabaseSync, customerId: string, id: string): KeptOrder | undefined {
  const row = db
    .prepare('SELECT document, readyAt FROM orders WHERE customerId = ? AND id = ?')
    .get(customerId, id.toLowerCase());
  return row && readOrder(row);
}

/** A customer's orders in the order in which they came. */
export function listOrders(db: DatabaseSync, customerId: string): KeptOrder[] {
  return db
    .prepare('SELECT document, readyAt FROM orders WHERE customerId = ? ORDER BY number')
    .all(customerId)
    .map(readOrder);
}

/** When an order of this moment is provisioned. */
export function readyTime({ db, clock, provisioningMs }: Center): Date {
  const wished = readMeta(db, 'provisioningMs');
  return new Date(clock().getTime() + (wished === undefined ? provisioningMs : Number(wished)));
}

/** Lets orders of the future take another time. */
export function changeProvisioning(db: DatabaseSync, ms: number): void {
  writeMeta(db, 'provisioningMs', String(ms));
}

function readOrder(row: Record<string, unknown>): KeptOrder {
  return { order: JSON.parse(String(row['document'])) as Order, readyAt: String(row['readyAt']) };
}
