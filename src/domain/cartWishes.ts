import type { OrderLine } from './order.ts';
import type { CartLineWish, Listed, ListedAvailability } from './partnerCenter.ts';
import type { Answer } from './partnerCenterDoor.ts';
import type { Moment } from './values.ts';

/** Why a line cannot be put into a cart now: its code. */
export interface NotOffered {
  at: number;
  code: string;
}

/** What a cart is built of, line by line; or which lines it cannot have, or not before when. */
export type Wishes =
  | { is: 'wishes'; wishes: CartLineWish[] }
  | { is: 'not'; lines: NotOffered[] }
  | { is: 'busy'; until: Moment };

/** A line, its place in the order, and what Partner Center sells of it now. */
export interface LineSold {
  line: OrderLine;
  at: number;
  sold: Answer<Listed<ListedAvailability>>;
}

const notOffered = '400072';

/** Puts lines into the words of a cart. Availabilities change over time, so they are read right before. */
export const cartWishes = (lines: readonly LineSold[]): Wishes => {
  const wishes: CartLineWish[] = [];
  const not: NotOffered[] = [];
  for (const { line, at, sold } of lines) {
    if (sold.is === 'busy') return { is: 'busy', until: sold.until };
    const item = sold.is === 'yes' ? sold.value.items?.find(sells(line)) : undefined;
    if (item) wishes.push(wishOf(line, item.catalogItemId));
    else not.push({ at, code: sold.is === 'no' ? sold.no.code : notOffered });
  }
  return not.length > 0 ? { is: 'not', lines: not } : { is: 'wishes', wishes };
};

const sells =
  ({ term, billingCycle }: OrderLine) =>
  ({ purchasable, plans }: ListedAvailability): boolean =>
    purchasable && plans.some((plan) => plan.term === term && plan.billingCycle === billingCycle);

const wishOf = (line: OrderLine, catalogItemId: string): CartLineWish => ({
  catalogItemId,
  quantity: line.quantity,
  term: line.term,
  billingCycle: line.billingCycle,
  ...(line.endDate && { endDate: line.endDate }),
  ...(line.promotion && { promotionId: line.promotion.id }),
});
