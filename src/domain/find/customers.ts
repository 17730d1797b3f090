import { readCustomer, readSubscription, type Customer } from '../customer.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { readHistory } from '../history.ts';
import type { OpenName } from '../names.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import { partnershipDocId, readPartnership, type Partnership } from '../partnership.ts';
import { may } from '../policy.ts';
import type { Found, Query } from '../ports.ts';
import { refuse } from '../refusal.ts';
import { readRequest, type Request } from '../request.ts';
import { normalised, searchWords } from '../search.ts';
import { recount } from '../sync/counts.ts';
import { readSubscriptions } from '../sync/subscriptions.ts';
import { inParts } from '../sync/writing.ts';
import type { Actor, Id } from '../values.ts';
import type { CustomerRow } from '../customerViews.ts';
import { contactSet } from './contactSet.ts';
import { allowed, paged, pageSize } from './reading.ts';
import { partnershipById } from './resellers.ts';

const lastLines = 5;
const mostOpen = 50;
const mostSubscriptions = 20;
const mostSimilar = 10;
// Among names that begin alike there may be one that is just so.
const mostAlike = 100;
/** A list takes so many labels at once. */
const resellersAtOnce = 50;
/** Whoever manages more resellers than this sees all customers. */
const mostManaged = 500;

/** Lists and searches customers: mine when I manage any reseller, else all; or those of one reseller. */
export const customers =
  (doors: Doors): Find['customers'] =>
  (actor, ask) =>
    allowed(doors, actor, 'look', async () => {
      const { text, resellerId, page } = ask;
      const only = resellerId === undefined ? undefined : await partnershipById(doors)(resellerId);
      if (resellerId !== undefined && !only) return refuse('notFound');
      const managed = await managedBy(doors, actor);
      const managesSome = managed.length > 0;
      const scope = whose(ask, managed);
      const words = customerWords(text);
      const query = { type: 'customer', ...(words.length > 0 && { words }) };
      const found = only
        ? await onePage(doors, { ...query, tags: [`reseller:${only.id}`] }, page)
        : scope === 'mine'
          ? await pageOfMany(doors, query, managed, page)
          : await onePage(doors, query, page);
      const { rows, more } = paged(found.map(readCustomer));
      return {
        view: 'customers',
        text,
        scope,
        managesSome,
        ...(only && { reseller: named(only) }),
        page,
        more,
        rows: await withResellers(doors, rows),
      };
    });

/** Whose customers are listed. `mine` cannot be promised of too many resellers, so the view says `all`. */
const whose = (
  { scope, resellerId }: Parameters<Find['customers']>[1],
  managed: readonly Id[],
): 'mine' | 'all' => {
  if (resellerId !== undefined || managed.length > mostManaged) return 'all';
  return scope ?? (managed.length > 0 ? 'mine' : 'all');
};

const managedBy = async ({ store }: Doors, actor: Actor): Promise<Id[]> => {
  const tags = [`manager:${actor.id}`];
  const found = await store.desk.list({ type: 'partnership', tags, limit: mostManaged + 1 });
  return found.map((one) => readPartnership(one).id);
};

type Wanted = Pick<Query, 'type' | 'tags' | 'words'>;

const onePage = ({ store }: Doors, query: Wanted, page: number): Promise<Found[]> =>
  store.customers.list({ ...query, skip: page * pageSize, limit: pageSize + 1 });

/** A page out of several lists: of each so much is read that the page is right whichever list its rows are in. */
const pageOfMany = async (
  { store }: Doors,
  query: Wanted,
  resellers: readonly Id[],
  page: number,
): Promise<Found[]> => {
  const skip = page * pageSize;
  const parts = inParts(
    resellers.map((id) => `reseller:${id}`),
    resellersAtOnce,
  );
  const [only] = parts;
  const limit = pageSize + 1;
  if (!only) return [];
  if (parts.length === 1) return store.customers.list({ ...query, anyOf: only, skip, limit });
  const lists = await Promise.all(
    parts.map((anyOf) => store.customers.list({ ...query, anyOf, limit: skip + limit })),
  );
  const all = lists.flat();
  // A search has the store's own order: there one list follows the other.
  if (!query.words)
    all.sort((a, b) => compare(a.doc.sort, b.doc.sort) || compare(a.doc.id, b.doc.id));
  return all.slice(skip, skip + limit);
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The words of a search; a domain, also behind an @, is one word, since it is kept whole. */
const customerWords = (text: string): string[] =>
  text
    .split(/\s+/)
    .flatMap((part) => (/^\S*\w\.\w\S*$/.test(part) ? [domainIn(part)] : searchWords(part)));

const domainIn = (part: string): string => normalised(part.slice(part.lastIndexOf('@') + 1));

const named = ({ id, name }: Partnership): { id: Id; name: string } => ({ id, name });

/** Customers with their resellers, each reseller read once. */
const withResellers = async (
  { store }: Doors,
  rows: readonly Customer[],
): Promise<CustomerRow[]> => {
  const ids = new Set(rows.map((one) => one.resellerId).filter((id) => id !== undefined));
  const found = await Promise.all([...ids].map((id) => store.desk.read(partnershipDocId(id))));
  const known = new Map(
    found
      .filter((one) => one !== undefined)
      .map((one) => readPartnership(one))
      .map((one) => [one.id, named(one)]),
  );
  return rows.map((customer) => {
    const reseller = customer.resellerId && known.get(customer.resellerId);
    return { customer, ...(reseller && { reseller }) };
  });
};

/** One customer: its subscriptions as they are kept, what is under way for it, and what happened. */
export const customer =
  (doors: Doors): Find['customer'] =>
  (actor, id) =>
    allowed(doors, actor, 'look', async () => {
      const { desk, customers: shelf, subscriptions: bought } = doors.store;
      const found = await shelf.read(id);
      if (!found) return refuse('notFound');
      const known = readCustomer(found);
      const ofIt = { type: 'subscription', tags: [`customer:${id}`] };
      // Requests and history know a customer by its domain, which it has before it has an id.
      const about = `about:${known.domain.toLowerCase()}`;
      const [partnership, subscriptions, subscriptionCount, open, lines] = await Promise.all([
        known.resellerId ? partnershipById(doors)(known.resellerId) : undefined,
        bought.list({ ...ofIt, limit: mostSubscriptions }),
        bought.count(ofIt),
        desk.list({ type: 'request', tags: [`${about}:open`], order: 'desc', limit: mostOpen }),
        desk.list({ type: 'history', tags: [about], order: 'desc', limit: lastLines }),
      ]);
      const openRequests = open.map(readRequest);
      return {
        view: 'customer',
        customer: { ...known, support: await contactSet(doors, known) },
        ...(partnership && { partnership }),
        subscriptions: subscriptions.map(readSubscription),
        subscriptionCount,
        openRequests,
        history: lines.map(readHistory),
        actions: may(actor, 'ask', doors.policy) ? actionsFor(openRequests) : [],
      };
    });

/** A relationship ends once. */
const actionsFor = (openRequests: readonly Request[]): OpenName[] => [
  'addSubscription',
  ...(openRequests.some(({ kind }) => kind === 'endRelationship')
    ? []
    : (['endRelationship'] as const)),
];

/** Words of a name that say nothing about whose it is. */
const legalForms = new Set(
  'ag bv co company corp corporation gmbh inc kg limited llc ltd nv oy plc pte pty sa sarl sas srl the und and'.split(
    ' ',
  ),
);

/** Our own customers whose name or domain begins alike; one that is called just so comes first. */
export const similarCustomers =
  (doors: Doors): Find['similarCustomers'] =>
  async (company, prefix) => {
    const words = searchWords(company).filter((word) => !legalForms.has(word));
    const domain = prefix === undefined ? [] : [normalised(prefix)];
    const asks = [words, words.slice(0, 2), domain].filter((one) => one.join('').length >= 2);
    const lists = await Promise.all(
      asks.map((ask) =>
        doors.store.customers.list({ type: 'customer', words: ask, limit: mostSimilar }),
      ),
    );
    const once = new Map(lists.flat().map((found) => [found.doc.id, readCustomer(found)]));
    const isSo = ({ name }: Customer): boolean => normalised(name) === normalised(company);
    const alike = [...once.values()].toSorted((a, b) => Number(isSo(b)) - Number(isSo(a)));
    return withResellers(doors, alike.slice(0, mostSimilar));
  };

/** One customer as it is kept, whoever asks: for dialogs, which check the role at their start and at their end. */
export const customerById =
  (doors: Doors): Find['customerById'] =>
  async (id) => {
    const found = await doors.store.customers.read(id);
    return found && readCustomer(found);
  };

/** Rounds come to a customer in their time; whoever is about to choose one of its subscriptions does not wait for them. */
export const customerRead =
  (doors: Doors): Find['customerRead'] =>
  async (id) => {
    const known = await customerById(doors)(id);
    if (!known || known.subscriptionsAsOf !== undefined) return known;
    const read = await readSubscriptions(doors, id, inTurn);
    if (read.is === 'done') await recount(doors, read.touched);
    return customerById(doors)(id);
  };

/** The one customer that a typed text means: by domain or exact name, or the only one that a search finds. */
export const oneCustomer =
  (doors: Doors) =>
  async (text: string): Promise<Customer | undefined> => {
    const words = customerWords(text);
    if (words.length === 0) return undefined;
    const found = await doors.store.customers.list({ type: 'customer', words, limit: mostAlike });
    const all = found.map(readCustomer);
    const exact = all.filter(
      (one) =>
        one.domain.toLowerCase() === text.trim().toLowerCase() ||
        normalised(one.name) === normalised(text),
    );
    if (exact.length === 1) return exact[0];
    return all.length === 1 ? all[0] : undefined;
  };
