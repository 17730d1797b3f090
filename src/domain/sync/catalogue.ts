import { marketTag, offerDoc, readOffer, type Offer } from '../catalogue.ts';
import { marketDoc, marketDocId, readKnownMarket, type KnownMarket } from '../market.ts';
import { BillingCycle, Term, type Plan } from '../order.ts';
import type { Listed, ListedProduct, ListedSku, Market } from '../partnerCenter.ts';
import type { Found, Op, Store } from '../ports.ts';
import { later } from '../time.ts';
import type { Moment } from '../values.ts';
import {
  asked,
  isGone,
  isRefusal,
  usualCallsPerMinute,
  type Heard,
  type Stopped,
  type SyncDoors,
} from './doors.ts';
import { mostFailures } from './pass.ts';
import { everyOne, inParts, mostWrites, savedAfresh } from './writing.ts';

/** What the reading of a catalogue may use. */
export type CatalogueDoors = Pick<SyncDoors, 'partnerCenter' | 'clock' | 'log'> & {
  store: Pick<Store, 'desk' | 'catalogue'>;
};

/** How a slice ended: nothing more to do, or when to go on. */
export type CatalogueRead = { is: 'done' } | { is: 'again'; at: Moment };

type Pass = NonNullable<KnownMarket['pass']>;

const slicesAMinute = 6;
/** The first reading of a market: somebody may be waiting, so it takes what an import takes, in larger slices. */
const firstShare = { share: 3, slicesAMinute: 2 };
const afterBreakSeconds = 60;
const goodForHours = 24;

/** Is the catalogue of a market to be read (again)? */
export const isDue = ({ readAt }: Pick<KnownMarket, 'readAt'>, now: Moment): boolean =>
  readAt === undefined || later(readAt, { hours: goodForHours }) <= now;

/**
 * Reads the catalogue of a market for about so many calls and remembers where it stopped: products, their SKUs, what of these can
 * be bought. After the last product what was not met any more goes. Repeating any of it is harmless.
 */
export const readCatalogue = async (
  doors: CatalogueDoors,
  market: Market,
  callsPerMinute = usualCallsPerMinute,
): Promise<CatalogueRead> => {
  const now = doors.clock.now();
  const known = await knownMarket(doors, market);
  const pass = underWay(known, now);
  if (!pass && !isDue(known, now)) return { is: 'done' };
  const pace = known.readAt ? { share: 1, slicesAMinute } : firstShare;
  const calls = Math.max(1, Math.floor((callsPerMinute * pace.share) / pace.slicesAMinute));
  const slice = await readSlice(doors, market, pass ?? begun(now), calls);
  if (slice.is === 'over') {
    await removeUnsold(doors, market, slice.pass);
    await change(doors, market, ({ pass: _over, ...kept }) => ({
      ...kept,
      readAt: doors.clock.now(),
    }));
    doors.log.info('sync.catalogue', { ...market, left: slice.pass.left.length });
    return { is: 'done' };
  }
  await change(doors, market, (kept) => ({ ...kept, pass: slice.pass }));
  return slice.stop ? afterStop(doors, slice.stop) : soon(doors, 60 / pace.slicesAMinute);
};

const knownMarket = async ({ store }: CatalogueDoors, market: Market): Promise<KnownMarket> => {
  const found = await store.desk.read(marketDocId(market));
  return found ? readKnownMarket(found) : { ...market };
};

const begun = (startedAt: Moment): Pass => ({ startedAt, left: [], failures: 0 });

// What was read longer ago than a catalogue is good for is not worth going on with.
const underWay = ({ pass }: KnownMarket, now: Moment): Pass | undefined =>
  pass && later(pass.startedAt, { hours: goodForHours }) > now ? pass : undefined;

const change = (
  { store: { desk } }: CatalogueDoors,
  market: Market,
  make: (kept: KnownMarket) => KnownMarket,
): Promise<void> =>
  savedAfresh(desk, async () => {
    const found = await desk.read(marketDocId(market));
    const doc = marketDoc(make(found ? readKnownMarket(found) : { ...market }));
    const op: Op = found ? { op: 'replace', doc, etag: found.etag } : { op: 'create', doc };
    return { ops: [op], result: undefined };
  });

const soon = ({ clock }: CatalogueDoors, seconds: number): CatalogueRead => ({
  is: 'again',
  at: later(clock.now(), { seconds }),
});

const afterStop = (doors: CatalogueDoors, stop: Stopped): CatalogueRead => {
  if (stop.is === 'busy') return { is: 'again', at: stop.until };
  // A market that is refused as such is asked for again when it is wanted again.
  return isRefusal(stop) ? { is: 'done' } : soon(doors, afterBreakSeconds);
};

type Slice = { is: 'over'; pass: Pass } | { is: 'more'; pass: Pass; stop?: Stopped };

const readSlice = async (
  doors: CatalogueDoors,
  market: Market,
  begin: Pass,
  calls: number,
): Promise<Slice> => {
  const products = await productsOf(doors, market, begin.after);
  if (products.is !== 'yes') return { is: 'more', pass: begin, stop: products };
  let pass = begin;
  let used = 1;
  for (const { id } of products.value) {
    // One at least, or the smallest share would never come to an end.
    if (used > 1 && used >= calls) return { is: 'more', pass };
    const read = await readProduct(doors, market, id);
    used += read.calls;
    if (read.stop) {
      const failures = pass.failures + 1;
      const hopeless = isRefusal(read.stop) || failures >= mostFailures;
      if (read.stop.is === 'busy') return { is: 'more', pass, stop: read.stop };
      if (!hopeless) return { is: 'more', pass: { ...pass, failures }, stop: read.stop };
      pass = { ...pass, left: [...pass.left, id] };
    }
    pass = { ...pass, after: id, failures: 0 };
  }
  return { is: 'over', pass };
};

/** The products that are still to be read, in the order of their ids. */
const productsOf = async (
  { partnerCenter, log, store }: CatalogueDoors,
  market: Market,
  after = '',
): Promise<Heard<ListedProduct[]>> => {
  const answer = await asked(log, 'products', () => partnerCenter.products(market));
  const listed = wholeOf(answer);
  if (listed.is !== 'yes') return listed;
  // A list without anything proves nothing about what was sold there yesterday.
  if (listed.value.length === 0 && (await store.catalogue.count(offersIn(market))) > 0) {
    return { is: 'failed' };
  }
  const ids = new Map(listed.value.map((product) => [product.id, product]));
  const value = [...ids.values()]
    .filter(({ id }) => id > after)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { is: 'yes', value };
};

/** An answer with its whole list; no list, or one that goes on elsewhere, is a failure. */
const wholeOf = <T>(heard: Heard<Listed<T>>): Heard<T[]> => {
  if (heard.is !== 'yes') return heard;
  const { items, next } = heard.value;
  return items && next === undefined ? { is: 'yes', value: items } : { is: 'failed' };
};

const offersIn = ({ country, segment }: Market) => ({
  type: 'offer',
  tags: [marketTag(country, segment)],
});

/** Reads one product and keeps what can be bought of it. One that is gone has nothing. */
const readProduct = async (
  doors: CatalogueDoors,
  market: Market,
  productId: string,
): Promise<{ calls: number; stop?: Stopped }> => {
  const { partnerCenter, log, clock, store } = doors;
  const skus = wholeOf(await asked(log, 'skus', () => partnerCenter.skus(productId, market)));
  if (skus.is !== 'yes') return isGone(skus) ? { calls: 1 } : { calls: 1, stop: skus };
  const offers: Offer[] = [];
  let calls = 1;
  for (const sku of skus.value) {
    calls += 1;
    const plans = await plansOf(doors, market, { productId, skuId: sku.id });
    if (plans.is !== 'yes') return { calls, stop: plans };
    if (plans.value.length > 0) {
      offers.push(offerOf(market, { ...sku, productId }, plans.value, clock.now()));
    }
  }
  const puts = offers.map((offer): Op => ({ op: 'put', doc: offerDoc(offer) }));
  for (const ops of inParts(puts, mostWrites)) await store.catalogue.commit(ops);
  return { calls };
};

const plansOf = async (
  { partnerCenter, log }: CatalogueDoors,
  market: Market,
  sku: { productId: string; skuId: string },
): Promise<Heard<Plan[]>> => {
  const heard = wholeOf(
    await asked(log, 'availabilities', () => partnerCenter.availabilities(sku, market)),
  );
  if (heard.is !== 'yes') return isGone(heard) ? { is: 'yes', value: [] } : heard;
  const plans = heard.value.filter(({ purchasable }) => purchasable).flatMap((one) => one.plans);
  const once = new Map(plans.map((plan) => [placeOf(plan), plan]));
  return { is: 'yes', value: [...once].toSorted(([a], [b]) => a - b).map(([, plan]) => plan) };
};

/** Where a plan stands among all plans: short terms first, then short billing cycles. */
const placeOf = ({ term, billingCycle }: Plan): number =>
  Term.options.indexOf(term) * BillingCycle.options.length +
  BillingCycle.options.indexOf(billingCycle);

const offerOf = (market: Market, sku: ListedSku, plans: Plan[], asOf: Moment): Offer => {
  const { id: skuId, productId, title, minimum, maximum, isTrial, isAddon, needs } = sku;
  const what = { productId, skuId, title, minimum, maximum, isTrial, isAddon };
  return { ...market, ...what, needs: [...needs], plans, asOf };
};

/** What a whole reading did not meet is not sold there any more. */
const removeUnsold = async (
  { store: { catalogue } }: CatalogueDoors,
  market: Market,
  { startedAt, left }: Pass,
): Promise<void> => {
  const gone: Found[] = [];
  for await (const found of everyOne(catalogue, offersIn(market))) {
    const { asOf, productId } = readOffer(found);
    if (asOf < startedAt && !left.includes(productId)) gone.push(found);
  }
  // One at a time: an offer that was read anew meanwhile is a conflict, and stays.
  for (const { doc, etag } of gone) await catalogue.commit([{ op: 'remove', id: doc.id, etag }]);
};
