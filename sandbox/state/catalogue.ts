import { createHash } from 'node:crypto';
import type { Center } from '../center.ts';
import { catalogue } from '../seed/catalogue.ts';
import type { CatalogueSku, Segment, TermDuration } from '../seed/catalogueSku.ts';
import type { Customer } from './customers.ts';
import { readMeta, writeMeta } from './meta.ts';

/** Where and to whom is sold: a country (ISO-2), and one segment or any. */
export interface Market {
  country: string;
  segment?: Segment;
}

/** How often is paid. */
export type BillingCycle = 'monthly' | 'annual' | 'triennial';

// The only country without a catalogue here: its cloud is another service.
const nowhere = ['CN'];

const cycles: Record<TermDuration, BillingCycle[]> = {
  P1M: ['monthly'],
  P1Y: ['monthly', 'annual'],
  P3Y: ['monthly', 'annual', 'triennial'],
};

/** The SKUs of a market, those for charities only when they are asked for. */
export function skusFor({ country, segment }: Market): CatalogueSku[] {
  return catalogue.filter(
    (each) =>
      isSoldIn(each, country) &&
      (segment === undefined ? each.segment !== 'nonprofit' : each.segment === segment),
  );
}

/** Whether a SKU is sold in a country. */
export function isSoldIn({ onlyIn, notIn }: CatalogueSku, country: string): boolean {
  if (nowhere.includes(country)) return false;
  return onlyIn ? onlyIn.includes(country) : !notIn?.includes(country);
}

/** Finds a SKU by its two ids, wherever it is sold. */
export function findSku(productId: string, skuId: string): CatalogueSku | undefined {
  return catalogue.find(
    (each) =>
      each.productId === productId.toUpperCase() &&
      each.skuId.toUpperCase() === skuId.toUpperCase(),
  );
}

/** The title of a product: that of its first SKU. */
export function titleOf(productId: string): string {
  return catalogue.find((each) => each.productId === productId)?.title ?? productId;
}

/** The country (ISO-2) that a customer buys in. */
export function countryOf(customer: Customer): string {
  return customer.billingProfile.defaultAddress.country.toUpperCase();
}

/** The id of a SKU as other SKUs name it. */
export function skuKey(sku: { productId: string; skuId: string }): string {
  return `${sku.productId}:${sku.skuId}`;
}

/** Whether anything can be added to this SKU. */
export function hasAddons(sku: CatalogueSku): boolean {
  return catalogue.some((each) => each.addonTo?.includes(skuKey(sku)));
}

/** The pairs of term and billing cycle that a SKU is sold with. */
export function plansOf(
  sku: CatalogueSku,
): { termDuration: TermDuration; billingCycle: BillingCycle }[] {
  return sku.terms.flatMap((termDuration) =>
    (sku.isTrial ? cycles.P1M : cycles[termDuration]).map((billingCycle) => ({
      termDuration,
      billingCycle,
    })),
  );
}

/** The id of the only availability that a SKU has in a country at this time; it changes every day (UTC) and on request. */
export function availabilityOf(center: Center, sku: CatalogueSku, country: string): string {
  const words = [skuKey(sku), sku.segment, country, String(epoch(center))];
  return `CFQ7TTC0${code(words, 4).toUpperCase()}`;
}

/** Makes every availability id old. */
export function renewAvailabilities({ db }: Center): void {
  writeMeta(db, 'renewals', String(Number(readMeta(db, 'renewals') ?? 0) + 1));
}

/** A short made-up id out of words: letters and digits, the same every time. */
export function code(words: string[], length: number): string {
  const hash = createHash('sha256').update(words.join('/')).digest('hex');
  return BigInt(`0x${hash}`).toString(36).slice(-length);
}

function epoch({ db, clock }: Center): number {
  const days = Math.floor(clock().getTime() / (24 * 60 * 60 * 1000));
  return days + Number(readMeta(db, 'renewals') ?? 0);
}
