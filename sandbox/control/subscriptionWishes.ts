import { z } from 'zod';
import type { Center } from '../center.ts';
import { guidFor } from '../guid.ts';
import { recordOrders } from '../seed/deeds.ts';
import { keepOrders } from '../seed/orders.ts';
import { products } from '../seed/products.ts';
import { subscriptionBody } from '../seed/subscriptions.ts';
import { countryOf } from '../state/catalogue.ts';
import { customerById } from '../state/customers.ts';
import { addChangeRule } from '../state/orderRules.ts';
import type { Subscription } from '../state/subscription.ts';
import { changeSlowly, enterChange } from '../state/subscriptionChanges.ts';
import { addSubscription, heldSubscriptions, subscriptionById } from '../state/subscriptions.ts';
import { setTransitionMode } from '../state/transitions.ts';

/** What a test may wish for in subscriptions. */
export const subscriptionWishes = {
  /** How long changes take: above 0 they are answered 202 and seen later. */
  changeMs: z.int().min(0).optional(),
  changeRefuses: z
    .strictObject({
      subscriptionId: z.string().optional(),
      code: z.int().min(1),
      times: z.int().min(1).default(1),
    })
    .optional(),
  /** Something that is done in the portal, or by time: any field of the body, without conditions. */
  changeSubscription: z
    .strictObject({
      customerId: z.string(),
      subscriptionId: z.string(),
      set: z.record(z.string(), z.unknown()),
      /** Whom the log names; nobody when null. */
      by: z.string().nullable().optional(),
    })
    .optional(),
  /** Many at once, of the same kind. */
  addSubscriptions: z
    .strictObject({
      customerId: z.string(),
      count: z.int().min(1).max(1000),
      partnerId: z.string().default(''),
    })
    .optional(),
  transitions: z
    .strictObject({
      /** The list is called `transition`, with blanks behind words, and the start tells no `operationId`. */
      asPublished: z.boolean().default(false),
      /** The next transition ends with this error. */
      fails: z.strictObject({ code: z.int(), description: z.string() }).optional(),
    })
    .optional(),
};

type Wishes = z.infer<z.ZodObject<typeof subscriptionWishes>>;

/**
 * Carries out wishes about subscriptions; gives the ids of those that were added, or nothing when a wish names a customer or
 * subscription that does not exist.
 */
export function shapeSubscriptions(center: Center, wish: Wishes): string[] | undefined {
  if (wish.changeMs !== undefined) changeSlowly(center, wish.changeMs);
  if (wish.changeRefuses) addChangeRule(center.db, wish.changeRefuses);
  if (wish.transitions) setTransitionMode(center.db, wish.transitions);
  if (wish.changeSubscription && !change(center, wish.changeSubscription)) return undefined;
  return wish.addSubscriptions ? add(center, wish.addSubscriptions) : [];
}

function change(center: Center, wish: NonNullable<Wishes['changeSubscription']>): boolean {
  const customer = customerById(center.db, wish.customerId);
  const before =
    customer && subscriptionById(center.db, customer.id, center.clock(), wish.subscriptionId);
  if (!customer || !before) return false;
  const by = wish.by === undefined ? `portal@${center.provider.domain}` : wish.by;
  const after = { ...before, ...wish.set, id: before.id } as Subscription;
  enterChange(center, customer, before, after, { userPrincipalName: by ?? undefined });
  return true;
}

function add(
  center: Center,
  { customerId, count, partnerId }: NonNullable<Wishes['addSubscriptions']>,
): string[] | undefined {
  const customer = customerById(center.db, customerId);
  if (customer === undefined) return undefined;
  const product = products.find((each) => each.title === 'Exchange Online (Plan 1)')!;
  const bought = center.clock();
  const held = heldSubscriptions(center.db, customer.id).length;
  const added = Array.from({ length: count }, (_, index) =>
    subscriptionBody(
      {
        number: `${customer.id}/${held + index}`,
        customerId: customer.id,
        country: countryOf(customer),
        product: { ...product, termDuration: 'P1Y' },
        quantity: 10,
        orderId: guidFor('order', customer.id, held).replaceAll('-', '').slice(0, 12),
        partnerId,
        bought,
        status: 'active',
        autoRenew: true,
      },
      bought,
    ),
  );
  for (const each of added) addSubscription(center.db, customer.id, each);
  keepOrders(center, customer, added);
  recordOrders(center, customer, added);
  return added.map((each) => each.id);
}
