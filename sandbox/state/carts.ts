import { randomUUID } from 'node:crypto';
import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import { link } from '../http/link.ts';
import { sevenDigits } from '../moment.ts';
import { daysAfter } from '../seed/time.ts';
import type { Pricing } from './prices.ts';

/** A line as the caller asks for it. */
export interface AskedLine {
  id: number;
  catalogItemId: string;
  friendlyName?: string;
  quantity: number;
  /** Only when the caller names one. */
  currencyCode?: string;
  billingCycle: string;
  termDuration: string;
  participants?: { key: string; value: string }[];
  provisioningContext: Record<string, unknown>;
  promotionId?: string;
  customTermEndDate?: string;
  attestationAccepted?: boolean;
  renewsTo?: { termDuration?: string };
  addonItems?: AskedLine[];
}

/** Why a line cannot be ordered; quantities where they explain it. */
export interface LineError {
  errorCode: string;
  errorDescription: string;
  additionalInformation?: { availableQuantity: number; purchasedQuantity: number };
}

/** A line as the cart keeps it. */
export interface CartLine extends AskedLine {
  currencyCode: string;
  orderGroup: string;
  /** For a line without error. */
  pricing?: Pricing;
  error?: LineError;
  addonItems?: CartLine[];
}

/** A cart, as the API shows it. */
export interface Cart {
  id: string;
  creationTimestamp: string;
  lastModifiedTimestamp: string;
  expirationTimestamp: string;
  lastModifiedUser: string;
  status: 'Active' | 'Ordered';
  lineItems: CartLine[];
  partnerOnRecordAttestationAccepted: true;
  links: unknown;
  attributes: { objectType: 'Cart' };
}

/** Why an order group was not ordered. */
export interface OrderError {
  orderGroupId: string;
  code: number;
  description: string;
  attributes: { objectType: 'OrderError' };
}

/** What came of a checkout. */
export interface CheckoutResult {
  orderIds: string[];
  orderErrors: OrderError[];
}

const lifeInDays = 7;

/** Keeps a new cart. */
export function createCart(center: Center, customerId: string, lineItems: CartLine[]): Cart {
  const now = center.clock();
  const id = randomUUID();
  const cart: Cart = {
    id,
    creationTimestamp: sevenDigits(now),
    lastModifiedTimestamp: sevenDigits(now),
    expirationTimestamp: sevenDigits(daysAfter(now, lifeInDays)),
    lastModifiedUser: guidFor('user', 'agent'),
    status: 'Active',
    lineItems,
    partnerOnRecordAttestationAccepted: true,
    links: { self: link(`/customers/${customerId}/carts/${id}`) },
    attributes: { objectType: 'Cart' },
  };
  center.db
    .prepare('INSERT INTO carts (id, customerId, document) VALUES (?, ?, ?)')
    .run(id, customerId, JSON.stringify(cart));
  return cart;
}

/** Keeps other lines in a cart. */
export function replaceLines(center: Center, cart: Cart, lineItems: CartLine[]): Cart {
  const changed = { ...cart, lineItems, lastModifiedTimestamp: sevenDigits(center.clock()) };
  keep(center, changed);
  return changed;
}

/** Closes a cart that was ordered, at least in part, and remembers what came of it. */
export function closeCart(center: Center, cart: Cart, result: CheckoutResult): void {
  keep(center, {
    ...cart,
    status: 'Ordered',
    lastModifiedTimestamp: sevenDigits(center.clock()),
  });
  center.db
    .prepare('UPDATE carts SET result = ? WHERE id = ?')
    .run(JSON.stringify(result), cart.id);
}

/** Finds a cart of a customer, and what came of it; one that is not ordered is gone when its time is over. */
export function cartById(
  { db, clock }: Center,
  customerId: string,
  id: string,
): { cart: Cart; result?: CheckoutResult } | undefined {
  const row = db
    .prepare('SELECT document, result FROM carts WHERE customerId = ? AND id = ?')
    .get(customerId, id.toLowerCase());
  if (row === undefined) return undefined;
  const cart = JSON.parse(String(row['document'])) as Cart;
  if (row['result'] !== null)
    return { cart, result: JSON.parse(String(row['result'])) as CheckoutResult };
  return new Date(cart.expirationTimestamp) > clock() ? { cart } : undefined;
}

function keep({ db }: Center, cart: Cart): void {
  db.prepare('UPDATE carts SET document = ? WHERE id = ?').run(JSON.stringify(cart), cart.id);
}
