import assert from 'node:assert/strict';
import type { Heard, World } from './world.ts';
import { buy, newBuyer } from './shop.ts';

/** A day, in milliseconds. */
export const day = 24 * 60 * 60 * 1000;

/** The domain of a customer of the seed that still has legacy subscriptions. */
export const legacyPrefix = 'graphicdesignqc';

/** A subscription that a test may change, and where it is. */
export interface Held {
  path: string;
  customer: string;
  body: Heard['body'];
}

/** Buys a SKU for a new customer of Fabrikam and gives the subscription, provisioned. */
export async function bought(
  world: World,
  sku: string,
  more: Record<string, unknown> = {},
): Promise<Held> {
  await world.post('/_state', { provisioningMs: 0 });
  const customer = await newBuyer(world);
  const { body } = await buy(world, customer, [[sku, more]]);
  const { subscriptionId } = body.orders[0].lineItems[0];
  return read(world, customer, subscriptionId);
}

/** The first legacy subscription of a customer of the seed. */
export async function legacy(world: World): Promise<Held> {
  const filter = JSON.stringify({ Field: 'Domain', Value: legacyPrefix, Operator: 'starts_with' });
  const list = await world.get(`/v1/customers?filter=${encodeURIComponent(filter)}`);
  const customer = list.body.items[0].id as string;
  const { items } = (await world.get(`/v1/customers/${customer}/subscriptions`)).body;
  return read(world, customer, items[0].id);
}

/** Reads a subscription as it is now. */
export async function read(world: World, customer: string, id: string): Promise<Held> {
  const path = `/v1/customers/${customer}/subscriptions/${id}`;
  const { status, body } = await world.get(path);
  assert.equal(status, 200, JSON.stringify(body));
  return { path, customer, body };
}

/** Sends the whole of a subscription with something changed in it. */
export function change(
  world: World,
  { path, body }: Held,
  changes: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Heard> {
  return world.patch(path, { ...body, ...changes }, headers);
}

/** Status and code of a refusal. */
export async function refusal(sent: Promise<Heard>): Promise<[number, number]> {
  const { status, body } = await sent;
  return [status, body?.code];
}
