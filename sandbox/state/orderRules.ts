import type { DatabaseSync } from 'node:sqlite';
import type { CatalogueSku } from '../seed/catalogueSku.ts';
import { skuKey } from './catalogue.ts';
import { readMeta, writeMeta } from './meta.ts';

/** A test's wish that the next checkouts are refused: as a whole, or only the order groups that hold a SKU. */
export interface CheckoutRule {
  /** `product:sku`, or a product for all its SKUs; the whole checkout when missing. */
  skuId?: string;
  code: number;
  times: number;
}

/** A test's wish that the next lines with a SKU go into the cart with an error. */
export interface LineRule {
  skuId: string;
  errorCode: string;
  times: number;
}

/** A test's wish that the next changes are refused: of a subscription, or of any. */
export interface ChangeRule {
  subscriptionId?: string;
  code: number;
  times: number;
}

/** Remembers that changes of subscriptions are to be refused. */
export function addChangeRule(db: DatabaseSync, rule: ChangeRule): void {
  write(db, 'changeRules', [...read<ChangeRule>(db, 'changeRules'), rule]);
}

/** The code that refuses a change of this subscription, if a test wants it; uses the wish up by one. */
export function takeChangeRefusal(db: DatabaseSync, id: string): number | undefined {
  return take<ChangeRule>(
    db,
    'changeRules',
    ({ subscriptionId }) => subscriptionId === undefined || subscriptionId.toLowerCase() === id,
  )?.code;
}

/** Remembers that checkouts are to be refused. */
export function addCheckoutRule(db: DatabaseSync, rule: CheckoutRule): void {
  write(db, 'checkoutRules', [...read<CheckoutRule>(db, 'checkoutRules'), rule]);
}

/** Remembers that lines are to have an error. */
export function addLineRule(db: DatabaseSync, rule: LineRule): void {
  write(db, 'lineRules', [...read<LineRule>(db, 'lineRules'), rule]);
}

/** The code that refuses a whole checkout, if a test wants it; uses the wish up by one. */
export function takeWholeRefusal(db: DatabaseSync): number | undefined {
  return take<CheckoutRule>(db, 'checkoutRules', (rule) => rule.skuId === undefined)?.code;
}

/** The code that refuses an order group with these SKUs, if a test wants it; uses the wish up by one. */
export function takeGroupRefusal(db: DatabaseSync, skus: CatalogueSku[]): number | undefined {
  return take<CheckoutRule>(db, 'checkoutRules', ({ skuId }) =>
    skus.some((sku) => skuId !== undefined && isNamed(sku, skuId)),
  )?.code;
}

/** The error that a line with this SKU gets, if a test wants it; uses the wish up by one. */
export function takeLineError(db: DatabaseSync, sku: CatalogueSku): string | undefined {
  return take<LineRule>(db, 'lineRules', ({ skuId }) => isNamed(sku, skuId))?.errorCode;
}

function isNamed(sku: CatalogueSku, name: string): boolean {
  return [skuKey(sku), sku.productId].includes(name.toUpperCase());
}

function take<Rule extends { times: number }>(
  db: DatabaseSync,
  name: string,
  fits: (rule: Rule) => boolean,
): Rule | undefined {
  const rules = read<Rule>(db, name);
  const rule = rules.find(fits);
  if (rule === undefined) return undefined;
  rule.times -= 1;
  const left = rules.filter((each) => each.times > 0);
  write(db, name, left);
  return rule;
}

function read<Rule>(db: DatabaseSync, name: string): Rule[] {
  return JSON.parse(readMeta(db, name) ?? '[]') as Rule[];
}

function write(db: DatabaseSync, name: string, rules: unknown[]): void {
  writeMeta(db, name, JSON.stringify(rules));
}
