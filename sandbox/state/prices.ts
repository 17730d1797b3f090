import { currencyOf } from '../seed/catalogueCurrencies.ts';
import type { CatalogueSku, TermDuration } from '../seed/catalogueSku.ts';
import type { BillingCycle } from './catalogue.ts';

/** Prices of a cart's line before tax, in the currency of the customer's country: for one licence and one billing period, `extendedPrice` for all of the line over its term. */
export interface Pricing {
  listPrice: number;
  discountedPrice: number;
  proratedPrice: number;
  price: number;
  extendedPrice: number;
}

const months: Record<TermDuration | BillingCycle, number> = {
  P1M: 1,
  P1Y: 12,
  P3Y: 36,
  monthly: 1,
  annual: 12,
  triennial: 36,
};

// Who binds himself for a month only pays a fifth more.
const dearer: Record<TermDuration, number> = { P1M: 1.2, P1Y: 1, P3Y: 1 };

/** The prices of a line. `share` is the part of the term that is paid for when it ends on a day of its own, `off` the part of the price that a promotion takes off. */
export function pricingOf(
  sku: CatalogueSku,
  country: string,
  line: { quantity: number; termDuration: TermDuration; billingCycle: BillingCycle },
  share = 1,
  off = 0,
): Pricing {
  const { rate, digits } = currencyOf(country);
  const round = (amount: number) => Number(amount.toFixed(digits));
  const period = months[line.billingCycle];
  const listPrice = round(sku.price * rate * dearer[line.termDuration] * period);
  const discountedPrice = round(listPrice * (1 - off));
  const price = round(discountedPrice * share);
  return {
    listPrice,
    discountedPrice,
    proratedPrice: price,
    price,
    extendedPrice: round((price * line.quantity * months[line.termDuration]) / period),
  };
}
