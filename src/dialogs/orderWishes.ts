import { z } from 'zod';
import type { Offer } from '../domain/catalogue.ts';
import type { FormState } from '../domain/forms.ts';
import { offerWords } from '../domain/offerNames.ts';
import { Plan, skuOf, type OrderLine } from '../domain/order.ts';
import { pickPlan } from '../domain/orderText.ts';
import { normalised, searchWords } from '../domain/search.ts';
import type { Asking } from './conversation.ts';
import { offersFor, problemsOfLines, saidOfLine, withLine, type Cart } from './orderCart.ts';

/** One thing that somebody wants, in words. */
export const Wish = z.object({
  text: z.string(),
  quantity: z.number().int().optional(),
  plan: Plan.partial().optional(),
});
export type Wish = z.infer<typeof Wish>;

/** What became of a wish: a line, or what has to be chosen or mended, with what the form shows for it. */
export type Resolved =
  | { is: 'line'; line: OrderLine }
  | { is: 'open'; wish: Wish; problems: FormState['problems']; values: Record<string, string> };

/** Finds what a wish means. Nothing is guessed where it says too little. */
export const resolveWish = async (
  asking: Asking,
  cart: Cart,
  partnerId: string,
  wish: Wish,
): Promise<Resolved> => {
  const { offers, known } = await offersFor(asking, cart, partnerId, wish.text);
  const said = { text: wish.text, quantity: wish.quantity ? String(wish.quantity) : '' };
  const open = (
    problems: FormState['problems'],
    values: Record<string, string> = {},
  ): Resolved => ({ is: 'open', wish, problems, values: { ...said, ...values } });
  if (offers.length === 0)
    return open(known ? { text: { code: 'noOffer', values: { text: wish.text } } } : {});
  const offer = meant(offers, wish.text);
  if (!offer) {
    const plan = wish.plan && sharedPlan(offers, wish.plan);
    const several = { offer: { code: 'severalOffers', values: { text: wish.text } } };
    return open(several, plan && { plan: planText(plan) });
  }
  const chosen = { offer: skuOf(offer) };
  const plan = pickPlan(offer.plans, wish.plan);
  if (!plan)
    return open({ plan: { code: 'planNotOffered', values: { title: offer.title } } }, chosen);
  const values = { ...chosen, plan: planText(plan) };
  // For how long one is bound is never assumed, only proposed.
  if (!wish.plan && offer.plans.length > 1) return open({ plan: { code: 'pickOne' } }, values);
  if (wish.quantity === undefined) return open({ quantity: { code: 'required' } }, values);
  const line = lineOf(offer, plan, wish.quantity);
  const problems = await problemsAtForm(asking, cart, partnerId, line);
  return Object.keys(problems).length > 0 ? open(problems, values) : { is: 'line', line };
};

/** The one that is meant: called just so, or the only one with all the words whole that is no trial. */
const meant = (offers: readonly Offer[], text: string): Offer | undefined => {
  const exact = offers.filter(({ title }) => normalised(title) === normalised(text));
  if (exact.length === 1) return exact[0];
  if (offers.length === 1) return offers[0];
  const words = searchWords(text);
  const whole = offers.filter((offer) => {
    const known = offerWords(offer.title);
    return !offer.isTrial && words.every((word) => known.has(word));
  });
  return whole.length === 1 ? whole[0] : undefined;
};

/** What a wish says of the plan, when it means the same for whichever of these is chosen. */
const sharedPlan = (offers: readonly Offer[], wish: Partial<Plan>): Plan | undefined => {
  const [first, ...others] = offers.map(({ plans }) => pickPlan(plans, wish));
  const isSame = (plan: Plan | undefined) => plan && first && planText(plan) === planText(first);
  return others.every(isSame) ? first : undefined;
};

/** A plan as its input gives it. */
export const planText = ({ term, billingCycle }: Plan): string => `${term}/${billingCycle}`;

/** A line of what is offered. */
export const lineOf = (offer: Offer, plan: Plan, quantity: number): OrderLine => ({
  productId: offer.productId,
  skuId: offer.skuId,
  title: offer.title,
  quantity,
  term: plan.term,
  billingCycle: plan.billingCycle,
  isTrial: offer.isTrial,
  isAddon: offer.isAddon,
});

const inputOf: Readonly<Record<string, string>> = {
  planNotOffered: 'plan',
  quantityBelow: 'quantity',
  quantityAbove: 'quantity',
  onePerCustomer: 'quantity',
};

/** What is against one more line, at the inputs it came from. What it needs beside it may still be added: that is asked at the end. */
export const problemsAtForm = async (
  asking: Asking,
  cart: Cart,
  partnerId: string,
  line: OrderLine,
): Promise<FormState['problems']> => {
  const lines = withLine(cart, line);
  const found = await problemsOfLines(asking, cart, partnerId, lines);
  const own = found
    .filter(({ at, code }) => code !== 'prerequisiteMissing' && skuOf(lines[at]!) === skuOf(line))
    .map(saidOfLine);
  return Object.fromEntries(own.map((problem) => [inputOf[problem.code] ?? 'offer', problem]));
};
