import type { Price } from './order.ts';
import type { Cart } from './partnerCenter.ts';
import type { Moment } from './values.ts';

type CartLine = Cart['lines'][number];

/** What a line of a cart costs, as it was said at a moment; undefined: it was not said. */
export const priceOf = (line: CartLine | undefined, at: Moment): Price | undefined =>
  line?.amount === undefined || line.currency === undefined
    ? undefined
    : { amount: line.amount, currency: line.currency, at };

/** Of all lines together, if each has a price and they have one currency. */
export const totalOf = (lines: readonly CartLine[], at: Moment): Price | undefined => {
  const prices = lines.map((line) => priceOf(line, at));
  const [first] = prices;
  if (!first || prices.some((price) => price?.currency !== first.currency)) return undefined;
  const amount = prices.reduce((sum, price) => sum + (price?.amount ?? 0), 0);
  return { amount: Math.round(amount * 100) / 100, currency: first.currency, at };
};
