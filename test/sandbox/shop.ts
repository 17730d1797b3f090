import assert from 'node:assert/strict';
import type { Heard, World } from './world.ts';
import { seeded } from './world.ts';

/** SKUs that tests speak of, as `product/sku`. */
export const skus = {
  basic: 'CFQ7TTC0LH18/0001',
  standard: 'CFQ7TTC0LDPB/0001',
  e3: 'CFQ7TTC0LFLX/0001',
  exchange: 'CFQ7TTC0LH16/0001',
  finance: 'CFQ7TTC0LGV0/0001',
  copilot: 'CFQ7TTC0MM8R/0002',
  teamsPhone: 'CFQ7TTC0LH0T/0001',
  callingPlan: 'CFQ7TTC0LH0Q/0001',
  storage: 'CFQ7TTC0LHS9/0001',
  e5Security: 'CFQ7TTC0HD6P/0001',
  premiumTrial: 'CFQ7TTC0LCHC/000T',
  windows365: 'CFQ7TTC0J203/000H',
};

/** The header of a new token, for when the clock has passed the end of the world's own. */
export async function signIn(world: World): Promise<Record<string, string>> {
  const { body } = await world.token({
    grant_type: 'refresh_token',
    refresh_token: 'sandbox-refresh-token',
  });
  return { Authorization: `Bearer ${body.access_token}` };
}

/** A customer of Fabrikam that has bought nothing yet. */
export async function newBuyer(world: World): Promise<string> {
  const { body } = await world.post('/_state', {
    addCustomers: 1,
    resellerId: seeded.fabrikam.id,
  });
  return body.customerIds[0];
}

/** The catalogue item id that a customer buys a SKU (`product/sku`) by just now. */
export async function itemOf(world: World, customer: string, sku: string): Promise<string> {
  const [product, id] = sku.split('/');
  const path = `/v1/customers/${customer}/products/${product}/skus/${id}/availabilities`;
  const { status, body } = await world.get(path);
  assert.equal(status, 200);
  return body.items[0].catalogItemId;
}

/** A line for a SKU: ten licences for a year, paid monthly, for Fabrikam, unless said otherwise. */
export async function lineOf(
  world: World,
  customer: string,
  sku: string,
  more: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  return {
    catalogItemId: await itemOf(world, customer, sku),
    quantity: 10,
    termDuration: 'P1Y',
    billingCycle: 'monthly',
    participants: [{ key: 'transaction_reseller', value: seeded.fabrikam.mpnId }],
    ...more,
  };
}

/** Sends a cart. */
export function postCart(
  world: World,
  customer: string,
  lines: Record<string, unknown>[],
  attested = true,
): Promise<Heard> {
  return world.post(`/v1/customers/${customer}/carts`, {
    PartnerOnRecordAttestationAccepted: attested,
    lineItems: lines.map((line, id) => ({ id, ...line })),
  });
}

/** Sends a cart in the place of another. */
export async function putCart(world: World, path: string, lines: Record<string, unknown>[]) {
  const response = await fetch(world.url + path, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${world.user}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ partnerOnRecordAttestationAccepted: true, lineItems: lines }),
  });
  return { status: response.status, body: (await response.json()) as Heard['body'] };
}

/** Sends a cart of SKUs with their particulars and checks it out. */
export async function buy(
  world: World,
  customer: string,
  wanted: [sku: string, more?: Record<string, unknown>][],
): Promise<Heard & { cart: string }> {
  const lines: Record<string, unknown>[] = [];
  for (const [sku, more] of wanted) lines.push(await lineOf(world, customer, sku, more));
  const { status, body } = await postCart(world, customer, lines);
  assert.equal(status, 201, JSON.stringify(body));
  const cart = `/v1/customers/${customer}/carts/${body.id}`;
  return { ...(await world.post(`${cart}/checkout`, undefined)), cart };
}
