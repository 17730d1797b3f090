import type { Offer } from '../domain/catalogue.ts';
import type { FormState } from '../domain/forms.ts';
import { skuOf, type OrderLine, type Plan } from '../domain/order.ts';
import type { Asking, Kept } from './conversation.ts';
import { offersFor, type Cart } from './orderCart.ts';
import { lineOf, planText, problemsAtForm } from './orderWishes.ts';

/** What was filled in, and what the form showed before. */
interface Chosen {
  values: Kept;
  kept: Kept;
}

/** The line that was put together on the form; or all that is wrong with it, at its inputs. */
export const chosenLine = async (
  asking: Asking,
  cart: Cart,
  partnerId: string,
  given: Chosen,
): Promise<OrderLine | { problems: FormState['problems'] }> => {
  const offer = await chosenOffer(asking, cart, partnerId, given);
  if (!offer) return { problems: { offer: { code: 'pickOne' } } };
  const plan = chosenPlan(offer, given.values.plan ?? '');
  const quantity = quantityIn(given.values.quantity ?? '');
  const problems = {
    ...('code' in plan && { plan }),
    ...(typeof quantity !== 'number' && {
      quantity: { ...quantity, values: { minimum: String(offer.minimum), title: offer.title } },
    }),
  };
  if ('code' in plan || typeof quantity !== 'number') return { problems };
  const line = lineOf(offer, plan, quantity);
  const against = await problemsAtForm(asking, cart, partnerId, line);
  return Object.keys(against).length > 0 ? { problems: against } : line;
};

/** Only what the form offered can be chosen. */
const chosenOffer = async (
  asking: Asking,
  cart: Cart,
  partnerId: string,
  { values, kept }: Chosen,
): Promise<Offer | undefined> => {
  const texts = new Set([kept.text ?? '', values.text ?? '', '']);
  for (const text of texts) {
    const { offers } = await offersFor(asking, cart, partnerId, text);
    const found = offers.find((offer) => skuOf(offer) === values.offer);
    if (found) return found;
  }
  return undefined;
};

const chosenPlan = (offer: Offer, text: string): Plan | { code: string; values?: Kept } => {
  const [only] = offer.plans;
  if (text === '') return only && offer.plans.length === 1 ? only : { code: 'pickOne' };
  const plan = offer.plans.find((one) => planText(one) === text);
  return plan ?? { code: 'planNotOffered', values: { title: offer.title } };
};

const quantityIn = (text: string): number | { code: string } => {
  const plain = text.normalize('NFKC').replace(/[\s,.']/gu, '');
  if (plain === '') return { code: 'required' };
  return /^\d{1,7}$/.test(plain) && Number(plain) > 0 ? Number(plain) : { code: 'quantityBelow' };
};
