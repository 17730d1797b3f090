import { offerDocId, readOffer, type Offer } from '../catalogue.ts';
import { changeRoom as roomOf } from '../changeRoom.ts';
import { readSubscription, type Subscription } from '../customer.ts';
import type { Find } from '../desk.ts';
import type { Doors } from '../doors.ts';
import { guardHolder } from '../guards.ts';
import { Segment } from '../order.ts';
import { inTurn } from '../partnerCenterDoor.ts';
import type { Country } from '../values.ts';
import { heardInTime } from './live.ts';
import { countryOf } from './owned.ts';

/** What can be changed of a subscription now: asked live, and measured by what the catalogue of its market says. */
export const changeRoom =
  (doors: Doors): Find['changeRoom'] =>
  async (id) => {
    const { store, clock } = doors;
    const found = await store.subscriptions.read(id);
    if (!found) return undefined;
    const kept = readSubscription(found);
    const [now, openRequest, country] = await Promise.all([
      asItIs(doors, kept),
      guardHolder(doors, `open:change:${id}`),
      countryOf(doors)(kept.customerId),
    ]);
    const subscription = now ?? kept;
    const offer = country && (await offerOf(doors, subscription, country));
    return roomOf(
      {
        subscription,
        live: now !== undefined,
        ...(openRequest !== undefined && { openRequest }),
        ...(country && { country }),
        ...(offer && { offer }),
      },
      clock.now(),
    );
  };

const asItIs = async (doors: Doors, kept: Subscription): Promise<Subscription | undefined> => {
  const answer = await heardInTime(doors, 'subscription', () =>
    doors.partnerCenter.subscription(kept.customerId, kept.id, inTurn),
  );
  if (answer?.is !== 'yes') return undefined;
  const { customerId, customerName, support } = kept;
  const asOf = doors.clock.now();
  return { ...answer.value, customerId, customerName, ...(support && { support }), asOf };
};

/** How a product is sold in a market, for whichever segment that is, as far as that is kept. */
export const offerOf = async (
  { store }: Pick<Doors, 'store'>,
  { productId, skuId }: Pick<Subscription, 'productId' | 'skuId'>,
  country: Country,
): Promise<Offer | undefined> => {
  if (productId === undefined || skuId === undefined) return undefined;
  const found = await Promise.all(
    Segment.options.map((segment) =>
      store.catalogue.read(offerDocId({ country, segment, productId, skuId })),
    ),
  );
  const first = found.find((one) => one !== undefined);
  return first && readOffer(first);
};
