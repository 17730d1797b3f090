import { AddCustomer } from '../domain/kinds/addCustomer.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { refusedView } from './refused.ts';

const againMark = 'again:';

/** The request that a new order begins like; undefined: it begins with nothing. */
export const sourceOf = async (asking: Asking): Promise<AddCustomer | undefined> => {
  const { about } = asking;
  if (!about.startsWith(againMark)) return undefined;
  const found = await orderRequest(asking, about.slice(againMark.length));
  return found && AddCustomer.safeParse(found.input).data;
};

/** What is under way already: the customer exists, and the lines at these places were ordered. */
export interface Begun {
  input: AddCustomer;
  ordered: readonly number[];
}

/** An order that failed after its customer was created: all but the lines that were not ordered stays as it is. */
export const begunOrder = async (asking: Asking): Promise<Begun | undefined> => {
  const request = await orderRequest(asking, asking.draftId);
  const input = request?.placed?.customerId && AddCustomer.safeParse(request.input).data;
  if (!request || !input) return undefined;
  return { input, ordered: orderedPlaces(request) };
};

/** What a customer that exists was created with cannot be changed any more. */
export const notEditable = async (asking: Asking): Promise<RefusedView | undefined> => {
  const see = { view: 'request' as const, filter: asking.draftId, page: 0 };
  return (await begunOrder(asking)) && refusedView(refuse('locked'), see);
};

const orderedPlaces = ({ placed }: Request): number[] =>
  (placed?.lines ?? []).filter(({ orderId }) => orderId !== undefined).map(({ line }) => line);

const orderRequest = async ({ desk, actor }: Asking, id: string): Promise<Request | undefined> => {
  const view = await desk.find.request(actor, id);
  return isRefusal(view) || view.request.kind !== 'addCustomer' ? undefined : view.request;
};
