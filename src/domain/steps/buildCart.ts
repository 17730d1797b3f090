import type { AddCustomer } from '../kinds/addCustomer.ts';
import type { OrderLine, Placed, Price } from '../order.ts';
import type { Cart, CartLineWish } from '../partnerCenter.ts';
import type { Answer } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import type { Id, Moment } from '../values.ts';
import { resellerMaySell } from './mayOrder.ts';
import { customerOf, linesToOrder, orderOf, stoppedBy } from './ordering.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

/** Why a line cannot be put into a cart now: its code. */
interface NotOffered {
  at: number;
  code: string;
}

type Wishes = { is: 'wishes'; wishes: CartLineWish[] } | { is: 'not'; lines: NotOffered[] };

type ToOrder = ReturnType<typeof linesToOrder>;

const notOffered = '400072';
const oldItem = 'catalog_item_id_is_not_valid';
const tries = 2;

/**
 * Puts what is not ordered yet into a cart. Availabilities change over time, so their ids are read right before; when one changed
 * in between, they are read and sent once more. A cart orders nothing: its id is saved before it is checked out.
 */
export const buildCart: Step = async (doors, request) => {
  const { input, placed } = orderOf(request);
  const toOrder = linesToOrder(input.lines, placed);
  if (toOrder.length === 0) return { is: 'done' };
  const obstacle = await resellerMaySell(doors.partnerCenter, input);
  if (obstacle) return obstacle;
  const customerId = customerOf({ placed });
  for (let tried = 1; ; tried += 1) {
    const wanted = await wishesFor(doors, input, customerId, toOrder);
    if ('stopped' in wanted) return wanted.stopped;
    if (wanted.is === 'not')
      return { is: 'failed', code: 'cartLines', placed: withProblems(placed, wanted.lines) };
    const cart = await doors.partnerCenter.createCart(
      customerId,
      { lines: wanted.wishes, partnerId: input.partnerId },
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
  { customer, segment }: AddCustomer,
  customerId: Id,
  toOrder: ToOrder,
): Promise<Wishes | { stopped: StepOutcome }> => {
  const wishes: CartLineWish[] = [];
  const not: NotOffered[] = [];
  const market = { country: customer.country, segment };
  for (const { line, at } of toOrder) {
    const found = await partnerCenter.availabilities(line, market, customerId);
    if (found.is === 'busy') return { stopped: { is: 'busy', until: found.until } };
    const item = found.is === 'yes' ? found.value.items?.find(sells(line)) : undefined;
    if (item) wishes.push(wishOf(line, item.catalogItemId));
    else not.push({ at, code: found.is === 'no' ? found.no.code : notOffered });
  }
  return not.length > 0 ? { is: 'not', lines: not } : { is: 'wishes', wishes };
};

const sells =
  ({ term, billingCycle }: OrderLine) =>
  (item: {
    purchasable: boolean;
    plans: readonly { term: string; billingCycle: string }[];
  }): boolean =>
    item.purchasable &&
    item.plans.some((plan) => plan.term === term && plan.billingCycle === billingCycle);

const wishOf = ({ quantity, term, billingCycle }: OrderLine, catalogItemId: string) => ({
  catalogItemId,
  quantity,
  term,
  billingCycle,
});

const withProblems = (placed: Placed, problems: readonly NotOffered[]): Placed => ({
  ...withoutCart(placed),
  lines: [
    ...placed.lines.filter(({ orderId }) => orderId !== undefined),
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
  toOrder: ToOrder,
  cart: Cart,
): StepOutcome => {
  const wrong = cart.lines.flatMap(({ error }, index) => {
    const at = toOrder[index]?.at;
    return error === undefined || at === undefined ? [] : [{ at, code: `cart.${error}` }];
  });
  if (wrong.length > 0)
    return { is: 'failed', code: 'cartLines', placed: withProblems(placed, wrong) };
  const now = clock.now();
  const total = totalOf(cart, now);
  const known: Placed = {
    customerId: placed.customerId,
    cartId: cart.id,
    cartExpires: cart.expires,
    total,
    lines: [
      ...placed.lines.filter(({ orderId }) => orderId !== undefined),
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

const priceOf = (line: Cart['lines'][number] | undefined, at: Moment): Price | undefined =>
  line?.amount === undefined || line.currency === undefined
    ? undefined
    : { amount: line.amount, currency: line.currency, at };

/** Of all lines together, if each has a price and they have one currency. */
const totalOf = (cart: Cart, at: Moment): Price | undefined => {
  const prices = cart.lines.map((line) => priceOf(line, at));
  const [first] = prices;
  if (!first || prices.some((price) => price?.currency !== first.currency)) return undefined;
  const amount = prices.reduce((sum, price) => sum + (price?.amount ?? 0), 0);
  return { amount: Math.round(amount * 100) / 100, currency: first.currency, at };
};
