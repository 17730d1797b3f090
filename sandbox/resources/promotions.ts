import { z } from 'zod';
import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { badParameter, isAnswer, ok, refusal } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { collection } from '../http/collection.ts';
import { anyCase } from '../http/filter.ts';
import type { Route } from '../http/route.ts';
import type { Promotion } from '../seed/promotions.ts';
import { promotions as all } from '../seed/promotions.ts';
import { monthsAfter } from '../seed/time.ts';
import { countryOf, isSoldIn } from '../state/catalogue.ts';
import type { PromotionError } from '../state/promotions.ts';
import { boughtSkus, errorsOf, promotionById, promotionsOf } from '../state/promotions.ts';
import { skuOfItem } from './cartLines.ts';
import { findCustomer } from './customers.ts';
import { invalid } from './customerRules.ts';

const Item = anyCase(
  z.object({
    id: z.coerce.number().nullish(),
    catalogitemid: z.string(),
    quantity: z.int().min(1),
    termduration: z.string().toUpperCase(),
    billingcycle: z.string().toLowerCase(),
    promotionid: z.string().nullish(),
  }),
);
const Body = anyCase(z.object({ items: z.array(Item).min(1) }));

/** What costs less just now, and whether a customer can have it for less. */
export function promotions(center: Center): Route[] {
  return [
    {
      method: 'GET',
      path: '/v1/productpromotions',
      access: 'appOrUser',
      answer: (call) => list(center, call),
    },
    {
      method: 'GET',
      path: '/v1/productpromotions/:promotion',
      access: 'appOrUser',
      answer(call) {
        const promotion = promotionById(call.param('promotion'));
        if (promotion) return ok(shown(promotion, center.clock()));
        return refusal(404, 1000, 'The promotion was not found.');
      },
    },
    {
      method: 'POST',
      path: '/v1/customers/:customer/promotionEligibilities',
      access: 'appOrUser',
      answer: (call) => verify(center, call),
    },
  ];
}

function list(center: Center, call: Call): Answer {
  const country = call.query('country')?.toUpperCase() ?? '';
  if (!/^[A-Z]{2}$/.test(country)) return badParameter('country must be two letters.');
  const segment = call.query('segment')?.toLowerCase();
  if (segment === undefined) return badParameter('segment is missing.');
  const here = all.filter(
    (each) => segment === 'commercial' && isSoldIn(skuOfItem(each.sku)!, country),
  );
  return ok(collection(here.map((each) => shown(each, center.clock()))));
}

// There is always one month behind it and one before it.
function shown(promotion: Promotion, now: Date) {
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const end = new Date(monthsAfter(month, 2).getTime() - 1000);
  const [productId, skuId] = promotion.sku.split(':');
  return {
    id: promotion.id,
    name: promotion.name,
    description: promotion.name,
    startDate: stamp(monthsAfter(month, -1)),
    endDate: stamp(end),
    properties: { isAutoApplicable: true },
    requiredProducts: [
      {
        productId,
        skuId,
        term: { duration: promotion.termDuration, billingCycle: promotion.billingCycle },
        pricingPolicies: [{ policyType: 'PercentDiscount', value: String(promotion.discount) }],
      },
    ],
  };
}

function stamp(date: Date): string {
  return date.toISOString().replace('.000Z', '+00:00');
}

function verify(center: Center, call: Call): Answer {
  const customer = findCustomer(center, call);
  if (isAnswer(customer)) return customer;
  const body = Body.safeParse(call.body ?? {});
  if (!body.success) {
    const faults = body.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    return invalid(faults)!;
  }
  const bought = boughtSkus(center.db, customer.id);
  const items = body.data.items.map((item, index) => ({
    id: item.id ?? index,
    catalogItemId: item.catalogitemid,
    quantity: item.quantity,
    billingCycle: item.billingcycle,
    termDuration: item.termduration,
    eligibilities: eligibilitiesOf(item, bought, countryOf(customer)),
    attributes: { objectType: 'PromotionEligibilities' },
  }));
  return ok(collection(items));
}

function eligibilitiesOf(item: z.infer<typeof Item>, bought: Set<string>, country: string) {
  const { promotionid: promotionId, quantity } = item;
  const sku = skuOfItem(item.catalogitemid);
  if (sku === undefined || !isSoldIn(sku, country))
    return [refused(promotionId, 'InvalidCatalogItemId', 'The catalogue item is not valid.')];
  const purchase = {
    sku,
    quantity,
    termDuration: item.termduration,
    billingCycle: item.billingcycle,
  };
  if (promotionId)
    return [answered(promotionId, errorsOf(promotionById(promotionId), purchase, bought))];
  const known = promotionsOf(sku);
  if (known.length === 0)
    return [refused(undefined, 'NoPromotionsAvailable', 'There are no promotions at this time.')];
  return known.map((each) => answered(each.id, errorsOf(each, purchase, bought)));
}

function answered(promotionId: string, errors: PromotionError[]) {
  const isEligible = errors.length === 0;
  return isEligible ? { promotionId, isEligible } : { promotionId, isEligible, errors };
}

function refused(promotionId: string | null | undefined, type: string, description: string) {
  return {
    ...(promotionId && { promotionId }),
    isEligible: false,
    errors: [{ type, description }],
  };
}
