import type { DatabaseSync } from 'node:sqlite';
import type { CatalogueSku } from '../seed/catalogueSku.ts';
import type { Promotion } from '../seed/promotions.ts';
import { promotions } from '../seed/promotions.ts';
import { skuKey } from './catalogue.ts';

/** Why a promotion cannot be had, as the API shows it. */
export interface PromotionError {
  type: string;
  description: string;
  minimumRequiredSeats?: number;
  maximumRequiredSeats?: number;
  availableSeats?: number;
}

/** What somebody wants to buy with a promotion. */
export interface Purchase {
  sku: CatalogueSku;
  quantity: number;
  termDuration: string;
  billingCycle: string;
}

/** Finds a promotion by its id. */
export function promotionById(id: string): Promotion | undefined {
  return promotions.find((each) => each.id === id.toUpperCase());
}

/** The promotions of a SKU. */
export function promotionsOf(sku: CatalogueSku): Promotion[] {
  return promotions.filter((each) => each.sku === skuKey(sku));
}

/** SKUs (`product:sku`) that a customer has or had. */
export function boughtSkus(db: DatabaseSync, customerId: string): Set<string> {
  const rows = db
    .prepare(
      `SELECT DISTINCT json_extract(document, '$.offerId') AS item FROM subscriptions WHERE customerId = ?`,
    )
    .all(customerId);
  return new Set(rows.map((row) => String(row['item']).split(':').slice(0, 2).join(':')));
}

/** What stands in the way of a promotion; empty when it can be had. */
export function errorsOf(
  promotion: Promotion | undefined,
  { sku, quantity, termDuration, billingCycle }: Purchase,
  bought: Set<string>,
): PromotionError[] {
  if (promotion === undefined || promotion.sku !== skuKey(sku))
    return [{ type: 'InvalidPromotion', description: 'The promotion is not valid.' }];
  const errors: PromotionError[] = [];
  const { minimum, maximum } = promotion;
  if (promotion.termDuration !== termDuration || promotion.billingCycle !== billingCycle)
    errors.push({ type: 'Term', description: 'The promotion is not for this term.' });
  if (quantity < minimum || quantity > maximum)
    errors.push({
      type: 'SeatCount',
      description: 'The quantity is outside what the promotion is for.',
      minimumRequiredSeats: minimum,
      maximumRequiredSeats: maximum,
      availableSeats: maximum,
    });
  if (promotion.newToOffer && bought.has(promotion.sku))
    errors.push({
      type: 'OfferPurchasedPreviously',
      description: 'The customer has bought this before.',
    });
  return errors;
}
