import type { LineState, OrderLine, Placed } from '../order.ts';
import type { Checkout, PlacedOrder } from '../partnerCenter.ts';
import type { Answer, PartnerCenterNo } from '../partnerCenterDoor.ts';
import type { Request } from '../request.ts';
import { later } from '../time.ts';
import type { Id, Moment } from '../values.ts';
import { withoutCart } from './buildCart.ts';
import { nextLook } from './customerAgreement.ts';
import { customerOf, failedBy, isOf, linesToOrder, orderOf, unknownBy } from './ordering.ts';
import { ordersOfCart } from './ordersOfCart.ts';
import type { Step, StepDoors, StepOutcome } from './step.ts';

// Contract, sections 8.1 and 15.
const agreementMissing = '13605';
const alreadySubmitted = '800065';
const cartGone = '800008';
const inProgress = ['800060', '800064'];

const appears = 'orderAppears';
const soonSeconds = 10;
// A new order may take a quarter of an hour to appear.
const appearsWithinMinutes = 20;

/**
 * Orders what is in the cart. Repeating it repeats the result, or says that the cart was submitted already: then the orders are
 * looked up. What was refused beside what was ordered is left for a retry, which builds a cart of the rest.
 */
export const checkout: Step = async (doors, request) => {
  const { lines, placed } = orderOf(request);
  const toOrder = linesToOrder(lines, placed);
  if (toOrder.length === 0) return { is: 'done' };
  if (placed.cartId === undefined) return { is: 'back', to: 'buildCart' };
  const customerId = customerOf({ placed });
  if (isExpired(placed, doors.clock.now())) return afterExpiry(doors, request, lines);
  const key = doors.ids.derived(request.id, 'checkout', String(request.attempt));
  const answer = await doors.partnerCenter.checkout(customerId, placed.cartId, key);
  if (answer.is === 'busy') return { is: 'busy', until: answer.until };
  if (answer.is === 'yes')
    return ordered(doors, request, lines, answer.value, answer.ids.correlationId);
  return refused(doors, request, lines, answer.no);
};

const isExpired = ({ cartExpires }: Placed, now: Moment): boolean =>
  cartExpires !== undefined && cartExpires <= now;

/** An expired cart is built anew, unless it was submitted while it was good. */
const afterExpiry = async (
  doors: StepDoors,
  request: Request,
  lines: readonly OrderLine[],
): Promise<StepOutcome> => {
  const { placed } = orderOf(request);
  const answer = await doors.partnerCenter.cart(customerOf({ placed }), placed.cartId ?? '');
  if (answer.is === 'busy') return { is: 'busy', until: answer.until };
  if (answer.is === 'no' && answer.no.code !== cartGone) return unknownBy(answer.no);
  const ids = answer.is === 'yes' ? answer.ids : answer.no.ids;
  const code =
    answer.is === 'yes' && answer.value.status !== 'active' ? alreadySubmitted : cartGone;
  return lookUp(doors, request, lines, { code, status: 400, ids });
};

const refused = async (
  doors: StepDoors,
  request: Request,
  lines: readonly OrderLine[],
  no: PartnerCenterNo,
): Promise<StepOutcome> => {
  const now = doors.clock.now();
  if (no.code === agreementMissing)
    return { is: 'waiting', code: 'agreement', lookAt: nextLook(now, request.waiting?.since) };
  if (inProgress.includes(no.code))
    return { is: 'busy', until: later(now, { seconds: soonSeconds }) };
  if (no.code === alreadySubmitted || no.code === cartGone)
    return lookUp(doors, request, lines, no);
  const { placed } = orderOf(request);
  const cart = await doors.partnerCenter.cart(customerOf({ placed }), placed.cartId ?? '');
  if (cart.is === 'busy') return { is: 'busy', until: cart.until };
  // A try before this one may have got through without our hearing of it.
  if (cart.is === 'yes' && cart.value.status === 'ordered')
    return lookUp(doors, request, lines, { ...no, code: alreadySubmitted });
  const stands = cart.is === 'yes' && cart.value.status === 'active';
  return stands ? { ...failedBy(no), placed: withoutCart(placed) } : unknownBy(no);
};

/** The cart was submitted, or is gone: are the orders there? */
const lookUp = async (
  doors: StepDoors,
  request: Request,
  lines: readonly OrderLine[],
  no: PartnerCenterNo,
): Promise<StepOutcome> => {
  const { placed } = orderOf(request);
  const found = await doors.partnerCenter.orders(customerOf({ placed }));
  if (found.is !== 'yes')
    return found.is === 'busy' ? { is: 'busy', until: found.until } : unknownBy(found.no);
  const known = new Set(placed.lines.flatMap(({ orderId }) => (orderId ? [orderId] : [])));
  const others = (found.value.items ?? []).filter(({ id }) => !known.has(id));
  const orders = await ordersOfCart(doors, request, others);
  const take = (): Promise<StepOutcome> =>
    ordered(doors, request, lines, { orders, refused: [] }, no.ids.correlationId);
  const toOrder = linesToOrder(lines, placed);
  if (matched(toOrder, orders).size === toOrder.length) return take();
  const now = doors.clock.now();
  const since = request.waiting?.code === appears ? request.waiting.since : now;
  const mayAppear = later(since, { minutes: appearsWithinMinutes }) >= now;
  // An unsubmitted cart that is gone has ordered nothing, but one that is gone before its time may have been submitted unheard; a
  // submitted one has, even if it does not show yet, or not all of it.
  const isOld = isExpired(placed, now) || !mayAppear;
  if (no.code === cartGone && orders.length === 0 && isOld)
    return { is: 'back', to: 'buildCart', placed: withoutCart(placed) };
  if (mayAppear) return { is: 'waiting', code: appears, lookAt: later(now, { minutes: 1 }) };
  return orders.length > 0 ? take() : unknownBy(no);
};

const ordered = async (
  doors: StepDoors,
  request: Request,
  lines: readonly OrderLine[],
  { orders, refused: groups }: Checkout,
  correlationId: string,
): Promise<StepOutcome> => {
  const { placed } = orderOf(request);
  const toOrder = linesToOrder(lines, placed);
  const orderIds = matched(toOrder, orders);
  const missing = toOrder.filter(({ at }) => !orderIds.has(at));
  const codes = await codesOf(doors, customerOf({ placed }), placed, toOrder, groups);
  const states = placed.lines.map((state): LineState => {
    const orderId = orderIds.get(state.line) ?? state.orderId;
    const isMissing = missing.some(({ at }) => at === state.line);
    return { ...state, ...(orderId && { orderId }), ...(isMissing && codes(state.line)) };
  });
  if (missing.length === 0) return { is: 'done', placed: { ...placed, lines: states } };
  const [first] = missing;
  return {
    is: 'failed',
    code: orderIds.size > 0 ? 'partialOrder' : (codes(first?.at ?? 0).problem ?? '800005'),
    correlationId,
    placed: { customerId: placed.customerId, total: placed.total, lines: states },
  };
};

/** Which line went into which order: by product and licences, each order line once. */
const matched = (
  toOrder: ReturnType<typeof linesToOrder>,
  orders: readonly PlacedOrder[],
): Map<number, string> => {
  const free = orders.flatMap(({ id, lines }) => lines.map((line) => ({ id, ...line })));
  const found = new Map<number, string>();
  for (const { line, at } of toOrder) {
    const index = free.findIndex(
      (one) => one.quantity === line.quantity && isOf(line, one.catalogItemId),
    );
    const [one] = index < 0 ? [] : free.splice(index, 1);
    if (one) found.set(at, one.id);
  }
  return found;
};

/** Why a line was not ordered: its group's code; the cart says which line is in which group. */
const codesOf = async (
  { partnerCenter }: StepDoors,
  customerId: Id,
  placed: Placed,
  toOrder: ReturnType<typeof linesToOrder>,
  groups: Checkout['refused'],
): Promise<(at: number) => Pick<LineState, 'problem'>> => {
  const only = groups.length === 1 ? groups[0]?.code : undefined;
  const cart: Answer<{ lines: readonly { orderGroup?: string }[] }> | undefined =
    only === undefined && groups.length > 0 && placed.cartId
      ? await partnerCenter.cart(customerId, placed.cartId)
      : undefined;
  return (at) => {
    const index = toOrder.findIndex((one) => one.at === at);
    const group = cart?.is === 'yes' ? cart.value.lines[index]?.orderGroup : undefined;
    const own = groups.find((one) => one.group === group)?.code;
    return { problem: own ?? only ?? '800005' };
  };
};
