import type { PlacedOrder } from '../partnerCenter.ts';
import type { Request } from '../request.ts';
import type { Moment } from '../values.ts';
import { orderOf } from './ordering.ts';
import { othersAbout } from './othersAbout.ts';
import type { StepDoors } from './step.ts';

/**
 * Those of a customer's orders that may have come from this request's cart: none from before the cart, and none that another request
 * knows to be its own. A customer may have ordered the very same once already.
 */
export const ordersOfCart = async (
  { store }: Pick<StepDoors, 'store'>,
  request: Request,
  orders: readonly PlacedOrder[],
): Promise<PlacedOrder[]> => {
  const { cartCreated } = orderOf(request).placed;
  const young = orders.filter(({ createdAt }) => isSince(createdAt, cartCreated));
  const others = young.length > 0 ? await othersAbout(store, request) : [];
  const taken = new Set(others.flatMap(({ placed }) => placed?.lines.map((one) => one.orderId)));
  return young.filter(({ id }) => !taken.has(id));
};

// Some times are said to the second only. An order that does not say when it was made is nobody's proof.
const isSince = (createdAt: Moment | undefined, cartCreated: Moment | undefined): boolean =>
  cartCreated === undefined ||
  (createdAt !== undefined && second(createdAt) >= second(cartCreated));

const second = (moment: Moment): string => moment.slice(0, 'yyyy-mm-ddThh:mm:ss'.length);
