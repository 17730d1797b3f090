import type { OrderLine, Segment } from '../domain/order.ts';
import { Id } from '../domain/values.ts';
import { AddCustomer } from '../domain/kinds/addCustomer.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { orderedOf } from './orderAnswers.ts';
import { refusedView } from './refused.ts';

const againMark = 'again:';

/** What a new order takes over from an earlier one. */
export interface Source {
  partnershipId?: Id;
  segment?: Segment;
  lines: readonly OrderLine[];
}

/** What a new order begins with: that of a request, as it was asked for or as far as a draft got; undefined: nothing. */
export const sourceOf = async (asking: Asking): Promise<Source | undefined> => {
  const { about } = asking;
  if (!about.startsWith(againMark)) return undefined;
  const found = await orderRequest(asking, about.slice(againMark.length));
  if (!found) return undefined;
  const asked = AddCustomer.safeParse(found.input).data;
  if (asked) return asked;
  const { answers = {} } = found;
  const partnershipId = Id.safeParse(answers.reseller).data;
  return { lines: [], ...orderedOf({ answers }), ...(partnershipId && { partnershipId }) };
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
