import { guidFor } from '../guid.ts';
import { link } from '../http/link.ts';
import { firstEtag } from '../state/etag.ts';
import type { Subscription } from '../state/subscription.ts';

// Their six subscriptions were bought before the new commerce.
const domains = ['wideworlddosul', 'treypesquisas', 'graphicdesignqc'];

/** Whether a customer of the seed (by the prefix of its domain) still has the older kind of subscriptions. */
export function buysLegacy(prefix: string): boolean {
  return domains.includes(prefix);
}

/** Turns a seeded subscription into one of the older kind: an offer instead of a catalogue item, no window, an etag. */
export function legacyBody(
  subscription: Subscription,
  customerId: string,
  country: string,
): Subscription {
  const {
    productType: _type,
    termDuration: _term,
    renewalTermDuration: _renewal,
    refundOptions: _options,
    refundableQuantity: _refundable,
    cancellationAllowedUntilDate: _window,
    ...rest
  } = subscription;
  const offerId = guidFor('offer', subscription.offerName);
  return {
    ...rest,
    offerId,
    autoRenewEnabled: true,
    links: {
      offer: link(`/offers/${offerId}?country=${country}`),
      self: link(`/customers/${customerId}/subscriptions/${subscription.id}`),
    },
    attributes: { etag: firstEtag(subscription.id), objectType: 'Subscription' },
  };
}
