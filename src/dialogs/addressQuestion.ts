import { z } from 'zod';
import { PostalAddress, type CustomerDetails } from '../domain/order.ts';
import { clicksOnly } from './clicksOnly.ts';
import type { Asking, Question, Reading } from './conversation.ts';
import { customerValues } from './customerAnswers.ts';
import { addressKey, addressOf, chosenCustomer, Settled, withoutGaps } from './orderAnswers.ts';
import { begunOrder } from './orderOpened.ts';
import { resellerToOrderFor } from './orderReseller.ts';

/** What Partner Center would write instead, as it was said when the details were given. */
const Opinion = Settled.extend({ suggestions: z.array(PostalAddress) });

/** Another way to write the address, taken or refused with one click. Not asked when it is fine, or when nobody knows. */
export const addressQuestion: Question = {
  name: 'address',
  holds: (asking) =>
    Settled.safeParse(asking.answers.address).data?.of === addressKey(chosenCustomer(asking)),
  known: async (asking) => {
    const none = (await begunOrder(asking)) || (await suggestionsFor(asking)).length === 0;
    return none ? { of: addressKey(chosenCustomer(asking)) } : undefined;
  },
  ask: async (asking, state) => {
    const partnership = await resellerToOrderFor(asking);
    if ('view' in partnership) return partnership;
    const [given, suggestions] = [addressOf(chosenCustomer(asking)), await suggestionsFor(asking)];
    return { form: 'address', ...state, given, suggestions };
  },
  read: async (asking, given) => {
    if ('text' in given) return clicksOnly('go');
    const details = chosenCustomer(asking);
    if (given.pick === 'keep') return settled(details, details);
    const place = /^take:(\d{1,2})$/.exec(given.pick)?.[1];
    const taken = place && (await suggestionsFor(asking))[Number(place)];
    return taken ? settled(details, written(details, taken)) : clicksOnly('go');
  },
};

const written = (details: CustomerDetails, taken: PostalAddress): CustomerDetails => {
  const { line2: _line2, state: _state, postalCode: _postalCode, ...rest } = details;
  return { ...rest, ...withoutGaps(taken), country: details.country };
};

const settled = (before: CustomerDetails, after: CustomerDetails): Reading => {
  const { line1, line2, city, state, postalCode } = after;
  const text = [line1, line2, city, state, postalCode].filter(Boolean).join(', ');
  return {
    is: 'answer',
    answer: { of: addressKey(after) },
    facts: [{ field: 'address', text }],
    ...(after !== before && {
      other: { details: after },
      typed: { details: customerValues(after) },
    }),
  };
};

const suggestionsFor = async (asking: Asking): Promise<readonly PostalAddress[]> => {
  const details = chosenCustomer(asking);
  const known = Opinion.safeParse(asking.answers.opinion).data;
  if (known?.of === addressKey(details)) return known.suggestions;
  return (await asking.desk.find.addressOpinion(addressOf(details))).suggestions;
};
