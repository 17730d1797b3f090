import type { ListedSku } from '../../src/domain/partnerCenter.ts';
import { skuOf, type Plan, type Segment } from '../../src/domain/order.ts';
import type { PartnerCenter } from '../../src/domain/partnerCenterDoor.ts';
import { no, yes, type AnswerTo } from './fakeAnswers.ts';
import type { World } from './fakePartnerCenter.ts';

/** Something that is sold, in every country. */
export interface FakeOffer extends ListedSku {
  /** Title of its product. */
  product: string;
  segment: Segment;
  availabilityId: string;
  purchasable: boolean;
  plans: Plan[];
  /** Of one licence for one month. */
  price: number;
}

const monthly: Plan = { term: 'P1M', billingCycle: 'monthly' };
const yearly: Plan[] = [
  { term: 'P1Y', billingCycle: 'monthly' },
  { term: 'P1Y', billingCycle: 'annual' },
];
const threeYears: Plan = { term: 'P3Y', billingCycle: 'triennial' };

/** An offer; what is not given is ordinary. */
export const fakeOffer = (
  productId: string,
  skuId: string,
  title: string,
  change: Partial<FakeOffer> = {},
): FakeOffer => ({
  id: skuId,
  productId,
  title,
  product: title,
  minimum: 1,
  maximum: 300,
  isTrial: false,
  isAddon: false,
  needs: [],
  segment: 'commercial',
  availabilityId: `${productId}A1`,
  purchasable: true,
  plans: [monthly, ...yearly],
  price: 10,
  ...change,
});

/** The catalogue that a fake begins with: three suites, a trial, an add-on and something for schools. */
export const sixOffers = (): FakeOffer[] => [
  fakeOffer('CFQ7TTC0LH18', '0001', 'Microsoft 365 Business Basic', { price: 6 }),
  fakeOffer('CFQ7TTC0LCHC', '0002', 'Microsoft 365 Business Premium', {
    price: 22,
    plans: [monthly, ...yearly, threeYears],
  }),
  fakeOffer('CFQ7TTC0LCHC', '0003', 'Microsoft 365 Business Premium Trial', {
    product: 'Microsoft 365 Business Premium',
    availabilityId: 'CFQ7TTC0LCHCT1',
    isTrial: true,
    maximum: 25,
    plans: [monthly],
    price: 0,
  }),
  fakeOffer('CFQ7TTC0LFLX', '0001', 'Microsoft 365 E3', {
    price: 36,
    maximum: 100_000,
    plans: [...yearly, threeYears],
  }),
  fakeOffer('CFQ7TTC0HL8W', '0001', 'Microsoft Teams Phone Standard', {
    isAddon: true,
    needs: ['CFQ7TTC0LFLX:0001', 'CFQ7TTC0LCHC:0002'],
    price: 8,
    maximum: 100_000,
  }),
  fakeOffer('CFQ7TTC0MM8R', '0001', 'Microsoft 365 A3 for faculty', {
    segment: 'education',
    price: 3,
    maximum: 100_000,
    plans: yearly,
  }),
];

/** The catalogue item id of an offer, as it is now. */
export const catalogItemOf = (offer: FakeOffer): string =>
  `${skuOf({ productId: offer.productId, skuId: offer.id })}:${offer.availabilityId}`;

/** Gives every offer a new availability, so that what was read before is not sold any more. */
export const renewAvailabilities = (offers: FakeOffer[]): void => {
  for (const offer of offers) offer.availabilityId += 'X';
};

const asSku = (offer: FakeOffer): ListedSku => {
  const { id, productId, title, minimum, maximum, isTrial, isAddon, needs } = offer;
  return { id, productId, title, minimum, maximum, isTrial, isAddon, needs };
};

/** The calls of the catalogue. */
export const fakeCatalogue = (
  world: World,
  answer: AnswerTo,
): Pick<PartnerCenter, 'products' | 'skus' | 'availabilities'> => {
  const sold = (segment: Segment, productId?: string) =>
    world.offers.filter(
      (one) => one.segment === segment && (!productId || one.productId === productId),
    );
  return {
    products: ({ country, segment }) =>
      answer('products', `${country} ${segment}`, () => {
        const titles = new Map(sold(segment).map((one) => [one.productId, one.product]));
        return yes({ items: [...titles].map(([id, title]) => ({ id, title })) });
      }),
    skus: (productId, { segment }) =>
      answer('skus', productId, () => {
        const those = sold(segment, productId);
        return those.length ? yes({ items: those.map(asSku) }) : no('400013', 404);
      }),
    availabilities: ({ productId, skuId }, { segment }, customerId) =>
      answer('availabilities', [skuOf({ productId, skuId }), customerId ?? ''].join(' '), () => {
        const offer = sold(segment, productId).find(({ id }) => id === skuId);
        if (!offer) return no('400018', 404);
        const { purchasable, plans } = offer;
        return yes({ items: [{ catalogItemId: catalogItemOf(offer), purchasable, plans }] });
      }),
  };
};
