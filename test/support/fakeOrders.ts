import { monthsOf, skuOf } from '../../src/domain/order.ts';
import type { Cart, CartLineWish, Checkout, PlacedOrder } from '../../src/domain/partnerCenter.ts';
import type { Answer, PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import type { Id, Moment, PartnerId } from '../../src/domain/values.ts';
import { no, yes, type AnswerTo } from './fakeAnswers.ts';
import { catalogItemOf, sixOffers, type FakeOffer } from './fakeOffers.ts';
import type { World } from './fakePartnerCenter.ts';
import { sevenDaysOn } from './fakeChanges.ts';

/** A cart with what was wished for, and what its checkout said. */
export interface FakeCart extends Cart {
  customerId: Id;
  partnerId: PartnerId;
  wishes: readonly CartLineWish[];
  outcome?: Checkout;
}

/** An order with what becomes of it. */
export interface FakeOrder extends PlacedOrder {
  customerId: Id;
  partnerId: PartnerId;
  wishes: readonly CartLineWish[];
  looks: number;
}

/** What there is of the catalogue, carts and orders. */
export interface OrdersWorld {
  offers: FakeOffer[];
  /** Errors that cart lines come with, by `productId:skuId`: `inventory_not_available`. */
  lineErrors: Record<string, string>;
  /** Codes with which a checkout refuses the order group of a line, by `productId:skuId`. */
  refusedAtCheckout: Record<string, string>;
  /** How a checkout that succeeded is answered when it comes again. */
  checkoutReplay: 'same' | 'submitted';
  /** Looks at an order (`order`, `orders`, `subscriptions` of it) until it has its subscriptions; 0: at once. */
  looksToProvision: number;
  /** The time at Partner Center; carts live seven days. */
  now: Moment;
  currency: string;
  carts: FakeCart[];
  orders: FakeOrder[];
}

/** An empty one with six offers. */
export const ordersWorld = (): OrdersWorld => ({
  offers: sixOffers(),
  lineErrors: {},
  refusedAtCheckout: {},
  checkoutReplay: 'same',
  looksToProvision: 1,
  now: '2026-11-23T09:00:00.000Z',
  currency: 'USD',
  carts: [],
  orders: [],
});

const cartLifeMs = 7 * 86_400_000;

const skuIn = (catalogItemId: string) => {
  const [productId = '', skuId = ''] = catalogItemId.split(':');
  return skuOf({ productId, skuId });
};

const offerOf = (world: World, catalogItemId: string) =>
  world.offers.find((offer) => catalogItemOf(offer) === catalogItemId && offer.purchasable);

const errorOf = (world: World, wish: CartLineWish) => {
  const { catalogItemId, quantity, endDate, promotionId, ...plan } = wish;
  const scripted = world.lineErrors[skuIn(catalogItemId)];
  if (scripted) return scripted;
  const offer = offerOf(world, catalogItemId);
  if (!offer) return 'catalog_item_id_is_not_valid';
  if (quantity < offer.minimum || quantity > offer.maximum) return 'quota_not_available';
  const sold = offer.plans.some(
    ({ term, billingCycle }) => term === plan.term && billingCycle === plan.billingCycle,
  );
  if (!sold) return 'billing_plan_not_supported';
  const promoted = world.promotions[skuIn(catalogItemId)] ?? [];
  if (promotionId && !promoted.some(({ id }) => id === promotionId)) return 'invalid_promotion_id';
  if (endDate && !world.endDates.some(({ day }) => day === endDate))
    return 'invalid_custom_term_end_date';
  return undefined;
};

const groupOf = ({ term, billingCycle }: CartLineWish) => `${term} ${billingCycle}`;

const cartLines = (world: World, wishes: readonly CartLineWish[]): Cart['lines'] => {
  const groups = [...new Set(wishes.map(groupOf))];
  return wishes.map((wish) => {
    const { catalogItemId, quantity, term } = wish;
    const orderGroup = String(groups.indexOf(groupOf(wish)));
    const error = errorOf(world, wish);
    if (error) return { catalogItemId, error, orderGroup };
    const price = offerOf(world, catalogItemId)?.price ?? 0;
    const amount = price * quantity * monthsOf[term];
    return { catalogItemId, amount, currency: world.currency, orderGroup };
  });
};

const provision = (world: World, order: FakeOrder): void => {
  const { id: orderId, customerId, partnerId } = order;
  const mine = (world.subscriptions[customerId] ??= []);
  order.status = 'completed';
  order.lines = order.lines.map((line, index) => {
    const wish = order.wishes[index];
    const subscriptionId = `${orderId}-subscription-${index}`;
    mine.push({
      id: subscriptionId,
      name: offerOf(world, line.catalogItemId)?.title ?? line.catalogItemId,
      quantity: line.quantity,
      status: 'active',
      partnerId,
      termDuration: wish?.term,
      billingCycle: wish?.billingCycle,
      autoRenew: true,
      newCommerce: true,
      isTrial: offerOf(world, line.catalogItemId)?.isTrial ?? false,
      orderId,
      productId: line.catalogItemId.split(':')[0],
      skuId: line.catalogItemId.split(':')[1],
      availabilityId: line.catalogItemId.split(':')[2],
      startedAt: world.now,
      cancelUntil: sevenDaysOn(world.now),
      refundable: {
        total: line.quantity,
        parts: [{ quantity: line.quantity, until: sevenDaysOn(world.now) }],
      },
      ...(wish?.endDate && { commitmentEnd: `${wish.endDate}T00:00:00.000Z` }),
      ...(wish?.promotionId && { promotionId: wish.promotionId }),
    });
    return { ...line, subscriptionId };
  });
};

/** Counts a look at an order and finishes it when it was looked at often enough. */
export const lookAt = (world: World, order: FakeOrder): PlacedOrder => {
  const waits = order.lines.some(({ subscriptionId }) => subscriptionId === undefined);
  order.looks += 1;
  if (waits && order.looks >= world.looksToProvision) provision(world, order);
  return shown(order);
};

const shown = ({ id, status, createdAt, lines }: FakeOrder): PlacedOrder => ({
  id,
  status,
  createdAt,
  lines,
});

const place = (world: World, cart: FakeCart, wishes: readonly CartLineWish[]): PlacedOrder => {
  const { customerId, partnerId } = cart;
  const id = `order-${(world.done.orders += 1)}`;
  const lines = wishes.map(({ catalogItemId, quantity }) => ({ catalogItemId, quantity }));
  const base = { id, status: 'pending', createdAt: world.now, lines };
  const order: FakeOrder = { ...base, customerId, partnerId, wishes, looks: 0 };
  world.orders.push(order);
  if (world.looksToProvision === 0) provision(world, order);
  return shown(order);
};

const problemOf = (world: World, wishes: readonly CartLineWish[]) => {
  const scripted = wishes.map((wish) => world.refusedAtCheckout[skuIn(wish.catalogItemId)]);
  const code = scripted.find((one) => one !== undefined);
  if (code) return code;
  if (wishes.some(({ catalogItemId }) => !offerOf(world, catalogItemId))) return '400019';
  return wishes.some((wish) => errorOf(world, wish)) ? '800009' : undefined;
};

const checkOut = (world: World, cart: FakeCart): Answer<Checkout> => {
  if (world.unsignedCustomers.has(cart.customerId)) return no('13605', 403);
  if (cart.outcome && world.checkoutReplay === 'submitted') return no('800065', 400);
  if (cart.outcome) return yes(cart.outcome);
  const groups = Map.groupBy(cart.wishes, groupOf);
  const orders: PlacedOrder[] = [];
  const refused: { group: string; code: string }[] = [];
  [...groups.values()].forEach((wishes, index) => {
    const code = problemOf(world, wishes);
    if (code) refused.push({ group: String(index), code });
    else orders.push(place(world, cart, wishes));
  });
  const outcome = { orders, refused };
  if (orders.length > 0) Object.assign(cart, { status: 'ordered', outcome });
  return yes(outcome);
};

/** The calls of carts and orders. */
export const fakeOrders = (
  world: World,
  answer: AnswerTo,
): Pick<PartnerCenter, 'createCart' | 'cart' | 'checkout' | 'orders' | 'order'> => {
  const known = (id: Id) => world.customers.some((one) => one.id === id);
  const find = (customerId: Id, cartId: string) =>
    world.carts.find(
      ({ id, customerId: of, expires = '' }) =>
        id === cartId && of === customerId && expires > world.now,
    );
  const asCart = ({ id, status, created, expires, lines }: FakeCart): Cart => ({
    id,
    status,
    created,
    expires,
    lines,
  });
  return {
    createCart: (customerId, { lines: wishes, partnerId }) =>
      answer('createCart', customerId, () => {
        if (!known(customerId)) return no('20002', 403);
        const id = `cart-${(world.done.carts += 1)}`;
        const expires = new Date(Date.parse(world.now) + cartLifeMs).toISOString();
        const lines = cartLines(world, wishes);
        const cart = { id, status: 'active', created: world.now, expires, lines } as const;
        world.carts.push({ ...cart, customerId, partnerId, wishes });
        return yes<Cart>(cart);
      }),
    cart: (customerId, cartId) =>
      answer('cart', cartId, () => {
        const cart = find(customerId, cartId);
        return cart ? yes(asCart(cart)) : no('800008', 404);
      }),
    checkout: (customerId, cartId) =>
      answer('checkout', cartId, () => {
        const cart = find(customerId, cartId);
        return cart ? checkOut(world, cart) : no('800008', 404);
      }),
    orders: (customerId) =>
      answer('orders', customerId, () => {
        if (!known(customerId)) return no('20002', 403);
        const those = world.orders.filter((order) => order.customerId === customerId);
        return yes({ items: those.map((order) => lookAt(world, order)) });
      }),
    order: (customerId, orderId) =>
      answer('order', orderId, () => {
        const order = world.orders.find((one) => one.id === orderId);
        return order?.customerId === customerId ? yes(lookAt(world, order)) : no('20000', 404);
      }),
  };
};
