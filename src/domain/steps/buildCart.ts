import { priceOf, totalOf } from '../cartPrices.ts';
import { cartWishes, type LineSold, type NotOffered, type Wishes } from '../cartWishes.ts';
import { isOrdered, type Placed, type Price } from '../order.ts';
import type { Cart } from '../partnerCenter.ts';
import type { Answer } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Id } from '../values.ts';
import { resellerMaySell } from './mayOrder.ts';
import {
  customerOf,
  linesToOrder,
  orderOf,
  stoppedBy,
  type LineAt,
  type Ordering,
} from './ordering.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

const oldItem = 'catalog_item_id_is_not_valid';
const tries = 2;

/**
 * Puts what is not ordered yet into a cart. Availabilities change over time, so their ids are read right before; when one changed
 * in between, they are read and sent once more. A cart orders nothing: its id is saved before it is checked out.
 */
export const buildCart: Step = async (doors, request) => {
  const order = orderOf(request);
  const { placed, partnerId } = order;
  const toOrder = linesToOrder(order.lines, placed);
  if (toOrder.length === 0) return { is: 'done' };
  const obstacle = await resellerMaySell(doors.partnerCenter, order);
  if (obstacle) return obstacle;
  const customerId = customerOf({ placed });
  for (let tried = 1; ; tried += 1) {
    const wanted = await wishesFor(doors, order, customerId, toOrder);
    if (wanted.is === 'busy') return wanted;
    if (wanted.is === 'not')
      return { is: 'failed', code: 'cartLines', placed: withProblems(placed, wanted.lines) };
    const cart = await doors.partnerCenter.createCart(
      customerId,
      { lines: wanted.wishes, partnerId },
      doors.ids.derived(request.id, 'buildCart', String(request.attempt), String(tried)),
    );
    if (tried < tries && isOutdated(cart)) continue;
    if (cart.is !== 'yes') return stoppedBy(cart);
    return built(doors, request, placed, toOrder, cart.value);
  }
};

const isOutdated = (cart: Answer<Cart>): boolean =>
  cart.is === 'yes'
    ? cart.value.lines.some(({ error }) => error === oldItem)
    : cart.is === 'no' && cart.no.code === '400019';

const wishesFor = async (
  { partnerCenter }: StepDoors,
  { country, segment }: Ordering,
  customerId: Id,
  toOrder: readonly LineAt[],
): Promise<Wishes> => {
  const found: LineSold[] = [];
  for (const { line, at } of toOrder) {
    const sold = await partnerCenter.availabilities(line, { country, segment }, customerId);
    found.push({ line, at, sold });
    if (sold.is === 'busy') break;
  }
  return cartWishes(found);
};

const withProblems = (placed: Placed, problems: readonly NotOffered[]): Placed => ({
  ...withoutCart(placed),
  lines: [
    ...placed.lines.filter(isOrdered),
    ...problems.map(({ at, code }) => ({ line: at, problem: code })),
  ],
});

/** What is left when the cart is no more. */
export const withoutCart = ({ customerId, lines }: Placed): Placed => ({
  customerId,
  lines: lines.map(({ price: _price, problem: _problem, ...line }) => line),
});

const built = (
  { clock, policy }: StepDoors,
  request: Request,
  placed: Placed,
  toOrder: readonly LineAt[],
  cart: Cart,
): StepOutcome => {
  const wrong = cart.lines.flatMap(({ error }, index) => {
    const at = toOrder[index]?.at;
    return error === undefined || at === undefined ? [] : [{ at, code: `cart.${error}` }];
  });
  if (wrong.length > 0)
    return { is: 'failed', code: 'cartLines', placed: withProblems(placed, wrong) };
  const now = clock.now();
  const total = totalOf(cart.lines, now);
  const known: Placed = {
    customerId: placed.customerId,
    cartId: cart.id,
    cartCreated: cart.created ?? now,
    cartExpires: cart.expires,
    total,
    lines: [
      ...placed.lines.filter(isOrdered),
      ...toOrder.map(({ at }, index) => ({ line: at, price: priceOf(cart.lines[index], now) })),
    ],
  };
  const limit = total && policy.orders.amounts[total.currency];
  const asks =
    total !== undefined &&
    limit !== undefined &&
    total.amount > limit &&
    policy.orders.kinds[request.kind] !== 'never' &&
    !isAgreed(request, total);
  if (!asks) return { is: 'done', placed: known };
  const learned = { askedPrice: priceText(total) };
  return { is: 'needsApproval', because: ['orders.amount'], placed: known, learned };
};

/** An admin who agreed to this order has agreed to what it costs; to a price, if that is what was asked, and to no higher one. */
const isAgreed = ({ needs, learned }: Request, total: Price): boolean => {
  if (needs?.by !== 'approver') return false;
  const [amount, currency] = learned.askedPrice?.split(' ') ?? [];
  const forPrice = needs.because.includes('orders.amount');
  return !forPrice || (currency === total.currency && total.amount <= Number(amount));
};

const priceText = ({ amount, currency }: Price): string => `${amount} ${currency}`;
