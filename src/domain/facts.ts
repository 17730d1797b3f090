import { offerDocId, readOffer, type Offer } from './catalogue.ts';
import type { Facts, Finding } from './checks/check.ts';
import { readCustomer, readSubscription } from './customer.ts';
import { kinds } from './kinds/index.ts';
import type { Kind, Ordered } from './kinds/kind.ts';
import { catalogueKnown } from './market.ts';
import { isOrdered, licenceMonths, skuOf } from './order.ts';
import { partnershipDocId, readPartnership } from './partnership.ts';
import type { Store } from './ports.ts';
import { readRequest, requestDocId, statesUnderWay, type Request } from './request.ts';
import { later } from './time.ts';
import type { Id, Moment } from './values.ts';

const enough = 50;
const mostNamed = 5;
const mostBought = 500;
const lately = { hours: -24 };

/**
 * The only place that gathers what checks and approval rules need. `self` is the request that is being checked: it is not its
 * own obstacle.
 */
export const factsFor = async (
  { store, clock }: { store: Store; clock: { now(): Moment } },
  kind: Kind,
  input: unknown,
  self: Id,
): Promise<Facts> => {
  const partnershipId = kind.partnershipId?.(input);
  const partnerId = partnerIdOf(input);
  const [found, open, same, catalogue, bought] = await Promise.all([
    partnershipId ? store.desk.read(partnershipDocId(partnershipId)) : undefined,
    partnershipId
      ? store.desk.list({ type: 'request', tags: [`about:${partnershipId}:open`], limit: enough })
      : [],
    partnerId
      ? store.desk.list({ type: 'partnership', tags: [`partnerId:${partnerId}`], limit: enough })
      : [],
    offersFor(store, kind.order?.(input)),
    boughtBy(store, kind, input, self),
  ]);
  const openRequests = open.filter(({ doc }) => doc.id !== requestDocId(self)).map(readRequest);
  const facts: Facts = {
    partnership: found && readPartnership(found),
    openRequests,
    openOrders: openRequests.filter(ordersSomething),
    samePartnerId: same.map(readPartnership),
    ...catalogue,
    ...bought,
    orderedLately: 0,
  };
  if (!kind.order) return facts;
  const since = later(clock.now(), lately);
  return { ...facts, orderedLately: await orderedSince(store, kind, input, facts, since, self) };
};

/** What is kept of an existing customer and of what it has. */
const boughtBy = async (
  { desk, customers, subscriptions: shelf }: Store,
  kind: Kind,
  input: unknown,
  self: Id,
): Promise<Pick<Facts, 'customer' | 'subscriptions' | 'subscription' | 'forCustomer'>> => {
  const customerId = kind.customerId?.(input);
  if (customerId === undefined) return { subscriptions: [] };
  const ofIt = { type: 'subscription', tags: [`customer:${customerId}`], limit: mostBought };
  const id = kind.subscriptionId?.(input);
  const [found, bought, own, changed] = await Promise.all([
    customers.read(customerId),
    shelf.list(ofIt),
    kind.order ? desk.read(requestDocId(self)) : undefined,
    // By itself: of a customer with very many it may not be among those that are listed.
    id === undefined ? undefined : shelf.read(id),
  ]);
  // What an order has brought already is not held against its own lines.
  const orders = own && ordersOf(readRequest(own));
  const subscriptions = bought
    .map(readSubscription)
    .filter(({ orderId }) => orderId === undefined || !orders?.has(orderId));
  const customer = found && readCustomer(found);
  const subscription = changed && readSubscription(changed);
  return {
    ...(customer && { customer, forCustomer: await openFor(desk, customer.domain, self) }),
    subscriptions,
    ...(subscription?.customerId === customerId && { subscription }),
  };
};

/** Other requests for a customer, which are known by its domain. */
const openFor = async (desk: Store['desk'], domain: string, self: Id): Promise<Request[]> => {
  const tags = [`about:${domain.toLowerCase()}:open`];
  const open = await desk.list({ type: 'request', tags, limit: enough });
  return open.filter(({ doc }) => doc.id !== requestDocId(self)).map(readRequest);
};

const ordersOf = ({ placed }: Request): Set<string> =>
  new Set((placed?.lines ?? []).flatMap(({ orderId }) => orderId ?? []));

const partnerIdOf = (input: unknown): string | undefined => {
  if (typeof input !== 'object' || input === null || !('partnerId' in input)) return undefined;
  return typeof input.partnerId === 'string' ? input.partnerId : undefined;
};

const ordersSomething = ({ kind }: Request): boolean => kinds[kind].order !== undefined;

const offersFor = async (
  { catalogue, desk }: Store,
  order: Ordered | undefined,
): Promise<Pick<Facts, 'offers' | 'catalogueKnown'>> => {
  const country = order?.country;
  if (!order || country === undefined) return { offers: new Map(), catalogueKnown: false };
  const { segment, lines } = order;
  const read = async (skus: readonly string[]): Promise<Offer[]> => {
    const found = await Promise.all(
      [...new Set(skus)].map((sku) => {
        const [productId = '', skuId = ''] = sku.split(':');
        return catalogue.read(offerDocId({ country, segment, productId, skuId }));
      }),
    );
    return found.filter((one) => one !== undefined).map(readOffer);
  };
  const [known, own] = await Promise.all([
    catalogueKnown(desk, { country, segment }),
    read(lines.map(skuOf)),
  ]);
  // What an add-on needs is called by its name.
  const needs = await read(own.flatMap((offer) => offer.needs.slice(0, mostNamed)));
  return {
    offers: new Map([...own, ...needs].map((offer) => [skuOf(offer), offer])),
    catalogueKnown: known,
  };
};

/** What other requests have ordered for the same customer since a moment, or are about to. */
const orderedSince = async (
  { desk }: Store,
  kind: Kind,
  input: unknown,
  facts: Facts,
  since: Moment,
  self: Id,
): Promise<number> => {
  const { type, id } = kind.about(input, facts);
  const tags = [`about:${type}:${id}`];
  const found = await desk.list({ type: 'request', tags, order: 'desc', limit: enough });
  return found
    .map(readRequest)
    .filter((one) => one.id !== self && (one.submittedAt ?? '') >= since)
    .reduce((sum, one) => sum + orderedBy(one), 0);
};

/** Licence-months of a request: of all lines while it may still order them, else of those that it has ordered. */
const orderedBy = (request: Request): number => {
  const lines = kinds[request.kind].order?.(request.input)?.lines ?? [];
  const mayStill = statesUnderWay.includes(request.state);
  const ordered = new Set((request.placed?.lines ?? []).filter(isOrdered).map(({ line }) => line));
  return licenceMonths(lines.filter((_, at) => mayStill || ordered.has(at)));
};

/** What the kind's checks find. */
export const findingsFor = (kind: Kind, input: unknown, facts: Facts): Finding[] =>
  kind.checks.map((check) => check(input, facts)).filter((finding) => finding !== undefined);
