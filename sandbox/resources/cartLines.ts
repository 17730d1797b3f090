import type { Center } from '../center.ts';
import type { Answer } from '../http/answer.ts';
import { isAnswer } from '../http/answer.ts';
import { currencyOf } from '../seed/catalogueCurrencies.ts';
import type { CatalogueSku, TermDuration } from '../seed/catalogueSku.ts';
import type { AskedLine, CartLine } from '../state/carts.ts';
import type { BillingCycle } from '../state/catalogue.ts';
import { countryOf, findSku, isSoldIn, skuKey } from '../state/catalogue.ts';
import type { Customer } from '../state/customers.ts';
import { shareOf } from '../state/customTerm.ts';
import type { LineFacts } from '../state/lineChecks.ts';
import { errorOf } from '../state/lineChecks.ts';
import { lineError } from '../state/lineErrors.ts';
import { pricingOf } from '../state/prices.ts';
import { boughtSkus, promotionById } from '../state/promotions.ts';
import { heldSubscriptions } from '../state/subscriptions.ts';
import { readLines } from './cartInput.ts';
import { objectionToResellers } from './cartResellers.ts';
import { refusedWith } from './orderRefusals.ts';

/** Turns the body of a cart into lines with prices, order groups and errors; some mistakes refuse the whole cart. */
export function fillCart(center: Center, customer: Customer, body: unknown): CartLine[] | Answer {
  const asked = readLines(body);
  if (isAnswer(asked)) return asked;
  const country = countryOf(customer);
  const all = flat(asked);
  const refused = objectionToItems(asked, country) ?? objectionToResellers(center, all);
  if (refused) return refused;

  const held = heldSubscriptions(center.db, customer.id);
  const facts: Omit<LineFacts, 'line' | 'sku'> = {
    center,
    country,
    held,
    bought: boughtSkus(center.db, customer.id),
    heldSeats: seatsBySku(held.map((each) => [each.offerId, each.quantity])),
    cartSeats: seatsBySku(all.map((each) => [each.catalogItemId, each.quantity])),
  };
  const cycles = [...new Set(asked.map((each) => each.billingCycle))];
  return asked.map((line) => {
    const orderGroup = String(cycles.indexOf(line.billingCycle));
    const addonItems = line.addonItems?.map((addon) => fill(facts, addon, orderGroup, line));
    return { ...fill(facts, line, orderGroup), ...(addonItems && { addonItems }) };
  });
}

/** The lines of a cart, each followed by the add-ons that are bought with it. */
export function flat<Line extends AskedLine>(lines: (Line & { addonItems?: Line[] })[]): Line[] {
  return lines.flatMap((line) => [line, ...(line.addonItems ?? [])]);
}

/** The SKU of a catalogue item id, wherever it is sold. */
export function skuOfItem(catalogItemId: string): CatalogueSku | undefined {
  const [productId = '', skuId = ''] = catalogItemId.split(':');
  return findSku(productId, skuId);
}

/** Licences by SKU, out of catalogue item ids and quantities. */
export function seatsBySku(items: [string, number][]): Map<string, number> {
  const seats = new Map<string, number>();
  for (const [catalogItemId, quantity] of items) {
    const key = catalogItemId.toUpperCase().split(':').slice(0, 2).join(':');
    seats.set(key, (seats.get(key) ?? 0) + quantity);
  }
  return seats;
}

function objectionToItems(lines: AskedLine[], country: string): Answer | undefined {
  for (const line of flat(lines)) {
    const sku = skuOfItem(line.catalogItemId);
    if (sku && !isSoldIn(sku, country)) return refusedWith(800070, `${sku.title}, ${country}.`);
  }
  for (const line of lines) {
    const base = skuOfItem(line.catalogItemId);
    for (const addon of line.addonItems ?? []) {
      const sku = skuOfItem(addon.catalogItemId);
      if (base && sku && !sku.addonTo?.includes(skuKey(base)))
        return refusedWith(800029, `${sku.title}, ${base.title}.`);
    }
  }
  return undefined;
}

function fill(
  facts: Omit<LineFacts, 'line' | 'sku'>,
  asked: AskedLine,
  orderGroup: string,
  base?: AskedLine,
): CartLine {
  const { addonItems: _, ...line } = asked;
  const sku = skuOfItem(line.catalogItemId);
  const error = sku
    ? errorOf({ ...facts, line, sku, base })
    : lineError('catalog_item_id_is_not_valid');
  const filled = { ...line, currencyCode: currencyOf(facts.country).code, orderGroup };
  if (error || !sku) return { ...filled, error };
  const plan = {
    quantity: line.quantity,
    termDuration: line.termDuration as TermDuration,
    billingCycle: line.billingCycle as BillingCycle,
  };
  const share = shareOf(facts.center.clock(), line);
  const off = promotionById(line.promotionId ?? '')?.discount;
  return { ...filled, pricing: pricingOf(sku, facts.country, plan, share, off) };
}
