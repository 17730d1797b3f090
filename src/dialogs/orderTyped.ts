import { z } from 'zod';
import type { FormState } from '../domain/forms.ts';
import { mostLines, type OrderLine } from '../domain/order.ts';
import { orderLinesIn } from '../domain/orderText.ts';
import type { Asking } from './conversation.ts';
import { withLine, type Cart } from './orderCart.ts';
import { resolveWish, Wish, type Resolved } from './orderWishes.ts';

type Open = Extract<Resolved, { is: 'open' }>;

/** What a text orders: wishes, and what could not be read of it. No wish: it is no order but a search. */
export const wishesIn = (text: string): { wishes: Wish[]; unread: FormState['problems'] } => {
  const { lines, problems } = orderLinesIn(text);
  const wishes: Wish[] = [...lines];
  const unread: FormState['problems'] = {};
  for (const { code, text: part } of problems) {
    if (code === 'quantityMissing' && lines.length > 0) wishes.push({ text: part });
    if (code === 'tooManyLines') unread.lines = { code, values: { max: String(mostLines) } };
    if (code === 'quantityWrong')
      unread.text = { code: 'quantityBelow', values: { minimum: '1', title: part } };
    if (code === 'productMissing') unread.text = { code: 'noOffer', values: { text: part } };
  }
  return { wishes, unread };
};

/** What became of typed lines: the lines with those that were clear, and what is still to be chosen. */
export interface Taken {
  lines: readonly OrderLine[];
  open: readonly Open[];
}

/** Adds what is clear, and leaves the rest to be chosen one after the other. */
export const takeWishes = async (
  asking: Asking,
  cart: Cart,
  partnerId: string,
  wishes: readonly Wish[],
): Promise<Taken> => {
  let now = cart;
  const open: Open[] = [];
  for (const wish of wishes) {
    const resolved = await resolveWish(asking, now, partnerId, wish);
    if (resolved.is === 'open') open.push(resolved);
    else now = { ...now, lines: withLine(now, resolved.line) };
  }
  return { lines: now.lines, open };
};

/** Wishes that wait with the form until those before them are chosen. */
export const keptWishes = (text: string | undefined): Wish[] => {
  try {
    return z.array(Wish).safeParse(JSON.parse(text ?? '[]')).data ?? [];
  } catch {
    return [];
  }
};
