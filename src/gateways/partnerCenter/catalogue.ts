import { z } from 'zod';
import { Plan } from '../../domain/order.ts';
import type {
  Listed,
  ListedAvailability,
  ListedProduct,
  ListedSku,
  Market,
} from '../../domain/partnerCenter.ts';
import type { Answer, PartnerCenter, Patience } from '../../domain/partnerCenterDoor.ts';
import type { Id } from '../../domain/values.ts';
import type { Ask, Call } from './call.ts';
import { amount, flag, listed, manyOf, needed, squashed, text, texts } from './reading.ts';

const Product = z
  .object({
    id: needed,
    title: text,
    productType: z.object({ id: squashed }).nullish(),
  })
  .transform(({ id, title, productType }) => ({
    id,
    title: title ?? id,
    type: productType?.id ?? 'none',
  }));

// Products of older kinds cannot be ordered by cart, and a product of no kind was asked for as a licence.
const licences = ['onlineservicesnce', 'none'];

/** As many as an order line takes; a SKU without a limit. */
const most = 1_000_000;

const Sku = z.object({
  id: needed,
  productId: text,
  title: text,
  minimumQuantity: amount,
  maximumQuantity: amount,
  isTrial: flag,
  dynamicAttributes: z.object({ isAddon: flag, prerequisiteSkus: texts }).nullish(),
});

const skuOf =
  (asked: string) =>
  (body: z.infer<typeof Sku>): ListedSku => ({
    id: body.id,
    productId: body.productId ?? asked,
    title: body.title ?? body.id,
    minimum: body.minimumQuantity ?? 1,
    maximum: body.maximumQuantity ?? most,
    isTrial: body.isTrial,
    isAddon: body.dynamicAttributes?.isAddon ?? false,
    needs: body.dynamicAttributes?.prerequisiteSkus ?? [],
  });

const TermSold = z
  .object({ duration: text, billingCycle: squashed })
  .transform(({ duration, billingCycle }) => {
    const plan = Plan.safeParse({ term: duration?.toUpperCase(), billingCycle });
    // One-time terms and what may come yet are nothing that the desk sells.
    return plan.success ? [plan.data] : [];
  });

const Availability = z.object({
  id: needed,
  catalogItemId: text,
  segment: squashed,
  isPurchasable: flag,
  terms: manyOf(TermSold),
});

const planKey = ({ term, billingCycle }: Plan) => `${term} ${billingCycle}`;

const availabilityOf =
  ({ productId, skuId }: { productId: string; skuId: string }) =>
  (body: z.infer<typeof Availability>): ListedAvailability => ({
    catalogItemId: body.catalogItemId ?? `${productId}:${skuId}:${body.id}`,
    purchasable: body.isPurchasable,
    plans: [...new Map(body.terms.flat().map((plan) => [planKey(plan), plan])).values()],
  });

const within = ({ country, segment }: Market) => ({ country, targetSegment: segment });

type Sold = { productId: string; skuId: string };

const availabilitiesAsk = (
  { productId, skuId }: Sold,
  market: Market,
  customerId: Id | undefined,
): Pick<Ask<unknown>, 'path' | 'places' | 'query'> => {
  const places = { productId, skuId };
  const path = '/products/{productId}/skus/{skuId}/availabilities';
  if (!customerId) return { path: `/v1${path}`, places, query: within(market) };
  return {
    path: `/v1/customers/{customerId}${path}`,
    places: { ...places, customerId },
    query: { targetSegment: market.segment },
  };
};

const ask = async (
  call: Call,
  where: Pick<Ask<unknown>, 'path' | 'places' | 'query'>,
  patience?: Patience,
): Promise<Answer<Listed<z.infer<typeof Availability>>>> => {
  const whole = { ...where, token: 'app', answer: listed(Availability), patience } as const;
  const answer = await call({ ...whole, method: 'GET' });
  // The documentation wants a POST for customers, everybody else a GET.
  const wrongMethod = answer.is === 'no' && answer.no.status === 405;
  return wrongMethod ? call({ ...whole, method: 'POST' }) : answer;
};

const mapItems = <From, To>(
  answer: Answer<Listed<From>>,
  change: (items: From[]) => To[],
): Answer<Listed<To>> =>
  answer.is === 'yes'
    ? {
        ...answer,
        value: { ...answer.value, items: answer.value.items && change(answer.value.items) },
      }
    : answer;

/** What can be sold: licences of new commerce, in a market or to one customer. */
export const catalogue = (
  call: Call,
): Pick<PartnerCenter, 'products' | 'skus' | 'availabilities'> => ({
  products: async (market, patience) => {
    const answer = await call({
      method: 'GET',
      path: '/v1/products',
      query: { ...within(market), targetView: 'OnlineServices' },
      token: 'app',
      answer: listed(Product),
      patience,
    });
    return mapItems(answer, (items) =>
      items
        .filter(({ type }) => licences.includes(type))
        .map(({ id, title }): ListedProduct => ({ id, title })),
    );
  },

  skus: async (productId, market, patience) => {
    const answer = await call({
      method: 'GET',
      path: '/v1/products/{productId}/skus',
      places: { productId },
      query: within(market),
      token: 'app',
      answer: listed(Sku),
      patience,
    });
    return mapItems(answer, (items) => items.map(skuOf(productId)));
  },

  availabilities: async (sku, market, customerId, patience) => {
    const answer = await ask(call, availabilitiesAsk(sku, market, customerId), patience);
    const ofSegment = ({ segment }: { segment: string }) =>
      segment === 'none' || segment === market.segment;
    return mapItems(answer, (items) => items.filter(ofSegment).map(availabilityOf(sku)));
  },
});
