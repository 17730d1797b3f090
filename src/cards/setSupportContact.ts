import { SetSupportContact } from '../domain/kinds/setSupportContact.ts';
import type { Request } from '../domain/request.ts';
import { see } from './buttons.ts';
import { fact } from './facts.ts';
import { lines } from './pieces/pieces.ts';
import type { PlainLook } from './plainRequest.ts';
import { contactWords } from './subscriptionWords.ts';
import { escaped, tell } from './text.ts';

const inputOf = ({ input }: Request): SetSupportContact | undefined =>
  SetSupportContact.safeParse(input).data;

/** Who answers a customer's questions: for what, whether the customer sees it, and the mail that tells the reseller. */
export const supportLook: PlainLook = {
  facts: ({ request }, reader) => {
    const input = inputOf(request);
    if (!input) return [];
    const { customer, subscription, contact } = input;
    return [
      fact(reader, 'customer', escaped(customer.name)),
      fact(
        reader,
        'which',
        subscription ? escaped(subscription.name) : tell(reader, 'word.allNewCommerce'),
      ),
      fact(reader, 'support', escaped(contactWords(contact))),
    ];
  },
  below: ({ request }, reader) => {
    const input = inputOf(request);
    if (!input) return [];
    const key = input.subscription ? 'form.supportContact.named' : 'card.subscription.hidden';
    return lines([tell(reader, key)], { subtle: true, small: true });
  },
  buttons: ({ request, audience }, reader) => {
    const input = inputOf(request);
    if (!input || audience === 'channel') return [];
    const { subscription, partnershipId } = input;
    return [
      ...(request.state === 'done' && partnershipId !== undefined
        ? [
            see(
              reader,
              { view: 'notices', filter: request.id, page: 0 },
              { title: 'button.supportMail', style: 'positive' },
            ),
          ]
        : []),
      ...(subscription
        ? [see(reader, { view: 'subscription', filter: subscription.id, page: 0 })]
        : []),
    ];
  },
};
