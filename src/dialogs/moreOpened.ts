import { Id } from '../domain/values.ts';
import { AddSubscription } from '../domain/kinds/addSubscription.ts';
import { plainLine } from '../domain/onto.ts';
import { isOrdered, type OrderLine, type Segment } from '../domain/order.ts';
import { isRefusal, refuse } from '../domain/refusal.ts';
import type { Request } from '../domain/request.ts';
import type { RefusedView } from '../domain/views.ts';
import type { Asking } from './conversation.ts';
import { orderedOf } from './orderAnswers.ts';
import { refusedView } from './refused.ts';

const againMark = 'again:';

/** What an order for an existing customer takes over from an earlier one. */
export interface MoreSource {
  customerId?: Id;
  partnershipId?: Id;
  segment?: Segment;
  lines: readonly OrderLine[];
}

/** What it begins like: an earlier request, as it was asked for or as far as a draft got; undefined: nothing. */
export const moreSource = async (asking: Asking): Promise<MoreSource | undefined> => {
  const { about } = asking;
  if (!about.startsWith(againMark)) return undefined;
  const found = await moreRequest(asking, about.slice(againMark.length));
  if (!found) return undefined;
  const asked = AddSubscription.safeParse(found.input).data;
  if (asked) {
    const { customer, partnershipId, segment, lines } = asked;
    return { customerId: customer.id, partnershipId, segment, lines: lines.map(plainLine) };
  }
  const { answers = {} } = found;
  const [customerId, partnershipId] = [answers.customer, answers.reseller].map(
    (id) => Id.safeParse(id).data,
  );
  return {
    lines: [],
    ...orderedOf({ answers }),
    ...(customerId && { customerId }),
    ...(partnershipId && { partnershipId }),
  };
};

/** What is ordered already, with the places of those lines: they stay as they are, and so does what is not a line. */
export interface BegunMore {
  input: AddSubscription;
  ordered: readonly number[];
}

/** An order of which a part is done; undefined: nothing is, so everything can still be changed. */
export const begunMore = async (asking: Asking): Promise<BegunMore | undefined> => {
  const request = await moreRequest(asking, asking.draftId);
  const ordered = orderedPlaces(request);
  const input = AddSubscription.safeParse(request?.input).data;
  return input && ordered.length > 0 ? { input, ordered } : undefined;
};

/** The places of the lines of a request that are ordered. */
export const orderedPlaces = (request: Request | undefined): number[] =>
  (request?.placed?.lines ?? []).filter(isOrdered).map(({ line }) => line);

/** For whom and with whom something is half done cannot be changed any more. */
export const moreLocked = async (asking: Asking): Promise<RefusedView | undefined> => {
  const see = { view: 'request' as const, filter: asking.draftId, page: 0 };
  return (await begunMore(asking)) && refusedView(refuse('locked'), see);
};

const moreRequest = async ({ desk, actor }: Asking, id: string): Promise<Request | undefined> => {
  const view = await desk.find.request(actor, id);
  return isRefusal(view) || view.request.kind !== 'addSubscription' ? undefined : view.request;
};
