import { readSubscription, type Customer, type Subscription } from '../customer.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readHistory, type HistoryLine } from '../history.ts';
import { kinds } from '../kinds/index.ts';
import type { OpenName } from '../names.ts';
import { readPartnership, type Partnership } from '../partnership.ts';
import { may } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { readRequest, statesUnderWay, type Request } from '../request.ts';
import { searchWords } from '../search.ts';
import { isBilledOn, possibleWith } from '../subscriptionState.ts';
import type { SubscriptionRow, SubscriptionView } from '../subscriptionViews.ts';
import type { Actor, Id, PartnerId } from '../values.ts';
import { contactSet } from './contactSet.ts';
import { customerById } from './customers.ts';
import { allowed, paged, pageSize } from './reading.ts';

const lastLines = 5;
const mostRequests = 100;

/** One subscription as it is kept, whoever asks: for dialogs, which check the role at their start and at their end. */
export const subscriptionById =
  ({ store }: Doors): Find['subscriptionById'] =>
  async (id) => {
    const found = await store.subscriptions.read(id);
    return found && readSubscription(found);
  };

/** A customer's subscriptions as they are kept, by name, a page of them; `text` narrows them down. */
export const subscriptionRows =
  (doors: Doors): Find['subscriptionRows'] =>
  async (customerId, { text, page }) => {
    const words = searchWords(text);
    if (text.trim() !== '' && words.length === 0) return { rows: [], more: false, total: 0 };
    const query = {
      type: 'subscription',
      tags: [`customer:${customerId}`],
      ...(words.length > 0 && { words }),
    };
    const shelf = doors.store.subscriptions;
    const [found, total] = await Promise.all([
      shelf.list({ ...query, skip: page * pageSize, limit: pageSize + 1 }),
      shelf.count(query),
    ]);
    const { rows, more } = paged(found.map(readSubscription));
    return { rows: await withResellers(doors, rows), more, total };
  };

/** A customer's subscriptions, and what this person may do for the customer. */
export const subscriptions =
  (doors: Doors): Find['subscriptions'] =>
  (actor, customerId, page) =>
    allowed(doors, actor, 'look', async () => {
      const customer = await customerById(doors)(customerId);
      if (!customer) return refuse('notFound');
      const found = await subscriptionRows(doors)(customerId, { text: '', page });
      const actions: readonly OpenName[] = [
        'addSubscription',
        ...(found.total > 0 ? (['setSupportContact'] as const) : []),
        ...(found.total > 1 ? (['reassignSubscriptions'] as const) : []),
      ];
      return {
        view: 'subscriptions',
        customer,
        page,
        ...found,
        actions: may(actor, 'ask', doors.policy) ? actions : [],
      };
    });

/** One subscription: how it stands, who is named on it, what is under way, and what can be done with it now. */
export const subscription =
  (doors: Doors): Find['subscription'] =>
  (actor, id) =>
    allowed(doors, actor, 'look', async () => {
      const known = await subscriptionById(doors)(id);
      const customer = known && (await customerById(doors)(known.customerId));
      if (!known || !customer) return refuse('notFound');
      const [partnership, about] = await Promise.all([
        partnershipOfRecord(doors, known.partnerId),
        aboutIt(doors, customer, id),
      ]);
      const openRequests = about.requests.filter(({ state }) => statesUnderWay.includes(state));
      const support = await supportOf(doors, known, customer, partnership);
      return {
        view: 'subscription',
        customer,
        subscription: known,
        ...(partnership && { partnership }),
        ...(support && { support }),
        billedOn: isBilledOn(known),
        actions: actionsOn(doors, actor, known, openRequests),
        openRequests,
        history: about.history,
      };
    });

/** The partnership with a Partner ID; of several the one that still stands. */
export const partnershipOfRecord = async (
  { store }: Pick<Doors, 'store'>,
  partnerId: PartnerId | undefined,
): Promise<Partnership | undefined> => {
  if (partnerId === undefined) return undefined;
  const tags = [`partnerId:${partnerId}`];
  const found = await store.desk.list({ type: 'partnership', tags, limit: pageSize });
  const all = found.map(readPartnership);
  return all.find(({ state }) => state !== 'removed') ?? all[0];
};

/** Each Partner ID read once. */
const withResellers = async (
  doors: Doors,
  rows: readonly Subscription[],
): Promise<SubscriptionRow[]> => {
  const ids = [...new Set(rows.map(({ partnerId }) => partnerId))];
  const found = await Promise.all(
    ids.map(async (id) => [id, await partnershipOfRecord(doors, id)] as const),
  );
  const known = new Map(found);
  return rows.map((one) => {
    const reseller = known.get(one.partnerId);
    return {
      subscription: one,
      ...(reseller && { reseller: { id: reseller.id, name: reseller.name } }),
    };
  });
};

/**
 * Who answers the customer's questions about it: what Partner Center keeps for a legacy one, else what the desk keeps for its customer.
 * Whoever is no partner any more answers none.
 */
const supportOf = async (
  doors: Doors,
  { newCommerce, support }: Subscription,
  customer: Customer,
  partnership: Partnership | undefined,
): Promise<SubscriptionView['support']> => {
  if (!newCommerce)
    return support && { contact: support, kept: 'partnerCenter', of: 'subscription' };
  const contact = await contactSet(doors, customer);
  if (contact) return { contact, kept: 'desk', of: 'customer' };
  if (!partnership || partnership.state === 'removed') return undefined;
  const { id, partnerId, name } = partnership;
  return { contact: { id, partnerId, name }, kept: 'desk', of: 'record' };
};

/** Requests about it, newest first, and what happened to it. History knows a customer; which subscription, its requests know. */
const aboutIt = async (
  { store: { desk } }: Doors,
  customer: Customer,
  id: Id,
): Promise<{ requests: Request[]; history: HistoryLine[] }> => {
  const about = customer.domain.toLowerCase();
  const tags = [`about:customer:${about}`, 'shown'];
  const [asked, lines] = await Promise.all([
    desk.list({ type: 'request', tags, order: 'desc', limit: mostRequests }),
    desk.list({ type: 'history', tags: [`about:${about}`], order: 'desc', limit: mostRequests }),
  ]);
  const requests = asked.map(readRequest).filter((one) => concerns(one, id));
  const theirs = new Set(requests.map((one) => one.id));
  const history = lines
    .map(readHistory)
    .filter(({ requestId, values }) =>
      requestId === undefined ? values.subscriptionId === id : theirs.has(requestId),
    );
  return { requests, history: history.slice(0, lastLines) };
};

const concerns = ({ kind, input }: Request, id: Id): boolean => {
  if (input === null) return false;
  if (kinds[kind].subscriptionId?.(input) === id) return true;
  const named = (input as { subscription?: { id?: Id } }).subscription;
  return named?.id === id;
};

const changing: readonly OpenName[] = [
  'changeSubscription',
  'upgradeSubscription',
  'associateReseller',
];

/** While a change is under way there is no other: one open request at a time changes a subscription. */
const actionsOn = (
  { policy }: Doors,
  actor: Actor,
  known: Subscription,
  open: readonly Request[],
): readonly OpenName[] => {
  if (!may(actor, 'ask', policy)) return [];
  const changes = open.some((one) => (changing as readonly string[]).includes(one.kind));
  return possibleWith(known).filter((name) => !changes || !changing.includes(name));
};
